import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from news.kinds import Kind, Shelf, kinds_of
from news.submission import Alert, Content, Decision, State
from storage.chats import Chats
from storage.likes import Likes
from storage.personal import Personal
from storage.readers import Listing, Order, ReadersNews
from storage.submissions import Submissions
from tests.conftest import NOON

ANNA, BORIS = 7, 8
SMOLENSK, MINSK = "491687", "625144"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PUBLISHED = Decision(State.PUBLISHED)
HELD = Decision(State.HELD, "moderated")
PIPE = Content(
    kind=Kind.NEWS,
    place=SMOLENSK,
    area=SMOLENSK,
    text="Прорвало трубу\nна Николаева",
    entities=({"type": "bold", "offset": 0, "length": 3},),
    media=({"kind": "photo", "file_id": "f"},),
    point=(54.78, 32.05),
    origin=({"kind": "channel", "name": "Смоленск сегодня"},),
    signature="Анна",
    messages=(11, 12),
)
BIKE = replace(
    PIPE, kind=Kind.AD, text="Велосипед", category="things", details={"contact": "@anna"}
)


@pytest.fixture
async def submissions(engine):
    for person in (ANNA, BORIS):
        await Chats(engine).meet(
            person, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
        )
    return Submissions(engine)


@pytest.fixture
def readers(engine):
    return ReadersNews(engine)


@pytest.fixture
def send(submissions):
    """Send something; gives what was written down."""

    async def sent(content=PIPE, decision=PUBLISHED, *, key="k1", author=ANNA, at=NOON, **other):
        content = replace(content, **other) if other else content
        made, _ = await submissions.add(author, content, decision, key=key, now=at)
        return made

    return sent


def news(area=SMOLENSK, *, now=NOON, **more):
    return Listing(kinds_of(Shelf.READERS), frozenset({area}), now, **more)


async def test_what_is_kept_is_what_was_sent(submissions):
    made, new = await submissions.add(ANNA, PIPE, PUBLISHED, key="k1", now=NOON)
    assert new
    assert made == await submissions.get(made.id)
    assert (made.state, made.published_at, made.title) == (State.PUBLISHED, NOON, "Прорвало трубу")
    assert made.content == PIPE


async def test_a_press_repeated_publishes_once(submissions):
    first, _ = await submissions.add(ANNA, PIPE, PUBLISHED, key="k1", now=NOON)
    again, new = await submissions.add(ANNA, PIPE, PUBLISHED, key="k1", now=NOON + HOUR)
    assert (again, new) == (first, False)
    assert await submissions.count_by(ANNA) == 1


async def test_presses_at_the_same_moment_publish_once(submissions):
    presses = (submissions.add(ANNA, PIPE, PUBLISHED, key="k1", now=NOON) for _ in range(5))
    made = await asyncio.gather(*presses)
    assert sum(new for _, new in made) == 1
    assert len({one.id for one, _ in made}) == 1


async def test_readers_see_what_is_published_lately_about_their_places(send, readers):
    old = await send(key="old", at=NOON - 5 * HOUR)
    new = await send(key="new")
    await send(key="held", decision=HELD)
    await send(key="far", area=MINSK)
    await send(BIKE, key="ad")
    listed = news(since=NOON - 9 * HOUR)
    assert [s.id for s in await readers.page(listed, limit=9)] == [new.id, old.id]
    assert await readers.count(news(since=NOON - HOUR)) == 1
    assert [s.id for s in await readers.page(listed, limit=1, offset=1)] == [old.id]
    earlier = news(since=NOON - 9 * HOUR, until=NOON)
    assert [s.id for s in await readers.page(earlier, limit=9)] == [old.id]


async def test_nobody_owns_anothers_news(send, submissions):
    made = await send()
    assert await submissions.own(BORIS, made.id) is None
    assert await submissions.by_request(BORIS, "k1") is None
    assert await submissions.by_message(BORIS, 11) is None
    assert await submissions.own(ANNA, made.id) == made
    assert await submissions.by_request(ANNA, "k1") == made
    assert await submissions.by_message(ANNA, 12) == made


async def test_an_author_finds_everything_newest_first(send, submissions):
    old = await send(key="old", at=NOON - HOUR)
    held = await send(key="held", decision=HELD)
    await send(key="other", author=BORIS)
    assert [s.id for s in await submissions.of_author(ANNA, limit=9)] == [held.id, old.id]
    assert [s.id for s in await submissions.of_author(ANNA, limit=9, offset=1)] == [old.id]
    assert await submissions.count_by(ANNA) == 2


async def test_withdrawn_news_is_gone_from_readers_and_comes_back_where_it_was(
    send, submissions, readers
):
    made = await send()
    gone = await submissions.move(made.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON + HOUR)
    assert (gone.state, gone.changed_at) == (State.WITHDRAWN, NOON + HOUR)
    assert await readers.page(news(), limit=9) == []
    back = await submissions.move(
        made.id, of=State.WITHDRAWN, to=State.PUBLISHED, now=NOON + 2 * HOUR
    )
    assert back.published_at == NOON


