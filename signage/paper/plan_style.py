"""How the plan looks: the colours of the theme `calm` and of the level strip, in a browser and on A4."""

STYLE = """
:root{--ground:#F6F4EE;--surface:#FFFFFF;--ink:#1B2430;--soft:#4A5563;--accent:#1F4E79;--prohibit:#A61B1B;--rule:#C9C4B6;
--band:#16324F;color-scheme:light}
*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;background:var(--ground);color:var(--ink);
font:15px/1.5 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
header{background:var(--band);color:#F6F4EE}
header>div,main,footer{max-width:76rem;margin:0 auto;padding:0 2rem}
header>div{padding-top:1.6rem;padding-bottom:1.3rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.4rem}
h1{font-size:1.9rem;margin:0;line-height:1.25}
header p{margin:0;font-variant-numeric:tabular-nums}
header .range{font-size:1.15rem}
header .made{margin-left:auto;text-align:right;opacity:.85}
.en{color:var(--soft);font-size:.82em}
header .en{color:inherit;opacity:.8}
.basis{margin:1.1rem 0 .6rem;max-width:54rem}
.basis .en{display:block}
.key{display:flex;flex-wrap:wrap;gap:.4rem 1.1rem;align-items:center;margin:0 0 1.4rem;color:var(--soft);font-size:.9rem}
.swatch{padding:.05rem .7rem;color:var(--ink)}
h2{font-size:1.35rem;margin:2.2rem 0 .2rem;padding-left:.7rem;border-left:.3rem solid var(--accent);line-height:1.3}
h2 small{font-weight:normal;color:var(--soft);font-size:1rem;margin-left:.6rem}
.day,.month{display:grid;grid-template-columns:6.6rem 2rem 8.6rem minmax(16rem,1fr) minmax(12rem,.72fr);column-gap:.7rem}
.month{margin:1.3rem 0 .15rem;align-items:end;border-bottom:2px solid var(--ink)}
.month h3{font-size:1.05rem;margin:0;grid-column:1/4}
.hours{display:flex;justify-content:space-between;color:var(--soft);font-size:.78rem;font-variant-numeric:tabular-nums}
.day{align-items:center;border-bottom:1px solid var(--rule);min-height:2rem;padding:.14rem 0;break-inside:avoid}
.day time{font-variant-numeric:tabular-nums;white-space:nowrap}
.day.rest time{font-weight:bold}
.mark{display:inline-block;font-size:.8rem;line-height:1.35rem;width:1.35rem;text-align:center;border-radius:2px}
.mark.off{background:var(--accent);color:#fff}
.mark.work{border:1px solid var(--ink);line-height:1.25rem}
.about{color:var(--soft);font-size:.84rem;line-height:1.3}
.about b{color:var(--ink);font-weight:bold}
.strip{position:relative;height:1.6rem;background:var(--surface)}
.block{position:absolute;top:0;bottom:0;overflow:hidden;white-space:nowrap;padding:0 .4rem;line-height:1.55rem;font-size:.86rem;
border-left:1px solid var(--ground)}
.block b{margin-right:.45em}
.swatch.normal,.block.normal{background:#fff;box-shadow:inset 0 0 0 1px var(--rule)}
.swatch.notice,.block.notice{background:#DCE8F3;color:#16324F}
.swatch.caution,.block.caution{background:#F2C14E;color:#2A2100}
.swatch.guard,.block.guard{background:#16324F;color:#fff;border-left:.28rem solid var(--prohibit)}
.block.festive{border-top:4px solid #A5191C;line-height:1.3rem}
.block.solemn{border-top:4px solid #5F7486;line-height:1.3rem}
.block.mourning{background:#D9D9D9;color:#111;border-top:4px solid #111;line-height:1.3rem}
.block.bare{background:repeating-linear-gradient(45deg,#fff,#fff 6px,#E9E4D8 6px,#E9E4D8 12px)}
.block.dark{background:#3A3A3A;color:#fff}
.block.takeover{background:var(--prohibit);color:#fff}
.block.meeting,.block.farewell{background:#5F7486;color:#fff}
.block.slim{padding:0;text-align:center;font-size:.74rem}
.block.normal.slim b,.block.notice.slim b,.block.caution.slim b,.block.guard.slim b,.block.slim i{display:none}
.block i{font-style:normal;margin-right:.45em}
.why{font-size:.84rem;line-height:1.35;color:var(--ink)}
.why p{margin:0}
.why .at{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:.3em}
.note{color:var(--soft);margin:.3rem 0 .2rem}
.programme{background:var(--surface);border:1px solid var(--rule);border-radius:4px;padding:.9rem 1.1rem 1rem;margin:.8rem 0}
.programme h3{margin:0;font-size:1.12rem;break-after:avoid}
.programme h3 small{font-weight:normal;color:var(--soft);margin-left:.6rem;font-size:.9rem}
.programme>p{margin:.1rem 0 .6rem;color:var(--soft);font-size:.88rem}
.items{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.6rem,1fr));gap:.8rem .8rem}
.item{break-inside:avoid;min-width:0}
.thumb{aspect-ratio:16/9;background:#EDEAE2 center/contain no-repeat;border:1px solid var(--rule);margin-bottom:.25rem}
.item h4{margin:0;font-size:.86rem;font-weight:normal;line-height:1.35;overflow-wrap:anywhere}
.item p{margin:.1rem 0 0;font-size:.8rem;color:var(--soft);display:flex;align-items:center;gap:.4rem;
font-variant-numeric:tabular-nums;white-space:nowrap}
.bar{flex:1;height:.32rem;background:#E9E4D8}
.bar span{display:block;height:100%;background:var(--accent)}
.lines{margin:.7rem 0 0!important;color:var(--ink)!important}
.empty{color:var(--prohibit)!important;font-weight:bold}
footer{color:var(--soft);font-size:.85rem;padding-top:1.4rem;padding-bottom:2.5rem}
@media(max-width:60rem){.day,.month{grid-template-columns:6.2rem 1.6rem minmax(0,1fr)}
.strip,.why,.hours{grid-column:1/4}.month h3{grid-column:1/4}.hours{width:100%}}
@page{size:A4;margin:13mm 12mm}
@media print{body{background:none;font-size:9.2pt}header{background:none;color:var(--ink);border-bottom:2px solid var(--ink)}
header>div,main,footer{padding-left:0;padding-right:0;max-width:none}header>div{padding-top:0;padding-bottom:.5rem}
.day,.month{grid-template-columns:5.4rem 1.5rem 6.6rem minmax(0,1fr) 13.4rem;column-gap:.5rem}.strip,.why,.hours{grid-column:auto}
.month h3{grid-column:1/4}.items{grid-template-columns:repeat(6,1fr)}.month{break-after:avoid}
h2{break-after:avoid}.programmes{break-before:auto}.block{border-left-color:#fff}}
"""
