from datetime import timedelta

import pytest
from sqlalchemy import select

from news.application import History, Kind, State
from news.cases import Moderator, Ruling
from news.errors import UserError
from storage.application_review import ApplicationReview
from storage.applications import Applications, NewLook
from storage.case_cards import Bench
from storage.cases import Cases
from storage.channels import Channels, ChannelState
from storage.chats import Chats
from storage.feeds import Feeds
from storage.reminders import Reminders
from storage.rulings import EFFECTS
from storage.schema import cases, deliveries
from tests.conftest import NOON
from tests.storage.test_channels import CHANNEL, join

ANNA, BORIS, OPERATOR = 7, 8, 99
BENCH = Bench(operators=frozenset({OPERATOR}))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = "https://smolnews.example/rss"
BY = Moderator(OPERATOR, "Ольга")


@pytest.fixture
async def desk(engine):
    chats = Chats(engine)
    for person in (ANNA, BORIS):
        await chats.meet(
            person, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
        )
    return Applications(engine, BENCH)


def a_look(person=ANNA, url=FEED, **more):
    given = {"applicant_id": person, "kind": Kind.FEED, "subject": url.partition("://")[2],
             "asked": url, "url": url, "title": "Газета", "place_id": "491687",
             "found": {"source_key": "smolnews.example"}}  # fmt: skip
    return NewLook(**(given | more))


async def sent(desk, person=ANNA, **more):
    draft = await desk.look(a_look(person, **more), now=NOON)
    return await desk.apply(draft.id, now=NOON)


async def the_case(engine):
    async with engine.begin() as connection:
        return (await connection.execute(select(cases).order_by(cases.c.id.desc()))).first()


async def decide(engine, decision, reason="", now=NOON):
    case = await the_case(engine)
    return await Cases(engine, EFFECTS, BENCH).decide(
        case.id, Ruling(decision, BY, reason), now=now
    )


async def test_a_draft_is_a_look_and_nothing_else(engine, desk):
    draft = await desk.look(a_look(), now=NOON)
    assert (draft.state, draft.url, draft.found["source_key"]) == (
        "draft", FEED, "smolnews.example",
    )  # fmt: skip
    assert await desk.of(ANNA) == []
    assert await desk.history(ANNA, now=NOON) == History(looks_hour=1, looks_day=1)
    assert await desk.history(ANNA, now=NOON + 2 * HOUR) == History(looks_day=1)
    assert await desk.history(BORIS, now=NOON) == History()
    assert await the_case(engine) is None


async def test_applying_promises_an_answer_and_opens_a_case_with_its_card(engine, desk):
    one = await sent(desk)
    assert (one.state, one.due_at) == (State.WAITING, NOON + DAY)
    case = await the_case(engine)
    assert (case.kind, case.subject_id, case.person_id, case.place_id, case.due_at) == (
        "feed", one.id, ANNA, "491687", NOON + DAY,
    )  # fmt: skip
    again = await desk.apply(one.id, now=NOON + HOUR)
    assert (again.state, again.due_at) == (State.WAITING, NOON + DAY)
    assert await desk.history(ANNA, now=NOON) == History(1, 1, 1, 1)


async def test_only_one_application_with_a_thing_waits(desk):
    first = await sent(desk)
    draft = await desk.look(a_look(BORIS), now=NOON)
    with pytest.raises(UserError, match="error-feed-applied"):
        await desk.apply(draft.id, now=NOON)
    assert (await desk.get(draft.id)).state is State.DRAFT
    await desk.withdraw(ANNA, first.id, now=NOON)
    assert (await desk.apply(draft.id, now=NOON)).state is State.WAITING
    with pytest.raises(UserError, match="error-feed-applied"):
        await desk.restore(ANNA, first.id, now=NOON)


async def test_agreeing_adds_the_feed_due_now_in_the_same_transaction(engine, desk):
    one = await sent(desk)
    assert (await decide(engine, "approve", now=NOON + HOUR)).won
    done = await desk.get(one.id)
    listed = await Feeds(engine).get(done.feed_id)
    assert (done.state, done.found["shared"]) == (State.APPROVED, False)
    assert (listed.feed.url, listed.feed.next_at, listed.feed.time_zone) == (
        FEED, NOON + HOUR, "Europe/Moscow",
    )  # fmt: skip
    async with engine.begin() as connection:
        rows = await connection.execute(select(deliveries.c.body, deliveries.c.chat_id))
        told = [row.body["said"] for row in rows if row.chat_id == ANNA]
    assert told == ["approved"]


async def test_a_decision_about_what_was_withdrawn_closes_the_case_and_does_nothing(engine, desk):
    one = await sent(desk)
    case = await the_case(engine)
    async with engine.begin() as connection:  # as if the withdrawal came between the two reads
        from storage.applications import write

        await write(connection, one.id, now=NOON, state=State.WITHDRAWN)
    ruled = await decide(engine, "approve")
    assert (ruled.won, ruled.case.id, ruled.case.decision) == (False, case.id, "withdrawn")
    assert await Feeds(engine).find() == []


