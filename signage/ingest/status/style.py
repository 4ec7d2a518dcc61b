"""How the status page looks: the colours of the theme `calm`, in a browser of any width and on paper."""

STYLE = """
:root{--ground:#F6F4EE;--surface:#FFFFFF;--ink:#1B2430;--soft:#4A5563;--accent:#1F4E79;--prohibit:#A61B1B;--rule:#C9C4B6;
--band:#16324F;color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.55;
font:16px/1.55 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
header{background:var(--band);color:#F6F4EE}
header>div,main,footer{max-width:68rem;margin:0 auto;padding:0 2rem}
header>div{padding-top:1.8rem;padding-bottom:1.5rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.2rem}
h1{font-size:1.9rem;margin:0;line-height:1.25}
h1+p{margin:0;opacity:.85}
header .made{margin:0 0 0 auto;text-align:right;font-variant-numeric:tabular-nums}
nav{display:flex;flex-wrap:wrap;gap:.75rem;padding:1.4rem 0 .4rem}
nav a{flex:1 1 8rem;background:var(--surface);border:1px solid var(--rule);border-radius:4px;padding:.6rem .9rem;
color:inherit;text-decoration:none}
nav a:focus-visible,nav a:hover{border-color:var(--accent)}
nav .en{display:block}
nav b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
nav .none{color:var(--soft)}
nav .trouble b{color:var(--prohibit)}
.find{color:var(--soft);font-size:.95rem;margin:.6rem 0 0}
.lead{font-size:1.15rem;margin:1rem 0 0}
progress{display:block;appearance:none;width:100%;height:.6rem;margin:.5rem 0 0;border:1px solid var(--rule);border-radius:4px;
background:var(--surface);overflow:hidden}
progress::-webkit-progress-bar{background:var(--surface)}
progress::-webkit-progress-value{background:var(--accent)}
progress::-moz-progress-bar{background:var(--accent)}
.en{color:var(--soft);font-size:.85rem}
section{margin:1.8rem 0}
h2{font-size:1.3rem;margin:0;padding-left:.7rem;border-left:.3rem solid var(--accent);line-height:1.3}
h2 small{font-weight:normal;color:var(--soft);font-size:1rem;margin-left:.4rem}
.trouble h2{border-color:var(--prohibit)}
section>p{margin:.3rem 0 .8rem 1rem}
.cards .list{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,27rem),1fr));gap:.7rem}
article{background:var(--surface);border:1px solid var(--rule);border-radius:4px;padding:.8rem 1.1rem;margin:.6rem 0;
display:grid;grid-template-columns:minmax(14rem,2fr) 3fr;gap:.2rem 1.8rem}
.cards article{margin:0;padding:.7rem;grid-template-columns:9.5rem 1fr;gap:.2rem .9rem;align-content:start}
.picture{display:flex;align-items:flex-start;justify-content:center}
.picture img{display:block;max-width:100%;max-height:9.5rem;border:1px solid var(--rule)}
.picture.none{border:1px dashed var(--rule);color:var(--soft);font-size:.85rem;align-items:center;height:3.9rem}
.when{color:var(--accent);font-weight:bold;font-variant-numeric:tabular-nums}
.when .en{display:block;font-weight:normal}
.trouble article{border-left:4px solid var(--prohibit)}
h3{font-size:1.08rem;margin:0;overflow-wrap:anywhere;line-height:1.4}
article p{margin:0 0 .15rem}
.file,.meta{color:var(--soft);font-size:.88rem;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.next{font-weight:bold}
.found{color:var(--prohibit)}
ul{margin:.6rem 0;padding-left:1.4rem}
footer{color:var(--soft);font-size:.85rem;padding-top:1rem;padding-bottom:2.5rem}
@media(max-width:44rem){article{grid-template-columns:1fr}.cards article{grid-template-columns:6.5rem 1fr}
header>div,main,footer{padding-left:1rem;padding-right:1rem}header .made{margin-left:0;text-align:left}}
@media print{header{background:none;color:inherit}h1{color:inherit}article{break-inside:avoid}.find{display:none}}
"""
