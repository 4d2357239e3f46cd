"""How the pages look: one sheet from our own address, light and dark, down to narrow screens."""

from typing import Final

STYLE: Final = """\
:root{color-scheme:light dark;--ink:#1a1d21;--paper:#fff;--soft:#f3f5f7;--line:#8a929b;--link:#0b57a4;--good:#136b36;
--warn:#7a4b00;--bad:#a61b1b}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#15181c;--soft:#20252b;--line:#78828d;--link:#8cc0ff;
--good:#7fdba0;--warn:#ffc766;--bad:#ff9d9d}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main,header{max-width:70rem;margin:0 auto;padding:.75rem 1rem}
main:focus{outline:none}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;border-bottom:1px solid var(--line)}
header form{margin-left:auto}
a{color:var(--link)}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:0}main>h2{margin-top:1.5rem}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,.wide:focus-visible{
outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100rem}.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem}
.cards{list-style:none;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
.card{border:1px solid var(--line);border-radius:.5rem;padding:1rem;background:var(--soft);overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .75rem;margin:.5rem 0}dt{opacity:.8}dd{margin:0}
.state{font-weight:600;margin:.25rem 0}.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.notice{border:2px solid currentColor;border-radius:.5rem;padding:.25rem 1rem;margin:1rem 0}.notice p{margin:.4rem 0}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin-top:.75rem}
button,.button{font:inherit;display:inline-block;padding:.4rem 1rem;border:1px solid var(--link);border-radius:.35rem;
background:var(--paper);color:var(--link);cursor:pointer;text-decoration:none}
button.danger{border-color:var(--bad);color:var(--bad)}
.actions form{margin:0}
fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1rem;margin:0 0 1rem;min-width:0;
background:var(--soft)}fieldset.all{border:0;padding:0;background:none}legend{font-weight:600;padding:0 .4rem}
.kinds{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
.settings p,.field{margin:.4rem 0}.settings p label,.field label{display:block}
.tick{display:flex;gap:.5rem;align-items:baseline}
.settings .tick label{display:inline}.field small{display:block}small{opacity:.85}pre{margin:0;padding:.5rem}
.charts{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))}figure{margin:0}
.times{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr))}
button.main{background:var(--link);color:var(--paper)}td button{padding:.15rem .75rem}td form{margin:0}
.code{font-family:ui-monospace,monospace;font-size:1.25rem}
input,select{font:inherit;padding:.35rem;max-width:100%;background:var(--paper);color:var(--ink);
border:1px solid var(--line);border-radius:.25rem}
.filter{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:1rem 0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
svg{width:100%;height:auto;max-height:12rem;background:var(--soft)}
.synced{fill:var(--good)}.failed{fill:var(--bad)}
"""
