"""Inline mode: what is offered to whom, how it goes on, what it keeps to itself."""

from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InputRichMessageContent, InputTextMessageContent
from hypothesis import given
from hypothesis import strategies as st

from handlers.inline import meant
from handlers.inline_screens import PAGE, read_offset
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE
from tests.handlers.cast import ANNA, BORIS

SMOLENSK, MINSK = "491687", "625144"


@pytest.fixture
async def told(stage):
    """Twelve stories about Смоленск in the last hour; nothing about anywhere else."""
    for n in range(12):
        await stage.newsroom.tell(f"Событие {n}", f"a{n}", f"b{n}", at=NOON - (n + 1) * MINUTE)
    return stage


async def test_a_typed_city_gives_its_top_and_the_single_stories(told):
    answer = await told.type_inline("смоленск", BORIS)
    top, *stories = answer.results
    assert top.title.startswith("🗞 Smolensk")
    assert len(stories) == PAGE - 1
    assert "Событие" in stories[0].title
    assert "2 sources" in stories[0].description
    assert answer.is_personal
    assert answer.cache_time == 60


async def test_cities_of_one_name_are_told_apart(told):
    titles = [r.title for r in (await told.type_inline("мирный", ANNA)).results if r.id[0] == "d"]
    assert len(titles) > 2
    assert len(set(titles)) == len(titles)


async def test_what_follows_comes_by_the_offset_and_each_story_once(told):
    ids, offset = [], ""
    for _ in range(5):
        answer = await told.type_inline("смоленск", BORIS, offset=offset)
        ids += [result.id for result in answer.results]
        told.now += timedelta(seconds=50)  # the minute changes while one scrolls
        offset = answer.next_offset
        if not offset:
            break
    assert len(ids) == len(set(ids)) == 13


async def test_results_are_rich_where_the_server_takes_it_and_classic_elsewhere(told):
    answer = await told.type_inline("смоленск", BORIS)
    assert all(isinstance(r.input_message_content, InputRichMessageContent)
               for r in answer.results)  # fmt: skip
    await told.rich_support.refused(told.now)
    told.now += timedelta(minutes=1)
    answer = await told.type_inline("смоленск", BORIS)
    contents = [r.input_message_content for r in answer.results]
    assert all(isinstance(content, InputTextMessageContent) for content in contents)
    assert "<b>Smolensk" in contents[0].message_text


async def test_rich_results_that_are_refused_come_as_classic_ones(told, caplog):
    refusal = TelegramBadRequest(
        method=AnswerInlineQuery(inline_query_id="1", results=[]), message="Bad Request: RICH"
    )
    told.session.once["AnswerInlineQuery"] = refusal
    answer = await told.type_inline("смоленск", BORIS)
    assert isinstance(answer.results[0].input_message_content, InputTextMessageContent)
    assert "were refused" in caplog.text


async def test_who_reads_classic_shares_classic(told):
    await told.say("Смоленск")
    await told.chats.change(ANNA.id, style="classic")
    answer = await told.type_inline("", ANNA)
    assert isinstance(answer.results[0].input_message_content, InputTextMessageContent)


async def test_an_empty_query_gives_ones_own_cities_and_the_first_ones_stories(told):
    await told.say("Смоленск")
    await told.say("Минск")
    answer = await told.type_inline("", ANNA)
    assert [r.title.split(" · ")[0] for r in answer.results[:2]] == [
        "🗞 Смоленск и область", "🗞 Минск",
    ]  # fmt: skip
    assert answer.results[2].id.startswith("s")
    assert answer.button is None


async def test_a_stranger_is_led_to_the_bot_and_leaves_no_trace(told):
    answer = await told.type_inline("", BORIS)
    assert answer.results == []
    assert (answer.button.text, answer.button.start_parameter) == ("Choose your city", "inline")
    answer = await told.type_inline("смоленск", BORIS)
    assert answer.button.start_parameter == f"p{SMOLENSK}"
    assert await told.chats.get(BORIS.id) is None
    await told.say("/start inline", BORIS)
    assert "Type your city" in told.texts[-2] or "city" in told.texts[-2]


async def test_one_person_never_sees_what_another_reads(told):
    await told.say("Смоленск")
    answer = await told.type_inline("", BORIS)
    assert answer.results == []
    assert answer.is_personal


@pytest.mark.parametrize("query", ["фывапролдж", "🙂", "<b>&amp;", "'; DROP TABLE", "x" * 256])
async def test_what_is_no_place_offers_the_way_to_one(told, query):
    answer = await told.type_inline(query, BORIS)
    assert answer.results == []
    assert answer.button.text == "Find it in the bot"


async def test_a_place_without_news_says_so(stage):
    answer = await stage.type_inline("Минск", BORIS)
    (only,) = answer.results
    assert only.description == "No news in the last 24 hours"
    assert answer.next_offset == ""


@pytest.mark.parametrize(
    "offset", ["", "x", "10", "10.", "-5.1", "9" * 40, "10.1", "1.2.3", "٣.٤"]
)
async def test_a_forged_or_ancient_offset_begins_anew(told, offset):
    answer = await told.type_inline("смоленск", BORIS, offset=offset)
    assert answer.results[0].id.startswith("d")


async def test_a_query_that_fails_is_answered_and_told_in_the_log(told, monkeypatch, caplog):
    async def fail(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr(told.current, "digest", fail)
    answer = await told.type_inline("смоленск", BORIS)
    assert (answer.results, answer.cache_time) == ([], 0)
    assert "broken" in caplog.text


async def test_an_answer_that_comes_too_late_is_no_failure(told, caplog):
    told.session.errors["AnswerInlineQuery"] = TelegramBadRequest(
        method=AnswerInlineQuery(inline_query_id="1", results=[]),
        message="Bad Request: query is too old and response timeout expired",
    )
    await told.type_inline("смоленск", BORIS)
    assert "ERROR" not in caplog.text


async def test_an_old_server_is_tried_again_after_a_day(told):
    old = TelegramNotFound(method=AnswerInlineQuery(inline_query_id="1", results=[]), message="")
    assert old
    await told.rich_support.refused(NOON)
    assert not told.rich_support.is_taken(NOON + timedelta(hours=23))
    assert told.rich_support.is_taken(NOON + timedelta(hours=24))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("смоленск", ["491687"], id="a city"),
        pytest.param("смоле", ["491687"], id="as it is typed"),
        pytest.param("Россия", [], id="a country is too much"),
        pytest.param("с", [], id="one letter"),
    ],
)
def test_what_is_typed_so_far_means_places(typed, names):
    found = [place for place, _, _ in meant(typed)]
    assert found[: len(names)] == names
    assert bool(found) == bool(names)


@given(st.text(max_size=300))
def test_any_text_means_few_places(typed):
    assert len(meant(typed)) <= 3


@given(st.text(max_size=70))
def test_any_offset_is_read(text):
    offset = read_offset(text, now=NOON)
    assert offset.start >= 0
    assert timedelta(0) <= NOON - offset.slot <= timedelta(minutes=10)
    assert len(offset.next()) <= 64
    assert read_offset(offset.next(), now=NOON).slot == offset.slot
