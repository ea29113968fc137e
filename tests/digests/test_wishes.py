"""Personal filters over shared editions: what they leave out, what they cost, whom they touch."""

from datetime import timedelta

import pytest

from digests.wishes import phrases
from news.model import PlaceId
from storage.words import WordKind, WordList
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE, Newsroom, stories_of

ANNA, BORIS = 7, 8
HOUR = timedelta(hours=1)


@pytest.fixture
def newsroom(engine):
    return Newsroom(engine)


async def mute(newsroom, chat, *typed):
    return await newsroom.words.add(WordList(WordKind.MUTED, chat), phrases("\n".join(typed)))


async def want(newsroom, subscription, *typed):
    which = WordList(WordKind.WANTED, subscription.id)
    return await newsroom.words.add(which, phrases("\n".join(typed)))


async def by_chat(newsroom):
    return {row.chat_id: [id for id, _ in stories_of(row)] for row in await newsroom.outbox()}


async def test_hidden_words_and_sections_leave_out_and_touch_nobody_else(newsroom):
    mine = await newsroom.subscribe(ANNA)
    await newsroom.subscribe(BORIS)
    football = await newsroom.tell("Футбол: матч закончился, тренер доволен", "a", "b")
    bridge = await newsroom.tell("Мост через реку открыли", "c", "d")
    fire = await newsroom.tell("Пожар на складе: полиция, мчс, спасатели, погибших нет", "e", "f")
    await mute(newsroom, ANNA, "мост")
    await newsroom.subscriptions.change(ANNA, mine.id, muted_sections="incidents")
    made = await newsroom.tick(NOON)
    assert (made.editions, made.deliveries) == (1, 2)  # one edition for both
    found = await by_chat(newsroom)
    assert found[ANNA] == [football]
    assert set(found[BORIS]) == {football, bridge, fire}


async def test_with_words_to_have_nothing_else_comes_and_nothing_at_all_means_no_message(newsroom):
    mine = await newsroom.subscribe(ANNA)
    await want(newsroom, mine, "отключение воды")
    await newsroom.tell("Мост открыли", "a")
    assert (await newsroom.tick(NOON)).deliveries == 0
    water = await newsroom.tell("Завтра отключение воды на Николаева", "b", at=NOON + MINUTE)
    await newsroom.tick(NOON + HOUR)
    assert await by_chat(newsroom) == {ANNA: [water]}


async def test_what_was_hidden_has_not_been_seen(newsroom):
    await newsroom.subscribe(ANNA)
    await mute(newsroom, ANNA, "мост")
    bridge = await newsroom.tell("Мост открыли", "a", at=NOON - MINUTE)
    await newsroom.tell("Пожар", "b", at=NOON - MINUTE)
    await newsroom.tick(NOON)
    assert bridge not in (await by_chat(newsroom))[ANNA]
    await newsroom.words.clear(WordList(WordKind.MUTED, ANNA))
    await newsroom.tick(NOON + HOUR)
    assert bridge in (await by_chat(newsroom))[ANNA]


async def test_readers_news_are_left_out_by_a_switch_and_by_their_words(newsroom):
    mine = await newsroom.subscribe(ANNA)
    await newsroom.subscribe(BORIS)
    pipe = await newsroom.send_news("Прорвало трубу", at=NOON - MINUTE)
    cat = await newsroom.send_news("Пропал кот", at=NOON - 2 * MINUTE)
    await newsroom.tell("Мост открыли", "a")
    await mute(newsroom, BORIS, "кот")
    await newsroom.subscriptions.change(ANNA, mine.id, readers=False)
    await newsroom.tick(NOON)
    readers = {row.chat_id: set(row.body["readers"]) for row in await newsroom.outbox()}
    assert readers == {ANNA: set(), BORIS: {pipe}}
    assert cat not in readers[BORIS]


async def test_one_list_of_hidden_words_serves_every_place_of_the_chat(newsroom):
    await newsroom.subscribe(ANNA)
    await newsroom.subscribe(ANNA, PlaceId("625144"))
    await mute(newsroom, ANNA, "мост")
    await newsroom.tell("Мост в Смоленске", "a")
    await newsroom.tell("Мост в Минске", "b", place=PlaceId("625144"))
    assert (await newsroom.tick(NOON)).deliveries == 0


async def test_five_hundred_words_leave_out_what_any_of_them_says(newsroom):
    await newsroom.subscribe(ANNA)
    await mute(newsroom, ANNA, *(f"слово{n}" for n in range(499)), "мост")
    await newsroom.tell("Мост открыли", "a")
    stays = await newsroom.tell("Пожар потушен", "b")
    await newsroom.tick(NOON)
    assert await by_chat(newsroom) == {ANNA: [stays]}


async def test_chats_without_words_cost_no_query(newsroom, monkeypatch):
    async def fail(*args):
        raise AssertionError("asked for words that nobody has")

    monkeypatch.setattr(newsroom.words, "of_many", fail)
    monkeypatch.setattr(newsroom.composer, "reader_titles", fail)
    await newsroom.subscribe(ANNA)
    await newsroom.tell("Мост открыли", "a")
    assert (await newsroom.tick(NOON)).deliveries == 1


async def test_what_one_asks_for_has_no_hidden_words_either(newsroom):
    await newsroom.subscribe(ANNA)
    await mute(newsroom, ANNA, "мост")
    await newsroom.tell("Мост открыли", "a")
    stays = await newsroom.tell("Пожар потушен", "b")
    chat = await newsroom.chats.get(ANNA)
    shown = await newsroom.digests.now(chat, "491687", now=NOON)
    assert [item.id for item in shown.digest.items] == [stays]
