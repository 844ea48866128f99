"""Staging: a site is built in a hidden folder, and replaces the published one atomically or not at all.

The hidden folder is beside the site, on the same file system. It holds the lock; `next`, in which the
site is built; and, where two folders cannot be exchanged atomically, `former`, the previous site,
until the next one is in its place. The next build completes or removes the remains of a killed build.
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
"""Attempts to get the lock while another build is removing its folder."""


_ROOM = "make room there, or name a folder that can be written"


class StagingError(Exception):
    """The site cannot be built or published in its folder."""

    code = "site-unwritable"

    def __init__(self, reason: str, repair: str = _ROOM) -> None:
        self.reason, self.repair = reason, repair
        super().__init__(reason)

    @classmethod
    def of(cls, error: OSError) -> StagingError:
        """Convert an `OSError`."""
        return cls(error.strerror or str(error))


class BusyError(StagingError):
    """Another build of the same site is running."""

    code = "site-busy"


class OccupiedError(StagingError):
    """The folder holds files that Guichet did not create."""

    code = "site-folder"


@dataclass(frozen=True)
class Staging:
    """The hidden folder in which the next site is built, locked against other builds."""

    site: Path
    """The folder of the published site; it need not exist yet."""
    work: Path
    """The hidden folder beside it."""
    lock: FileLock
    made: tuple[Path, ...]
    """The parent folders created for it, innermost first."""

    @classmethod
    def beside(cls, site: Path) -> Staging:
        """Lock the staging of *site*, remove the remains of a killed build, and create a folder for the next site.

        Raises:
            BusyError: another build is running.
            OccupiedError: *site* must not be replaced.
            StagingError: the parent folder of *site* is not writable.
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
        atexit.register(staging.discard)  # an interrupted build leaves nothing
        return staging

    @property
    def folder(self) -> Path:
        """The folder in which the next site is built."""
        return self.work / "next"

    @property
    def _former(self) -> Path:
        return self.work / "former"

    def publish(self) -> None:
        """Replace the published site by the built and sealed one.

        Raises:
            StagingError: it cannot be replaced; the published site is unchanged.
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
        """Remove the built site and release the lock."""
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
        """Complete an interrupted exchange, and remove the remains of other builds."""
        if not os.path.lexists(self.site) and self._former.exists():
            for candidate in (self.folder, self._former):
                if _is_whole(candidate):
                    candidate.rename(self.site)
                    break
        for leftover in self.work.iterdir():
            if leftover.name != _LOCK:
                shutil.rmtree(leftover)


def _is_whole(site: Path) -> bool:
    """Whether the folder *site* holds a complete site."""
    try:
        return not any(differences(read_manifest(site), site, contents=False))
    except (OSError, ManifestError):
        return False


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _locked(work: Path) -> FileLock:
    """Create the folder *work* and acquire its lock.

    The holder deletes the lock's file before releasing it. A process that opened the file before its deletion
    would hold a lock that others cannot see, so it tries again.

    Raises:
        BusyError: another process holds it.
        OSError: the lock cannot be created.
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
