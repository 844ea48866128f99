"""What holds for every site: nothing is found in a sound one, and whatever is taken from it is missed."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from guichet.links import SiteReport
from links.generated import OWN, Generated, Target, address_of, sound_sites
from links.sites import check_files, page


def checked(files: dict[str, str | bytes]) -> SiteReport:
    with TemporaryDirectory() as folder:
        return check_files(Path(folder), files, OWN)


def link_places(report: SiteReport, *codes: str) -> set[tuple[str, int | None]]:
    return {
        (found.location.path.removeprefix("site/"), found.location.line)
        for found in report.findings
        if found.code in codes
    }


@given(sound_sites())
def test_nothing_is_found_in_a_sound_site(site: Generated) -> None:
    report = checked(site.files())
    assert report.findings == ()
    assert report.pages == len(site.links)
    assert report.links == sum(map(len, site.links.values()))


@given(sound_sites(), st.data())
def test_a_page_that_is_gone_is_missed_by_every_link_to_it(site: Generated, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(site.links)))
    files = site.files()
    del files[gone]
    places = {place for place in site.places(Target(address_of(gone)), any_fragment=True) if place[0] != gone}
    report = checked(files)
    assert link_places(report, "site-target-missing") == places
    if len(site.links) > 1:
        assert ("sitemap.xml", 3 + list(site.links).index(gone)) in link_places(report, "site-sitemap-stale")


@given(sound_sites(), st.data())
def test_a_file_that_is_gone_is_missed_by_every_link_to_it(site: Generated, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from([*site.assets, "nothing.png"]))
    files = site.files()
    files.pop(gone, None)
    report = checked(files)
    assert link_places(report, "site-target-missing") == site.places(Target(f"/{gone}"))
    assert len(report.findings) == len(site.places(Target(f"/{gone}")))


@given(sound_sites(), st.data())
def test_an_element_that_is_gone_is_missed_by_every_link_to_it(site: Generated, data: st.DataObject) -> None:
    marks = [(file, one) for file, ids in site.ids.items() for one in ids] or [(next(iter(site.ids)), "nothing")]
    file, gone = data.draw(st.sampled_from(marks))
    without = {**site.ids, file: tuple(one for one in site.ids[file] if one != gone)}
    report = checked(Generated(without, site.links, site.assets).files())
    places = site.places(Target(address_of(file), gone))
    assert link_places(report, "site-fragment-missing", "site-fragment-spelling") == places
    assert len(report.findings) == len(places)


@given(sound_sites(), st.data())
def test_a_page_that_has_another_name_is_missed_by_every_link_to_it(site: Generated, data: st.DataObject) -> None:
    old = data.draw(st.sampled_from(sorted(site.links)))
    folder, name = old.rsplit("/", 1) if "/" in old else ("", old)
    moved = [f"{folder}-2/{name}", f"{folder.upper()}/{name}", f"{folder}/{name.upper()}", f"nouveau/{name}"]
    new = data.draw(st.sampled_from([path for path in moved if path.strip("/") != old and path[0] != "/"]))
    files = site.files()
    body = str(files.pop(old))
    # What the page itself leads to stays where it is: its own links alone change with its folder.
    files[new] = page("\n".join(tag for tag in body.splitlines()[4:6] if "href" not in tag and "src" not in tag))
    places = {place for place in site.places(Target(address_of(old)), any_fragment=True) if place[0] != old}
    report = checked(files)
    found = link_places(report, "site-target-missing", "site-target-spelling", "site-slash-missing")
    assert found == places
    listed = ("sitemap.xml", 3 + list(site.links).index(old))
    assert listed in link_places(report, "site-sitemap-stale")
    if new.endswith(".html"):
        assert (new, None) in link_places(report, "site-not-in-sitemap")


@given(sound_sites(), st.data())
def test_a_file_that_has_another_name_is_missed_by_every_link_to_it(site: Generated, data: st.DataObject) -> None:
    files = site.files()
    old = data.draw(st.sampled_from([*site.assets, "nothing.png"]))
    new = data.draw(st.sampled_from([old.upper(), unicodedata.normalize("NFD", old), f"2-{old}", f"{old}.bak"]))
    if new == old or new in files:
        new = f"{old}-2"
    files[new] = files.pop(old, b"")
    report = checked(files)
    places = site.places(Target(f"/{old}"))
    assert link_places(report, "site-target-missing", "site-target-spelling") == places
    assert len(report.findings) == len(places)


@given(sound_sites(), st.data())
def test_an_element_that_has_another_name_is_missed_by_every_link_to_it(site: Generated, data: st.DataObject) -> None:
    marks = [(file, one) for file, ids in site.ids.items() for one in ids] or [(next(iter(site.ids)), "nothing")]
    file, old = data.draw(st.sampled_from(marks))
    new = data.draw(st.sampled_from([f"{old}-2", old.upper(), old[:-1], f"x{old}"]))
    if new in site.ids[file] or not new or new == old:
        new = f"{old}-neuf"
    ids = {**site.ids, file: tuple(new if one == old else one for one in site.ids[file])}
    report = checked(Generated(ids, site.links, site.assets).files())
    places = site.places(Target(address_of(file), old))
    assert link_places(report, "site-fragment-missing", "site-fragment-spelling") == places
    assert len(report.findings) == len(places)


@given(sound_sites(), st.data())
def test_a_page_that_is_not_listed_is_missed_in_the_sitemap(site: Generated, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(site.links)))
    files = site.files()
    line = 2 + list(site.links).index(gone)
    kept = str(files["sitemap.xml"]).splitlines(keepends=True)
    files["sitemap.xml"] = "".join(kept[:line] + kept[line + 1 :])
    assert link_places(checked(files), "site-not-in-sitemap") == {(gone, None)}


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from([None, OWN, f"{OWN}centre/"]))
def test_no_page_makes_the_check_raise(content: bytes, site_address: str | None) -> None:
    with TemporaryDirectory() as folder:
        assert check_files(Path(folder), {"x/index.html": content, "sitemap.xml": content}, site_address).pages == 1


@given(st.text(max_size=40))
def test_no_reference_makes_the_check_raise(reference: str) -> None:
    value = reference.replace("&", "&amp;").replace('"', "&quot;")
    report = checked({"index.html": f'<a href="{value}">x</a>'.encode("utf-8", "replace")})
    assert (report.pages, report.links) == (1, 1)
