"""`_redirects`, as the code of Netlify and that of Cloudflare read it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from builds import PROJECT
from guichet.hosting import host_faults, host_files
from guichet.model import Library
from hosting.centres import LEADING, MATCHED, PAGES, UNKNOWN, leading_library
from projects import guide, load_project

VENV = PROJECT / ".venv"
NETLIFY = """\
const reader = await import(`${process.argv[1]}/netlify-redirector-0.5.0/index.js`);
const { text, addresses } = JSON.parse(await new Response(process.stdin).text());
const rules = await reader.default.parsePlain(text, {});
const get = () => "";
const answers = addresses.map((path) => {
  const found = rules.match({ scheme: "https", host: "example.org", path, query: "", getHeader: get, getCookie: get });
  return [path, found && [found.status, found.to, found.force]];
});
console.log(JSON.stringify(Object.fromEntries(answers)));
"""
CLOUDFLARE = """\
const reader = await import(`${process.argv[1]}/redirects-in-workers-0.0.7/dist/index.js`);
const { text, addresses } = JSON.parse(await new Response(process.stdin).text());
const said = [];
for (const level of ["debug", "log", "info", "warn", "error"]) console[level] = (line) => said.push(line);
const answer = reader.generateRedirectsEvaluator(text);
const answers = {};
for (const address of addresses) {
  const found = await answer(new Request(`https://aide.example.org${address}`));
  answers[address] = found && [found.status, found.headers.get("Location")];
}
process.stdout.write(JSON.stringify([said.filter((line) => /invalid/i.test(line)), answers]));
"""


def asked(script: str, text: str, addresses: Iterable[str]) -> Any:
    """What *script* says about *addresses*, if the file holds *text*."""
    done = subprocess.run(
        [str(VENV / "bin/node"), "--input-type=module", "--eval", script, str(VENV)],
        input=json.dumps({"text": text, "addresses": list(addresses)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(params=["", "/aide"], ids=["at the root", "in a folder"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_netlify_leads_on_from_every_former_address(tmp_path: Path, base: str) -> None:
    library = leading_library(tmp_path, "netlify", f"https://aide.example.org{base}/")
    text = host_files(library)["/_redirects"]
    former = {f"{source}{end}": target for source, target in LEADING.items() for end in ("", "/")} | MATCHED
    answers = asked(NETLIFY, text, [f"{base}{address}" for address in (*former, *UNKNOWN, *PAGES)])
    assert answers == {
        **{f"{base}{address}": [301, f"{base}{target}", True] for address, target in former.items()},
        **{f"{base}{address}": None for address in (*UNKNOWN, *PAGES)},
    }


def test_cloudflare_leads_on_from_every_former_address(tmp_path: Path, base: str) -> None:
    library = leading_library(tmp_path, "cloudflare", f"https://aide.example.org{base}/")
    text = host_files(library)["/_redirects"]
    former = {f"{source}/": target for source, target in LEADING.items()} | MATCHED
    addresses = [f"{base}{address}" for address in (*former, *UNKNOWN, *PAGES)]
    faults, answers = asked(CLOUDFLARE, text, [*addresses, f"{base}/fr/g1474/?a=1"])
    assert faults == []
    assert answers == {
        **{f"{base}{address}": [301, f"{base}{target}"] for address, target in former.items()},
        **{f"{base}{address}": None for address in (*UNKNOWN, *PAGES)},
        f"{base}/fr/g1474/?a=1": [301, f"{base}/fr/emails/outlook/?a=1"],
    }


def test_each_refuses_the_form_of_the_other(tmp_path: Path) -> None:
    """The tests above would not pass with the other host's file: the two forms are two indeed."""
    library = leading_library(tmp_path, "netlify", "https://aide.example.org/")
    text = host_files(library)["/_redirects"]
    faults, answers = asked(CLOUDFLARE, text, ["/fr/g1474/"])
    assert faults != []
    assert answers == {"/fr/g1474/": None}


def many(root: Path, aliases: int, patterns: int) -> Library:
    """A library with as many *aliases* of one guide, and *patterns* of its number."""
    files = {
        "guides/emails/mail.md": guide(
            "mail", legacy_guide_number=12, aliases=f"[{', '.join(f'a-{rank}' for rank in range(aliases))}]"
        )
    }
    texts = [f"/p{rank}/{{number}}-*" for rank in range(patterns)]
    return load_project(root, files, number_patterns=texts, hosts=["cloudflare"]).library


def test_cloudflare_is_given_no_more_than_it_takes(tmp_path: Path) -> None:
    library = many(tmp_path, 1998, 101)  # besides `/fr/`, `/fr/g12/` and `/g12/`
    assert [f"{found.severity}: {found.message}; {found.repair}" for found in host_faults(library)] == [
        "hint: `cloudflare` leads on from 2000 of 2001 former addresses: it takes no more; leave it: the others lead "
        "on, too, each by a page",
        "hint: `cloudflare` leads on from 100 of 101 addresses of patterns: it takes no more; choose a host that takes "
        "more, or remove patterns from `number_patterns`",
    ]
    text = host_files(library)["/_redirects"]
    faults, answers = asked(CLOUDFLARE, text, ["/g12/", "/p99/12-x", "/p100/12-x"])
    assert faults == []
    assert answers == {"/g12/": None, "/p99/12-x": [301, "/fr/emails/mail/"], "/p100/12-x": None}


def test_what_cloudflare_takes_is_no_remark(tmp_path: Path) -> None:
    assert list(host_faults(many(tmp_path, 1997, 100))) == []
