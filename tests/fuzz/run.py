"""Run one fuzz target under Atheris: `python -m fuzz.run NAME FOLDER [options of libFuzzer]`.

FOLDER keeps the inputs that reached new code from run to run; what made the target fail is in FOLDER beside them, and
goes to `tests/cases/fuzz/NAME` with the repair.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["guichet", "markdown"]):
    from fuzz.seeds import seeds
    from fuzz.targets import TARGETS

DICTIONARY = Path(__file__).with_name("dictionary.txt")


def main() -> None:
    """Fuzz the target that the first argument names until libFuzzer ends: with status 0 unless the target failed."""
    program, name, folder, *options = sys.argv
    inputs = Path(folder) / name
    inputs.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (inputs / f"seed-{number}").write_bytes(seed)
    crashes = Path(folder) / "crashes"
    crashes.mkdir(exist_ok=True)
    bounds = ["-timeout=20", "-max_len=4096", "-rss_limit_mb=4096", f"-dict={DICTIONARY}"]
    atheris.Setup([program, *bounds, f"-artifact_prefix={crashes}/{name}-", *options, str(inputs)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
