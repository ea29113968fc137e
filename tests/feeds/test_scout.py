import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.adapters import Adapters
from feeds.pool import Workers
from feeds.remarks import Remark
from feeds.scout import WAITING_MOST, Scout, guess_place
from feeds.typed import Typed, read_address
from news.errors import UserError
from regions.geotag import tag
from tests.conftest import NOON
from tests.feeds.hostile import FEED, answer, never
from tests.unit.test_feeds_preview import PAGE

HERE = Typed("address")


def scout(**more):
    return Scout(Workers(0), tag=tag, allow_private=True, **more)


async def test_a_site_is_looked_at_and_its_feed_described(server):
    server.at("/", answer(body=b'<link rel=alternate type="application/rss+xml" href="/rss">'))
    server.at("/rss", answer())
    async with scout() as eyes:
        looked = await eyes.look(Typed("address", server.url), now=NOON)
    (one,) = looked.found
    assert (one.title, one.entries, one.samples[0].title) == ("T", 1, "One")


@pytest.mark.parametrize(
    ("act", "key"),
    [
        pytest.param(answer(body=b"<html></html>"), "trouble-no-feed", id="a page without a feed"),
        pytest.param(answer(500), "trouble-server", id="broken"),
        pytest.param(answer(body=FEED.split(b"<item>")[0]), "trouble-no-entries", id="empty"),
        pytest.param(answer(403), "trouble-forbidden", id="closed"),
    ],
)
async def test_what_is_no_feed_says_why(server, act, key):
    server.at("/x", act)
    async with scout() as eyes:
        looked = await eyes.look(Typed("address", f"{server.url}/x"), now=NOON)
    assert (looked.found, looked.problem.key) == ((), key)


async def test_hostile_addresses_are_refused_by_the_guard(server):
    async with Scout(Workers(0), tag=tag) as eyes:
        for address in (server.url, "http://169.254.169.254/", "http://0x7f.1/", "http://[::1]/"):
            looked = await eyes.look(Typed("address", address), now=NOON)
            assert looked.problem == Remark("trouble-refused")
    assert server.asked == []


async def test_a_look_takes_no_longer_than_it_may(server):
    server.at("/x", never)
    async with scout(seconds=0) as eyes:
        looked = await eyes.look(Typed("address", f"{server.url}/x"), now=NOON)
    assert looked.problem.key == "trouble-slow"


async def test_a_page_of_a_thousand_links_is_not_followed_to_its_end(server):
    links = b"".join(b'<a href="/feed/%d">x</a>' % n for n in range(1_000))
    server.at("/", answer(body=b"<html>" + links))
    async with scout() as eyes:
        await eyes.look(Typed("address", server.url + "/"), now=NOON)
    assert len(server.asked) <= 30


async def test_more_people_than_can_wait_are_asked_to_come_again(server):
    server.at("/x", never)
    address = Typed("address", f"{server.url}/x")
    async with scout() as eyes, asyncio.TaskGroup() as group:
        looks = [group.create_task(eyes.look(address, now=NOON)) for _ in range(WAITING_MOST)]
        await server.reached(1)
        with pytest.raises(UserError, match="error-feed-busy"):
            await eyes.look(address, now=NOON)
        for look in looks:
            look.cancel()


async def test_channels_are_read_only_where_that_is_switched_on(server):
    server.at("/s/smolensk_today", answer(body=PAGE))
    typed = read_address("@smolensk_today")
    async with scout() as eyes:
        assert not eyes.reads_channels
        assert (await eyes.look(typed, now=NOON)).problem.key == "trouble-adapter-off"
    async with scout(adapters=Adapters(preview=server.url)) as eyes:
        assert eyes.reads_channels
        (found,) = (await eyes.look(typed, now=NOON)).found
        assert found.title == "Смоленск сегодня & завтра"
        private = await eyes.look(read_address("https://t.me/+abc"), now=NOON)
        assert private.problem.key == "trouble-private-channel"


SMOLENSK, VYAZMA, REGION = "491687", "470676", "RU-SMO"


@pytest.mark.parametrize(
    ("title", "lines", "place"),
    [
        pytest.param("Новости Смоленска", ["Мост закроют"] * 9, SMOLENSK, id="its title"),
        pytest.param(
            "Газета", ["В Смоленске закроют мост"] * 5 + ["Погода"] * 5, SMOLENSK, id="half",
        ),
        pytest.param(
            "Газета", ["В Вязьме пожар", "В Ярцеве паводок", "В Рославле концерт"] * 3, REGION,
            id="cities of one region in turn",
        ),
        pytest.param("Газета", ["В Минске форум", *["Погода"] * 19], None, id="once of twenty"),
        pytest.param(
            "Мурманский листок", ["В Мурманске мост", "Погода", "Мурманский порт"], "RU-MUR",
            id="adjectives count half",
        ),
        pytest.param("Газета", ["Курс рубля", "Погода"], None, id="none"),
        pytest.param("", [], None, id="nothing"),
    ],
)  # fmt: skip
def test_the_place_of_a_feed_is_guessed_from_what_it_names(title, lines, place):
    assert guess_place(title, "\n".join(lines), tag) == place


@given(st.text(max_size=60), st.text(max_size=300))
def test_any_words_give_a_place_or_none(title, text):
    guess_place(title, text, lambda words, home=None: ())
