"""Sound sites of any shape, for tests that then break them."""

from __future__ import annotations

import html
import posixpath
from dataclasses import dataclass
from urllib.parse import quote

from hypothesis import strategies as st

from links.sites import page, sitemap

OWN = "https://aide.example/"

FOLDERS = [
    "",
    "fr/",
    "fr/emails/",
    "fr/emails/été/",
    "fr/été/",
    "fr/emails/outlook-2016/",
    "en/a b/",
    "en/50%/",
    "x.y/",
]
ASSETS = ["images/écran.png", "images/Capture 1.png", "style.css", "fr/emails/a+b.webp", "fr/emails/100%.png"]
IDS = ["ports", "nom_1", "été", "Été", "e\u0301te\u0301", "a:b", "a.b", "50%", "x%20y", "1", "top-2"]


@dataclass(frozen=True)
class Target:
    """Something in the site that a link leads to."""

    address: str
    fragment: str | None = None


@dataclass(frozen=True)
class Link:
    """One link of a generated page, which stands alone in its line."""

    target: Target
    way: str
    """`relative`, `rooted`, `absolute` or `lone`, of a fragment on its own page."""
    encoded: bool
    element: str

    def href(self, start: str) -> str:
        """How the link is written on the page at the address *start*."""
        folder, address = start.rpartition("/")[0] + "/", self.target.address
        relative = posixpath.relpath(address, folder) + ("/" if address.endswith("/") else "")
        path = {"relative": relative, "rooted": address, "absolute": OWN + address[1:], "lone": ""}[self.way]
        scheme, mark, rest = path.rpartition("://")
        written = scheme + mark + _written(rest, self.encoded)
        return written if self.target.fragment is None else f"{written}#{_written(self.target.fragment, self.encoded)}"

    def tag(self, start: str) -> str:
        """The element that holds the link."""
        value = html.escape(self.href(start))
        if self.element == "srcset":
            return f'<img alt="" srcset="{value} 2x">'
        return {"href": f'<a href="{value}">x</a>', "src": f'<img alt="" src="{value}">'}[self.element]


@dataclass(frozen=True)
class Generated:
    """A sound site: no check finds anything in it."""

    ids: dict[str, tuple[str, ...]]
    """The ids of every page, by the page's file."""
    links: dict[str, tuple[Link, ...]]
    """The links of every page, by the page's file, in the order of lines from `first_line` on."""
    assets: tuple[str, ...]

    first_line = 6

    def files(self) -> dict[str, str | bytes]:
        """The files of the site, by path."""
        files: dict[str, str | bytes] = dict.fromkeys(self.assets, b"")
        for file, links in self.links.items():
            marks = "".join(f'<b id="{html.escape(one)}"></b>' for one in self.ids[file])
            files[file] = page("\n".join([marks, *(link.tag(address_of(file)) for link in links)]))
        files["sitemap.xml"] = sitemap(*(OWN + quote(address_of(file)[1:]) for file in self.links))
        return files

    def places(self, target: Target, *, any_fragment: bool = False) -> set[tuple[str, int]]:
        """File and line of every link to *target*."""
        return {
            (file, self.first_line + number)
            for file, links in self.links.items()
            for number, link in enumerate(links)
            if link.target == target or (any_fragment and link.target.address == target.address)
        }


def address_of(file: str) -> str:
    """The address of the page in *file*."""
    return f"/{file.removesuffix('index.html')}"


def _written(text: str, encoded: bool) -> str:
    if encoded:
        return quote(text)
    return text.replace("%", "%25").replace(" ", "%20")


@st.composite
def sound_sites(draw: st.DrawFn) -> Generated:
    """Sites of up to five pages with up to six links each; the first page has at least one."""
    files = [
        f"{folder}index.html"
        for folder in draw(st.lists(st.sampled_from(FOLDERS), min_size=1, max_size=4, unique=True))
    ]
    files += draw(st.lists(st.just("fr/liste.html"), max_size=1))
    ids = {file: tuple(draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True))) for file in files}
    assets = tuple(draw(st.lists(st.sampled_from(ASSETS), max_size=2, unique=True)))
    elsewhere = [Target(address_of(file), one) for file in files for one in (None, *ids[file])]
    elsewhere += [Target(f"/{asset}") for asset in assets]
    links = {}
    for number, file in enumerate(files):
        own = [Target(address_of(file), one) for one in ids[file]]
        links[file] = tuple(
            draw(st.lists(_links(st.sampled_from(elsewhere), own), min_size=1 if number == 0 else 0, max_size=6))
        )
    return Generated(ids, links, assets)


@st.composite
def _links(draw: st.DrawFn, targets: st.SearchStrategy[Target], own: list[Target]) -> Link:
    encoded = draw(st.booleans())
    if own and draw(st.integers(0, 3)) == 0:
        return Link(draw(st.sampled_from(own)), "lone", encoded, "href")
    target = draw(targets)
    element = draw(st.sampled_from(["href", "src", "srcset"])) if target.address[1:] in ASSETS else "href"
    return Link(target, draw(st.sampled_from(["relative", "rooted", "absolute"])), encoded, element)
