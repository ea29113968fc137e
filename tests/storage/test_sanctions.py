from datetime import timedelta

import pytest

from news.cases import Moderator
from news.submission import Decision, State
from storage.audit import AuditLog
from storage.chats import Chats
from storage.outbox import Outbox
from storage.sanctions import Sanctions
from storage.submissions import Submissions
from tests.conftest import NOON
from tests.storage.test_submissions import ANNA, PIPE

VERA = Moderator(31, "Вера")
DAY = timedelta(days=1)
STRANGER = 4_000_000_000


@pytest.fixture
async def sanctions(engine):
    await Chats(engine).meet(
        ANNA, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
    )
    return Sanctions(engine)


@pytest.fixture
def told(engine):
    async def said():
        rows = await Outbox(engine).claim(now=NOON + 99 * DAY, lease=DAY, limit=99)
        return [row.body["said"] for row in rows]

    return said


@pytest.mark.parametrize(
    ("kind", "until", "stands"),
    [("warning", None, False), ("mute", NOON + DAY, True), ("ban", None, True)],
)
async def test_a_sanction_is_laid_told_and_logged(sanctions, told, engine, kind, until, stands):
    laid = await sanctions.lay(ANNA, kind, VERA, reason="insult", until=until, now=NOON)
    assert laid == await sanctions.get(laid.id)
    assert (laid.stands(NOON), laid.reason, laid.given_name) == (stands, "insult", "Вера")
    assert await told() == [kind]
    entry = (await AuditLog(engine).entries(limit=1, person_id=ANNA))[0]
    assert (entry.actor, entry.detail["reason"]) == ("Вера", "insult")


async def test_a_mute_ends_by_itself(sanctions):
    laid = await sanctions.lay(ANNA, "mute", VERA, reason="ad", until=NOON + DAY, now=NOON)
    assert laid.stands(NOON)
    assert not laid.stands(NOON + DAY)


async def test_one_at_a_time_stands_and_the_history_stays(sanctions):
    await sanctions.lay(ANNA, "ban", VERA, reason="ad", now=NOON)
    await sanctions.lay(ANNA, "mute", VERA, reason="ad", until=NOON + DAY, now=NOON)
    assert [(one.kind, one.stands(NOON)) for one in await sanctions.of(ANNA)] == [
        ("mute", True),
        ("ban", False),
    ]


async def test_lifting_frees_and_says_so_once(sanctions, told):
    await sanctions.lay(ANNA, "ban", VERA, reason="ad", now=NOON)
    assert await sanctions.lift(ANNA, VERA, now=NOON + DAY)
    assert not await sanctions.lift(ANNA, VERA, now=NOON + DAY)
    assert not (await sanctions.of(ANNA))[0].stands(NOON + DAY)
    assert await told() == ["ban", "lifted"]


async def test_a_ban_may_take_the_news_along_and_gives_them_back(sanctions, engine):
    submissions = Submissions(engine)
    out, _ = await submissions.add(ANNA, PIPE, Decision(State.PUBLISHED), key="a", now=NOON)
    old, _ = await submissions.add(ANNA, PIPE, Decision(State.PUBLISHED), key="b", now=NOON)
    await submissions.move(old.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    await sanctions.lay(ANNA, "ban", VERA, reason="ad", now=NOON + DAY, with_news=True)
    states = [(await submissions.get(one.id)).state for one in (out, old)]
    assert states == [State.REJECTED, State.WITHDRAWN]
    await sanctions.lift(ANNA, VERA, now=NOON + 2 * DAY)
    assert (await submissions.get(out.id)).state is State.PUBLISHED


async def test_somebody_we_never_met_can_be_banned(sanctions, told):
    laid = await sanctions.lay(STRANGER, "ban", VERA, reason="ad", now=NOON)
    assert laid.stands(NOON)
    assert await told() == []
