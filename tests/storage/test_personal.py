"""Everything about a person: given out whole, deleted whole."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, select, text

from news.draft import Draft, Said
from news.kinds import Kind
from news.shown import shown
from news.submission import Content, Decision, State
from storage.chats import Chats
from storage.dialogs import Dialogs
from storage.drafts import Drafts
from storage.likes import Likes
from storage.personal import PERSONAL, Fate, Personal
from storage.schema import cases, metadata, sanctions, stops, submissions
from storage.schema.base import Id
from storage.screening_facts import Asked, gather
from storage.seen import Seen
from storage.submissions import Submissions
from storage.wordlist import CurrentWords
from tests.conftest import NOON

ANNA, BORIS = 7, 8
SMOLENSK = "491687"
DAY = timedelta(days=1)
PUBLISHED = Decision(State.PUBLISHED)
PIPE = Content(Kind.NEWS, SMOLENSK, SMOLENSK, "Прорвало трубу", signature="Анна", messages=(5,),
               point=(54.7, 32.0))  # fmt: skip
BIKE = replace(PIPE, kind=Kind.AD, text="Велосипед", details={"contact": "+7900"})

ELSEWHERE = {  # columns with a number of Telegram's that are not in the list, and why
    ("roles", "granted_by"): "who grants is accountable for it",
    ("sanctions", "given_by"): "who gives is accountable for it",
    ("audit", "actor_id"): "who acts is accountable for it",
    ("cases", "decided_by"): "who decides is accountable for it",
    ("managers", "chat_id"): "about the chat: it follows the chat",
    ("cases", "subject_id"): "what it is about, with a column for the person",
    ("deliveries", "message_id"): "a message of a chat in the list",
    ("drafts", "preview_id"): "a message of a person in the list",
    ("album_parts", "message_id"): "a message of a person in the list",
    ("words", "added_by"): "who adds is accountable for it",
    ("prints", "key"): "made of what was sent: it follows that",
    ("channels", "chat_id"): "a channel, not a person",
    ("applications", "channel_id"): "a channel, not a person",
    ("channel_posts", "chat_id"): "a channel, not a person",
    ("channel_posts", "message_id"): "a post of a channel",
    ("channel_posts", "origin_chat"): "a channel that was forwarded from",
    ("channel_posts", "origin_message"): "a post of a channel",
}


@pytest.fixture
async def personal(engine):
    for person in (ANNA, BORIS):
        await Chats(engine).meet(
            person, kind="private", title="A", language="ru", time_zone="UTC", now=NOON
        )
    return Personal(engine)


async def send(engine, content, *, key, author=ANNA, decision=PUBLISHED):
    made, _ = await Submissions(engine).add(author, content, decision, key=key, now=NOON)
    return made


def numbers_of_telegram(table):
    """Give the columns that may name a person: all 64-bit integers that are no ids of ours."""
    for column in table.c:
        to_chats = any(key.column.table.name == "chats" for key in column.foreign_keys)
        if to_chats or (isinstance(column.type, BigInteger) and column.type is not Id):
            yield table.name, column.key


def test_no_table_with_a_person_in_it_is_forgotten():
    listed = {(place.table.name, place.column) for place in PERSONAL} | set(ELSEWHERE)
    named = {found for table in metadata.sorted_tables for found in numbers_of_telegram(table)}
    assert named - listed == set()


def test_what_follows_the_chat_is_tied_to_it():
    for place in PERSONAL:
        if place.fate is Fate.FOLLOWS and place.through is None and place.table.name != "chats":
            tables = {key.column.table.name for c in place.table.c for key in c.foreign_keys}
            assert tables & {"chats", "albums"}, place.table.name


async def test_an_export_is_json_and_has_what_was_said_and_nothing_of_others(personal, engine):
    await send(engine, PIPE, key="a")
    await send(engine, replace(PIPE, text="Чужое"), key="b", author=BORIS)
    await Drafts(engine).add(ANNA, Draft("k" * 16, said=(Said(1, 0, "Черновик"),)), now=NOON)
    await Drafts(engine).collect(ANNA, Said(2, 0, album="x"), now=NOON, settles=DAY)
    await Dialogs(engine).set_state(f"42:{ANNA}:0:{ANNA}:default", "step", now=NOON)
    await Seen(engine).set({(ANNA, 0): shown({5: (1, 1_700_000_000)})})
    await Likes(engine).toggle(ANNA, 2, now=NOON)
    given = json.loads(json.dumps(await personal.export(ANNA)))
    assert given["submissions"][0]["text"] == "Прорвало трубу"
    assert given["drafts"][0]["body"]["said"][0]["text"] == "Черновик"
    assert given["seen"][0]["stories"] == [[5, 1_700_000_000]]
    assert given["likes"][0]["submission_id"] == 2
    assert given["dialogs"][0]["state"] == "step"
    assert given["album_parts"][0]["message_id"] == 2
    assert "Чужое" not in json.dumps(given, ensure_ascii=False)
    assert given.keys() == {place.table.name for place in PERSONAL} | {"dialogs"}


async def test_who_decided_is_not_given_out(personal, engine):
    async with engine.begin() as connection:
        await connection.execute(
            sanctions.insert().values(
                person_id=ANNA, kind="warning", reason="ad", given_by=99, given_name="Вера",
                given_at=NOON,
            )
        )  # fmt: skip
    given = json.dumps(await personal.export(ANNA), ensure_ascii=False)
    assert '"reason": "ad"' in given
    assert "Вера" not in given


async def everything_about(engine, person):
    found = []
    for place in PERSONAL:
        async with engine.connect() as connection:
            rows = await connection.execute(select(place.table).where(place.about(person)))
            found += [(place.table.name, row) for row in rows]
    return found


async def test_nothing_is_left_of_who_is_forgotten(personal, engine):
    await send(engine, PIPE, key="a")
    await send(engine, PIPE, key="h", decision=Decision(State.HELD, "moderated"))
    theirs = await send(engine, PIPE, key="b", author=BORIS)
    await Likes(engine).toggle(ANNA, theirs.id, now=NOON)
    await Drafts(engine).add(ANNA, Draft("k" * 16), now=NOON)
    await personal.forget(ANNA, now=NOON)
    assert await everything_about(engine, ANNA) == []
    assert (await Submissions(engine).get(theirs.id)).likes == 0
    assert len(await everything_about(engine, BORIS)) > 1


async def test_what_moderators_were_to_decide_is_closed(personal, engine):
    await send(engine, PIPE, key="h", decision=Decision(State.HELD, "moderated"))
    await personal.forget(ANNA, now=NOON)
    async with engine.connect() as connection:
        [case] = (await connection.execute(select(cases))).all()
    assert (case.state, case.decision, case.person_id) == ("closed", "gone", None)


async def test_published_news_may_stay_without_whose_they_were(personal, engine):
    news = await send(engine, PIPE, key="a")
    ad = await send(engine, BIKE, key="b")
    gone = await send(engine, PIPE, key="c")
    await Submissions(engine).move(gone.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    assert await personal.has_news(ANNA, now=NOON + DAY)
    await personal.forget(ANNA, now=NOON + DAY, keep_news=True)
    kept = await Submissions(engine).get(news.id)
    assert (kept.text, kept.state) == ("Прорвало трубу", State.PUBLISHED)
    assert (kept.author_id, kept.signature, kept.point, kept.messages) == (None, "", None, [])
    assert await Submissions(engine).get(ad.id) is None
    assert await Submissions(engine).get(gone.id) is None
    assert await everything_about(engine, ANNA) == []


async def test_what_limits_still_count_does_not_stay(personal, engine):
    young = await send(engine, PIPE, key="a")
    assert not await personal.has_news(ANNA, now=NOON + DAY / 2)
    await personal.forget(ANNA, now=NOON + DAY / 2, keep_news=True)
    assert await Submissions(engine).get(young.id) is None


async def test_who_has_only_ads_has_no_news(personal, engine):
    await send(engine, BIKE, key="b")
    assert not await personal.has_news(ANNA, now=NOON + DAY)


@pytest.mark.parametrize(
    ("until", "lifted", "stays"),
    [
        pytest.param(None, None, True, id="a ban for good"),
        pytest.param(NOON + DAY, None, True, id="a mute in force"),
        pytest.param(NOON - DAY, None, False, id="a mute that is over"),
        pytest.param(None, NOON - DAY, False, id="a ban that was lifted"),
    ],
)
async def test_a_ban_outlives_forgetting(personal, engine, until, lifted, stays):
    async with engine.begin() as connection:
        await connection.execute(
            sanctions.insert().values(
                person_id=ANNA, kind="ban", reason="spam", given_by=99, given_at=NOON,
                until=until, lifted_at=lifted,
            )
        )  # fmt: skip
    await personal.forget(ANNA, now=NOON)
    assert bool(await everything_about(engine, ANNA)) is stays


async def test_forgetting_does_not_begin_a_flood_anew(personal, engine):
    async with engine.begin() as connection:
        await connection.execute(stops.insert().values(person_id=ANNA, at=NOON, name="twin"))
        assert (await standing_facts(connection)).stops_of_day == 1
    assert (await personal.export(ANNA))["stops"][0]["name"] == "twin"
    await personal.forget(ANNA, now=NOON)
    async with engine.begin() as connection:
        assert (await standing_facts(connection)).stops_of_day == 1


async def standing_facts(connection):
    """What a new submission of Anna's is judged by."""
    return await gather(connection, Asked(ANNA, PIPE, trusted=False, now=NOON), CurrentWords())


