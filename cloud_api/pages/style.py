"""How the pages look: one sheet from our own address, light and dark, down to narrow screens.

And the one script, which says times as the reader's own clock has them; without it they stand there in UTC.
"""

from typing import Final

STYLE: Final = """\
:root{color-scheme:light dark;--ink:#1a1d21;--paper:#fff;--soft:#f3f5f8;--line:#8a929b;--thin:#d9dee4;--link:#0b57a4;
--good:#136b36;--warn:#7a4b00;--bad:#a61b1b;--shade:0 1px 3px #1a1d2120}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#20252b;--soft:#15181c;--line:#78828d;--thin:#39414a;
--link:#8cc0ff;--good:#7fdba0;--warn:#ffc766;--bad:#ff9d9d;--shade:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--soft);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main,header{max-width:70rem;margin:0 auto;padding:.75rem 1rem}
main:focus{outline:none}main,header{overflow-wrap:anywhere}table{overflow-wrap:normal}
table time{white-space:nowrap}main>form{margin:.75rem 0}
.top{background:var(--paper);border-bottom:1px solid var(--thin)}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center}
header nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center}header form{margin-left:auto}
.brand{font-weight:700;letter-spacing:.01em}.who{opacity:.85}
a{color:var(--link)}
h1{font-size:1.6rem;margin:1rem 0}h2{font-size:1.15rem;margin:0}main>h2{margin-top:2rem}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,.wide:focus-visible{
outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100rem}.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem}
.cards{list-style:none;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
.card{border:1px solid var(--thin);border-radius:.6rem;background:var(--paper);box-shadow:var(--shade);
overflow-wrap:anywhere}.card section{display:flex;flex-direction:column;height:100%;padding:1.1rem 1.25rem}
.card section>.actions{margin-top:auto;padding-top:1rem}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.1rem .75rem;margin:.5rem 0}dt{opacity:.8}dd{margin:0}
.state{font-weight:600;margin:.35rem 0;display:flex;gap:.45rem;align-items:center}.state svg{width:1.1rem;height:1.1rem;
flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.notice{border:2px solid currentColor;border-radius:.5rem;padding:.25rem 1rem;margin:1rem 0}.notice p{margin:.4rem 0}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin-top:.75rem}
button,.button{font:inherit;display:inline-block;padding:.4rem 1rem;border:1px solid var(--link);border-radius:.35rem;
background:var(--paper);color:var(--link);cursor:pointer;text-decoration:none}
.quiet{border-color:transparent;background:none;padding:.4rem 0}
button.danger{border-color:var(--bad);color:var(--bad)}
.actions form{margin:0}
fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.5rem 1rem;margin:0 0 1rem;min-width:0;
background:var(--paper)}fieldset.all{border:0;padding:0;background:none}legend{font-weight:600;padding:0 .4rem}
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
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:1rem 0}
.filter span{display:inline-flex;gap:.5rem;align-items:center;max-width:100%}.filter select{min-width:0}
.wide{overflow-x:auto;background:var(--paper);border:1px solid var(--thin);border-radius:.6rem;margin:1.5rem 0;
padding:0 .75rem .5rem}table{border-collapse:collapse;width:100%}
caption{text-align:left;font-size:1.15rem;font-weight:600;padding:1rem .6rem .5rem}
tbody tr:last-child>*{border-bottom:0}
th,td{text-align:left;padding:.45rem .6rem;border-bottom:1px solid var(--thin);vertical-align:top}thead th{opacity:.8}
tbody tr:hover{background:color-mix(in srgb,var(--link) 6%,transparent)}
.charts svg{width:100%;height:auto;max-height:12rem;background:var(--paper);border:1px solid var(--thin)}
.synced{fill:var(--good)}.failed{fill:var(--bad)}
"""

TIMES: Final = """\
for (const each of document.querySelectorAll('time[datetime]')) {
  const at = new Date(each.dateTime);
  each.title = each.textContent;
  each.textContent = new Intl.DateTimeFormat('en-GB', {day: '2-digit', month: 'short', year: 'numeric',
    hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short'}).format(at).replace(',', '');
}
"""
