"""The outline: a tree of blocks while it is being read."""

from __future__ import annotations

from guichet.dialect.blocks import Block, Code, Container
from guichet.source import Span


class Outline:
    """The tree so far, and the place in it where the next line goes on."""

    def __init__(self, start: int) -> None:
        self.body = Container(Span(start), gap=False)
        self.stack: list[Container] = [self.body]
        """The containers that the last line was in, the outermost first."""
        self.leaf: Block | None = None
        """The block in the innermost container that the next line may go on with."""
        self.gap = False
        """Whether an empty line stands before the current one; of the blocks that begin there, it is the first's."""

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self.stack)

    def close(self, depth: int) -> None:
        """Leave the block that is being read, and all containers but the first *depth*."""
        if isinstance(self.leaf, Code):
            while self.leaf.lines and not self.leaf.lines[-1].strip():
                self.leaf.lines.pop()
        self.leaf = None
        del self.stack[depth:]

    def add(self, block: Block, *, goes_on: bool = False) -> None:
        """Put *block* into the innermost container; *goes_on* says that the next line may belong to it."""
        self.stack[-1].children.append(block)
        self.leaf = block if goes_on else None
        self.gap = False

    def open(self, container: Container) -> None:
        """Put *container* into the innermost one, and go on within it."""
        self.add(container)
        self.stack.append(container)
