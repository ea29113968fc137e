"""Names and words that must never be taken for a place of ours without a question."""

from collections.abc import Iterator
from pathlib import Path


def _of(kind: str) -> Iterator[str]:
    for line in Path(__file__).with_name("strangers.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{kind}\t"):
            yield from line.split("\t")[1].split("|")


FOREIGN = tuple(_of("abroad"))
"""Cities abroad: in Russian, Ukrainian, Belarusian, English, their own languages."""

WORDS = tuple(_of("word"))
"""Ordinary words: Russian, Ukrainian, English."""