async def test_a_rejection_is_remembered_for_a_week(engine, desk):
    one = await sent(desk)
    await decide(engine, "reject", "notnews")
    kept = await desk.get(one.id)
    assert (kept.state, kept.reason) == (State.REJECTED, "notnews")
    assert (await desk.standing(one.subject, now=NOON + 6 * DAY)).id == one.id
    assert await desk.standing(one.subject, now=NOON + 8 * DAY) is None
    assert await ApplicationReview(engine).record(ANNA) == {State.REJECTED: 1}


async def test_a_channel_waits_and_becomes_a_source_by_the_decision(engine, desk):
    channels = Channels(engine)
    await join(engine)
    look = a_look(kind=Kind.CHANNEL, subject="@smolensk", channel_id=CHANNEL, url="")
    draft = await desk.look(look, now=NOON)
    one = await desk.apply(draft.id, now=NOON)
    assert (await channels.get(CHANNEL)).state is ChannelState.WAITING
    await decide(engine, "approve")
    channel = await channels.get(CHANNEL)
    assert (channel.state, channel.place_id) == (ChannelState.ACTIVE, "491687")
    case = await the_case(engine)
    await Cases(engine, EFFECTS, BENCH).undo(case.id, BY, now=NOON + HOUR)
    assert (await channels.get(CHANNEL)).state is ChannelState.WAITING
    await desk.withdraw(ANNA, one.id, now=NOON + HOUR)
    assert (await channels.get(CHANNEL)).state is ChannelState.IDLE
    back = await desk.restore(ANNA, one.id, now=NOON + 2 * HOUR)
    assert back.state is State.WAITING
    assert (await channels.get(CHANNEL)).state is ChannelState.WAITING


async def test_a_decision_that_changed_since_cannot_be_undone(engine, desk):
    one = await sent(desk)
    await decide(engine, "approve")
    await desk.withdraw(ANNA, one.id, now=NOON)
    case = await the_case(engine)
    with pytest.raises(UserError, match="error-application-moved"):
        await Cases(engine, EFFECTS, BENCH).undo(case.id, BY, now=NOON)


async def test_mending_moves_the_case_to_the_moderators_of_the_new_place(engine, desk):
    await sent(desk)
    case = await the_case(engine)
    moved = await ApplicationReview(engine).amend(case.id, BY, now=NOON, place_id="625144")
    assert moved.place_id == "625144"
    with pytest.raises(ValueError, match="cannot be mended"):
        await ApplicationReview(engine).amend(case.id, BY, now=NOON, url="https://evil.example/")
    await decide(engine, "reject", "silent")
    with pytest.raises(UserError, match="error-case-decided"):
        await ApplicationReview(engine).amend(case.id, BY, now=NOON, title="Другое")


async def test_anothers_application_is_nobodys(desk):
    one = await sent(desk)
    assert await desk.own(BORIS, one.id) is None
    for act in (desk.withdraw, desk.restore):
        with pytest.raises(UserError, match="error-application-gone"):
            await act(BORIS, one.id, now=NOON)


async def test_drafts_are_forgotten_and_the_rest_stays(desk):
    await desk.look(a_look(), now=NOON)
    await sent(desk, url="https://b.example/rss")
    assert await desk.forget_drafts(NOON + DAY) == 1
    assert len(await desk.of(ANNA)) == 1


async def test_only_what_may_change_changes(desk):
    draft = await desk.look(a_look(), now=NOON)
    changed = await desk.change(draft.id, of=[State.DRAFT], now=NOON, section="sport")
    assert changed.section == "sport"
    assert await desk.change(draft.id, of=[State.WAITING], now=NOON, section=None) is None
    with pytest.raises(ValueError, match="cannot be changed"):
        await desk.change(draft.id, of=[State.DRAFT], now=NOON, state="approved")


async def test_two_instances_remind_once(engine, desk):
    await sent(desk)
    one, two = Reminders(engine, BENCH), Reminders(engine, BENCH)
    assert [await r.run_once(NOON + 19 * HOUR) for r in (one, two, one)] == [1, 0, 0]
    assert [await r.run_once(NOON + 25 * HOUR) for r in (two, one)] == [1, 0]


@pytest.mark.parametrize("text", ["'); DROP TABLE applications; --", "<b>&", "\U0001f300" * 80])
async def test_any_words_are_kept_as_they_are(desk, text):
    draft = await desk.look(a_look(title=text, found={"source_key": text}), now=NOON)
    kept = await desk.get(draft.id)
    assert (kept.title, kept.found) == (text, {"source_key": text})
