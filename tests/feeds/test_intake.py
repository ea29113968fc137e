from datetime import timedelta

from feeds.intake import SETTLE, Intake, Taken
from news.model import Tag
from storage.articles import Articles
from storage.channel_posts import ChannelPosts, NewPost
from storage.channels import Channels
from tests.conftest import NOON
from tests.storage.test_channels import CHANNEL, SMOLENSK, activate, join

LATER = NOON + SETTLE


def nowhere(text, *, home=None):
    return (Tag("RU-SMO", "text", True),) if "область" in text else ()


class Room:
    """A channel that is a source, and what becomes of its posts."""

    def __init__(self, engine, tag=nowhere):
        self.posts, self.articles = ChannelPosts(engine), Articles(engine)
        self.intake = Intake(Channels(engine), self.posts, self.articles, tag=tag)

    async def post(self, number, text, *, now=NOON, **more):
        post = NewPost(CHANNEL, number, text, more.pop("published", NOON), **more)
        await self.posts.take(post, now=now)

    async def titles(self):
        return [article.title for article in await self.articles.recent(NOON - timedelta(days=9))]


async def a_room(engine, **more):
    await join(engine)
    await activate(engine)
    return Room(engine, **more)


async def test_a_post_becomes_an_article_of_its_channel_at_home(engine):
    room = await a_room(engine)
    await room.post(1, "Во дворе на Николаева прорвало трубу\nВода у подъезда.")
    assert await room.intake.run_once(NOON) == Taken()  # parts of an album may still come
    assert await room.intake.run_once(LATER) == Taken(1, 1, 0)
    (article,) = await room.articles.recent(NOON - timedelta(hours=1))
    assert (article.title, article.text) == (
        "Во дворе на Николаева прорвало трубу", "Вода у подъезда.",
    )  # fmt: skip
    assert article.url == "https://t.me/smolensk/1"
    assert (article.source, article.home) == ("Смоленск сегодня", SMOLENSK)
    assert [tag.place for tag in article.places] == [SMOLENSK]


async def test_an_album_is_one_article(engine):
    room = await a_room(engine)
    for number in (3, 1, 2):
        await room.post(number, "Салют над Днепром" if number == 2 else "", album="g")
    assert await room.intake.run_once(LATER) == Taken(1, 1, 0)
    assert await room.titles() == ["Салют над Днепром"]


async def test_an_edit_changes_the_article_in_place_and_is_not_news_again(engine):
    room = await a_room(engine)
    await room.post(1, "Мост закроют на сутки")
    await room.intake.run_once(LATER)
    (before,) = await room.articles.recent(NOON - timedelta(hours=1))
    later = NOON + timedelta(hours=5)
    text = "Мост закроют на двое суток. Смоленская область"
    await room.post(1, text, now=later, edited_at=later)
    assert await room.intake.run_once(later + SETTLE) == Taken(1, 0, 0)
    (after,) = await room.articles.recent(NOON - timedelta(hours=1))
    assert (after.id, after.published_at) == (before.id, before.published_at)
    assert after.title == "Мост закроют на двое суток. Смоленская область"
    assert [tag.place for tag in after.places] == ["RU-SMO"]
    assert await room.articles.recent(NOON + timedelta(minutes=1)) == []


async def test_an_edit_that_changes_no_word_is_not_looked_at(engine):
    room = await a_room(engine)
    await room.post(1, "Мост закроют на сутки")
    await room.intake.run_once(LATER)
    later = NOON + timedelta(hours=5)
    await room.post(1, "Мост закроют на сутки", now=later, edited_at=later)
    assert await room.intake.run_once(later + SETTLE) == Taken()


async def test_posts_of_a_channel_that_puts_the_bot_out_wait_until_it_is_back(engine):
    room = await a_room(engine)
    await room.post(1, "Мост закроют на сутки")
    await Channels(engine).leave(CHANNEL)
    assert await room.intake.run_once(LATER) == Taken()
    assert await room.titles() == []
    await join(engine)
    assert await room.intake.run_once(LATER) == Taken(1, 1, 0)


async def test_the_same_update_twice_is_one_article(engine):
    room = await a_room(engine)
    for _ in range(2):
        await room.post(1, "Мост закроют")
        await room.intake.run_once(LATER)
    assert await room.titles() == ["Мост закроют"]


async def test_what_links_to_an_article_we_have_is_not_told_twice(engine):
    room = await a_room(engine)
    await room.post(1, "Мост закроют на сутки")
    await room.intake.run_once(LATER)
    await room.post(2, "Читайте", links=("https://t.me/smolensk/1",), now=LATER)
    assert await room.intake.run_once(LATER + SETTLE) == Taken(1, 0, 1)
    assert await room.titles() == ["Мост закроют на сутки"]


async def test_one_post_that_cannot_be_stored_does_not_stop_the_others(engine, caplog):
    def breaks(text, *, home=None):
        if "беда" in text:
            raise RuntimeError("no such luck")
        return ()

    room = await a_room(engine, tag=breaks)
    await room.post(1, "Первая новость города")
    await room.post(2, "Вот беда какая")
    await room.post(3, "Третья новость города")
    assert await room.intake.run_once(LATER) == Taken(3, 2, 1)
    assert sorted(await room.titles()) == ["Первая новость города", "Третья новость города"]
    assert "post 2 of channel @smolensk" in caplog.text
    assert await room.intake.run_once(LATER + SETTLE) == Taken()


async def test_many_posts_are_taken_in_steps(engine, monkeypatch):
    monkeypatch.setattr("feeds.intake.BATCH", 3)
    room = await a_room(engine)
    for number in range(8):
        await room.post(number, f"Новость номер {number} о городе")
    assert await room.intake.run_once(LATER) == Taken(8, 8, 0)


async def test_an_old_post_does_not_enter_the_hour(engine):
    room = await a_room(engine)
    await room.post(1, "Новость прошлой недели", published=NOON - timedelta(days=5))
    await room.intake.run_once(LATER)
    assert await room.articles.recent(NOON - timedelta(days=1)) == []
