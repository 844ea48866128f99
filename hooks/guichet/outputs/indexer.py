"""The indexer: Pagefind as a service, which is told pages and gives the files of their index, without writing any.

A message is JSON in base64 with a comma behind it; each request has one answer.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator, Mapping
from io import BufferedReader
from threading import Timer
from types import TracebackType
from typing import Any, Self, cast

from pagefind_bin import get_executable

_TIME = 1800
"""Seconds after which indexing is given up."""
_READ = 2**20


class IndexerError(Exception):
    """The indexer cannot be run, has ended, or has refused a page; the text says why."""


class Indexer:
    """One run of the indexer. Its files depend on the order of the pages."""

    def __init__(self, config: Mapping[str, object]) -> None:
        """Start the indexer; *config* holds options of Pagefind.

        Raises:
            IndexerError: it does not start.
        """
        command = [str(get_executable()), "--service"]
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise IndexerError(str(error)) from None
        assert self._process.stdin is not None
        self._requests, self._answers = self._process.stdin, cast(BufferedReader, self._process.stdout)
        self._timer = Timer(_TIME, self._process.kill)
        self._timer.daemon = True
        self._timer.start()
        self._messages = 0
        try:
            self._index = self._ask(type="NewIndex", config=dict(config))["index_id"]
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def add(self, path: str, html: str) -> None:
        """Index the page *html*, which lies at *path* in the site.

        Raises:
            IndexerError: it cannot be indexed.
        """
        self._ask(type="AddFile", index_id=self._index, file_path=path, file_contents=html)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of each file of the index of all pages that were added.

        Raises:
            IndexerError: the index cannot be made.
        """
        for file in self._ask(type="GetFiles", index_id=self._index)["files"]:
            yield file["path"], base64.b64decode(file["content"])

    def _ask(self, **request: object) -> dict[str, Any]:
        """What the indexer answers to *request*."""
        self._messages += 1
        message = json.dumps({"message_id": self._messages, "payload": request})
        try:
            self._requests.write(base64.b64encode(message.encode()) + b",")
            self._requests.flush()
            answer: dict[str, Any] = json.loads(base64.b64decode(self._answer(), validate=True))["payload"]
        except (OSError, ValueError, KeyError) as error:
            raise IndexerError(f"Pagefind has ended: {error}") from None
        if answer.get("type") == "Error":
            raise IndexerError(f"Pagefind: {answer.get('message')}")
        return answer

    def _answer(self) -> bytearray:
        answer = bytearray()
        while not answer.endswith(b","):
            part = self._answers.read1(_READ)
            if not part:
                raise ValueError("it has not answered")
            answer += part
        del answer[-1:]
        return answer

    def _end(self) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.communicate()
