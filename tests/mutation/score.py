"""Tell how many of the mutants each module has, and which of them no test has noticed: `score.py FOLDER`.

FOLDER is where mutmut keeps the mutated modules. The status is 1 unless 90 % of all those tried were noticed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from mutmut.stats import status_by_exit_code

ENOUGH = 0.9
NOTICED = ("killed", "timeout", "segfault", "caught by type check")
MISSED = ("survived", "no tests")


def main(folder: Path) -> int:
    """Print a line for each module and for each mutant that was missed."""
    total: Counter[bool] = Counter()
    missed: list[str] = []
    for file in sorted(folder.rglob("*.py.meta")):
        results = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        states = {name: status_by_exit_code[code] for name, code in results.items()}
        found = Counter(state in NOTICED for state in states.values() if state in (*NOTICED, *MISSED))
        if found:
            total += found
            print(f"{found[True]:5} of {found.total():5}  {file.relative_to(folder).with_suffix('')}")
            missed += [f"{state}: {name}" for name, state in states.items() if state in MISSED]
    print("\n".join(missed))
    share = total[True] / total.total() if total else 0
    print(f"{total[True]} of {total.total()} mutants were noticed: {share:.1%}")
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
