import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from news.cases import ALERT, HELD, UNDO, CaseState, Moderator, Ruling
from news.errors import UserError
from news.kinds import Kind
from news.submission import Alert, Decision, State
from storage.audit import AuditLog
from storage.case_cards import Bench
from storage.cases import Cases, NewCase, last_case
from storage.chats import Chats
from storage.outbox import Outbox, Sent
from storage.personal import Personal
from storage.rulings import EFFECTS
from storage.schema import deliveries
from storage.submissions import Submissions
from tests.conftest import NOON
from tests.storage.test_submissions import ANNA, BORIS, PIPE, SMOLENSK

CHAT, OPERATOR = -100500, 900
VERA, GLEB = Moderator(31, "Вера"), Moderator(32, "Глеб")
HOUR = timedelta(hours=1)
WAITS, OUT = Decision(State.HELD, "moderated"), Decision(State.PUBLISHED)
PUBLISH = Ruling("publish", VERA)
REJECT = Ruling("reject", GLEB, "ad")


class World:
    """A reader's news that waits for moderators, and who gets its card."""

    def __init__(self, engine, bench):
        self.engine = engine
        self.submissions = Submissions(engine, bench)
        self.cases = Cases(engine, EFFECTS, bench)
        self.audit = AuditLog(engine)
        self.outbox = Outbox(engine)

    async def send(self, decision=WAITS, content=PIPE, **more):
        made, _ = await self.submissions.add(
            ANNA, replace(content, **more), decision, key="k1", now=NOON
        )
        return made

    async def held(self, **more):
        """The case of news that wait for a nod."""
        return await self.of(await self.send(**more), HELD)

    async def of(self, submission, kind):
        async with self.engine.connect() as connection:
            return await last_case(connection, kind, submission.id)

    async def state(self, case):
        return (await self.submissions.get(case.subject_id)).state

    async def waiting(self, **has):
        """What waits in the outbox, oldest first."""
        wanted = select(deliveries).where(deliveries.c.status == "waiting")
        async with self.engine.connect() as connection:
            rows = (await connection.execute(wanted.order_by(deliveries.c.id))).all()
        return [row for row in rows if has.items() <= row.body.items()]

    async def deliver(self, now=NOON):
        """Send what waits, as messages that are numbered."""
        rows = await self.outbox.claim(now=now, lease=HOUR, limit=100)
        await self.outbox.settle([Sent(row.id, 1000 + row.id) for row in rows], now=now)
        return rows


@pytest.fixture
async def world(engine):
    for person in (ANNA, BORIS):
        await Chats(engine).meet(
            person, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
        )
    return World(engine, Bench(CHAT, frozenset({OPERATOR})))


async def test_a_case_is_opened_once_for_a_subject_with_one_card(world):
    first = await world.held()
    again = await world.cases.open(NewCase(HELD, first.subject_id, "other"), now=NOON + HOUR)
    assert again == first == await world.cases.get(first.id)
    assert (first.state, first.why, first.opened_at) == (CaseState.OPEN, "moderated", NOON)
    assert [row.body for row in await world.waiting(case=first.id)] == [
        {"writer": "case", "case": first.id, "album": 0},
        {"writer": "case", "case": first.id},
    ]


async def test_openings_at_the_same_moment_make_one_case(world):
    new = NewCase("reported", 5, "ad", SMOLENSK, ANNA)
    opened = await asyncio.gather(*(world.cases.open(new, now=NOON) for _ in range(5)))
    assert len({case.id for case in opened}) == 1
    assert len(await world.waiting(writer="case")) == 1


async def test_the_card_goes_to_the_moderators_chat_though_it_never_spoke(world):
    await world.held()
    assert {row.chat_id for row in await world.waiting(writer="case")} == {CHAT}


async def test_without_a_moderators_chat_every_operator_gets_a_card(world, engine):
    alone = World(engine, Bench(None, frozenset({OPERATOR, BORIS})))
    await alone.held()
    assert {row.chat_id for row in await alone.waiting(writer="case")} == {OPERATOR, BORIS}


async def test_the_card_follows_a_group_that_became_a_supergroup(world, engine):
    chats = Chats(engine)
    await chats.meet(CHAT, kind="group", title="М", language="ru", time_zone="UTC", now=NOON)
    await chats.migrate(CHAT, -1009)
    await world.held()
    assert {row.chat_id for row in await world.waiting(writer="case")} == {-1009}


