"""Staging: a site is built out of sight, and takes the place of the published one in one step, or not at all."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Staging:
    """A folder beside the published site in which the next one is built."""

    site: Path
    """The published site; need not exist yet."""
    folder: Path
    """Where the next one is built."""

    @classmethod
    def beside(cls, site: Path) -> Staging:
        """A new staging folder for *site*, on the same file system, so that it can be moved in one step."""
        site.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
        folder.chmod(0o755)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # a build that is interrupted leaves nothing
        return cls(site, folder)

    def publish(self) -> None:
        """Put what was built in the place of the published site."""
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        former = Path(tempfile.mkdtemp(prefix=f".{self.site.name}-", dir=self.site.parent)) / "former"
        self.site.rename(former)
        try:
            self.folder.rename(self.site)
        except OSError:
            former.rename(self.site)
            raise
        finally:
            shutil.rmtree(former.parent, ignore_errors=True)

    def discard(self) -> None:
        """Forget what was built."""
        shutil.rmtree(self.folder, ignore_errors=True)
