from dataclasses import replace
from datetime import timedelta

import pytest

from feeds.catalogue import new_feed
from news.model import ChatId
from storage.channel_posts import ChannelPosts, NewPost, Settled
from storage.channels import Channels, ChannelState, make_source, set_state
from storage.chats import Chats
from storage.deliveries import Deliveries
from storage.feeds import Feeds
from storage.personal import Personal
from storage.schema import metadata
from tests.conftest import NOON

CHANNEL, ANNA = ChatId(-1002000000001), 7
SMOLENSK = "491687"
SOON = NOON + timedelta(seconds=5)


async def join(engine, chat_id=CHANNEL, username="smolensk", title="Смоленск сегодня", owner=ANNA):
    await Chats(engine).meet(
        chat_id, kind="channel", title=title, language="ru", time_zone="UTC", now=NOON
    )
    return await Channels(engine).join(
        chat_id, username=username, title=title, owner_id=owner, now=NOON
    )


async def activate(engine, chat_id=CHANNEL):
    async with engine.begin() as connection:
        return await make_source(
            engine, connection, chat_id,
            name="Смоленск сегодня", place_id=SMOLENSK, section=None, language="ru", now=NOON,
        )  # fmt: skip


def a_post(number=1, text="Прорвало трубу", **more):
    return NewPost(**({"chat_id": CHANNEL, "message_id": number, "text": text,
                       "published_at": NOON} | more))  # fmt: skip


async def texts(posts, until=SOON):
    found = await posts.waiting(until=until, limit=100)
    return [[part.text for part in parts] for _, parts in found]


async def test_a_channel_is_nothing_until_it_is_made_a_source(engine):
    posts = ChannelPosts(engine)
    joined = await join(engine)
    assert (joined.state, joined.present, joined.key) == ("idle", True, "@smolensk")
    assert not await posts.take(a_post(), now=NOON)
    async with engine.begin() as connection:
        await set_state(connection, CHANNEL, ChannelState.WAITING)
    assert await posts.take(a_post(), now=NOON)
    assert await texts(posts) == []  # kept, and read once a moderator agrees
    made = await activate(engine)
    assert (made.state, made.place_id) == ("active", SMOLENSK)
    assert await texts(posts) == [["Прорвало трубу"]]


async def test_making_a_source_again_keeps_its_number(engine):
    await join(engine)
    first, second = await activate(engine), await activate(engine)
    assert first.source_id == second.source_id is not None
    async with engine.begin() as connection:
        gone = await make_source(
            engine, connection, -5, name="", place_id=None, section=None, language="ru", now=NOON
        )
    assert gone is None


async def test_its_open_page_is_polled_no_more(engine):
    feeds = Feeds(engine)
    await feeds.add(
        [new_feed("https://t.me/s/smolensk"), new_feed("https://a.example/")], now=NOON
    )
    await join(engine)
    await activate(engine)
    page = await feeds.at("https://t.me/s/smolensk")
    other = await feeds.at("https://a.example/")
    assert (page.feed.status, other.feed.status) == ("stopped", "active")


@pytest.mark.parametrize("key", ["@smolensk", "Smolensk"])
async def test_an_operator_stops_one_by_its_name(engine, key):
    channels = Channels(engine)
    await join(engine)
    await activate(engine)
    assert await channels.stop("@another") is None
    assert (await channels.stop(key)).state is ChannelState.IDLE
    assert await channels.stop(key) is None


async def test_who_asks_to_be_forgotten_owns_no_channel(engine):
    await join(engine)
    await Personal(engine).forget(ANNA, now=NOON)
    assert (await Channels(engine).get(CHANNEL)).owner_id == 0


async def test_leaving_stops_it_and_coming_back_goes_on(engine):
    channels, posts = Channels(engine), ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    await posts.take(a_post(1), now=NOON)
    assert (await channels.leave(CHANNEL)).title == "Смоленск сегодня"
    assert await channels.leave(CHANNEL) is None
    assert await posts.take(a_post(2), now=NOON)  # it overtook the news that we are back
    assert await texts(posts) == []
    assert await channels.of_owner(ANNA) == []
    await join(engine)
    assert await posts.take(a_post(3), now=NOON)
    assert len(await texts(posts)) == 3


async def test_an_album_comes_together_whatever_the_order_of_its_parts(engine):
    posts = ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    for number, text in ((12, ""), (11, "Салют"), (13, "над Днепром")):
        await posts.take(a_post(number, text, album="g1"), now=NOON)
    await posts.take(a_post(14, "Отдельно"), now=NOON)
    assert await texts(posts) == [["Салют", "", "над Днепром"], ["Отдельно"]]
    parts = [parts for _, parts in await posts.waiting(until=SOON, limit=100)]
    await posts.settle(
        [Settled(CHANNEL, p.message_id, p.version) for group in parts for p in group]
    )
    assert await texts(posts) == []
    await posts.take(a_post(10, "Фото читателей", album="g1"), now=SOON)  # a late part
    assert await texts(posts) == [["Фото читателей", "Салют", "", "над Днепром"]]


