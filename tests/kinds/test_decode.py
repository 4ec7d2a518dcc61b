"""Bytes to text: every encoding of an office comes back as it was written, and nothing else passes for text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signage.core.verdict import Reason
from signage.kinds.texts.decode import Decoded, decode
from signage.kinds.texts.usual_han import gb2312_han

COMMON, RARE = gb2312_han()
SENTENCES = st.lists(
    st.text(st.sampled_from(sorted(COMMON)), min_size=2, max_size=12).map(lambda text: text + "，"),
    min_size=1,
    max_size=30,
).map("".join)
MIXED = st.lists(
    st.one_of(
        st.text(st.sampled_from(sorted(COMMON)), min_size=3, max_size=20),
        st.text(st.sampled_from("abcXYZ0189 ,.-()%\n"), max_size=8),
        st.sampled_from(["《保密法》", "“密”", "——", "①", "（一）", "★", "\r\n", "２０２６", "鑫淼"]),
    ),
    min_size=3,
    max_size=12,
).map("".join)


def read(data: bytes) -> str:
    decoded = decode(data)
    assert isinstance(decoded, Decoded), decoded
    return decoded.raw


@given(SENTENCES | MIXED.filter(lambda text: sum(char in COMMON for char in text) >= 3))
def test_text_comes_back_from_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"):
        assert read(text.encode(encoding)) == text, encoding


@given(SENTENCES)
def test_utf_16_without_a_mark_is_known_by_its_characters(text: str) -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert read(f"{text}\r\n".encode(encoding)) == f"{text}\r\n", encoding


@given(st.text(st.sampled_from(sorted(COMMON)), min_size=1, max_size=2))
def test_one_or_two_characters_of_gbk_and_utf_8(text: str) -> None:
    assert read(text.encode("gbk")) == text
    assert read(text.encode()) == text


def test_every_common_character_alone_and_beside_digits() -> None:
    """梅 is ÷ in UTF-8, 路 is ·: what is alone in a file is a character of its language."""
    alike = [char for char in sorted(COMMON) if is_utf_8(char.encode("gbk"))]
    assert {"梅", "路", "掳", "卤"} < set(alike)
    doubles = [one + other for one in "梅路掳卤" for other in alike]
    for text in (*sorted(COMMON), *alike, *doubles, *(f"5{char}" for char in alike), *(f"{char} A" for char in alike)):
        if text != "5掳":  # 5°
            assert read(text.encode("gbk")) == text


def is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("text", ["36°C", "±0.5", "3×5", "6 ÷ 2", "5°", "Jean·Paul"])
def test_marks_of_latin_1_in_their_places(text: str) -> None:
    assert read(text.encode()) == text


@pytest.mark.parametrize("text", ["通知", "联通", "今日值班", "密", "欢迎检查组", "张·三丰", "通知 2026", "A股", "国"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_short_words_that_fooled_others(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == text


def test_the_bytes_of_tongzhi_are_valid_utf_8_too() -> None:
    assert "通知".encode("gbk").decode("utf-8") == "\u0368\u05aa"


@given(st.binary(min_size=64, max_size=600))
def test_bytes_give_a_value_and_never_a_nul(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Reason) or "\0" not in found.raw


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_at_the_end_is_dropped_and_said(encoding: str) -> None:
    decoded = decode("保密工作管理制度。".encode(encoding)[:-1])
    assert isinstance(decoded, Decoded)
    assert decoded.text == "保密工作管理制度"
    assert decoded.notes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("通知".encode() + b"\xff\xff" + "关于开展保密自查的通知，请各科室认真执行。".encode(), Reason.BROKEN),
        ("半个文件".encode() + b"\0" * 4096, Reason.BROKEN),
        (b"\0" * 4096, Reason.BROKEN),
        (b"ab\0cd", Reason.NOT_TEXT),
        (bytes(range(256)) * 4, Reason.NOT_TEXT),
        (b"\x01\x02\x03\x04\x05\x06" * 10, Reason.NOT_TEXT),
        ("关于自\ue7e5的通知\n\uf630\uf465\ue500\ue565请各科室".encode("utf-16"), Reason.BROKEN),  # a byte was lost
    ],
)
def test_what_is_not_text(data: bytes, reason: Reason) -> None:
    assert decode(data) is reason


def test_lone_controls_go_and_line_ends_are_one_kind() -> None:
    decoded = decode("甲\r\n乙\r丙\u2028丁\x07\x0c戊\u202e己\u200b".encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text == "甲\n乙\n丙\n丁\n戊己"
    assert "\u202e" in decoded.raw  # the gate sees it


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("关ฎF峕寉全柵頚知\n电脑昭퐮啳二、时间徉掓\n10月8日䀂ဋ办公室", True),
        ("欢迎 Welcome Добро пожаловать ようこそ 환영합니다 그 날 ยินดีต้อนรับ", False),
        ("བཀྲ་ཤིས་བདེ་ལེགས། ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ 扎西德勒", False),
        ("α粒子、β射线和Ω级，卡拉OK", False),
    ],
    ids=["a byte was lost", "many languages", "languages of the country", "letters among words"],
)
def test_letters_that_strayed_into_words_mean_damage(text: str, broken: bool) -> None:
    assert (decode(text.encode("utf-16")) is Reason.BROKEN) is broken


def test_what_no_font_draws_has_a_stand_in_and_signs_of_symbol_fonts_are_what_they_look_like() -> None:
    decoded = decode("请\ue123师傅领取\n\uf0b7 工牌\n\uf0a8 已阅\n\uf0fc 通过\n\u0378".encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text == "请〓师傅领取\n• 工牌\n□ 已阅\n✓ 通过\n〓"


def test_a_large_file_is_quick() -> None:
    text = "各科室和下属单位负责人是本部门保密工作第一责任人。\n" * 12_000
    assert read(text.encode("gb18030")) == text


SAID = "关于办公楼停水的通知\n各科室：定于十一月二十八日停水，请提前储水。\n后勤服务中心"
TRADITIONAL = "關於辦公樓停電的通知\n各科室：定於十一月二十八日停電檢修，請提前做好準備。"

GARBLED: dict[str, bytes] = {
    "Big5": TRADITIONAL.encode("big5"),
    "Shift-JIS": "お知らせ\n本日の会議は中止になりました。ご了承ください。".encode("shift_jis"),
    "UTF-8 read as GBK": SAID.encode().decode("gb18030", "replace").encode(),
    "the same, saved in GBK": SAID.encode().decode("gb18030", "replace").replace("\ufffd", "?").encode("gb18030"),
    "GBK read as Latin 1": SAID.encode("gbk").decode("latin-1").encode(),
    "UTF-8 read as Latin 1": SAID.encode().decode("latin-1").encode("utf-16"),
    "lost for good": "锟斤拷锟斤拷通知锟斤拷锟斤拷停水".encode(),
}
WELL: dict[str, str] = {
    "a text": SAID,
    "traditional in its own right": TRADITIONAL,
    "rare names": "请㛃村、䶮桥、㙍塘、圳塱报送排查结果",
    "visitors": "欢迎 Müller、Gérard、Łukasiewicz、Ñandú 一行",
    "units": "温度−3℃～27℃，面积45.6㎡，浓度28μg/m³，误差±5%",
}


@pytest.mark.parametrize("data", GARBLED.values(), ids=GARBLED)
def test_what_a_wrong_reading_spoilt_is_said_to_be_garbled(data: bytes) -> None:
    assert decode(data) is Reason.GARBLED


@pytest.mark.parametrize("text", WELL.values(), ids=WELL)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_what_reads_well_is_not_garbled(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not Reason.GARBLED
    assert encoding == "gb18030" or (isinstance(decoded, Decoded) and decoded.text == text)


def test_marks_of_half_width_are_whole_ones() -> None:
    decoded = decode("一､ 检查｢内容｣｡".encode())
    assert isinstance(decoded, Decoded)
    assert decoded.text == "一、 检查「内容」。"
