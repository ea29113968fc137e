"""Inline mode in the sandbox: what is refused, what is kept and for whom."""

from datetime import timedelta

import pytest

from sandbox import inline
from sandbox.errors import ApiError
from sandbox.methods.registry import METHODS, Call
from sandbox.params import Params
from sandbox.seed import bot_card, fresh
from tests.conftest import NOON

ANNA, BORIS = 1001, 1002
RESULT = {
    "type": "article", "id": "1", "title": "Смоленск",
    "input_message_content": {"message_text": "десять новостей"},
}  # fmt: skip


@pytest.fixture
def world():
    return fresh(bot_card("42:TEST", name="Вестник", username="vestnik_bot"))


def ask(world, user=ANNA, query="смоленск", at=NOON, offset=""):
    return inline.ask_inline(world, user, query, offset=offset, now=at)


def answer(world, asked, at=NOON, results=(RESULT,), **more):
    given = {"inline_query_id": asked.id, "results": list(results), **more}
    call = Call("answerinlinequery", Params(given), world, at)
    return METHODS["answerinlinequery"](call)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        pytest.param({"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID", id="offset too long"),
        pytest.param({"button": {"text": "a"}}, "exactly one of", id="a button to nowhere"),
        pytest.param({"button": {"text": "a", "start_parameter": "a b"}}, "START_PARAM_INVALID",
                     id="a start that is none"),
        pytest.param({"button": {"text": "", "start_parameter": "a"}}, "non-empty", id="no label"),
        pytest.param({"results": [{**RESULT, "thumbnail_url": "ftp://x"}]}, "WEBDOCUMENT",
                     id="a picture of no web"),
        pytest.param({"results": [RESULT] * 2}, "RESULT_ID_DUPLICATE", id="one id twice"),
    ],
)  # fmt: skip
def test_what_telegram_refuses_is_refused(world, more, refusal):
    with pytest.raises(ApiError, match=refusal):
        answer(world, ask(world), **more)


def test_an_answer_for_everybody_is_kept_for_everybody(world):
    answer(world, ask(world), cache_time=60)
    assert ask(world, BORIS, at=NOON + timedelta(seconds=59)).answer is not None
    assert ask(world, BORIS, at=NOON + timedelta(seconds=61)).answer is None
    assert ask(world, ANNA, query="минск").answer is None
    assert ask(world, ANNA, offset="10").answer is None


def test_a_personal_answer_is_kept_for_that_person_alone(world):
    answer(world, ask(world), is_personal=True)
    assert ask(world, BORIS).answer is None
    assert ask(world, ANNA, at=NOON + timedelta(seconds=299)).answer is not None


def test_an_older_server_knows_no_rich_results(world):
    world.rich = False
    rich = {**RESULT, "input_message_content": {"rich_message": {"html": "<h3>a</h3>"}}}
    with pytest.raises(ApiError, match="message content is not specified"):
        answer(world, ask(world), results=[rich])