async def test_an_edit_is_read_again_and_the_same_again_is_not(engine):
    posts = ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    await posts.take(a_post(1, "Было"), now=NOON)
    ((_, (seen,)),) = await posts.waiting(until=SOON, limit=1)
    await posts.take(a_post(1, "Стало", edited_at=NOON), now=NOON)  # while somebody reads it
    await posts.settle([Settled(CHANNEL, 1, seen.version)])
    assert await texts(posts) == [["Стало"]]
    ((_, (seen,)),) = await posts.waiting(until=SOON, limit=1)
    await posts.settle([Settled(CHANNEL, 1, seen.version, "digest")])
    await posts.take(a_post(1, "Стало", edited_at=NOON), now=SOON)
    assert await texts(posts) == []


async def test_an_edit_that_overtakes_what_it_edits_stays(engine):
    posts = ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    later = NOON + timedelta(seconds=3)
    await posts.take(a_post(1, "Стало", edited_at=NOON), now=NOON)
    await posts.take(a_post(1, "Было"), now=NOON)
    assert await texts(posts) == [["Стало"]]
    await posts.take(a_post(1, "Стало ещё лучше", edited_at=later), now=NOON)
    await posts.take(a_post(1, "Стало лучше", edited_at=NOON), now=NOON)
    assert await texts(posts) == [["Стало ещё лучше"]]


async def test_only_what_came_by_then_is_given_and_no_more_than_asked_for(engine):
    posts = ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    for number in range(5):
        await posts.take(a_post(number, f"{number}"), now=NOON + timedelta(seconds=number))
    assert len(await texts(posts, until=NOON + timedelta(seconds=2))) == 3
    assert len(await posts.waiting(until=SOON, limit=2)) == 2


async def test_names_are_found_and_followed(engine):
    channels = Channels(engine)
    await join(engine)
    assert (await channels.named("@SMOLENSK")).chat_id == CHANNEL
    await activate(engine)
    post = replace(a_post(1, "Новость"), channel=("Смоленск", None))
    await ChannelPosts(engine).take(post, now=NOON)
    assert await channels.named("smolensk") is None
    renamed = await channels.get(CHANNEL)
    assert (renamed.title, renamed.key) == ("Смоленск", str(CHANNEL))
    assert [c.title for c in await channels.of_owner(ANNA)] == ["Смоленск"]


async def test_deliveries_of_ours_are_recognised(engine):
    posts = ChannelPosts(engine)
    await join(engine)
    delivery = await Deliveries(engine).record_shown(
        CHANNEL, subject="x", edition_id=None, body={}, now=NOON
    )
    async with engine.begin() as connection:
        table = metadata.tables["deliveries"]
        await connection.execute(table.update().values(message_id=77))
    assert delivery
    asked = {(CHANNEL, 77), (CHANNEL, 78), (-5, 77)}
    assert await posts.ours(asked) == {(CHANNEL, 77)}
    assert await posts.ours([]) == set()


async def test_the_newest_posts_tell_what_a_channel_is_about(engine):
    channels, posts = Channels(engine), ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    for number in range(4):
        moment = NOON + timedelta(minutes=number)
        text = "" if number == 3 else f"Новость {number}"
        await posts.take(a_post(number, text, published_at=moment), now=NOON)
    assert [p.text for p in await posts.latest(CHANNEL, limit=2)] == ["Новость 2", "Новость 1"]
    assert (await channels.get(CHANNEL)).posted_at == NOON + timedelta(minutes=3)
    await posts.take(a_post(9, published_at=NOON - timedelta(days=1)), now=NOON)
    assert (await channels.get(CHANNEL)).posted_at == NOON + timedelta(minutes=3)


async def test_old_posts_are_forgotten(engine):
    posts = ChannelPosts(engine)
    await join(engine)
    await activate(engine)
    await posts.take(a_post(1), now=NOON)
    await posts.take(a_post(2), now=SOON)
    assert await posts.purge(SOON) == 1
    assert len(await texts(posts)) == 1


@pytest.mark.parametrize("text", ["'); DROP TABLE channels; --", "<b>&amp;", "\U0001f300" * 500])
async def test_any_words_are_kept_as_they_are(engine, text):
    posts = ChannelPosts(engine)
    await join(engine, title=text)
    await activate(engine)
    await posts.take(a_post(1, text, links=(text,)), now=NOON)
    ((channel, (post,)),) = await posts.waiting(until=SOON, limit=1)
    assert (channel.title, post.text, post.links) == (text, text, [text])