async def test_old_submissions_go_by_what_readers_see_of_them(personal, engine):
    made = Submissions(engine)
    published = await send(engine, PIPE, key="p")
    withdrawn = await send(engine, PIPE, key="w")
    held = await send(engine, PIPE, key="h", decision=Decision(State.HELD, "moderated"))
    await made.move(withdrawn.id, of=State.PUBLISHED, to=State.WITHDRAWN, now=NOON)
    assert await made.purge(published_before=NOON, gone_before=NOON + DAY) == 1
    assert await made.get(withdrawn.id) is None
    assert await made.purge(published_before=NOON + DAY, gone_before=NOON + DAY) == 1
    assert await made.get(published.id) is None
    assert await made.get(held.id) is not None


async def test_an_error_of_the_database_says_nothing_of_what_people_wrote(engine):
    async with engine.connect() as connection:
        with pytest.raises(Exception, match="no_such_table") as failed:
            await connection.execute(
                text("INSERT INTO no_such_table VALUES (:words)"), {"words": "Прорвало трубу"}
            )
    assert "Прорвало" not in str(failed.value)


async def test_submissions_of_nobody_are_listed_like_others(personal, engine):
    news = await send(engine, PIPE, key="a")
    await personal.forget(ANNA, now=NOON + DAY, keep_news=True)
    async with engine.connect() as connection:
        [row] = (await connection.execute(select(submissions.c.id))).all()
    assert row.id == news.id
