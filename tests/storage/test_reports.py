import asyncio
from datetime import timedelta

import pytest

from news.cases import REPORTED, CaseState, Moderator, Ruling
from news.errors import UserError
from news.submission import State
from storage.case_queue import CaseQueue
from storage.chats import Chats
from storage.people import People
from storage.reports import Reported, Reports
from tests.conftest import NOON
from tests.storage.test_screening import ANNA, BORIS, HOUR, TOLD, VERA, World

DAY = timedelta(days=1)
LATER = NOON + 30 * DAY
READERS = range(100, 104)


@pytest.fixture
async def world(engine):
    made = World(engine)
    for person in (ANNA, BORIS, *READERS):
        await made.meet(person)
    made.reports = Reports(engine, made.screening._bench)
    made.people, made.queue = People(engine), CaseQueue(engine)
    return made


@pytest.fixture
async def news(world):
    return await world.send(TOLD[0], at=LATER)


def report(world, news, person=BORIS, reason="false", **more):
    return world.reports.report(news.id, person, reason, now=LATER, **more)


async def rule(world, news, decision, reason=""):
    case = await world.case(news, REPORTED)
    return await world.cases.decide(case.id, Ruling(decision, VERA, reason), now=LATER)


async def test_one_report_is_a_case_and_hides_nothing(world, news):
    assert await report(world, news) == Reported(again=False, hid=False)
    case = await world.case(news, REPORTED)
    assert (case.why, case.state, case.person_id) == ("reports", CaseState.OPEN, ANNA)
    assert await world.state(news) is State.PUBLISHED
    assert await world.reports.reasons(news.id) == {"false": 1}


async def test_a_person_reports_once(world, news):
    await report(world, news)
    assert await report(world, news, reason="ad") == Reported(again=True, hid=False)
    assert await world.reports.reasons(news.id) == {"false": 1}


async def test_three_readers_hide_until_a_moderator_looks(world, news):
    made = [await report(world, news, person) for person in READERS[:3]]
    assert [one.hid for one in made] == [False, False, True]
    hidden = await world.submissions.get(news.id)
    assert (hidden.state, hidden.reason) == (State.HIDDEN, "reports")
    told = await world.outbox.claim(now=LATER, lease=HOUR, limit=99)
    assert [row.body["said"] for row in told if row.chat_id == ANNA] == ["hidden"]
    with pytest.raises(UserError, match="news-gone"):
        await report(world, news, READERS[3])


async def test_reports_at_the_same_moment_hide_once(world, news):
    made = await asyncio.gather(*(report(world, news, person) for person in READERS),
                                return_exceptions=True)  # fmt: skip
    assert sum(isinstance(one, Reported) and one.hid for one in made) == 1


async def test_a_moderator_hides_at_once(world, news):
    assert (await report(world, news, is_moderator=True)).hid
    await world.people.grant(READERS[0], "moderator", VERA, now=LATER)
    other = await world.send(TOLD[1], at=LATER)
    assert (await report(world, other, READERS[0])).hid


async def test_somebody_new_opens_no_case_alone(world, news):
    await Chats(world.engine).meet(
        500, kind="private", title="N", language="ru", time_zone="UTC", now=LATER
    )
    await report(world, news, 500)
    assert await world.case(news, REPORTED) is None


async def test_what_is_kept_stands_again_and_the_complaints_were_wrong(world, news):
    for person in READERS[:3]:
        await report(world, news, person)
    assert (await rule(world, news, "keep")).won
    assert await world.state(news) is State.PUBLISHED
    assert await world.reports.reasons(news.id) == {}
    other = await world.send(TOLD[1], at=LATER)
    for person in READERS[:3]:
        assert not (await report(world, other, person)).hid  # they weigh less now


async def test_what_is_taken_down_was_rightly_complained_of(world, news):
    for person in READERS[:2]:
        await report(world, news, person)
    await rule(world, news, "remove", "ad")
    gone = await world.submissions.get(news.id)
    assert (gone.state, gone.reason) == (State.REJECTED, "ad")
    other = await world.send(TOLD[1], at=LATER)
    made = [await report(world, other, person) for person in (*READERS[:2], BORIS)]
    assert made[-1].hid  # two who were right and one more: over three together


async def test_undoing_opens_the_complaints_again(world, news):
    for person in READERS[:3]:
        await report(world, news, person)
    ruled = await rule(world, news, "keep")
    await world.cases.undo(ruled.case.id, VERA, now=LATER)
    assert await world.state(news) is State.HIDDEN
    assert await world.reports.reasons(news.id) == {"false": 3}


async def test_an_edit_of_reported_news_is_a_new_case(world, news):
    from dataclasses import replace

    from news.submission import Decision

    await report(world, news)
    first = await world.case(news, REPORTED)
    await world.submissions.revise(
        news, replace(news.content, text=TOLD[2]), Decision(State.PUBLISHED), key="e", now=LATER
    )
    again = await world.case(news, REPORTED)
    assert (again.id > first.id, again.state) == (True, CaseState.OPEN)
    assert (await world.cases.get(first.id)).decision == "edited"


async def test_ones_own_news_are_not_reported(world, news):
    with pytest.raises(UserError, match="report-own"):
        await report(world, news, ANNA)


async def test_who_is_banned_reports_nothing(world, news):
    await world.sanctions.lay(BORIS, "ban", VERA, reason="ad", now=LATER)
    with pytest.raises(UserError, match="report-barred"):
        await report(world, news)
    await world.sanctions.lay(BORIS, "mute", VERA, reason="ad", until=LATER + DAY, now=LATER)
    await report(world, news)


async def test_the_queue_counts_and_lists_by_place(world, news):
    await report(world, news)
    await world.send("Смотрите example.com", BORIS, at=LATER + HOUR)
    waiting = await world.queue.waiting()
    assert [(one.kind, one.count, one.oldest) for one in waiting] == [
        ("reported", 1, LATER),
        ("held", 1, LATER + HOUR),
    ]
    assert [case.kind for case in await world.queue.open(limit=9)] == ["reported", "held"]
    assert await world.queue.count_open(["RU-SMO"]) == 2
    assert await world.queue.count_open(["BY"]) == 0
    await rule(world, news, "keep")
    assert [case.kind for case in await world.queue.decided(limit=9)] == ["reported"]
    assert await world.queue.count_decided(["RU"]) == 1


async def test_a_role_is_taken_by_link_once_and_in_time(world):
    operator = Moderator(1, "Оля")
    token = await world.people.invite("moderator", operator, now=NOON, place="RU-SMO")
    late = await world.people.invite("trusted", operator, now=NOON)
    role = await world.people.accept(token, BORIS, "Борис", now=NOON + HOUR)
    assert (role.role, role.place_id) == ("moderator", "RU-SMO")
    assert await world.people.accept(token, ANNA, "Анна", now=NOON + HOUR) is None
    assert await world.people.accept(late, ANNA, "Анна", now=NOON + 3 * DAY) is None
    assert await world.people.moderates(BORIS, "491687")
    assert not await world.people.moderates(BORIS, "625144")
    assert not await world.people.moderates(BORIS, None)
    assert await world.people.revoke(BORIS, "moderator", operator, now=NOON, place="RU-SMO")
    assert await world.people.all() == []