async def test_a_move_from_a_state_it_left_changes_nothing(send, submissions):
    made = await send(decision=HELD)
    moved = await submissions.move(made.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    assert moved is None
    assert (await submissions.get(made.id)).state is State.HELD


async def test_held_news_is_published_when_it_is_approved(send, submissions):
    made = await send(decision=HELD)
    assert made.published_at is None
    moved = await submissions.move(made.id, of=State.HELD, to=State.PUBLISHED, now=NOON + HOUR)
    assert (moved.published_at, moved.expires_at) == (NOON + HOUR, None)


async def test_an_approved_ad_lives_from_then_on(send, submissions):
    made = await send(BIKE, HELD)
    moved = await submissions.move(made.id, of=State.HELD, to=State.PUBLISHED, now=NOON + HOUR)
    assert moved.expires_at == NOON + HOUR + 30 * DAY


async def test_other_words_are_marked_as_such_and_do_not_make_it_new(send, submissions):
    made = await send()
    words = replace(PIPE, text="Трубу починили")
    edited = await submissions.revise(made, words, PUBLISHED, key="e", now=NOON + HOUR)
    assert (edited.title, edited.version) == ("Трубу починили", 2)
    assert (edited.published_at, edited.edited_at) == (NOON, NOON + HOUR)
    held = await submissions.revise(edited, PIPE, HELD, key="e", now=NOON + HOUR)
    assert (held.state, held.reason) == (State.HELD, "moderated")


async def test_of_two_edits_of_the_same_words_one_wins(send, submissions):
    made = await send()
    edits = [
        submissions.revise(made, replace(PIPE, text=f"Труба {n}"), PUBLISHED, key="e", now=NOON)
        for n in range(3)
    ]
    assert sum(one is not None for one in await asyncio.gather(*edits)) == 1


async def test_an_ad_ends_and_can_be_listed_again(send, submissions, readers):
    made = await send(BIKE)
    ads = Listing(kinds_of(Shelf.ADS), frozenset({SMOLENSK}), NOON)
    assert await readers.categories(ads) == {"things": 1}
    assert await readers.count(replace(ads, now=NOON + 31 * DAY)) == 0
    over = await submissions.move(
        made.id, of=State.PUBLISHED, to=State.EXPIRED, now=NOON + 30 * DAY
    )
    renewed = await submissions.renew(over, PUBLISHED, now=NOON + 31 * DAY)
    assert renewed.expires_at == renewed.published_at + 30 * DAY == NOON + 61 * DAY
    assert await submissions.renew(over, PUBLISHED, now=NOON + 31 * DAY) is None


async def test_ads_are_found_by_category(send, readers):
    await send(BIKE, key="bike")
    await send(BIKE, key="cat", category="animals")
    ads = Listing(kinds_of(Shelf.ADS), frozenset({SMOLENSK}), NOON, category="animals")
    assert [one.category for one in await readers.page(ads, limit=9)] == ["animals"]


async def test_a_person_likes_once_and_can_take_it_back(send, submissions, engine):
    made = await send()
    likes = Likes(engine)
    assert await likes.toggle(BORIS, made.id, now=NOON)
    assert await likes.toggle(ANNA, made.id, now=NOON)
    assert (await submissions.get(made.id)).likes == 2
    assert await likes.has(BORIS, made.id)
    assert not await likes.toggle(BORIS, made.id, now=NOON)
    assert (await submissions.get(made.id)).likes == 1
    assert not await likes.toggle(BORIS, 999, now=NOON)


async def test_people_who_like_at_once_are_all_counted(send, submissions, engine):
    made = await send()
    likes = Likes(engine)
    await asyncio.gather(*(likes.toggle(100 + n, made.id, now=NOON) for n in range(8)))
    assert (await submissions.get(made.id)).likes == 8


async def test_the_liked_come_first_where_that_is_asked_for(send, readers, engine):
    liked = await send(key="liked", at=NOON - HOUR)
    new = await send(key="new")
    await Likes(engine).toggle(BORIS, liked.id, now=NOON)
    listed = await readers.page(news(order=Order.LIKED), limit=9)
    assert [s.id for s in listed] == [liked.id, new.id]


async def test_views_are_counted(send, submissions):
    made = await send()
    for reader in (BORIS, BORIS, ANNA, BORIS):  # Anna wrote it
        await submissions.note_view(made.id, by=reader)
    assert (await submissions.get(made.id)).views == 3


async def test_what_is_detached_from_its_story_is_looked_for_no_more(send, submissions):
    made = await send()
    alone = await submissions.detach(made.id, now=NOON)
    assert (alone.story_id, alone.is_detached) == (None, True)


async def test_an_urgent_one_waits_for_a_nod_unless_it_may_alert(send):
    urgent = replace(PIPE, kind=Kind.URGENT)
    waits = await send(urgent, key="a")
    goes = await send(urgent, Decision(State.PUBLISHED, may_alert=True), key="b")
    assert (waits.alert, goes.alert) == (Alert.WAITING, Alert.ALLOWED)


async def test_forgetting_a_person_takes_their_news(send, submissions, engine):
    made = await send()
    await Personal(engine).forget(ANNA, now=NOON)
    assert await submissions.get(made.id) is None
