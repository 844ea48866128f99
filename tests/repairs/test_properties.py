"""Whatever a guide holds, its repair is done once, keeps every word and brings no error."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guichet.diagnostics import Severity
from guichet.model.loading import load
from guichet.rendering import survey
from guichet.repairs import Proposal, propose
from guichet.repairs.inspection import Inspector
from guichet.schema.settings import Settings
from guichet.source import SourceFolder
from projects import HOME, INDEX, guide, write_project

OUTLOOK = "guides/emails/outlook.md"
VALUES = st.one_of(
    st.sampled_from(
        ["Outlook", "E-mail: régler", "Ticket #12", "a # b", "@ici", "*a*", "*a", "&a b", "!a", "> a", "[a] b", "[a"]
    ),
    st.text(alphabet="ab é:#@'\"[]{}!*&|>%`,-\\", min_size=1, max_size=12),
)
PREFIXES = st.sampled_from(["", "", "> ", ">", "> > ", "- ", "  ", "  > ", "- > ", "1. > ", "    ", "> - ", "\t"])
TEXTS = st.sampled_from(
    [
        "",
        "[warning]",
        "[!note]",
        "[note] Titre",
        "[!warning] Titre",
        "mot",
        "des mots",
        "```",
        "# Titre",
        "| a | b |",
        "| --- | --- |",
        "<!--",
        "-->",
        "[a](sante.md){.external}",
        "[a](sante.md) {.external}",
        "[b](https://b.example/) {.external} [c](https://c.example/)\t{.external #x}",
        "[d](rien.md) {.external}",
        "`[e](https://e.example/) {.external}`",
        "[note]: https://example.org/",
        "---",
    ]
)
LINES = st.lists(st.tuples(PREFIXES, TEXTS).map("".join), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def guides(draw: st.DrawFn) -> bytes:
    """A guide of lines that mean something to the dialect, in any order, in any of the forms a file may have."""
    header = ["---", f"title: {draw(VALUES)}", "slug: outlook", f"excerpt: {draw(VALUES)}", "---", ""]
    text = "".join(line + draw(ENDS) for line in [*header, *draw(LINES)])
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + (text.rstrip("\r\n") if draw(st.booleans()) else text).encode()


def proposal_for(project: Path, content: bytes) -> tuple[Proposal | None, Inspector]:
    """What is proposed for a guide that holds *content*, and who judged it."""
    sante = guide("sante", "[outlook](outlook.md){.external}\n")
    files: dict[str, str | bytes] = {"docs/index.md": HOME, "guides/emails/index.md": INDEX, OUTLOOK: content}
    write_project(project, {**files, "guides/emails/sante.md": sante}, bare=True)
    surveyed = survey(load(project, Settings(), docs=project / "docs"))
    folders = SourceFolder(project, project / "guides"), SourceFolder(project, project / "docs")
    proposals = propose(surveyed.library, surveyed.diagnostics, *folders)
    found = next((proposal for proposal in proposals if proposal.path == OUTLOOK), None)
    return found, Inspector(surveyed.library, *folders)


def words(content: bytes) -> list[str]:
    """The words of a guide, in order. The mark of an external link is none."""
    return re.findall(r"\w+", content.decode().replace(".external", ""))


def line_ends(content: bytes) -> list[str]:
    """What its lines end in."""
    return re.findall(r"\r\n|\r|\n", content.decode())


@settings(max_examples=150, deadline=None)
@given(guides())
def test_a_repair_is_done_once_keeps_every_word_and_brings_no_error(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        proposal, inspector = proposal_for(Path(folder), content)
        if proposal is None:
            return
        assert proposal.before == content
        assert words(proposal.after) == words(content)
        assert line_ends(proposal.after) == line_ends(content)
        assert proposal.after.startswith(b"\xef\xbb\xbf") is content.startswith(b"\xef\xbb\xbf")
        before, after = (inspector.inspect(OUTLOOK, text) for text in (content, proposal.after))
        if before.page is not None:
            assert after.page is not None
            assert not after.counts - before.counts
        errors = [
            Counter(found.severity for found in inspection.header)[Severity.ERROR] for inspection in (before, after)
        ]
        assert errors[1] <= errors[0]
        assert proposal_for(Path(folder), proposal.after)[0] is None
