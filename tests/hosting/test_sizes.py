"""Many redirects, and long ones: a host takes what it is given, or is not given it."""

from __future__ import annotations

from pathlib import Path

from guichet.hosting import host_faults, host_files
from guichet.model import Library
from hosting.servers import Answer, apache, nginx
from projects import guide, load_project


def library_of(root: Path, aliases: list[str], host: str) -> Library:
    """A library with a guide that has *aliases*."""
    files = {"guides/emails/mail.md": guide("mail", aliases=f"[{', '.join(aliases)}]")}
    loading = load_project(root, files, hosts=[host], limits={"line": 100_000, "header": 100_000})
    assert loading.diagnostics == ()
    return loading.library


def write_host_files(library: Library, site: Path) -> Path:
    """The folder *site*, with what its hosts read."""
    for address, text in host_files(library).items():
        file = site / address[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return site


def test_nginx_takes_thousands_and_the_longest(tmp_path: Path) -> None:
    longest = f"/{'a' * 298}/"
    library = library_of(tmp_path / "project", [longest, *(f"a-{rank}" for rank in range(5000))], "nginx")
    site = write_host_files(library, tmp_path / "site")
    (tmp_path / "server").mkdir()
    with nginx(site, tmp_path / "server") as server:
        asked = [server.ask(address) for address in (longest, "/fr/emails/a-0", "/fr/emails/a-4999/")]
        assert asked == [Answer(301, "/fr/emails/mail/")] * 3
        assert server.ask("/fr/emails/a-5000/") == Answer(404, None)


def test_an_htaccess_is_short(tmp_path: Path) -> None:
    short = library_of(tmp_path / "short", [f"a-{rank}" for rank in range(999)], "apache")
    assert list(host_faults(short)) == []
    assert host_files(short)["/.htaccess"].count("RedirectMatch") == 1000  # `/fr/` and the aliases
    library = library_of(tmp_path / "long", [f"a-{rank}" for rank in range(1000)], "apache")
    assert [f"{found.severity}: {found.message}; {found.repair}" for found in host_faults(library)] == [
        "hint: `apache` leads on from 0 of 1001 former addresses by `.htaccess`: it takes no more; include "
        "`hosting/apache.conf` in its configuration; else pages lead on, save from addresses of patterns"
    ]
    assert "RedirectMatch" not in host_files(library)["/.htaccess"]
    assert "Content-Security-Policy" in host_files(library)["/.htaccess"]


def test_apache_takes_thousands(tmp_path: Path) -> None:
    library = library_of(tmp_path / "project", [f"a-{rank}" for rank in range(2000)], "apache")
    site = write_host_files(library, tmp_path / "site")
    (tmp_path / "server").mkdir()
    with apache(site, tmp_path / "server", htaccess=False) as server:
        assert server.ask("/fr/emails/a-1999") == Answer(301, "/fr/emails/mail/")
        assert server.ask("/fr/emails/a-2000") == Answer(404, None)
