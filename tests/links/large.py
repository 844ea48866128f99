"""Large sites, for what must be fast: as many guides as are asked for, compact pages, some twenty links on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from links.sites import OWN, sitemap, write_site

GUIDES_OF_A_PRODUCT = 50
HEADINGS = (
    *("prerequis", "acces", "serveur-entrant", "serveur-sortant", "authentification"),
    *("mot-de-passe", "depannage", "questions", "aller-plus-loin"),
)


def write_large_site(root: Path, guides: int) -> Path:
    """Write a sound site of *guides* guides, with the pages of their products, into *root*."""
    return write_site(root, dict(_files(guides)))


def _files(guides: int) -> Iterator[tuple[str, str]]:
    products = -(-guides // GUIDES_OF_A_PRODUCT)
    addresses = ["", "fr/", *(f"fr/produit-{product}/" for product in range(products))]
    addresses += [_address(number) for number in range(guides)]
    listed = "".join(f'<li><a href="produit-{product}/">Produit {product}</a></li>\n' for product in range(products))
    yield "index.html", _page("", '<p><a href="fr/">Français</a></p>')
    yield "fr/index.html", _page("fr/", f'<ul class="products">\n{listed}</ul>')
    for product in range(products):
        numbers = range(product * GUIDES_OF_A_PRODUCT, min((product + 1) * GUIDES_OF_A_PRODUCT, guides))
        listed = "".join(f'<li><a href="guide-{number}/">Guide {number}</a></li>\n' for number in numbers)
        yield f"fr/produit-{product}/index.html", _page(f"fr/produit-{product}/", f"<ul>\n{listed}</ul>")
    for number in range(guides):
        yield f"{_address(number)}index.html", _page(_address(number), _guide(number, guides))
    yield "sitemap.xml", sitemap(*(OWN + address for address in addresses))
    yield "assets/style.css", 'body { background: url("fond.png") }\n'
    yield "assets/fond.png", ""
    yield "assets/script.js", ""
    yield "assets/icone.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>\n'
    for number in range(10):
        yield f"images/ecran-{number}.png", ""


def _address(number: int) -> str:
    return f"fr/produit-{number // GUIDES_OF_A_PRODUCT}/guide-{number}/"


def _guide(number: int, guides: int) -> str:
    """The body of a guide: its contents, parts with links to other guides, and pictures."""
    contents = "".join(f'<li><a href="#{heading}">{heading}</a></li>\n' for heading in HEADINGS)
    parts = "".join(_part(number, place, heading, guides) for place, heading in enumerate(HEADINGS))
    return f"""<nav class="toc"><ul>
{contents}</ul></nav>
<article>
<h1 id="titre">Guide {number}</h1>
{parts}</article>"""


def _part(number: int, place: int, heading: str, guides: int) -> str:
    """A part, which leads to a part of another guide; each third one also leads to a guide and shows a picture."""
    near, far = (number + place + 1) % guides, (number * 7 + place * 131 + 3) % guides
    part = (
        f'<h2 id="{heading}">Partie {place}<a class="headerlink" href="#{heading}">¶</a></h2>\n'
        f"<p>Choisissez « <strong>Serveur entrant</strong> » : le port est <code>993</code>. Voir"
        f' <a href="../../../{_address(far)}#{heading}">cette partie</a>.</p>\n'
    )
    if place % 3 == 0:
        part += (
            f'<p>Puis suivez <a href="../../../{_address(near)}">le guide {near}</a>.</p>\n'
            f'<p><img src="../../../images/ecran-{(number + place) % 10}.png" alt="Écran" width="640"></p>\n'
        )
    return part


def _page(address: str, body: str) -> str:
    root = "../" * address.count("/") or "./"
    return f"""<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Une page du centre d’aide</title>
<meta name="viewport" content="width=device-width">
<link rel="canonical" href="{OWN}{address}">
<link rel="icon" href="{root}assets/icone.svg">
<link rel="stylesheet" href="{root}assets/style.css">
<script src="{root}assets/script.js" defer></script>
</head>
<body>
<header><a href="{root}">Accueil</a> <a href="{root}fr/">Français</a></header>
<main>
{body}
</main>
<footer><p>Une question ? <a href="https://www.example.org/contact">Écrivez-nous</a>.</p></footer>
</body>
</html>
"""
