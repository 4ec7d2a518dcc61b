"""The page that a browser shows for comparison: the same header, text, speeds and ticker, moved by CSS transforms.

The text may move above a standing line, the ticker below a standing card, as in the player, which never moves both; or
both at once, as web signage does.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.content import SENTENCES, TITLE, paragraphs, reminders

BODY_PX, WINDOW_PX = 56, 588
STYLE = f"""
* {{ margin: 0; box-sizing: border-box; }}
body {{ width: 1920px; height: 1080px; overflow: hidden; background: #f6f5f0; color: #1c2733;
  font: {BODY_PX}px/1.5 "Noto Sans CJK SC", "Noto Sans SC", sans-serif; position: relative; }}
header {{ position: absolute; left: 77px; right: 77px; top: 43px; height: 86px; border-bottom: 2px solid #c9c8c0;
  display: flex; justify-content: space-between; font-weight: bold; font-size: 45px; }}
main {{ position: absolute; left: 120px; top: 275px; width: 1400px; height: {WINDOW_PX}px; overflow: hidden; }}
main p {{ text-indent: 2em; text-align: justify; }}
h1 {{ position: absolute; left: 120px; top: 155px; font-size: 73px; line-height: 1.3; color: #1f4e79; }}
footer {{ position: absolute; left: 0; right: 0; bottom: 0; height: 118px; background: #17324d; color: #fff;
  overflow: hidden; white-space: pre; }}
footer b {{ position: absolute; left: 0; width: 301px; padding: 5px 0 0 77px; background: #17324d; color: #ffd27f;
  font-size: 45px; z-index: 1; height: 118px; }}
#belt {{ position: absolute; left: 345px; top: 5px; }}
"""
SCRIPT = """
const clock = document.getElementById("clock");
setInterval(() => { clock.textContent = new Date().toTimeString().slice(0, 5); }, 1000);
const move = (id, axis, length, speed, loop) => document.getElementById(id).animate(
  [{transform: "none"}, {transform: `translate${axis}(${-length}px)`}],
  {duration: length / speed * 1000, iterations: loop ? Infinity : 1});
"""


def write_page(path: Path, *, text_px_s: int = 0, ticker_px_s: int = 0) -> Path:
    """The page with its text moving, or its ticker, or both."""
    moves = ""
    if text_px_s:
        texts = paragraphs()
        moves = f'move("text", "Y", document.getElementById("text").offsetHeight - {WINDOW_PX}, {text_px_s}, false);'
    else:
        texts = list(SENTENCES[:4])
    line = "　　　".join(reminders()) + "　　　"
    if ticker_px_s:
        moves += f'move("belt", "X", document.getElementById("half").offsetWidth, {ticker_px_s}, true);'
    belt = f'<span id="half">{line}</span>{line}' if ticker_px_s else reminders()[0]
    body = "".join(f"<p>{text}</p>" for text in texts)
    path.write_text(
        f'<!doctype html><meta charset="utf-8"><title>bench</title><style>{STYLE}</style>'
        f'<header><span>住房和城乡建设局</span><span id="clock">09:00</span></header><h1>{TITLE}</h1>'
        f'<main><div id="text">{body}</div></main><footer><b>保密提示</b><div id="belt">{belt}</div></footer>'
        f"<script>{SCRIPT}{moves}</script>",
        encoding="utf-8",
    )
    return path
