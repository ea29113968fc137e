"""What an answer to a person waited for: journals of updates, printed where they took long."""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from bench.delivery.stalls import Span, Stalls, journal
from bench.delivery.telegram import Report

Journals = Mapping[int, Sequence[Span]]
"""By person: what the answer waited for."""


@contextmanager
def journals(app) -> Iterator[Journals]:
    """Keep a journal of every update that the bot handles from now on."""
    kept: dict[int, list[Span]] = defaultdict(list)

    async def update(handler, event, data):
        mine = kept[event.event.from_user.id]
        token, began = journal.set(mine), time.monotonic()
        try:
            return await handler(event, data)
        finally:
            mine.append(Span("handled", began, time.monotonic()))
            journal.reset(token)

    async def call(make_request, bot, method):
        began = time.monotonic()
        try:
            return await make_request(bot, method)
        finally:
            if (mine := journal.get()) is not None:
                mine.append(Span(method.__api_method__, began, time.monotonic()))

    app.dispatcher.update.outer_middleware(update)
    app.bot.session.middleware(call)
    yield kept


def print_slow(report: Report, stalls: Stalls, kept: Journals, began: float) -> None:
    """Print what stalled, and of each answer that took long what it waited for."""
    print(f"  stalls: {stalls.summary()}")
    for who, since, until in report.slow:
        took = (until - since) * 1000
        print(f"  after {since - began:.1f} s an answer took {took:.0f} ms")
        for span in sorted(kept.get(who, ()), key=lambda s: s.start):
            print(f"    {span.told(since)}")
        for span in stalls.during(since, until):
            print(f"    meanwhile {span.told(since)}")