async def test_a_decision_moves_the_subject_tells_the_author_and_renews_every_card(world, engine):
    several = World(engine, Bench(None, frozenset({OPERATOR, BORIS})))
    case = await several.held()
    await several.deliver()
    ruled = await several.cases.decide(case.id, REJECT, now=NOON + HOUR)
    assert ruled.won
    assert ruled.case == await several.cases.get(case.id)
    assert (ruled.case.state, ruled.case.decided_name) == (CaseState.DECIDED, "Глеб")
    news = await several.submissions.get(case.subject_id)
    assert (news.state, news.reason) == (State.REJECTED, "ad")
    told = await several.waiting(writer="author", said="rejected")
    assert [(row.chat_id, row.body["values"]["reason"]) for row in told] == [(ANNA, "ad")]
    copies = await several.waiting(writer="case")
    assert {row.chat_id for row in copies} == {OPERATOR, BORIS}
    for row in copies:
        assert await several.cases.message_of(row.body["card"]) is not None


async def test_a_copy_on_its_way_is_renewed_again_by_what_happens_meanwhile(world):
    case = await world.held()
    await world.deliver()
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    on_its_way = await world.outbox.claim(now=NOON, lease=HOUR, limit=100)
    await world.cases.undo(case.id, VERA, now=NOON)
    await world.outbox.settle([Sent(row.id, 2000 + row.id) for row in on_its_way], now=NOON)
    copies = await world.waiting(writer="case")
    assert [(row.chat_id, "card" in row.body) for row in copies] == [(CHAT, True)]


async def test_what_no_sender_has_in_hand_is_not_renewed_it_will_be_new_anyway(world):
    case = await world.held()
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    assert not any("card" in row.body for row in await world.waiting(writer="case"))


async def test_published_news_get_their_moment(world):
    case = await world.held()
    await world.cases.decide(case.id, PUBLISH, now=NOON + HOUR)
    news = await world.submissions.get(case.subject_id)
    assert (news.state, news.published_at) == (State.PUBLISHED, NOON + HOUR)


async def test_of_two_moderators_at_once_one_wins_and_both_see_the_same(world):
    case = await world.held()
    rulings = [PUBLISH, REJECT] * 3
    ruled = await asyncio.gather(
        *(world.cases.decide(case.id, ruling, now=NOON) for ruling in rulings)
    )
    assert sum(one.won for one in ruled) == 1
    assert len({(one.case.decision, one.case.decided_by) for one in ruled}) == 1
    assert len(await world.waiting(writer="author")) == 1
    assert await world.audit.count(case_id=case.id) == 1


async def test_undoing_puts_everything_back_and_the_case_is_open_again(world):
    case = await world.held()
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    back = await world.cases.undo(case.id, GLEB, now=NOON + HOUR)
    assert (back.state, back.decision, back.decided_by) == (CaseState.OPEN, None, None)
    news = await world.submissions.get(case.subject_id)
    assert (news.state, news.published_at, news.reason) == (State.HELD, None, "moderated")
    assert await world.waiting(writer="author", said="undone")
    acts = [(entry.act, entry.actor) for entry in await world.audit.entries(limit=9)]
    assert acts == [("undo", "Глеб"), ("decide", "Вера")]
    assert (await world.cases.decide(case.id, REJECT, now=NOON + HOUR)).won


async def test_two_who_undo_at_once_undo_once(world):
    case = await world.held()
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    both = await asyncio.gather(
        *(world.cases.undo(case.id, GLEB, now=NOON) for _ in range(2)), return_exceptions=True
    )
    assert [type(one).__name__ for one in both].count("UserError") == 1


async def test_a_decision_stands_after_a_while(world):
    case = await world.held()
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    with pytest.raises(UserError, match="undo-late"):
        await world.cases.undo(case.id, GLEB, now=NOON + UNDO + HOUR)
    assert await world.state(case) is State.PUBLISHED


async def test_what_its_author_did_since_is_not_undone(world):
    case = await world.held()
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    await world.submissions.move(
        case.subject_id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON + HOUR
    )
    with pytest.raises(UserError, match="submission-moved"):
        await world.cases.undo(case.id, GLEB, now=NOON + HOUR)
    assert await world.state(case) is State.WITHDRAWN
    assert (await world.cases.get(case.id)).state is CaseState.DECIDED


async def test_withdrawn_news_are_nothing_to_decide_and_come_back_as_a_new_case(world):
    case = await world.held()
    await world.deliver()
    await world.submissions.move(case.subject_id, of=State.HELD, to=State.WITHDRAWN, now=NOON)
    closed = await world.cases.get(case.id)
    assert (closed.state, closed.decision) == (CaseState.CLOSED, "withdrawn")
    assert len(await world.waiting(writer="case")) == 1
    assert not (await world.cases.decide(case.id, PUBLISH, now=NOON)).won

    await world.submissions.move(
        case.subject_id, of=State.WITHDRAWN, to=State.HELD, now=NOON + HOUR
    )
    again = await world.of(await world.submissions.get(case.subject_id), HELD)
    assert (again.id > case.id, again.why, again.state) == (True, "moderated", CaseState.OPEN)
    assert (await world.cases.decide(again.id, PUBLISH, now=NOON + HOUR)).won


