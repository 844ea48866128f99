"""Staging: a site is built out of sight, and takes the place of the published one in one step, or not at all.

Everything happens in one hidden folder beside the site, on its file system. It holds the lock; `next`, in which the
site is built; and, where two folders cannot be exchanged in one step, `former`, the site that was published before,
until the next one stands in its place. Whatever a killed build leaves there, the next build completes or removes.
"""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from guichet.site.destination import occupation_of
from guichet.site.exchange import exchange
from guichet.site.manifest import ManifestError, differences, read_manifest

_LOCK = "lock"
_ATTEMPTS = 5
"""How often the lock is tried for while another build is just removing its folder."""


_ROOM = "make room there, or name a folder that can be written"


class StagingError(Exception):
    """A site that cannot be built or published where it should."""

    code = "site-unwritable"

    def __init__(self, reason: str, repair: str = _ROOM) -> None:
        self.reason, self.repair = reason, repair
        super().__init__(reason)

    @classmethod
    def of(cls, error: OSError) -> StagingError:
        """The error that *error* comes to."""
        return cls(error.strerror or str(error))


class BusyError(StagingError):
    """Another build is under way for the same site."""

    code = "site-busy"


class OccupiedError(StagingError):
    """The folder holds what is no site of ours."""

    code = "site-folder"


@dataclass(frozen=True)
class Staging:
    """The folder beside the published site in which the next one is built; nobody else builds it meanwhile."""

    site: Path
    """The published site; need not exist yet."""
    work: Path
    """The hidden folder beside it."""
    lock: FileLock
    made: tuple[Path, ...]
    """The folders that had to be made for it, innermost first."""

    @classmethod
    def beside(cls, site: Path) -> Staging:
        """The staging of *site*, with an empty folder for the next one. What a killed build has left is gone.

        Raises:
            BusyError: another build is under way.
            OccupiedError: *site* is no folder that may be replaced.
            StagingError: the folder that *site* lies in, or is to lie in, cannot be written.
        """
        work = site.parent / f".{site.name}-guichet"
        made = tuple(folder for folder in site.parents if not os.path.lexists(folder))
        try:
            site.parent.mkdir(parents=True, exist_ok=True)
            if work.is_symlink():
                raise StagingError(f"`{work.name}` beside it is a symbolic link")
            staging = cls(site, work, _locked(work), made)
        except OSError as error:
            _remove_empty((work, *made))
            raise StagingError.of(error) from None
        try:
            staging._settle()
            staging._require_free()
            staging.folder.mkdir()
        except OSError as error:
            staging.discard()
            raise StagingError.of(error) from None
        except StagingError:
            staging.discard()
            raise
        atexit.register(staging.discard)  # a build that is interrupted leaves nothing
        return staging

    @property
    def folder(self) -> Path:
        """Where the next site is built."""
        return self.work / "next"

    @property
    def _former(self) -> Path:
        return self.work / "former"

    def publish(self) -> None:
        """Put what was built, and sealed, in the place of the published site.

        Raises:
            StagingError: it cannot be; the published site is as it was.
        """
        try:
            changed = next(differences(read_manifest(self.folder), self.folder, contents=False), None)
            if changed is not None:
                name = f"`{changed.path}`" if changed.path else "a file"
                reason = f"{name} was changed after the site had been checked: {changed.reason}"
                raise StagingError(reason, "build again without what changes it")
            self._require_free()
            self._replace()
        except OSError as error:
            raise StagingError.of(error) from None
        except ManifestError as error:
            raise StagingError(str(error), "build again without what changes it") from None
        finally:
            self.discard()

    def _require_free(self) -> None:
        occupation = occupation_of(self.site)
        if occupation is not None:
            raise OccupiedError(*occupation)

    def _replace(self) -> None:
        if not os.path.lexists(self.site):
            self.folder.rename(self.site)
        elif not exchange(self.folder, self.site):
            self.site.rename(self._former)
            try:
                self.folder.rename(self.site)
            except OSError:
                self._former.rename(self.site)
                raise

    def discard(self) -> None:
        """Forget what was built, and let others build."""
        atexit.unregister(self.discard)
        if not self.lock.is_locked:
            return
        with suppress(OSError):
            self._settle()
        with suppress(OSError):
            (self.work / _LOCK).unlink()  # while it is held: see `_locked`
        self.lock.release()
        _remove_empty((self.work, *self.made))

    def _settle(self) -> None:
        """Complete an exchange that was broken off half-way, and remove what is left of others."""
        if not os.path.lexists(self.site) and self._former.exists():
            for candidate in (self.folder, self._former):
                if _is_whole(candidate):
                    candidate.rename(self.site)
                    break
        for leftover in self.work.iterdir():
            if leftover.name != _LOCK:
                shutil.rmtree(leftover)


def _is_whole(site: Path) -> bool:
    """Whether the folder *site* holds a site with all of its files."""
    try:
        return not any(differences(read_manifest(site), site, contents=False))
    except (OSError, ManifestError):
        return False


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _locked(work: Path) -> FileLock:
    """The lock in the folder *work*, which is made, held by this process alone.

    Who holds a lock removes its file before it lets go, so that nothing stays behind. Who has opened that file
    meanwhile would hold a lock that nobody else sees, and tries again.

    Raises:
        BusyError: another process holds it.
        OSError: it cannot be made.
    """

    def refuse_removed(descriptor: int) -> None:
        if os.fstat(descriptor).st_nlink == 0:
            raise FileNotFoundError

    for attempt in range(1, _ATTEMPTS + 1):
        work.mkdir(exist_ok=True)
        lock = FileLock(work / _LOCK, timeout=0, thread_local=False, on_acquired=refuse_removed)
        try:
            lock.acquire()
        except Timeout:
            break
        except FileNotFoundError:
            if attempt == _ATTEMPTS:
                raise
        else:
            return lock
    raise BusyError("another build is under way", "wait until it has ended, then build again")
