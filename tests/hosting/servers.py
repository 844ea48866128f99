"""nginx and Apache, run for a test on a port of this machine."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

MODULES = Path("/usr/lib/apache2/modules")

NGINX = """\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {site}/hosting/nginx-http.conf;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        error_page 404 {base}/404.html;
        include {site}/hosting/nginx-server.conf;
    }}
}}
"""
APACHE = """\
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/httpd.pid
ErrorLog {folder}/error.log
{modules}
TypesConfig /dev/null
<VirtualHost *:{port}>
DocumentRoot {root}
<Directory {root}>
AllowOverride {override}
Require all granted
</Directory>
ErrorDocument 404 {base}/404.html
{own}
</VirtualHost>
"""


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    location: str | None
    """Where it sent the reader: path and query."""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    base: str

    def ask(self, address: str) -> Answer:
        """The answer to a request for *address* in the folder of the site."""
        response = self._response(address)
        location = response.getheader("Location")
        return Answer(
            response.status, None if location is None else urlsplit(location)._replace(scheme="", netloc="").geturl()
        )

    def headers(self, address: str) -> dict[str, str]:
        """The headers of that answer."""
        return dict(self._response(address).getheaders())

    def _response(self, address: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"{self.base}{address}")
        response = connection.getresponse()
        response.read()
        connection.close()
        return response


@contextmanager
def nginx(site: Path, folder: Path, base: str = "") -> Iterator[Server]:
    """Nginx with the files that *site* brings; *folder* is for its own."""
    port = free_port()
    user = "user root root;" if os.geteuid() == 0 else ""
    root = _root(site, folder, base)
    text = NGINX.format(user=user, folder=folder, site=site, port=port, root=root, base=base)
    configuration = folder / "nginx.conf"
    configuration.write_text(text, "utf-8")
    with _running([_tool("nginx"), "-e", str(folder / "error.log"), "-c", str(configuration)], port, folder):
        yield Server(port, base)
    log = (folder / "error.log").read_text("utf-8").splitlines()
    assert [line for line in log if "[error]" not in line] == [], "it has found everything in order but missing files"


@contextmanager
def apache(site: Path, folder: Path, base: str = "", *, htaccess: bool) -> Iterator[Server]:
    """Apache with what *site* brings: its `.htaccess`, or else what is for the configuration."""
    port = free_port()
    names = ["mpm_event", "authz_core", "dir", "headers", "mime", *(["alias"] if htaccess else ["rewrite"])]
    own = f"Define GUICHET_MAP {site}/hosting/apache.map\nInclude {site}/hosting/apache.conf"
    text = APACHE.format(
        folder=folder,
        port=port,
        modules="\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names),
        root=_root(site, folder, base),
        base=base,
        override="FileInfo" if htaccess else "None",
        own="" if htaccess else own,
    )
    configuration = folder / "apache.conf"
    configuration.write_text(text, "utf-8")
    with _running([_tool("apache2"), "-f", str(configuration), "-D", "FOREGROUND"], port, folder):
        yield Server(port, base)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _root(site: Path, folder: Path, base: str) -> Path:
    """The folder that a server serves, with *site* in its folder *base*."""
    if not base:
        return site
    root = folder / "www"
    root.mkdir()
    (root / base.strip("/")).symlink_to(site)
    return root


def _tool(name: str) -> str:
    """The path of a server: Debian keeps them where not every user looks."""
    return next((str(path) for path in (Path("/usr/sbin") / name, Path("/usr/bin") / name) if path.exists()), name)


@contextmanager
def _running(command: Sequence[str], port: int, folder: Path) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait(process, port, folder)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[str], port: int, folder: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            said = process.stdout.read() if process.stdout else ""
            log = folder / "error.log"
            raise AssertionError(said + (log.read_text("utf-8") if log.exists() else ""))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")
