"""Feed `parse` with nonsense until it raises, hangs or breaks a promise: needs `atheris`.

    python -m bench.parse.fuzz CORPUS_FOLDER -max_total_time=3600 -timeout=20

The options are libFuzzer's. The corpus begins with documents of `bench.parse.documents`.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["feeds", "feedparser"]):
    from feeds.addresses import canonical
    from feeds.parse import document_json, parse
    from feeds.plain import SUMMARY_LENGTH, TITLE_LENGTH, plain

from bench.parse.documents import news_feed, seeds

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TYPES = (None, "text/xml; charset=windows-1251", "application/json", "text/html; charset=utf-7")


def check(data: bytes) -> None:
    """Parse one input; every promise of `parse` is an assertion."""
    choice, body = (data[0], data[1:]) if data else (0, b"")
    document = parse(
        body,
        content_type=TYPES[choice % len(TYPES)],
        url="https://news.example.org/rss" if choice & 8 else "",
        now=NOW,
    )
    json.dumps(document_json(document, "fuzz"), ensure_ascii=False).encode()
    for entry in document.entries:
        assert entry.id
        assert len(entry.title) <= TITLE_LENGTH
        assert len(entry.summary) <= SUMMARY_LENGTH
        assert plain(entry.title) == entry.title
        assert canonical(entry.url) == entry.url
        assert not entry.url or entry.url.startswith(("http://", "https://"))
        assert entry.published is None or entry.published <= NOW


def main() -> None:
    """Write the first documents of the corpus, then run libFuzzer."""
    folder = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), None)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in [("news", news_feed(3)), *seeds()]:
            (folder / f"seed-{name}").write_bytes(b"\0" + body)
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
