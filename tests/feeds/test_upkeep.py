from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from digests.letter import notice
from digests.render import Look
from feeds.catalogue import new_feed
from feeds.health import health
from feeds.upkeep import note, note_slot, tell_operators
from locales import LANGUAGES, translator
from storage.chats import Chats
from storage.feeds import Feeds
from storage.outbox import Outbox
from storage.schema import deliveries
from tests.conftest import NOON
from tests.unit.test_feeds_health import a_feed

MONDAY = NOON.replace(day=23, hour=6)
DAY = timedelta(days=1)


async def meet(chats, id, language="ru"):
    await chats.meet(
        id, kind="private", title="A", language=language, time_zone="Europe/Moscow", now=NOON
    )


async def bodies(engine):
    async with engine.begin() as connection:
        return [row.body for row in await connection.execute(select(deliveries))]


async def test_each_operator_is_told_once_a_week_in_their_language(engine):
    feeds, chats, outbox = Feeds(engine), Chats(engine), Outbox(engine)
    await meet(chats, 1)
    await meet(chats, 2, "en")
    await feeds.add([new_feed("https://a.example/rss", name="Газета")], now=NOON)
    await feeds.stop([1], reason="removed for good (410)")
    tools = ({1, 2, 3}, feeds, chats, outbox)  # 3 never met the bot
    assert await tell_operators(*tools, now=MONDAY) == 2
    assert await tell_operators(*tools, now=MONDAY + 6 * timedelta(hours=1)) == 0
    assert await tell_operators(*tools, now=MONDAY + 4 * DAY) == 0
    assert await tell_operators(*tools, now=MONDAY + 7 * DAY) == 2
    ru, en = (await bodies(engine))[:2]
    assert "Газета (№ 1): остановлена: страницу убрали насовсем" in ru["values"]["list"]
    assert "Газета (№ 1): stopped: the page is removed for good" in en["values"]["list"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_fits_a_message_and_names_the_worst(language):
    many = [a_feed(failures=9, error="there is no such page (404)") for _ in range(300)]
    found = health([*many, a_feed()], now=NOON)
    letter = notice(note(found, translator(language)), Look(language, "Europe/Moscow"))
    assert letter.html.count("•") == 10
    assert len(letter.html) < 4_096
    well = notice(note(health([a_feed()], now=NOON), translator(language)), Look(language, "UTC"))
    assert "\n" not in well.html


@given(st.datetimes(timezones=st.just(NOON.tzinfo)))
def test_the_note_is_due_on_mondays(moment):
    if moment.year < 10:
        return
    slot = note_slot(moment)
    assert slot.weekday() == 0
    assert timedelta(0) <= moment - slot < 7 * DAY
