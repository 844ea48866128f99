"""Every way in which a page refers to something: found broken at its exact place, and not at all when it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from links.sites import check_files, page

TARGETS: dict[str, str | bytes] = {
    "index.html": page('<a href="fr/">Français</a>'),
    "fr/index.html": page(),
    "fr/guide/cible.html": page('<h2 id="ports">Ports</h2>'),
    "fr/images/Écran.png": b"",
    "fr/images/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="porte"></g></svg>',
    "fr/style.css": "",
}
IN_PAGE = "fr/guide/index.html"
CARRIERS = {
    "a link": (IN_PAGE, '<p>Voir <a class="x" href="{}">ceci</a>.</p>'),
    "an area of a map": (IN_PAGE, '<map name="m"><area alt="" href="{}"></map>'),
    "a picture": (IN_PAGE, '<img alt="" src="{}">'),
    "a candidate of srcset": (IN_PAGE, '<img alt="" srcset="../images/plan.svg 1x, {} 2x">'),
    "a source": (IN_PAGE, '<picture><source srcset="{}"><img alt=""></picture>'),
    "a poster": (IN_PAGE, '<video poster="{}"></video>'),
    "a video": (IN_PAGE, '<video src="{}"></video>'),
    "a track": (IN_PAGE, '<audio><track src="{}"></audio>'),
    "a frame": (IN_PAGE, '<iframe title="" src="{}"></iframe>'),
    "an object": (IN_PAGE, '<object data="{}"></object>'),
    "a form": (IN_PAGE, '<form action="{}"></form>'),
    "a button": (IN_PAGE, '<form><button formaction="{}">Oui</button></form>'),
    "a script": (IN_PAGE, '<script src="{}"></script>'),
    "a style sheet": (IN_PAGE, '<link rel="stylesheet" href="{}">'),
    "an icon": (IN_PAGE, '<link rel="icon" href="{}">'),
    "a drawing in the page": (IN_PAGE, '<svg><use href="{}"/></svg>'),
    "a drawing, as it was written once": (IN_PAGE, '<svg><use xlink:href="{}"/></svg>'),
    "the style of an element": (IN_PAGE, "<div style=\"color: red; background: url('{}')\"></div>"),
    "a style in the page": (IN_PAGE, "<style>\nb {{ content: url(\n  {}\n) }}</style>"),
    "a style taken in": (IN_PAGE, '<style>/* url(x) */ @import "{}";</style>'),
    "the picture for networks": (IN_PAGE, '<meta property="og:image" content="{}">'),
    "the address for networks": (IN_PAGE, '<meta content="{}" property="og:url">'),
    "linked data": (IN_PAGE, '<script type="application/ld+json">{{"name": "url", "url": "{}"}}</script>'),
    "one of several in linked data": (
        IN_PAGE,
        '<script type="application/ld+json">[{{"@id": "../",\n"image":["../images/plan.svg", "{}"]}}]</script>',
    ),
    "a refresh": (IN_PAGE, '<meta http-equiv="refresh" content="3; url={}">'),
    "a file of styles": ("fr/guide/page.css", "/* url(absent) */\na::before {{ background: url( '{}' ) }}\n"),
    "a file of styles that takes in another": ("fr/guide/tout.css", "@charset \"utf-8\";\n@import '{}' screen;\n"),
    "a feed": (
        "fr/guide/feed.xml",
        '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<link rel="self" href="{}"/></feed>\n',
    ),
    "a file with a drawing": (
        "fr/guide/plan.svg",
        '<svg xmlns="http://www.w3.org/2000/svg">\n<image href="{}"/></svg>\n',
    ),
}
BREAKS = {
    "gone": ("../images/plan.svg", "../images/absent.svg", "site-target-missing"),
    "in another letter case": ("../images/plan.svg", "../Images/plan.svg", "site-target-spelling"),
    "out of the site": ("../../fr/images/plan.svg", "../../../fr/images/plan.svg", "site-target-outside"),
    "not readable": ("https://example.org/", "https://[example.org/", "site-target-malformed"),
    "an element that is gone": ("../images/plan.svg#porte", "../images/plan.svg#fenetre", "site-fragment-missing"),
}
PAIRS = [
    pytest.param(*CARRIERS[carrier], *BREAKS[kind], id=f"{carrier}, {kind}") for carrier in CARRIERS for kind in BREAKS
]


def test_there_are_many() -> None:
    assert len(PAIRS) >= 80


@pytest.mark.parametrize(("file", "template", "sound", "broken", "code"), PAIRS)
def test_a_break_is_found_where_it_stands_and_its_sound_twin_is_not(
    tmp_path: Path, file: str, template: str, sound: str, broken: str, code: str
) -> None:
    def found(root: Path, reference: str) -> tuple[list[tuple[str, str, int | None, int | None]], str]:
        text = template.format(reference)
        text = page(f'{text} <a href="../">Retour</a>') if file == IN_PAGE else text
        report = check_files(root, {**TARGETS, IN_PAGE: page(), file: text}, "https://aide.example/")
        places = [(one.code, one.location.path, one.location.line, one.location.column) for one in report.findings]
        return [place for place in places if not place[0].startswith("site-sitemap")], text

    assert found(tmp_path / "sound", sound)[0] == []
    places, text = found(tmp_path / "broken", broken)
    before = text[: text.index(broken)]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    assert places == [(code, f"site/{file}", line, column)]
