"""Run every benchmark, one after another: `make bench`, or `python -m bench`."""

import subprocess
import sys
from pathlib import Path


def topics() -> list[str]:
    """Names of the packages here that can be run."""
    here = Path(__file__).parent
    return sorted(path.parent.name for path in here.glob("*/__main__.py"))


if __name__ == "__main__":
    chosen = sys.argv[1:] or topics()
    failed = [
        topic
        for topic in chosen
        if subprocess.run([sys.executable, "-m", f"bench.{topic}"], check=False).returncode
    ]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)
