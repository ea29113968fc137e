"""Where real data for development lies, when it is there: beside the project, never in it."""

import os
from pathlib import Path

import pytest

SHARED = Path(
    os.environ.get("VESTNIK_SHARED", Path(__file__).resolve().parents[1].parent / "shared")
)


def shared(*parts: str) -> Path:
    """Path of development data; skips the test where a machine has none."""
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        pytest.skip(f"development data {'/'.join(parts)} is not beside the project")
    return path
