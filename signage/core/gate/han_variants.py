"""Traditional, Japanese and rare forms of the characters that occur in mark words. Data only.

One character to one character, so that offsets survive. This is no general converter: characters that no mark, no
handling note and no label of a personal number uses are not listed, which is why OpenCC is not needed.
Source of the three most seen (機密, 絕密, 內部): the rest follows the words in `marks` and `personal`.
"""

from __future__ import annotations

from typing import Final

_PAIRS: Final = (
    # levels: 绝密 机密 秘密
    ("絕", "绝"), ("絶", "绝"), ("機", "机"), ("祕", "秘"), ("宻", "密"), ("級", "级"), ("糹", "纟"), ("糸", "纟"), ("釒", "钅"),
    # terms: 长期 个月 会议开始前 解密条件 时 结束 发布 实施 启用 两 数字
    ("長", "长"), ("個", "个"), ("箇", "个"), ("會", "会"), ("議", "议"), ("開", "开"), ("條", "条"), ("時", "时"),
    ("結", "结"), ("發", "发"), ("佈", "布"), ("實", "实"), ("啓", "启"), ("啟", "启"), ("標", "标"), ("評", "评"),
    ("試", "试"), ("後", "后"), ("兩", "两"), ("貳", "贰"), ("參", "参"), ("叄", "叁"), ("陸", "陆"), ("萬", "万"),
    # labels and internal marks: 内部资料 文件 事项 信息 工作秘密 商业秘密 注意保管 严禁外传 扩散 翻印 阅后收回 份号
    ("內", "内"), ("資", "资"), ("項", "项"), ("業", "业"), ("註", "注"), ("嚴", "严"), ("傳", "传"), ("擴", "扩"),
    ("閱", "阅"), ("閲", "阅"), ("號", "号"), ("請", "请"), ("僅", "仅"), ("銷", "销"), ("毀", "毁"), ("歸", "归"),
    ("還", "还"), ("洩", "泄"), ("複", "复"), ("製", "制"), ("轉", "转"), ("務", "务"), ("國", "国"), ("審", "审"),
    ("屬", "属"), ("選", "选"), ("類", "类"), ("別", "别"), ("識", "识"), ("誌", "志"), ("處", "处"),
    ("緊", "紧"), ("檔", "档"), ("讀", "读"), ("報", "报"), ("給", "给"), ("編", "编"), ("簽", "签"), ("對", "对"),
    # papers: 会议纪要 图纸 名单 预案 简报
    ("紀", "纪"), ("圖", "图"), ("紙", "纸"), ("單", "单"), ("預", "预"), ("簡", "简"),
    # personal numbers: 身份证 户主 手机 电话 护照 银行账号 车牌 许可证 项目代码
    ("證", "证"), ("証", "证"), ("戶", "户"), ("戸", "户"), ("電", "电"), ("話", "话"), ("護", "护"), ("銀", "银"),
    ("賬", "账"), ("帳", "账"), ("車", "车"), ("許", "许"), ("碼", "码"), ("聯", "联"), ("繫", "系"), ("熱", "热"),
    ("線", "线"), ("監", "监"), ("舉", "举"), ("諮", "咨"), ("詢", "询"), ("訴", "诉"), ("總", "总"),
)  # fmt: skip

TO_SIMPLIFIED: Final[dict[int, str]] = {ord(traditional): simplified for traditional, simplified in _PAIRS}