async def test_a_withdrawal_and_a_decision_at_once_leave_one_truth(world):
    case = await world.held()
    moved, ruled = await asyncio.gather(
        world.submissions.move(case.subject_id, of=State.HELD, to=State.WITHDRAWN, now=NOON),
        world.cases.decide(case.id, PUBLISH, now=NOON),
    )
    assert (moved is None) == ruled.won
    assert await world.state(case) is (State.PUBLISHED if ruled.won else State.WITHDRAWN)


@pytest.mark.parametrize(
    ("decision", "key"),
    [pytest.param("launch", "button-old", id="of no kind"), pytest.param("", "old", id="empty")],
)
async def test_a_decision_that_is_none_changes_nothing(world, decision, key):
    case = await world.held()
    with pytest.raises(UserError, match=key):
        await world.cases.decide(case.id, Ruling(decision, VERA), now=NOON)
    assert (await world.cases.get(case.id)).state is CaseState.OPEN


async def test_a_case_whose_subject_is_gone_cannot_be_decided(world, engine):
    case = await world.held()
    await Personal(engine).forget(ANNA, now=NOON)
    ruled = await world.cases.decide(case.id, PUBLISH, now=NOON)
    assert not ruled.won
    assert (ruled.case.state, ruled.case.decision) == (CaseState.CLOSED, "gone")
    assert await world.cases.get(case.id) == ruled.case
    with pytest.raises(UserError, match="case-gone"):
        await world.cases.decide(case.id + 1, PUBLISH, now=NOON)


async def test_what_was_edited_is_decided_anew_never_unseen(world):
    case = await world.held()
    news = await world.submissions.get(case.subject_id)
    await world.submissions.revise(
        news, replace(PIPE, text="Совсем другое"), WAITS, key="k2", now=NOON + HOUR
    )
    ruled = await world.cases.decide(case.id, PUBLISH, now=NOON + HOUR)
    assert not ruled.won
    assert ruled.case.decision == "edited"
    assert await world.state(case) is State.HELD
    again = await world.of(news, HELD)
    assert again.id > case.id
    assert (await world.cases.decide(again.id, PUBLISH, now=NOON + HOUR)).won


async def test_an_edit_that_needs_no_nod_closes_the_case(world):
    case = await world.held()
    news = await world.submissions.get(case.subject_id)
    await world.submissions.revise(news, PIPE, OUT, key="k2", now=NOON + HOUR)
    assert (await world.cases.get(case.id)).decision == "edited"
    assert await world.state(case) is State.PUBLISHED


async def test_urgent_news_of_a_stranger_are_out_and_wait_for_a_nod_to_alert(world):
    news = await world.send(OUT, kind=Kind.URGENT)
    case = await world.of(news, ALERT)
    assert (case.why, case.state) == ("urgent", CaseState.OPEN)
    await world.cases.decide(case.id, Ruling("alert", VERA), now=NOON)
    assert (await world.submissions.get(news.id)).alert is Alert.ALLOWED
    await world.cases.undo(case.id, VERA, now=NOON)
    assert (await world.submissions.get(news.id)).alert is Alert.WAITING
    await world.cases.decide(case.id, Ruling("quiet", VERA), now=NOON)
    assert (await world.submissions.get(news.id)).alert is None


async def test_held_urgent_news_are_published_with_or_without_the_alert(world):
    case = await world.held(kind=Kind.URGENT)
    await world.cases.decide(case.id, Ruling("alert", VERA), now=NOON)
    assert (await world.submissions.get(case.subject_id)).alert is Alert.ALLOWED
    await world.cases.undo(case.id, VERA, now=NOON)
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    assert (await world.submissions.get(case.subject_id)).alert is None


async def test_an_ad_that_a_moderator_passes_gets_its_end_and_loses_it_with_the_undo(world):
    case = await world.held(kind=Kind.AD, category="things")
    await world.cases.decide(case.id, PUBLISH, now=NOON)
    assert (await world.submissions.get(case.subject_id)).expires_at > NOON
    await world.cases.undo(case.id, VERA, now=NOON)
    news = await world.submissions.get(case.subject_id)
    assert (news.expires_at, news.published_at) == (None, None)
