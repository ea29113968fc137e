"""Whatever servers and publishers do, each feed has its reason and the run goes on."""

import re
from datetime import timedelta

from feeds.answers import Limits
from feeds.poll import PollSettings, open_poller
from storage.articles import Articles
from storage.feeds import Feeds, NewFeed
from tests.conftest import NOON
from tests.feeds.hostile import answer, nowhere, running
from tests.feeds.nonsense import BAD, LIMIT, build, item, page, rss

HOUR = timedelta(hours=1)
LIMITS = Limits(bytes=LIMIT, connect=10, silence=2, whole=20)


async def polled(engine, acts):
    """Poll feeds that answer so, once, in worker processes; gives their rows by name."""
    feeds, articles = Feeds(engine), Articles(engine)
    opened = open_poller(
        feeds,
        articles,
        tag=nowhere,
        settings=PollSettings(concurrency=30),
        limits=LIMITS,
        workers=1,
        allow_private=True,
    )
    async with running() as server, opened as poller:
        names = {
            server.at("/" + name.replace(" ", "%20"), act): name for name, act in acts.items()
        }
        await feeds.add(
            [NewFeed(url, f"{n}.example", "А") for n, url in enumerate(names)], now=NOON
        )
        result = await poller.run_once(NOON)
    assert result.feeds == len(acts)
    return {names[listed.feed.url]: listed.feed for listed in await feeds.find()}, result


async def test_every_kind_of_bad_answer_has_its_reason_and_the_run_goes_on(sqlite):
    acts = {name: act for name, (act, _) in BAD.items()}
    rows, result = await polled(sqlite, acts | {"good": page(rss(item()))})
    wrong = {
        name: rows[name].error
        for name, (_, reason) in BAD.items()
        if not re.search(reason, rows[name].error or "") or rows[name].failures != 1
    }
    assert wrong == {}
    assert (result.failed, result.articles_new) == (len(BAD), 1)
    assert all(NOON < row.next_at < NOON + HOUR for row in rows.values())


async def test_every_kind_of_odd_document_is_read(sqlite):
    odd = build()
    rows, _ = await polled(sqlite, {name: case.act for name, case in odd.items()})
    articles = await Articles(sqlite).recent(NOON - 48 * HOUR)
    found = {
        name: [a for a in articles if a.source_id == row.source_id] for name, row in rows.items()
    }
    wrong = {
        name: (len(found[name]), rows[name].error, rows[name].remark)
        for name, case in odd.items()
        if len(found[name]) != case.articles
        or not re.search(case.remark, rows[name].remark or "")
        or not all(case.shows in a.title for a in found[name])
    }
    assert wrong == {}


async def test_what_is_odd_can_be_stored_on_both_databases(engine):
    acts = {
        "nul": page(rss(item(1, "<description>a\0b &#0; &#xD800; \ud7ff</description>"))),
        "reason": answer(200, b"x", Content_Encoding="\x00\x7f"),
        "long": page(rss(item(1).replace("news/1", "ы" * 2_000))),
    }
    rows, result = await polled(engine, acts)
    assert result.feeds == 3
    assert rows["nul"].error is None
