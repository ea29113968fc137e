"""What happens by itself to what readers sent: ads end, eyewitnesses come under their story."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from digests.readers_round import AGAIN, LEASE, Round
from news.cases import Moderator, Ruling
from news.kinds import Kind
from news.model import StoryId
from news.submission import Alert, Content, Decision, State
from storage.ads import Ads
from storage.case_cards import Bench
from storage.cases import Cases
from storage.chats import Chats
from storage.deliveries import NewDelivery
from storage.rulings import EFFECTS
from storage.schema import cases
from storage.stories import StoryRow
from storage.submissions import Submissions
from storage.urgent import UrgentNews
from tests.conftest import NOON
from tests.digests.builders import MINUTE, SMOLENSK, SMOLENSK_REGION, VYAZMA
from tests.digests.newsroom import Newsroom

ANNA = 7
DAY = timedelta(days=1)
CRASH = "На Киевском шоссе столкнулись автобус и грузовик"
SAW = Content(Kind.NEWS, SMOLENSK, SMOLENSK, "Авария на Киевском шоссе, автобус и грузовик")
BIKE = Content(Kind.AD, SMOLENSK, SMOLENSK, "Велосипед", category="things")
PUBLISHED = Decision(State.PUBLISHED)


@pytest.fixture
async def newsroom(engine):
    await Chats(engine).meet(
        ANNA, kind="private", title="Анна", language="ru", time_zone="UTC", now=NOON
    )
    return Newsroom(engine)


@pytest.fixture
def submissions(engine):
    return Submissions(engine)


@pytest.fixture
def send(submissions):
    async def sent(content, *, at=NOON, key="k", decision=PUBLISHED):
        made, _ = await submissions.add(ANNA, content, decision, key=key, now=at)
        return made

    return sent


# ---------------------------------------------------------------- eyewitnesses


async def test_an_eyewitness_comes_under_the_story_of_the_same_event(newsroom, submissions, send):
    story = await newsroom.tell(CRASH, "gazeta", "vesti")
    await newsroom.tell("Выставка цветов открылась в музее", "gazeta")
    saw = await send(SAW)
    assert (await newsroom.readers_round.run_once(NOON)).attached == 1
    assert (await submissions.get(saw.id)).story_id == story
    assert [n.id for n in await newsroom.witnesses.under(story, limit=3)] == [saw.id]


async def test_one_who_was_faster_than_the_media_is_found_when_they_tell_it(
    newsroom, submissions, send
):
    saw = await send(SAW)
    assert await newsroom.readers_round.run_once(NOON) == Round()
    story = await newsroom.tell(CRASH, "gazeta", at=NOON + 20 * MINUTE)
    assert (await newsroom.readers_round.run_once(NOON + AGAIN - MINUTE)).attached == 0
    assert (await newsroom.readers_round.run_once(NOON + 25 * MINUTE)).attached == 1
    assert (await submissions.get(saw.id)).story_id == story


async def test_what_is_about_something_else_or_elsewhere_stays_alone(newsroom, send):
    await newsroom.tell(CRASH, "gazeta", place="625144")
    await send(SAW, key="a")
    await send(replace(SAW, text="Пропал кот"), key="b")
    await send(replace(BIKE, text=CRASH), key="ad")
    assert (await newsroom.readers_round.run_once(NOON)).attached == 0


async def test_the_towns_of_a_region_are_looked_through_together(newsroom, send):
    await newsroom.tell(CRASH, "gazeta", place=VYAZMA)
    await send(SAW)
    assert (await newsroom.readers_round.run_once(NOON)).attached == 1


async def test_who_took_it_out_is_not_put_back(newsroom, submissions, send):
    story = await newsroom.tell(CRASH, "gazeta")
    saw = await send(SAW)
    await newsroom.readers_round.run_once(NOON)
    await submissions.detach(saw.id, now=NOON)
    assert (await newsroom.readers_round.run_once(NOON + DAY / 2)).attached == 0
    assert await newsroom.witnesses.under(story, limit=3) == []


async def test_other_words_are_matched_anew(newsroom, submissions, send):
    await newsroom.tell(CRASH, "gazeta")
    saw = await send(SAW)
    await newsroom.readers_round.run_once(NOON)
    saw = await submissions.get(saw.id)
    changed = replace(SAW, text="Пропал кот")
    saw = await submissions.revise(saw, changed, PUBLISHED, key="e", now=NOON)
    assert saw.story_id is None
    assert (await newsroom.readers_round.run_once(NOON + AGAIN * 2)).attached == 0


async def test_an_edit_at_the_same_moment_is_not_overwritten(newsroom, submissions, send):
    story = await newsroom.tell(CRASH, "gazeta")
    saw = await send(SAW)
    [looked] = await newsroom.witnesses.unmatched(
        since=NOON - DAY, looked_before=NOON + DAY, limit=9
    )
    await submissions.revise(saw, replace(SAW, text="Пропал кот"), PUBLISHED, key="e", now=NOON)
    await newsroom.witnesses.note([looked], {saw.id: StoryId(story)}, now=NOON)
    assert (await submissions.get(saw.id)).story_id is None


async def test_one_under_a_story_that_another_took_in_stands_under_that(newsroom, send):
    first = await newsroom.tell(CRASH, "gazeta")
    second = await newsroom.tell("Столкнулись автобус и грузовик на Киевском", "vesti")
    saw = await send(SAW)
    [looked] = await newsroom.witnesses.unmatched(
        since=NOON - DAY, looked_before=NOON + DAY, limit=9
    )
    await newsroom.witnesses.note([looked], {saw.id: StoryId(second)}, now=NOON)
    await newsroom.stories.save({}, {second: first}, [StoryRow(second, NOON, NOON, 1)])
    assert [n.id for n in await newsroom.witnesses.under(first, limit=3)] == [saw.id]


async def test_two_instances_do_not_look_at_once(newsroom, send):
    await newsroom.tell(CRASH, "gazeta")
    await send(SAW)
    other = newsroom.a_readers_round("b")
    await newsroom.leases.take("readers", "b", now=NOON, lasts=LEASE)
    assert (await newsroom.readers_round.run_once(NOON)).attached == 0
    assert (await other.run_once(NOON)).attached == 1


# ---------------------------------------------------------------- alerts

FIRE = replace(SAW, kind=Kind.URGENT, text="Пожар на заводе, эвакуируют")
MAY_ALERT = replace(PUBLISHED, may_alert=True)
BORIS, YARD, VERA = 8, -100, 9


async def ask(newsroom, chat, when="day", *, place=SMOLENSK):
    made = await newsroom.subscribe(chat, place)
    await newsroom.subscriptions.change(chat, made.id, alerts=when)


async def heard(newsroom, now=NOON + DAY / 2):
    rows = await newsroom.outbox(now)
    return sorted(row.chat_id for row in rows if row.kind == "alert")


async def test_urgent_news_are_told_once_to_who_asked_and_not_to_their_author(
    newsroom, submissions, send
):
    for chat in (ANNA, BORIS, YARD):
        await ask(newsroom, chat)
    await newsroom.subscribe(VERA)
    fire = await send(FIRE, decision=MAY_ALERT)
    assert (await newsroom.readers_round.run_once(NOON)).alerts == 2
    assert (await newsroom.readers_round.run_once(NOON + MINUTE)).alerts == 0
    assert await heard(newsroom) == [YARD, BORIS]
    assert (await submissions.get(fire.id)).alert is Alert.SENT


async def test_without_a_nod_nobody_is_woken_and_with_one_they_are(newsroom, submissions, send):
    await ask(newsroom, BORIS)
    fire = await send(FIRE)
    assert (await newsroom.readers_round.run_once(NOON)).alerts == 0
    late = NOON + 5 * MINUTE
    await nod(newsroom, fire.id, late)
    assert (await newsroom.readers_round.run_once(late)).alerts == 1


async def test_a_nod_hours_later_still_counts(newsroom, send):
    await ask(newsroom, BORIS)
    fire = await send(FIRE)
    late = NOON + DAY / 4
    await nod(newsroom, fire.id, late)
    assert (await newsroom.readers_round.run_once(late)).alerts == 1


async def nod(newsroom, id, now):
    """Let a moderator allow the alert."""
    async with newsroom.engine.begin() as connection:
        found = await connection.execute(select(cases.c.id).where(cases.c.subject_id == id))
    by = Moderator(VERA, "Вера")
    cases_of = Cases(newsroom.engine, EFFECTS, Bench())
    await cases_of.decide(found.scalar_one(), Ruling("alert", by), now=now)


async def test_what_is_old_wakes_nobody_when_the_bot_comes_back(newsroom, send):
    await ask(newsroom, BORIS)
    await send(FIRE, decision=MAY_ALERT)
    assert (await newsroom.readers_round.run_once(NOON + DAY / 2)).alerts == 0


async def test_what_is_withdrawn_at_that_moment_wakes_nobody(newsroom, submissions, send):
    await ask(newsroom, BORIS)
    fire = await send(FIRE, decision=MAY_ALERT)
    urgent = UrgentNews(newsroom.engine)
    [waiting] = await urgent.waiting(since=NOON - DAY, limit=9)
    await submissions.move(fire.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    assert await urgent.tell(waiting.id, [a_row(BORIS)]) == 0
    assert await heard(newsroom) == []


async def test_of_several_instances_one_tells(newsroom, send):
    fire = await send(FIRE, decision=MAY_ALERT)
    tells = [UrgentNews(newsroom.engine).tell(fire.id, [a_row(ANNA)]) for _ in range(3)]
    assert sum(await asyncio.gather(*tells)) == 1


def a_row(chat):
    return NewDelivery(chat, "alert", "news:1", NOON, NOON, {})


async def test_a_region_hears_of_its_town_and_others_do_not(newsroom, send):
    await ask(newsroom, BORIS, place=SMOLENSK_REGION)
    await ask(newsroom, VERA, place=VYAZMA)
    await send(FIRE, decision=MAY_ALERT)
    await newsroom.readers_round.run_once(NOON)
    assert await heard(newsroom) == [BORIS]


async def test_nobody_hears_twice_of_what_media_told_already(newsroom, submissions, send):
    await ask(newsroom, BORIS)
    story = await newsroom.tell(CRASH, "gazeta")
    await newsroom.alerts.tell([(SMOLENSK, StoryId(story))], [], now=NOON)
    saw = await send(replace(SAW, kind=Kind.URGENT), decision=MAY_ALERT)
    done = await newsroom.readers_round.run_once(NOON)
    assert (done.attached, done.alerts) == (1, 0)
    assert (await submissions.get(saw.id)).alert is Alert.SENT


# ---------------------------------------------------------------- ads


async def told(newsroom, now):
    return [row.body["said"] for row in await newsroom.outbox(now)]


async def test_an_author_is_told_once_before_an_ad_ends_and_when_it_has(
    newsroom, submissions, send
):
    bike = await send(BIKE)
    assert await newsroom.readers_round.run_once(NOON + 26 * DAY) == Round()
    assert (await newsroom.readers_round.run_once(NOON + 27 * DAY)).reminded == 1
    assert (await newsroom.readers_round.run_once(NOON + 28 * DAY)).reminded == 0
    over = await newsroom.readers_round.run_once(NOON + 30 * DAY)
    assert over == Round(ended=1)
    assert (await submissions.get(bike.id)).state is State.EXPIRED
    assert await told(newsroom, NOON + 31 * DAY) == ["soon", "over"]


async def test_one_that_was_renewed_is_told_of_again(newsroom, submissions, send):
    bike = await send(BIKE)
    await newsroom.readers_round.run_once(NOON + 28 * DAY)
    bike = await submissions.get(bike.id)
    await submissions.renew(bike, PUBLISHED, now=NOON + 28 * DAY)
    assert await newsroom.readers_round.run_once(NOON + 31 * DAY) == Round()
    assert (await newsroom.readers_round.run_once(NOON + 56 * DAY)).reminded == 1


async def test_one_that_was_withdrawn_neither_ends_nor_reminds(newsroom, submissions, send):
    bike = await send(BIKE)
    await submissions.move(bike.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    assert await newsroom.readers_round.run_once(NOON + 29 * DAY) == Round()
    assert await newsroom.readers_round.run_once(NOON + 31 * DAY) == Round()


async def test_of_several_instances_one_lets_an_ad_end(newsroom, send):
    for n in range(5):
        await send(BIKE, key=f"{n}")
    ends = [Ads(newsroom.engine).end(now=NOON + 31 * DAY, limit=9) for _ in range(3)]
    assert sum(await asyncio.gather(*ends)) == 5


async def test_news_never_ends(newsroom, submissions, send):
    saw = await send(SAW)
    await newsroom.readers_round.run_once(NOON + 900 * DAY)
    assert (await submissions.get(saw.id)).state is State.PUBLISHED
