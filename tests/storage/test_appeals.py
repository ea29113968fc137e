from datetime import timedelta

import pytest

from news.cases import HELD, CaseState, Moderator, Ruling
from news.errors import UserError
from news.submission import Mode, State
from storage.appeals import APPEALED_FOR, Appeals
from storage.case_edits import CaseEdits
from storage.outbox import Outbox
from tests.conftest import NOON
from tests.storage.test_screening import ANNA, BORIS, HOUR, TOLD, VERA, World

GLEB = Moderator(32, "Глеб")
DAY = timedelta(days=1)


@pytest.fixture
async def world(engine):
    made = World(engine)
    for person in (ANNA, BORIS):
        await made.meet(person)
    bench = made.screening._bench
    made.appeals, made.edits = Appeals(engine, bench), CaseEdits(engine, bench)
    return made


@pytest.fixture
async def refused(world):
    news = await world.send(TOLD[0], mode=Mode.MODERATED)
    case = await world.case(news, HELD)
    await world.cases.decide(case.id, Ruling("reject", VERA, "false"), now=NOON)
    return news


async def said(world, person=ANNA):
    rows = await Outbox(world.engine).claim(now=NOON + 99 * DAY, lease=DAY, limit=99)
    return [row.body["said"] for row in rows if row.chat_id == person and "said" in row.body]


async def test_an_author_objects_once_and_says_why(world, refused):
    assert [(r.title, r.reason, r.appealed) for r in await world.appeals.refused(
        ANNA, now=NOON, limit=9)] == [(TOLD[0], "false", False)]  # fmt: skip
    case = await world.appeals.about_news(ANNA, refused.id, "  Я там  живу ", now=NOON)
    assert case.facts == {"words": "Я там живу", "by": 31, "by_name": "Вера", "reason": "false"}
    assert (await world.appeals.refused(ANNA, now=NOON, limit=9))[0].appealed
    with pytest.raises(UserError, match="appeal-once"):
        await world.appeals.about_news(ANNA, refused.id, "ещё", now=NOON)


@pytest.mark.parametrize(
    ("who", "later"), [(BORIS, timedelta(0)), (ANNA, APPEALED_FOR + HOUR)], ids=["another", "late"]
)
async def test_nobody_else_and_not_for_ever(world, refused, who, later):
    with pytest.raises(UserError, match="appeal-gone"):
        await world.appeals.about_news(who, refused.id, "?", now=NOON + later)


async def test_an_appeal_that_is_granted_publishes_and_can_be_undone(world, refused):
    case = await world.appeals.about_news(ANNA, refused.id, "?", now=NOON)
    assert (await world.cases.decide(case.id, Ruling("grant", GLEB), now=NOON + HOUR)).won
    news = await world.submissions.get(refused.id)
    assert (news.state, news.published_at, news.reason) == (State.PUBLISHED, NOON + HOUR, None)
    await world.cases.undo(case.id, GLEB, now=NOON + 2 * HOUR)
    assert (await world.submissions.get(refused.id)).state is State.REJECTED
    assert await said(world) == ["rejected", "granted", "undone"]


async def test_an_appeal_that_is_denied_changes_nothing_and_is_answered(world, refused):
    case = await world.appeals.about_news(ANNA, refused.id, "?", now=NOON)
    await world.cases.decide(case.id, Ruling("deny", GLEB, "same"), now=NOON)
    assert await world.state(refused) is State.REJECTED
    await world.cases.undo(case.id, GLEB, now=NOON)
    assert (await world.cases.get(case.id)).state is CaseState.OPEN
    assert (await said(world))[:2] == ["rejected", "denied"]


