"""Where real data for development lies: beside the project, never in it."""

import os
import sys
from pathlib import Path

SHARED = Path(os.environ.get("VESTNIK_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared(*parts: str) -> Path:
    """Path of development data; ends the benchmark where a machine has none."""
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        sys.exit(f"development data {'/'.join(parts)} is not beside the project")
    return path
