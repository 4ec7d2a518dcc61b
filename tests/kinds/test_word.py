"""Word and WPS files: what is printed is read, in order, once; what is hidden holds the file."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from signage.core.document import Align, Cell, Heading, ListBlock, Paragraph, Picture, Run, Table, plain
from signage.core.verdict import Reason
from signage.kinds.reading import Reading


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def png(width: int = 64, height: int = 48, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def blip(reference: str = "p1", crop: str = "") -> str:
    return f'<pic:pic><pic:blipFill><a:blip r:embed="{reference}"/>{crop}</pic:blipFill></pic:pic>'


def drawing(inner: str) -> str:
    return f"<w:r><w:drawing><wp:anchor>{inner}</wp:anchor></w:drawing></w:r>"


@pytest.fixture
def blocks(docx: Callable[..., Any], read: Callable[..., Any]) -> Callable[..., Any]:
    def run(body: str, **more: Any) -> Any:
        reading = read("a.docx", docx(body, **more))
        assert isinstance(reading, Reading), reading
        assert not reading.held, reading.held
        return reading.content.blocks

    return run


@pytest.fixture
def texts(blocks: Callable[..., Any]) -> Callable[..., Any]:
    def run(body: str, **more: Any) -> Any:
        return [plain(block.runs) for block in blocks(body, **more)]

    return run


# --- text ---------------------------------------------------------------------------------------------------


def test_runs_of_a_paragraph_join_and_strong_stays(blocks: Callable[..., Any]) -> None:
    body = (
        "<w:p><w:r><w:t>先审查，</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>后公开</w:t></w:r>"
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>。</w:t></w:r></w:p>'
    )
    assert blocks(body) == (Paragraph((Run("先审查，"), Run("后公开", strong=True), Run("。"))),)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", ["甲 乙"]),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", ["甲", "乙"]),
        ('<w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t>', ["甲乙"]),
        ("<w:t>保</w:t><w:softHyphen/><w:t>密</w:t>", ["保密"]),
        ("<w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t>", ["5-6"]),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/><w:t>已查</w:t>', ["✓已查"]),
        (
            "<w:ruby><w:rt><w:r><w:t>bǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>保</w:t></w:r></w:rubyBase></w:ruby>",
            ["保"],
        ),
        ("<w:t>一\u200b\u202e二</w:t>", ["一二"]),
    ],
)
def test_what_a_run_prints(texts: Callable[..., Any], inner: str, expected: object) -> None:
    assert texts(f"<w:p><w:r>{inner}</w:r></w:p>") == expected


def test_a_field_gives_its_last_result_and_never_its_instruction(texts: Callable[..., Any]) -> None:
    def border(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        "<w:p><w:r><w:t>共</w:t></w:r>"
        + border("begin")
        + '<w:r><w:instrText> INCLUDEPICTURE "http://evil" </w:instrText></w:r>'
        + border("begin")
        + "<w:r><w:instrText>DDEAUTO</w:instrText><w:t>内层</w:t></w:r>"
        + border("separate")
        + "<w:r><w:t>不印</w:t></w:r>"
        + border("end")
        + border("separate")
        + "<w:r><w:t>八</w:t></w:r>"
        + border("end")
        + '<w:fldSimple w:instr="PAGE"><w:r><w:t>页</w:t></w:r></w:fldSimple></w:p>'
    )
    assert texts(body) == ["共八页"]


def test_links_and_content_controls_keep_their_text(texts: Callable[..., Any]) -> None:
    body = (
        '<w:p><w:hyperlink r:id="x"><w:r><w:t>国家保密局</w:t></w:r></w:hyperlink></w:p>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    assert texts(body, relations={"x": ("hyperlink", "https://example.org/")}) == ["国家保密局", "控件"]


@pytest.mark.parametrize(
    ("jc", "align"), [("center", Align.CENTRE), ("right", Align.RIGHT), ("end", Align.RIGHT), ("both", Align.LEFT)]
)
def test_alignment(blocks: Callable[..., Any], jc: str, align: Align) -> None:
    assert blocks(p("落款", f'<w:jc w:val="{jc}"/>')) == (Paragraph((Run("落款"),), align),)


def test_footnotes_come_last_with_their_number(
    docx: Callable[..., Any], read: Callable[..., Any], xml_root: str
) -> None:
    notes = f'<w:footnotes {xml_root}><w:footnote w:id="2">{p("见第九条。")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("后文")
    reading = read("a.docx", docx(body, parts={"word/footnotes.xml": notes}))
    assert [plain(block.runs) for block in reading.content.blocks] == ["正文[1]", "后文", "[1] 见第九条。"]


# --- headings and styles ------------------------------------------------------------------------------------

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="公文一级"/><w:basedOn w:val="2"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="a"/><w:basedOn w:val="loop"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="2"/>', 1),
        ('<w:pStyle w:val="mine"/>', 1),
        ('<w:pStyle w:val="t"/>', 0),
        ('<w:pStyle w:val="Heading3"/>', 3),
        ('<w:pStyle w:val="标题 2"/>', 2),
        ('<w:outlineLvl w:val="1"/>', 2),
        ('<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="loop"/>', None),
        ("", None),
    ],
)
def test_headings_by_style_name_or_outline_level(
    blocks: Callable[..., Any], xml_root: str, properties: str, level: int | None
) -> None:
    styles = f"<w:styles {xml_root}>{STYLES}</w:styles>"
    (block,) = blocks(p("总则", properties), parts={"word/styles.xml": styles})
    assert (block.level if isinstance(block, Heading) else None) == level


def test_a_long_paragraph_with_an_outline_level_is_no_heading(blocks: Callable[..., Any]) -> None:
    (block,) = blocks(p("长" * 100, '<w:outlineLvl w:val="0"/>'))
    assert isinstance(block, Paragraph)


def test_weight_from_a_character_style_and_no_table_of_contents(blocks: Callable[..., Any], xml_root: str) -> None:
    styles = f"<w:styles {xml_root}>{STYLES}</w:styles>"
    body = p("第一章 1", '<w:pStyle w:val="toc"/>') + p("要点", run='<w:rStyle w:val="s"/>')
    assert blocks(body, parts={"word/styles.xml": styles}) == (Paragraph((Run("要点", strong=True),)),)


# --- numbering ----------------------------------------------------------------------------------------------


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.fixture
def numbering(xml_root: str) -> str:
    abstract = (
        level(0, "chineseCounting", "%1、")
        + level(1, "chineseCountingThousand", "（%2）")
        + level(2, "decimal", "%3.")
        + level(3, "decimalEnclosedCircle", "%4")
        + level(4, "decimal", "%1.%3.%5", "<w:isLgl/>")
    )
    return (
        f'<w:numbering {xml_root}><w:abstractNum w:abstractNumId="7">{abstract}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "•")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )


def test_a_table_of_contents_is_not_shown_whatever_its_style(texts: Callable[..., Any]) -> None:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    told = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
    page = "<w:r><w:instrText>PAGEREF a</w:instrText></w:r>"
    line = "<w:r><w:t>一、总则 1</w:t></w:r>"
    body = f"<w:p>{begin}{told}{middle}{line}{begin}{page}{middle}{line}{end}</w:p><w:p>{line}{end}</w:p>" + p(
        "一、总则"
    )
    assert texts(body) == ["一、总则"]


def test_automatic_numbers_become_text(texts: Callable[..., Any], numbering: str) -> None:
    body = (
        numbered("总则")
        + numbered("目的", 1)
        + numbered("范围", 1)
        + numbered("细目", 2)
        + numbered("小目", 3)
        + numbered("分目", 4)
        + numbered("分则")
        + numbered("另起", 1)
        + numbered("重来", 0, 3)
        + numbered("接着", 0, 3)
    )
    assert texts(body, parts={"word/numbering.xml": numbering}) == [
        "一、总则",
        "（一）目的",
        "（二）范围",
        "1. 细目",
        "①小目",
        "1.1.1 分目",
        "二、分则",
        "（一）另起",
        "一、重来",
        "二、接着",
    ]


def test_bullets_that_follow_one_another_are_one_list(blocks: Callable[..., Any], numbering: str) -> None:
    body = numbered("甲", 0, 2) + numbered("乙", 0, 2) + p("文") + numbered("丙", 0, 2)
    assert blocks(body, parts={"word/numbering.xml": numbering}) == (
        ListBlock(((Run("甲"),), (Run("乙"),))),
        Paragraph((Run("文"),)),
        ListBlock(((Run("丙"),),)),
    )


def test_list_zero_means_no_number(texts: Callable[..., Any], numbering: str) -> None:
    assert texts(numbered("无号", 0, 0), parts={"word/numbering.xml": numbering}) == ["无号"]


# --- tables -------------------------------------------------------------------------------------------------


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def test_merged_cells_stand_once_with_their_spans(blocks: Callable[..., Any]) -> None:
    body = "<w:tbl>{}{}{}</w:tbl>".format(
        row(cell("值班表", '<w:gridSpan w:val="3"/>'), properties="<w:tblHeader/>"),
        row(cell("一组", '<w:vMerge w:val="restart"/>'), cell("张"), cell("李")),
        row(cell("", "<w:vMerge/>"), cell("王"), cell("赵")),
    )
    assert blocks(body) == (
        Table(
            (
                (Cell(runs("值班表"), 3),),
                (Cell(runs("一组"), 1, 2), Cell(runs("张")), Cell(runs("李"))),
                (Cell(runs("王")), Cell(runs("赵"))),
            )
        ),
    )


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        ((cell("区域", '<w:vMerge w:val="restart"/>'), cell("投诉量", '<w:gridSpan w:val="2"/>')), 2),
        ((cell("区域", '<w:vMerge w:val="restart"/>'), cell("二季度"), cell("三季度")), 1),
    ],
    ids=["names over names", "a merged cell at the left"],
)
def test_a_header_of_two_rows_is_one_header(blocks: Callable[..., Any], first: tuple[str, ...], rows: int) -> None:
    second = row(cell("", "<w:vMerge/>"), cell("二季度"), cell("三季度"))
    [table] = blocks("<w:tbl>" + row(*first) + second + row(cell("城东"), cell("128"), cell("96")) + "</w:tbl>")
    assert table.header_rows == rows


def test_a_field_that_nobody_filled_in_says_nothing(texts: Callable[..., Any]) -> None:
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{'{}'}</w:sdtContent></w:sdt>"
    inline = empty.format("<w:r><w:t>单击此处输入文字。</w:t></w:r>")
    filled = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>某局</w:t></w:r></w:sdtContent></w:sdt>"
    body = f"<w:p><w:r><w:t>来访单位：</w:t></w:r>{filled}{inline}</w:p>{empty.format(p('单击此处输入日期。'))}"
    assert texts(body) == ["来访单位：某局"]


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        ((("会议名称", "2026年第四季度安全生产工作会"), ("地点", "五楼")), 0),
        ((("时间", "上午9:00"), ("地点", "五楼")), 0),
        ((("项目", "2026年完成情况"), ("改造", "12")), 1),
        ((("项目", "进度"), ("改造", "已完成，正在验收")), 1),
        ((("本表由各科室每周五填报", "2026年第四季度安全生产工作会"), ("地点", "五楼")), 1),
    ],
)
def test_a_form_has_no_header(blocks: Callable[..., Any], lines: tuple[tuple[str, str], ...], header: int) -> None:
    (table,) = blocks("<w:tbl>" + "".join(row(*map(cell, line)) for line in lines) + "</w:tbl>")
    assert table.header_rows == header


def test_a_nested_table_is_flattened_into_its_cell(blocks: Callable[..., Any]) -> None:
    inner = "<w:tbl>" + row(cell("甲"), cell("乙")) + "</w:tbl>"
    body = "<w:tbl>" + row(cell("科室"), cell("任务")) + row(f"<w:tc>{inner}{p('')}</w:tc>", cell("丙")) + "</w:tbl>"
    (table,) = blocks(body)
    assert table.rows[1] == (Cell(runs("甲　乙")), Cell(runs("丙")))


INNER = "<w:tbl>" + row(cell("甲"), cell("乙")) + row(cell("丙"), cell("丁")) + "</w:tbl>"
FRAMES = [
    ("one cell", row(cell("框")), ["框"]),
    ("one column", row(cell("一")) + row(cell("二")), ["一", "二"]),
    (
        "two columns of text",
        row(f"<w:tc>{p('承诺')}{p('不外传。')}</w:tc>", cell("电话")),
        ["承诺", "不外传。", "电话"],
    ),
]


@pytest.mark.parametrize(("inside", "expected"), [case[1:] for case in FRAMES], ids=[case[0] for case in FRAMES])
def test_a_table_that_only_places_text_is_text(texts: Callable[..., Any], inside: str, expected: list[str]) -> None:
    assert texts(f"<w:tbl>{inside}</w:tbl>") == expected


def test_a_table_beside_text_in_a_frame_is_a_table(blocks: Callable[..., Any]) -> None:
    before, table = blocks("<w:tbl>" + row(cell("说明"), f"<w:tc>{INNER}{p('')}</w:tc>") + "</w:tbl>")
    assert plain(before.runs) == "说明"
    assert [[plain(each.runs) for each in line] for line in table.rows] == [["甲", "乙"], ["丙", "丁"]]


# --- shapes and pictures ------------------------------------------------------------------------------------


def test_a_text_box_counts_once_though_the_file_has_it_twice(texts: Callable[..., Any]) -> None:
    box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(body) == ["正文", "框内"]


@pytest.mark.parametrize(
    "run",
    [
        drawing(blip()),
        f"<w:r><w:drawing><wp:inline>{blip()}</wp:inline></w:drawing></w:r>",
        '<w:r><w:pict><v:shape><v:imagedata r:id="p1"/></v:shape></w:pict></w:r>',
    ],
)
def test_pictures_inline_floating_and_old(docx: Callable[..., Any], read: Callable[..., Any], run: str) -> None:
    data = docx(
        f"<w:p><w:r><w:t>图</w:t></w:r>{run}</w:p>",
        parts={"word/media/a.png": png()},
        relations={"p1": ("image", "media/a.png")},
    )
    reading = read("a.docx", data)
    (blob,) = reading.pictures
    assert reading.content.blocks == (Paragraph(runs("图")), Picture(blob.sha256, 64, 48))
    assert blob.media_type == "image/png"


def test_a_photograph_is_turned_stripped_and_made_smaller(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90°
    exif[0x010E] = "保密办相机"
    out = io.BytesIO()
    Image.new("RGB", (5000, 100), "blue").save(out, "JPEG", exif=exif, icc_profile=b"x" * 100)
    data = docx(
        f"<w:p>{drawing(blip())}</w:p>",
        parts={"word/media/a.jpeg": out.getvalue()},
        relations={"p1": ("image", "media/a.jpeg")},
    )
    (blob,) = read("a.docx", data).pictures
    assert (blob.media_type, blob.width, blob.height) == ("image/jpeg", 77, 3840)
    with Image.open(io.BytesIO(blob.data)) as made:
        assert not made.getexif()
        assert "icc_profile" not in made.info


def test_what_a_crop_hides_is_not_in_the_derivative(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    both = Image.new("RGB", (200, 100), "white")
    both.paste("red", (0, 0, 100, 100))
    out = io.BytesIO()
    both.save(out, "PNG")
    crop = '<a:srcRect l="50000"/>'
    data = docx(
        f"<w:p>{drawing(blip(crop=crop))}</w:p>",
        parts={"word/media/a.png": out.getvalue()},
        relations={"p1": ("image", "media/a.png")},
    )
    (blob,) = read("a.docx", data).pictures
    with Image.open(io.BytesIO(blob.data)) as made:
        assert made.size == (100, 100)
        assert made.getcolors() == [(10000, (255, 255, 255))]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.emf", b"\x01\0\0\0" * 40),
        ("a.wmf", b"\xd7\xcd\xc6\x9a" * 40),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", png()[:60]),
        ("a.png", b"%!PS-Adobe-3.0 EPSF-3.0"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_left_out_with_a_note(
    docx: Callable[..., Any], read: Callable[..., Any], name: str, data: bytes
) -> None:
    made = docx(
        f"<w:p><w:r><w:t>图</w:t></w:r>{drawing(blip())}</w:p>",
        parts={f"word/media/{name}": data},
        relations={"p1": ("image", f"media/{name}")},
    )
    reading = read("a.docx", made)
    assert [note.reason for note in reading.notes] == [Reason.PICTURE_DROPPED]
    assert reading.notes[0].detail
    assert reading.content.blocks == (Paragraph(runs("图")),)


# --- what is in the file and not on its pages -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<w:p><w:ins><w:r><w:t>加</w:t></w:r></w:ins></w:p>", "修订"),
        ("<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", "修订"),
        (p("隐", run="<w:vanish/>"), "隐藏文字"),
        (p("白", run='<w:color w:val="FFFFFF"/>'), "白色文字"),
        (p("小", run='<w:sz w:val="2"/>'), "极小的文字"),
        (p("甲") + '<w:altChunk r:id="x"/>', "嵌入的文档"),
    ],
)
def test_hidden_things_hold_the_file(docx: Callable[..., Any], judge: Callable[..., Any], body: str, what: str) -> None:
    outcome = judge("a.docx", docx(body))
    assert (outcome.verdict.value, outcome.title, outcome.blobs) == ("held", "", ())
    assert (outcome.notes[0].reason, outcome.notes[0].detail) == (Reason.HIDDEN_TEXT, what)


@pytest.mark.parametrize(
    "body",
    [
        p("白", run='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>'),
        "<w:tbl>" + row(f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>{p("头", run="<w:color w:val=" + chr(34) + "FFFFFF" + chr(34) + "/>")}</w:tc>', cell("乙")) + "</w:tbl>",
        p("显", run='<w:vanish w:val="0"/>'),
    ],
)  # fmt: skip
def test_white_on_dark_is_no_hidden_text(blocks: Callable[..., Any], body: str) -> None:
    assert blocks(body)


AS_WORD_ORDERS_THEM = (
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="样式甲"/><w:basedOn w:val="1"/><w:next w:val="1"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:qFormat/><w:rsid w:val="00326F90"/>'
    "<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
)


@pytest.mark.parametrize(
    ("run", "what"),
    [
        ("<w:vanish/>", Reason.HIDDEN_TEXT),
        ('<w:color w:val="FFFFFF"/>', Reason.HIDDEN_TEXT),
        ("<w:strike/>", Reason.STRUCK_TEXT),
    ],
)
def test_a_style_hides_text_wherever_its_properties_stand(
    docx: Callable[..., Any], judge: Callable[..., Any], xml_root: str, run: str, what: Reason
) -> None:
    styles = f"<w:styles {xml_root}>{AS_WORD_ORDERS_THEM.format(paragraph='', run=run)}</w:styles>"
    outcome = judge("a.docx", docx(p("甲", '<w:pStyle w:val="S"/>'), parts={"word/styles.xml": styles}))
    assert (outcome.verdict.value, outcome.notes[0].reason) == ("held", what)


def test_a_style_numbers_and_aligns_wherever_its_properties_stand(
    blocks: Callable[..., Any], numbering: str, xml_root: str
) -> None:
    paragraph = '<w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/>'
    styles = f"<w:styles {xml_root}>{AS_WORD_ORDERS_THEM.format(paragraph=paragraph, run='<w:b/>')}</w:styles>"
    (block,) = blocks(
        p("总体要求", '<w:pStyle w:val="S"/>'), parts={"word/styles.xml": styles, "word/numbering.xml": numbering}
    )
    assert (plain(block.runs), block.align, block.runs[-1].strong) == ("一、总体要求", Align.CENTRE, True)


def test_comments_and_embedded_objects_hold_the_file(
    docx: Callable[..., Any], judge: Callable[..., Any], xml_root: str
) -> None:
    comments = f'<w:comments {xml_root}><w:comment w:id="0">{p("这句不对")}</w:comment></w:comments>'
    assert judge("a.docx", docx(p("甲"), parts={"word/comments.xml": comments})).notes[0].detail == "批注"
    assert (
        judge("a.docx", docx(p("甲"), parts={"word/embeddings/oleObject1.bin": b"x"})).notes[0].detail == "嵌入的对象"
    )
    empty = f"<w:comments {xml_root}/>"
    assert judge("a.docx", docx(p("甲"), parts={"word/comments.xml": empty})).verdict.value == "accepted"


MARK = "机密★10年"


@pytest.mark.parametrize(
    "place",
    [
        "body", "split", "header", "footer", "comment", "deleted", "hidden", "text box", "alt text", "property", "watermark",
        "footnote", "table", "utf-16 header", "bookmark", "name of a field", "comment of the XML", "variable",
        "name of a picture", "name of a picture's file", "bullet",
    ],
)  # fmt: skip
def test_a_mark_anywhere_closes_the_file(
    docx: Callable[..., Any], judge: Callable[..., Any], xml_root: str, place: str
) -> None:
    header = f"<w:hdr {xml_root}>{p(MARK)}</w:hdr>"
    bodies = {
        "body": p(MARK),
        "split": "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密★1</w:t></w:r><w:proofErr/><w:r><w:t>0年</w:t></w:r></w:p>",
        "deleted": f"<w:p><w:del><w:r><w:delText>{MARK}</w:delText></w:r></w:del></w:p>",
        "hidden": p(MARK, run="<w:vanish/>"),
        "text box": f"<w:p>{drawing(f'<wps:txbx><w:txbxContent>{p(MARK)}</w:txbxContent></wps:txbx>')}</w:p>",
        "alt text": f"<w:p>{drawing(f'<wp:docPr id={chr(34)}1{chr(34)} descr={chr(34)}{MARK}{chr(34)}/>')}</w:p>",
        "watermark": f'<w:p><w:r><w:pict><v:shape><v:textpath string="{MARK}"/></v:shape></w:pict></w:r></w:p>',
        "table": "<w:tbl>" + row(cell(MARK), cell("乙")) + "</w:tbl>",
        "bookmark": f'<w:p><w:bookmarkStart w:id="0" w:name="{MARK}"/></w:p>',
        "name of a field": f'<w:sdt><w:sdtPr><w:alias w:val="{MARK}"/></w:sdtPr><w:sdtContent>{p("某事")}</w:sdtContent></w:sdt>',
        "comment of the XML": f"<!-- {MARK} -->",
        "name of a picture": f"<w:p>{drawing(f'<wp:docPr id={chr(34)}1{chr(34)} name={chr(34)}{MARK}{chr(34)}/>')}</w:p>",
        "name of a picture's file": f"<w:p>{drawing(f'<pic:cNvPr id={chr(34)}1{chr(34)} name={chr(34)}{MARK}.png{chr(34)}/>')}</w:p>",
    }
    parts = {
        "header": {"word/header1.xml": header},
        "utf-16 header": {"word/header1.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + header).encode("utf-16")},
        "footer": {"word/footer1.xml": f"<w:ftr {xml_root}>{p(MARK)}</w:ftr>"},
        "comment": {"word/comments.xml": f"<w:comments {xml_root}><w:comment>{p(MARK)}</w:comment></w:comments>"},
        "footnote": {"word/footnotes.xml": f"<w:footnotes {xml_root}><w:footnote>{p(MARK)}</w:footnote></w:footnotes>"},
        "property": {"docProps/core.xml": f'<c:p xmlns:c="x" xmlns:d="y"><d:title>{MARK}</d:title></c:p>'},
        "bullet": {"word/numbering.xml": f"<w:numbering {xml_root}>{level(0, 'bullet', MARK)}</w:numbering>"},
        "variable": {
            "word/settings.xml": f'<w:settings {xml_root}><w:docVars><w:docVar w:name="a" w:val="{MARK}"/></w:docVars></w:settings>'
        },
    }  # fmt: skip
    outcome = judge("通知.docx", docx(p("普通的一段话。") + bodies.get(place, ""), parts=parts.get(place)))
    assert (outcome.verdict.value, outcome.title, outcome.blobs) == ("rejected", "", ())
    assert outcome.notes[0].reason is Reason.MARK_FOUND
    assert MARK not in outcome.notes[0].snippet


@pytest.mark.parametrize("stroke", ["strike", "dstrike"])
def test_struck_text_holds_the_file(docx: Callable[..., Any], judge: Callable[..., Any], stroke: str) -> None:
    held = judge("a.docx", docx(p("会议室可以使用。") + p("不限人数。", run=f"<w:{stroke}/>")))
    assert [note.reason for note in held.notes] == [Reason.STRUCK_TEXT]
    plain_file = docx(p("会议室可以使用，但是人数有限。", run=f'<w:{stroke} w:val="0"/>'))
    assert judge("a.docx", plain_file).verdict.value == "accepted"


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'


def test_a_field_that_never_ends_hides_nothing(docx: Callable[..., Any], read: Callable[..., Any]) -> None:
    body = p("前文") + f"<w:p>{FIELD}</w:p>" + p("后文")
    assert [plain(block.runs) for block in read("a.docx", docx(body)).content.blocks] == ["前文", "后文"]


def test_a_note_stands_once_however_often_it_is_referred_to(
    docx: Callable[..., Any], read: Callable[..., Any], xml_root: str
) -> None:
    """20,000 references in one paragraph took nine minutes once: nothing may look through all of it for each."""
    notes = f'<w:footnotes {xml_root}><w:footnote w:id="2">{p("见第九条。")}</w:footnote></w:footnotes>'
    body = "<w:p>" + 20_000 * '<w:r><w:footnoteReference w:id="2"/></w:r>' + "</w:p>"
    blocks = read("a.docx", docx(body, parts={"word/footnotes.xml": notes}, level=1)).content.blocks
    assert [plain(block.runs) for block in blocks] == [20_000 * "[1]", "[1] 见第九条。"]


FORMULAS = {
    "fraction": ("<m:f><m:num>A×n</m:num><m:den>12</m:den></m:f>", "(A×n)/12"),
    "power": ("<m:sSup><m:e>x</m:e><m:sup>2</m:sup></m:sSup>", "x²"),
    "power of words": ("<m:sSup><m:e>x</m:e><m:sup>k+y</m:sup></m:sSup>", "x^(k+y)"),
    "index": ("<m:sSub><m:e>H</m:e><m:sub>2</m:sub></m:sSub>", "H₂"),
    "root": ("<m:rad><m:deg/><m:e>a+b</m:e></m:rad>", "√(a+b)"),
    "brackets": ("<m:d><m:e>a+b</m:e></m:d>", "(a+b)"),
}


@pytest.mark.parametrize(("inner", "text"), FORMULAS.values(), ids=FORMULAS)
def test_a_formula_on_one_line_keeps_its_meaning(
    docx: Callable[..., Any], read: Callable[..., Any], inner: str, text: str
) -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    words = re.sub(r">([^<>]+)<", r"><m:r><m:t>\1</m:t></m:r><", inner)
    body = f"<w:p><w:r><w:t>额度</w:t></w:r><m:oMath {math}>{words}</m:oMath></w:p>"
    assert [plain(block.runs) for block in read("a.docx", docx(body)).content.blocks] == [f"额度{text}"]


@pytest.mark.parametrize("part", [b"\0\1\2", b"<w:styles"])
def test_a_part_that_is_no_xml_under_another_name_is_a_verdict(
    docx: Callable[..., Any], read: Callable[..., Any], part: bytes
) -> None:
    found = read("a.docx", docx(p("某事"), parts={"word/styles.bin": part}, relations={"s": ("styles", "styles.bin")}))
    assert found.note.reason is Reason.BROKEN


def test_a_level_among_the_keywords_holds_the_file(docx: Callable[..., Any], judge: Callable[..., Any]) -> None:
    parts = {"docProps/core.xml": '<c:p xmlns:c="x" xmlns:d="y"><d:keywords>方案；机密;2026</d:keywords></c:p>'}
    outcome = judge("通知.docx", docx(p("普通的一段话。"), parts=parts))
    assert [note.reason for note in outcome.notes] == [Reason.MARK_SUSPECTED]


def test_a_table_that_teaches_the_levels_is_shown_and_a_register_is_not(
    docx: Callable[..., Any], judge: Callable[..., Any]
) -> None:
    def table(*rows: str) -> bytes:
        cells = (row(*map(cell, line.split())) for line in rows)
        return docx(p("密级一览") + "<w:tbl>" + "".join(cells) + "</w:tbl>")

    teaching = table("密级 损害 期限", "绝密 特别严重的损害 30年", "机密 严重的损害 20年", "秘密 损害 10年")
    register = table("序号 文件 密级", "1 某方案 机密", "2 某通知 秘密")
    assert judge("密级.docx", teaching).verdict.value == "accepted"
    assert [note.reason for note in judge("台账.docx", register).notes] == [Reason.MARK_SUSPECTED]
    assert [note.reason for note in judge("台账.csv", "文件,密级\n某方案,机密\n某通知,秘密\n").notes] == [
        Reason.MARK_SUSPECTED
    ]
