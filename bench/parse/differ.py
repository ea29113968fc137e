"""Compare the two parsers on documents changed at random.

What the fast one takes must be the same in every field. Ends with an error where it is not.

python -m bench.parse.differ [COUNT [FIRST [FOLDER]]]     # 20,000 documents, from number 0

FOLDER holds more documents to be changed, beside those of `bench.parse.documents`.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.parse.documents import news_feed, seeds
from bench.parse.mutants import mutant
from feeds import parse_fast, parse_tolerant
from feeds.encoding import decode
from feeds.parse import Document, document
from feeds.raw import NotSafe

NOW = datetime(2026, 11, 23, tzinfo=UTC)
_URL = "https://news.example.org/rss"
_MOST_BYTES = 200_000  # of a document that is changed


def both(text: str) -> tuple[Document, Document] | None:
    """Read a document with each parser; null: the fast one leaves it alone."""
    try:
        fast = parse_fast.read(text.encode("utf-8", "surrogatepass"), zone=UTC, now=NOW)
    except NotSafe:
        return None
    slow = parse_tolerant.read(text, zone=UTC, now=NOW)
    return document("fast", fast, url=_URL), document("fast", slow, url=_URL)


def originals(folder: Path | None) -> list[str]:
    """Read the documents that are changed."""
    bodies = [news_feed(3), *(body for _, body in seeds())]
    files = sorted(folder.rglob("*")) if folder else []
    bodies += [path.read_bytes() for path in files if path.is_file()]
    texts = [decode(body)[0] for body in bodies if len(body) <= _MOST_BYTES]
    return [text for text in texts if "<" in text]


def main(count: int, first: int, folder: Path | None) -> None:
    documents, taken, entries, wrong = originals(folder), 0, 0, []
    for number in range(first, first + count):
        try:
            read = both(mutant(documents, number))
        except (TypeError, AttributeError, LookupError):  # feedparser has its own ways to fail
            continue
        if read:
            taken, entries = taken + 1, entries + len(read[0].entries)
            wrong += [number] if read[0] != read[1] else []
    print(f"{count} documents, {taken} taken by the fast parser, {entries} entries")
    if wrong:
        sys.exit(f"{len(wrong)} are read otherwise than by feedparser: {wrong[:20]}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 20_000,
        int(given[1]) if len(given) > 1 else 0,
        Path(given[2]) if len(given) > 2 else None,
    )
