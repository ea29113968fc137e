"""Look at a feed as its publisher would want to: what we see, and what should be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from news.model import Entry
from news.text import language_of

from .advice import Marks, advice, marks_of
from .answers import Answer, Failed, Fetched
from .fetch import Fetcher
from .parse import Document, parse
from .pool import WorkerError, Workers
from .reading import headline
from .reasons import remark_on
from .remarks import Remark

SAMPLES = 5  # headlines that show what a feed is about
_LONGEST_TITLE = 200  # characters


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the newest entries, to be shown to a person."""

    title: str
    url: str
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found at an address.

    `url` is where it was found in the end. `problem` says why it is no feed that can be used;
    null: it is one. `advice` is empty for a feed that needs no mending. `language` is what its
    entries are written in, as far as their letters tell.
    """

    url: str
    problem: Remark | None = None
    title: str = ""
    entries: int = 0
    newest: datetime | None = None
    parser: str = ""
    language: str = ""
    advice: tuple[Remark, ...] = ()
    samples: tuple[Sample, ...] = ()
    text: str = ""  # of the newest entries: what places are guessed from

    @property
    def works(self) -> bool:
        """Whether it is a feed with something in it."""
        return self.problem is None

    @property
    def summary(self) -> Remark:
        """Say in one sentence how it is."""
        if self.problem:
            return Remark("check-bad", {"why": self.problem})
        return Remark("check-good", {"count": self.entries, "parser": self.parser})


async def check(url: str, fetcher: Fetcher, workers: Workers, *, now: datetime) -> Checked:
    """Fetch and read an address once and say how it is."""
    return await examine(url, await fetcher.fetch(url, now=now), workers, now=now)


async def examine(url: str, answer: Answer, workers: Workers, *, now: datetime) -> Checked:
    """Say how the answer of an address is."""
    if isinstance(answer, Failed):
        return Checked(url, remark_on(answer.reason))
    if not isinstance(answer, Fetched):
        return Checked(url, Remark("trouble-unchanged"))
    try:
        document, marks = await workers.run(
            _parse, answer.body, answer.content_type, answer.url, now
        )
    except WorkerError as error:
        return Checked(url, remark_on(str(error)))
    return explain(url, answer, document, marks, now=now)


def explain(
    url: str, answer: Fetched, document: Document, marks: Marks, *, now: datetime
) -> Checked:
    """Say how a feed is that was fetched and read. Pure."""
    found = answer.moved_to or answer.url
    if not document.entries:
        why = document.problems[-1] if document.problems else "it is not a feed"
        return Checked(found, remark_on(why), title=document.title)
    newest = _newest(document.entries)
    dates = [entry.published for entry in document.entries if entry.published]
    text = "\n".join(f"{e.title}. {e.summary}"[:500] for e in newest[:20])
    return Checked(
        url=found,
        title=document.title,
        entries=len(document.entries),
        newest=max(dates, default=None),
        parser=document.parser,
        language=language_of(text),
        advice=advice(url, answer, document, marks, now=now),
        samples=tuple(
            Sample(title[:_LONGEST_TITLE], e.url, e.published)
            for e in newest[:SAMPLES]
            if (title := e.title or headline(e.summary))
        ),
        text=text,
    )


def _parse(
    body: bytes, content_type: str | None, url: str, now: datetime
) -> tuple[Document, Marks]:
    document = parse(body, content_type=content_type, url=url, now=now)
    return document, marks_of(body, content_type)


def _newest(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Put entries in order, newest first; as they stand, where one has no date."""
    dated = [(entry.published, entry) for entry in entries if entry.published]
    if len(dated) < len(entries):
        return entries
    return [entry for _, entry in sorted(dated, key=lambda pair: pair[0], reverse=True)]
