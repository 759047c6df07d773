/** The pages' own style, small enough to stand in every page: the first answer is the whole page. Its hash is what the CSP lets in. */
import { createHash } from 'node:crypto';

export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#4a4a4a;--paper:#fff;--panel:#eef2f6;--link:#0b4a8f;--fill:#0b4a8f;--on:#fff;--bad:#a3121f;--edge:#5c6670}
@media(prefers-color-scheme:dark){:root{--ink:#f0f0f0;--soft:#c6c6c6;--paper:#14171a;--panel:#22282e;--link:#9cc7ff;--fill:#9cc7ff;--on:#101418;--bad:#ffb0b4;--edge:#98a2ad}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:0 auto;padding:.75rem 1rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;justify-content:space-between;border-bottom:1px solid var(--edge)}
header p{margin:0}
nav ul{display:flex;gap:.25rem 1rem;margin:0;padding:0;list-style:none;align-items:center}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem}
p,ul,ol{margin:.5rem 0}
li{margin:.5rem 0}
a{color:var(--link)}
header a,nav button,nav span{display:inline-block;padding:.5rem 0;min-height:2.75rem}
.soft{color:var(--soft)}
.panel{background:var(--panel);padding:.75rem 1rem;margin:1rem 0}
.panel p{margin:.25rem 0}
.big{font-weight:700}
strong[translate=no]{white-space:nowrap}
.banks{padding:0;list-style:none}
.banks li{border-top:1px solid var(--edge);padding:.5rem 0;margin:0}
.banks p{margin:.25rem 0}
label{font-weight:700;display:block}
.hint{color:var(--soft);margin:.25rem 0}
.bad{color:var(--bad);font-weight:700}
.fault{border:3px solid var(--bad);padding:.5rem 1rem;margin:1rem 0}
.fault h2{margin:.25rem 0}
input[type=text]{font:inherit;width:100%;max-width:16rem;padding:.5rem;min-height:2.75rem;border:2px solid var(--edge);background:var(--paper);color:var(--ink);border-radius:0}
.short{max-width:7rem!important}
.field{margin:1rem 0}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid var(--fill);background:var(--fill);color:var(--on);border-radius:4px;cursor:pointer}
nav button{background:none;border:0;color:var(--link);text-decoration:underline}
.tick{display:flex;gap:.5rem;align-items:center;font-weight:400;min-height:2.75rem}
.tick input{width:1.5rem;height:1.5rem;flex:none}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
[hidden]{display:none!important}
footer{border-top:1px solid var(--edge);margin-top:2rem;color:var(--soft);font-size:1rem}
@media print{:root{--ink:#000;--soft:#000;--paper:#fff;--panel:#fff}a{color:#000}nav,form,.tick{display:none!important}body{font-size:11pt}.banks li,section{break-inside:avoid}}
`;

export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
