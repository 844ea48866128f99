"""Runs the link checker lychee, and reads its report."""

from __future__ import annotations

import html
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, ValidationError

from guichet.external.answer import Answer, Step
from guichet.schema.settings import External

_NOTHING_BROKEN, _SOMETHING_BROKEN = 0, 2
"""The exit statuses of a completed run."""
_CACHE = ".lycheecache"
_PER_HOST = 2
"""Concurrent requests per host."""
_REDIRECTS = 10


class LycheeError(Exception):
    """A run without a usable report; the text is the reason."""


class _Status(BaseModel):
    text: str
    code: int | None = None
    details: str = ""


class _Redirect(BaseModel):
    url: str
    code: int


class _Redirects(BaseModel):
    redirects: list[_Redirect]


class _Span(BaseModel):
    line: int


class _LycheeResult(BaseModel):
    status: _Status
    span: _Span
    redirects: _Redirects = _Redirects(redirects=[])


class _Report(BaseModel):
    """The parts of lychee's report that are read. The keys of each map are input files."""

    success_map: dict[str, list[_LycheeResult]]
    error_map: dict[str, list[_LycheeResult]]
    timeout_map: dict[str, list[_LycheeResult]]
    excluded_map: dict[str, list[_LycheeResult]]


def find_lychee() -> Path | None:
    """The path of lychee: from Guichet's Python environment, else from the system's `PATH`."""
    found = shutil.which("lychee", path=sysconfig.get_path("scripts")) or shutil.which("lychee")
    return Path(found) if found else None


def fetch(
    program: Path, addresses: Sequence[str], settings: External, *, cache: Path, patience: float, private: bool = False
) -> dict[str, Answer | None]:
    """The answer of each of *addresses*; `None` for an address that lychee excludes, such as `https://example.org/`.

    Args:
        program: the path of lychee.
        addresses: the addresses to fetch.
        settings: the timeout, the number of retries and the request rate.
        cache: lychee's cache file; it is read and rewritten.
        patience: the timeout of the whole run, in seconds.
        private: whether addresses on this machine and in private networks are fetched.

    Raises:
        LycheeError: lychee failed or timed out, so that there are no answers at all.
    """
    with TemporaryDirectory(prefix="guichet-") as name:
        folder = Path(name)  # An empty folder, so that lychee finds no configuration file.
        links = "".join(f'<a href="{html.escape(address)}"></a>\n' for address in addresses)
        (folder / "links.html").write_text(links, "utf-8")
        if cache.exists():
            shutil.copyfile(cache, folder / _CACHE)
        command = [str(program), *_options(settings), *([] if private else ["--exclude-all-private"]), "links.html"]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=patience, check=False)
        except subprocess.TimeoutExpired:
            raise LycheeError("the time for the whole run was over") from None
        except OSError as error:
            raise LycheeError(f"lychee cannot be started: {error.strerror or error}") from None
        if done.returncode not in (_NOTHING_BROKEN, _SOMETHING_BROKEN):
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise LycheeError(f"lychee failed: {said[-1] if said else f'exit status {done.returncode}'}")
        try:
            report = _Report.model_validate_json((folder / "report.json").read_bytes())
        except (OSError, ValidationError):
            raise LycheeError("lychee has written another report than that of version 0.24") from None
        if (folder / _CACHE).exists():
            cache.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / _CACHE, cache)
    return _answers(report, addresses, settings)


def _options(settings: External) -> list[str]:
    return [
        *("--no-progress", "--verbose", "--format", "json", "--output", "report.json"),
        *("--scheme", "https", "--scheme", "http", "--max-redirects", str(_REDIRECTS)),
        *("--cache", "--max-cache-age", "1d", "--timeout", str(settings.timeout)),
        *("--max-retries", str(settings.retries), "--max-concurrency", str(settings.concurrency)),
        *("--host-concurrency", str(_PER_HOST), "--host-request-interval", f"{settings.interval}ms"),
    ]


def _answers(report: _Report, addresses: Sequence[str], settings: External) -> dict[str, Answer | None]:
    answers: dict[str, Answer | None] = {}
    for entry in _entries(report.excluded_map):
        answers[addresses[entry.span.line - 1]] = None
    for entry in _entries(report.timeout_map):
        answers[addresses[entry.span.line - 1]] = Answer(None, f"no answer within {settings.timeout} s")
    for entry in (*_entries(report.success_map), *_entries(report.error_map)):
        status = entry.status
        steps = tuple(Step(step.url, step.code) for step in entry.redirects.redirects)
        is_kept = "(cached)" in status.text
        answers[addresses[entry.span.line - 1]] = Answer(status.code, _words(status), steps, is_kept)
    return answers


def _entries(found: Mapping[str, list[_LycheeResult]]) -> list[_LycheeResult]:
    return [entry for entries in found.values() for entry in entries]


def _words(status: _Status) -> str:
    """The reason of a failure: lychee's first sentence, without the advice that follows it."""
    words = (status.details or status.text).partition(". ")[0].rstrip(".")
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
