"""Feed `parse` with nonsense and keep whatever breaks a promise of it: needs `atheris`.

    python -m bench.parse.fuzz CORPUS_FOLDER -max_total_time=3600 -timeout=120

The options are libFuzzer's. The corpus begins with documents of `bench.parse.documents`; files
that lie in the folder already are tried as well. A find does not end the run: the first input
of each kind is written beside the corpus, as `finds/KIND`. What hangs or kills ends it.
"""

import json
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["feeds", "feedparser"]):
    import feedparser  # noqa: F401  # `parse_tolerant` imports it late: too late to be instrumented

    from feeds import parse_tolerant
    from feeds.addresses import canonical
    from feeds.encoding import decode
    from feeds.jsonfeed import is_json
    from feeds.parse import Document, document, document_json, parse
    from feeds.plain import SUMMARY_LENGTH, TITLE_LENGTH, plain

from bench.parse.documents import news_feed, seeds

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TYPES = (None, "text/xml; charset=windows-1251", "application/json", "text/html; charset=utf-7")
found: set[str] = set()


def check(data: bytes) -> None:
    """Parse one input; every promise of `parse` is an assertion."""
    choice, body = (data[0], data[1:]) if data else (0, b"")
    content_type = TYPES[choice % len(TYPES)]
    url = "https://news.example.org/rss" if choice & 8 else ""
    read = parse(body, content_type=content_type, url=url, time_zone="UTC", now=NOW)
    json.dumps(document_json(read, "fuzz"), ensure_ascii=False).encode()
    for entry in read.entries:
        assert entry.id
        assert len(entry.title) <= TITLE_LENGTH
        assert len(entry.summary) <= SUMMARY_LENGTH
        assert plain(entry.title) == entry.title
        assert canonical(entry.url) == entry.url
        assert not entry.url or entry.url.startswith(("http://", "https://"))
        assert entry.published is None or entry.published <= NOW
    if read.parser == "fast":
        _agree(read, decode(body, content_type)[0], url)


def _agree(fast: Document, text: str, url: str) -> None:
    """Ask feedparser the same."""
    if is_json(text):
        return
    slow = document("tolerant", parse_tolerant.read(text, zone=UTC, now=NOW), url=url)
    assert len(fast.entries) == len(slow.entries)
    for one, other in zip(fast.entries, slow.entries, strict=True):
        assert (one.id, one.url) == (other.id, other.url)
        assert (one.title, one.summary) == (other.title, other.summary)
        assert one.published == other.published
        assert (one.media, one.tags) == (other.media, other.tags)
    assert (fast.title, fast.link) == (slow.title, slow.link)


def keep(data: bytes, error: BaseException, folder: Path) -> None:
    """Write the first input of each kind of find: one place in the code, one kind."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    kind = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
    if kind not in found:
        found.add(kind)
        (folder / kind).write_bytes(data)
        print(f"found {kind}: {last.line}", file=sys.stderr, flush=True)


def main() -> None:
    """Write the first documents of the corpus, then run libFuzzer."""
    folder = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), Path("corpus"))
    folder.mkdir(parents=True, exist_ok=True)
    (finds := folder.parent / "finds").mkdir(exist_ok=True)
    for name, body in [("news", news_feed(3)), *seeds()]:
        (folder / f"seed-{name}").write_bytes(b"\0" + body)

    def tried(data: bytes) -> None:
        try:
            check(data)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a find
            keep(data, error, finds)

    atheris.Setup(sys.argv, tried)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
