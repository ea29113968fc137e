import pytest

from news.model import PlaceId
from storage.chats import Chats
from storage.personal import Personal
from storage.subscriptions import Subscriptions
from storage.words import MOST, WordKind, WordList, Words
from tests.conftest import NOON

ANNA, BORIS = 7, 8


@pytest.fixture
async def lists(engine):
    """Anna's hidden words, and those her subscription must have."""
    for chat in (ANNA, BORIS):
        await Chats(engine).meet(
            chat, kind="private", title="A", language="ru", time_zone="Europe/Moscow", now=NOON
        )
    made, _ = await Subscriptions(engine).add(
        ANNA, PlaceId("491687"), hours=1, next_at=NOON, now=NOON
    )
    return WordList(WordKind.MUTED, ANNA), WordList(WordKind.WANTED, made.id)


async def test_each_word_is_on_a_list_once_in_the_order_it_was_written(engine, lists):
    box = Words(engine)
    for which in lists:
        assert await box.add(which, [("Футбол", "футбол"), ("Мост", "мост")]) == 2
        assert await box.add(which, [("футбола", "футбол"), ("Дом", "дом"), ("дома", "дом")]) == 1
        assert [word.stems for word in await box.of(which)] == ["футбол", "мост", "дом"]
        assert await box.count(which) == 3


async def test_a_list_has_at_most_five_hundred(engine, lists):
    box = Words(engine)
    many = [(f"w{n}", f"w{n}") for n in range(MOST + 40)]
    assert await box.add(lists[0], many[:300]) == 300
    assert await box.add(lists[0], many) == MOST - 300
    assert await box.add(lists[0], many) == 0
    assert await box.count(lists[0]) == MOST


async def test_nobody_touches_anothers_list(engine, lists):
    box = Words(engine)
    await box.add(lists[0], [("a", "a")])
    (word,) = await box.of(lists[0])
    other = WordList(WordKind.MUTED, BORIS)
    assert await box.remove(other, word.id) is None
    assert await box.clear(other) == 0
    assert await box.remove(lists[0], word.id) == word
    assert await box.remove(lists[0], word.id) is None


async def test_many_lists_are_read_at_once(engine, lists):
    box = Words(engine)
    assert not await box.is_there_any()
    muted, wanted = lists
    await box.add(muted, [("a", "a"), ("b", "b")])
    await box.add(wanted, [("c", "c")])
    assert await box.is_there_any()
    of_chats, of_subscriptions = await box.of_many([ANNA, BORIS], [wanted.owner, 999])
    assert of_chats == {ANNA: ("a", "b")}
    assert of_subscriptions == {wanted.owner: ("c",)}


async def test_words_to_have_go_and_come_back_with_their_subscription(engine, lists):
    box, subscriptions = Words(engine), Subscriptions(engine)
    await box.add(lists[1], [("c", "c")])
    await subscriptions.remove(ANNA, lists[1].owner, now=NOON)
    await subscriptions.restore(ANNA, lists[1].owner, now=NOON)
    assert await box.count(lists[1]) == 1
    await Personal(engine).forget(ANNA, now=NOON)
    assert not await box.is_there_any()