async def test_a_ban_is_objected_to_once_and_lifted(world):
    with pytest.raises(UserError, match="appeal-gone"):
        await world.appeals.about_sanction(ANNA, "?", now=NOON)
    laid = await world.sanctions.lay(ANNA, "ban", VERA, reason="ad", now=NOON)
    assert await world.appeals.laid(ANNA, now=NOON) == (laid, False)
    case = await world.appeals.about_sanction(ANNA, "Больше не буду", now=NOON)
    assert (case.facts["by"], case.place_id) == (31, None)
    with pytest.raises(UserError, match="appeal-once"):
        await world.appeals.about_sanction(ANNA, "?", now=NOON)
    await world.cases.decide(case.id, Ruling("lift", GLEB), now=NOON)
    assert await world.appeals.laid(ANNA, now=NOON) is None
    await world.cases.undo(case.id, GLEB, now=NOON)
    assert (await world.appeals.laid(ANNA, now=NOON))[0].id == laid.id
    assert await said(world) == ["ban", "lifted", "relaid"]


async def test_a_ban_lifted_by_mistake_does_not_stand_beside_one_laid_since(world):
    await world.sanctions.lay(ANNA, "mute", VERA, reason="ad", until=NOON + DAY, now=NOON)
    case = await world.appeals.about_sanction(ANNA, "Больше не буду", now=NOON)
    await world.cases.decide(case.id, Ruling("lift", GLEB), now=NOON)
    ban = await world.sanctions.lay(ANNA, "ban", VERA, reason="insult", now=NOON + HOUR)
    await world.cases.undo(case.id, GLEB, now=NOON + HOUR)
    assert [one.id for one in await world.sanctions.standing(now=NOON + HOUR, limit=9)] == [ban.id]
    assert await said(world) == ["mute", "lifted", "ban"]


async def test_a_ban_that_ran_out_is_nothing_to_decide(world):
    await world.sanctions.lay(ANNA, "mute", VERA, reason="ad", until=NOON + HOUR, now=NOON)
    case = await world.appeals.about_sanction(ANNA, "?", now=NOON)
    ruled = await world.cases.decide(case.id, Ruling("lift", GLEB), now=NOON + 2 * HOUR)
    assert (ruled.won, ruled.case.decision) == (False, "over")


async def test_what_went_with_a_ban_is_not_objected_to_by_itself(world):
    news = await world.send(TOLD[0])
    await world.sanctions.lay(ANNA, "ban", VERA, reason="ad", now=NOON, with_news=True)
    assert await world.state(news) is State.REJECTED
    assert await world.appeals.refused(ANNA, now=NOON, limit=9) == []


# ---------------------------------------------------------------- changes by moderators


async def test_another_headline_reaches_readers_the_author_and_the_log(world):
    news = await world.send(f"СРОЧНО!!! Трубу прорвало\n{TOLD[0]}", mode=Mode.MODERATED)
    case = await world.case(news, HELD)
    await world.edits.headline(case.id, "Прорвало  трубу", VERA, now=NOON)
    changed = await world.submissions.get(news.id)
    assert (changed.title, changed.text) == ("Прорвало трубу", f"Прорвало трубу\n{TOLD[0]}")
    assert changed.version == news.version + 1
    assert await said(world) == ["headline"]
    await world.cases.decide(case.id, Ruling("publish", VERA), now=NOON)
    with pytest.raises(UserError, match="case-decided"):
        await world.edits.headline(case.id, "Поздно", VERA, now=NOON)


async def test_news_of_another_place_move_there(world):
    news = await world.send(TOLD[0], mode=Mode.MODERATED)
    case = await world.case(news, HELD)
    moved = await world.edits.place(case.id, "625144", VERA, now=NOON)
    changed = await world.submissions.get(news.id)
    assert (moved.place_id, changed.place_id, changed.area_id) == ("625144",) * 3
    assert await said(world) == ["place"]


async def test_an_author_who_edits_meanwhile_is_not_overwritten(world):
    from news.submission import Decision

    news = await world.send(TOLD[0], mode=Mode.MODERATED)
    case = await world.case(news, HELD)
    await world.edits.headline(case.id, "Другой", VERA, now=NOON)
    assert await world.submissions.revise(
        news, news.content, Decision(State.HELD, "moderated"), key="e", now=NOON
    ) is None  # fmt: skip
