"""Faults of links, one of every kind planted in a tiny site, beside the same site without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from links.sites import check_files, lines, page

HERE = "site/fr/index.html:5:10: error"
IN_IMAGE = "site/fr/index.html:5:11: error"

TARGETS: dict[str, str | bytes] = {
    "index.html": page('<a href="fr/">Français</a>'),
    "fr/emails/index.html": page(
        '<h2 id="ports">Ports</h2> <h2 id="nom-du-compte">Nom</h2> <a name="été" href="#"></a>'
    ),
    "fr/emails/outlook-2016/index.html": page(),
    "fr/emails/mail/index.html": page(),
    "fr/vide/liste.html": page('<b id="__toc"></b><a href="#">Haut</a>'),
    "fr/images/Écran.png": b"",
    "fr/images/capture d'écran.png": b"",
    "fr/docs/guide.pdf": b"",
}


def a(href: str) -> str:
    return page(f'<a href="{href}">Lien</a>')


def img(src: str) -> str:
    return page(f'<img src="{src}" alt="">')


def findings(root: Path, *, here: str, site_address: str | None = None) -> list[str]:
    return lines(check_files(root, {**TARGETS, "fr/index.html": here}, site_address).findings)


PLANTED = [
    pytest.param(
        a("emails/"),
        a("courriels/"),
        f"{HERE}[site-target-missing] `courriels/` leads to `/fr/courriels/`, which is not in the site; "
        "known here: `docs`, `emails`, `images`, `vide`",
        id="no such page",
    ),
    pytest.param(
        a("emails/outlook-2016/"),
        a("emails/outlok-2016/"),
        f"{HERE}[site-target-missing] `emails/outlok-2016/` leads to `/fr/emails/outlok-2016/`, which is not in the "
        "site; did you mean `outlook-2016`?",
        id="a page misspelled",
    ),
    pytest.param(
        a("emails/mail/"),
        a("emial/mail/#x"),
        f"{HERE}[site-target-missing] `emial/mail/#x` leads to `/fr/emial/mail/`, which is not in the site; "
        "did you mean `/fr/emails/mail/`?",
        id="a page in another folder",
    ),
    pytest.param(
        a("emails/mail/"),
        a("emial/"),
        f"{HERE}[site-target-missing] `emial/` leads to `/fr/emial/`, which is not in the site; did you mean `emails`?",
        id="a folder misspelled",
    ),
    pytest.param(
        img("docs/guide.pdf"),
        img("docs/images/guide.jpg"),
        f"{IN_IMAGE}[site-target-missing] `docs/images/guide.jpg` leads to `/fr/docs/images/guide.jpg`, "
        "which is not in the site; known here: `guide.pdf`",
        id="no such file",
    ),
    pytest.param(
        a("vide/liste.html"),
        a("vide/"),
        f"{HERE}[site-target-missing] `vide/` leads to `/fr/vide/`, which is not in the site; "
        "give the folder an `index.html`, or lead to a file in it",
        id="a folder without an index",
    ),
    pytest.param(
        a("vide/liste.html"),
        a("vide"),
        f"{HERE}[site-target-missing] `vide` leads to `/fr/vide`, which is not in the site; "
        "give the folder an `index.html`, or lead to a file in it",
        id="a folder without an index, without its slash",
    ),
    pytest.param(
        page('<img srcset="docs/guide.pdf 1x, images/%C3%89cran.png 2x">'),
        page('<img srcset="docs/guide.pdf 1x, images/guide.pdf 2x">'),
        "site/fr/index.html:5:33: error[site-target-missing] `images/guide.pdf` leads to `/fr/images/guide.pdf`, "
        "which is not in the site; did you mean `/fr/docs/guide.pdf`?",
        id="a candidate of srcset",
    ),
    pytest.param(
        img("images/Écran.png"),
        img("images/écran.png?v=2"),
        f"{IN_IMAGE}[site-target-spelling] `images/écran.png?v=2` leads to `/fr/images/écran.png`, "
        "which the site has as `/fr/images/Écran.png`, in another letter case; write `images/Écran.png?v=2`",
        id="another letter case",
    ),
    pytest.param(
        img("images/capture%20d'%C3%A9cran.png"),
        img("images/Capture d'écran.png"),
        f"{IN_IMAGE}[site-target-spelling] `images/Capture d'écran.png` leads to `/fr/images/Capture d'écran.png`, "
        "which the site has as `/fr/images/capture d'écran.png`, in another letter case; "
        "write `images/capture%20d'écran.png`",
        id="another letter case, and a space in the repair",
    ),
    pytest.param(
        img("images/%C3%89cran.png"),
        img("images/E\u0301cran.png"),
        f"{IN_IMAGE}[site-target-spelling] `images/E\u0301cran.png` leads to `/fr/images/E\u0301cran.png`, which the "
        "site has as `/fr/images/Écran.png`, its accents composed otherwise (Unicode NFC, NFD); "
        "write `images/%C3%89cran.png`",
        id="accents composed otherwise",
    ),
    pytest.param(
        a("vide/liste.html#__toc"),
        a("vide//liste.html#__toc"),
        f"{HERE}[site-target-spelling] `vide//liste.html#__toc` leads to `/fr/vide//liste.html`, which the site has "
        "as `/fr/vide/liste.html`, with other slashes; write `vide/liste.html#__toc`",
        id="a slash too many",
    ),
    pytest.param(
        a("vide/liste.html"),
        a("vide/liste.html/"),
        f"{HERE}[site-target-spelling] `vide/liste.html/` leads to `/fr/vide/liste.html/`, which the site has "
        "as `/fr/vide/liste.html`, with other slashes; write `vide/liste.html`",
        id="a slash after a file",
    ),
    pytest.param(
        a("emails/"),
        a("emails?q=1#ports"),
        f"{HERE}[site-slash-missing] `emails?q=1#ports` leads to `/fr/emails/` without its last `/`; "
        "write `emails/?q=1#ports`",
        id="no last slash",
    ),
    pytest.param(
        a("../"),
        a(".."),
        None,
        id="dots need no last slash",
    ),
    pytest.param(
        a("../fr/emails/"),
        a("../../fr/emails/"),
        f"{HERE}[site-target-outside] `../../fr/emails/` leads out of the site; "
        "lead into it, or write another site's address",
        id="above the root",
    ),
    pytest.param(
        a("https://ailleurs.example/"),
        a("https://ailleurs.example:x/"),
        f"{HERE}[site-target-malformed] browsers cannot read the address `https://ailleurs.example:x/`: "
        "its host or port is malformed; correct it",
        id="no address at all",
    ),
    pytest.param(
        a("emails/#ports"),
        a("emails/#port"),
        f"{HERE}[site-fragment-missing] `emails/#port`: `/fr/emails/` has no element `port`; did you mean `ports`?",
        id="a fragment misspelled",
    ),
    pytest.param(
        a("emails/#ports"),
        a("emails/#Ports"),
        f"{HERE}[site-fragment-missing] `emails/#Ports`: `/fr/emails/` has no element `Ports`; did you mean `ports`?",
        id="a fragment in another letter case",
    ),
    pytest.param(
        a("emails/index.html#nom-du-compte"),
        a("emails/index.html#x%C3%A9"),
        f"{HERE}[site-fragment-missing] `emails/index.html#x%C3%A9`: `/fr/emails/` has no element `xé`; "
        "known here: `nom-du-compte`, `ports`, `été`",
        id="an encoded fragment",
    ),
    pytest.param(
        a("emails/#%C3%A9t%C3%A9"),
        a("emails/#%25C3%25A9t%25C3%25A9"),
        f"{HERE}[site-fragment-missing] `emails/#%25C3%25A9t%25C3%25A9`: `/fr/emails/` has no element "
        "`%C3%A9t%C3%A9`; known here: `nom-du-compte`, `ports`, `été`",
        id="a fragment encoded twice",
    ),
    pytest.param(
        a("vide/liste.html"),
        a("vide/liste.html#haut"),
        f"{HERE}[site-fragment-missing] `vide/liste.html#haut`: `/fr/vide/liste.html` has no element `haut`; "
        "lead to the page as a whole: it has no anchors",
        id="a fragment of a page without anchors of its own",
    ),
    pytest.param(
        page('<i id="ici"></i>\n<a href="#ici">Ici</a>'),
        page('<i id="la"></i>\n<a href="#ici">Ici</a>'),
        "site/fr/index.html:6:10: error[site-fragment-missing] `#ici`: `/fr/` has no element `ici`; known here: `la`",
        id="a fragment of the page itself",
    ),
    pytest.param(
        a("emails/#été"),
        a("emails/#e\u0301te\u0301"),
        "site/fr/index.html:5:10: hint[site-fragment-spelling] browsers find no `e\u0301te\u0301` in `/fr/emails/`, "
        "but `été`; write `#été`",
        id="a fragment with accents composed otherwise",
    ),
    pytest.param(
        a("emails/#nom-du-compte"),
        a("emails/#Nom%20du%20compt%C3%A9"),
        "site/fr/index.html:5:10: hint[site-fragment-spelling] browsers find no `Nom du compté` in `/fr/emails/`, "
        "but `nom-du-compte`; write `#nom-du-compte`",
        id="a fragment that is still to be transliterated",
    ),
]


@pytest.mark.parametrize(("sound", "planted", "expected"), PLANTED)
def test_a_fault_is_found_and_its_sound_twin_is_not(
    tmp_path: Path, sound: str, planted: str, expected: str | None
) -> None:
    assert findings(tmp_path / "sound", here=sound) == []
    assert findings(tmp_path / "planted", here=planted) == ([expected] if expected is not None else [])


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "#top",
        "#Top",
        "?page=2",
        "./#",
        "emails/#top",
        "emails/#:~:text=ports",
        "emails/#ports:~:text=993",
        "docs/guide.pdf#page=2",
        "emails/index.html",
        "emails/mail/../#ports",
        "/fr/emails/#ports",
        " emails/ ",
        "//ailleurs.example/",
        "https://ailleurs.example/nulle/part#x",
        "mailto:aide@ailleurs.example",
        "tel:+33972101007",
    ],
)
def test_nothing_to_say_about(tmp_path: Path, href: str) -> None:
    assert findings(tmp_path, here=a(href)) == []


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://aide.example/centre/fr/emails/#ports", None),
        ("/centre/fr/emails/", None),
        ("/centre", "site-slash-missing"),
        ("https://aide.example/centre/fr/email/", "site-target-missing"),
        ("http://aide.example/centre/fr/emails/#port", "site-fragment-missing"),
        ("/fr/emails/", "site-target-outside"),
        ("https://aide.example/autre/", None),
    ],
)
def test_links_to_our_own_address_are_our_own(tmp_path: Path, href: str, expected: str | None) -> None:
    files: dict[str, str | bytes] = {**TARGETS, "fr/index.html": a(href)}
    report = check_files(tmp_path, files, "https://aide.example/centre/")
    codes = [found.code for found in report.findings if "sitemap" not in found.code]
    assert codes == ([expected] if expected else [])


def test_the_page_for_missing_pages_is_read_from_the_root(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.html": page(),
        "404.html": page('<a href="/">Accueil</a>\n<a href="x/">x</a>'),
    }
    assert lines(check_files(tmp_path, files).findings) == [
        "site/404.html:6:10: error[site-target-missing] `x/` leads to `/x/`, which is not in the site; "
        "known here: `404.html`",
        "site/404.html:6:10: error[site-target-relative] `x/` leads elsewhere from every address that the page for "
        "missing pages is shown at; write `/x/`",
    ]


BASE = [
    pytest.param("/fr/", '<a href="emails/">x</a><a href="emails/#ports">x</a><a href="">x</a>', [], id="of the site"),
    pytest.param("../fr/x", '<a href="emails/">x</a>', [], id="relative"),
    pytest.param("https://ailleurs.example/", '<a href="x/">x</a><a href="/y/">x</a>', [], id="of another site"),
    pytest.param("/fr/", '<a href="fr/">x</a>', ["site-target-missing"], id="that misleads a link"),
    pytest.param("/fr/", '<b id="ici"></b><a href="#ici">x</a>', ["site-fragment-missing"], id="misleads a fragment"),
    pytest.param("../../", '<a href="https://ailleurs.example/">x</a>', ["site-target-outside"], id="out of the site"),
]


@pytest.mark.parametrize(("base", "body", "codes"), BASE)
def test_a_base_is_where_relative_links_start(tmp_path: Path, base: str, body: str, codes: list[str]) -> None:
    files: dict[str, str | bytes] = {
        **TARGETS,
        "fr/index.html": page(),
        "en/index.html": page(body, head=f'<base href="{base}">'),
    }
    assert [found.code for found in check_files(tmp_path, files).findings] == codes


def test_counts_are_of_every_page_and_every_link(tmp_path: Path) -> None:
    body = '<a href="https://ailleurs.example/">x</a><a href="#">x</a><a href="#">x</a><img srcset="a.png, a.png 2x">'
    report = check_files(tmp_path, {"index.html": page(body), "x.htm": page(), "a.png": b"", "b.txt": b'<a href="x">'})
    assert (report.pages, report.links, report.findings) == (2, 6, ())


@pytest.mark.parametrize(
    ("files", "what"),
    [
        pytest.param({}, "no page", id="nothing"),
        pytest.param({"a.png": b""}, "no page", id="no page"),
        pytest.param({"index.html": page("Bonjour"), "x/index.html": b""}, "no link", id="no link"),
    ],
)
def test_an_empty_site_is_a_fault(tmp_path: Path, files: dict[str, str | bytes], what: str) -> None:
    expected = f"site:None:None: error[site-empty] the site in `site` holds {what}; build the site first"
    assert lines(check_files(tmp_path / "x", files).findings) == [expected]


def test_a_site_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    report = check_files(tmp_path, {}, "https://aide.example/")
    assert [found.code for found in report.findings] == ["site-empty"]
