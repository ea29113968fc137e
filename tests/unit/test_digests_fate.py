from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.fate import (
    ATTEMPTS_MOST,
    BACKOFF_MOST,
    Done,
    Drop,
    Failure,
    Halt,
    Migrate,
    PauseChat,
    PauseTopic,
    Retry,
    SendClassic,
    SendPlain,
    fate,
)

SECOND = timedelta(seconds=1)


def bad(words, **more):
    return Failure(400, f"Bad Request: {words}", **more)


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        pytest.param(
            Failure(403, "Forbidden: bot was blocked by the user"), "blocked", id="block"
        ),
        pytest.param(Failure(403, "Forbidden: user is deactivated"), "deactivated", id="gone"),
        pytest.param(
            Failure(403, "Forbidden: bot was kicked from the supergroup chat"), "kicked", id="kick"
        ),
        pytest.param(
            Failure(403, "Forbidden: bot is not a member of the channel chat"), "kicked", id="left"
        ),
        pytest.param(bad("chat not found"), "not found", id="never seen"),
        pytest.param(bad("PEER_ID_INVALID"), "unreachable", id="no such peer"),
        pytest.param(
            bad("not enough rights to send text messages to the chat"), "no rights", id="muted"
        ),
        pytest.param(bad("CHAT_WRITE_FORBIDDEN"), "no rights", id="may not write"),
        pytest.param(
            bad("need administrator rights in the channel chat"), "no rights", id="channel"
        ),
    ],
)
def test_a_chat_that_cannot_be_reached_is_paused_until_it_is_back(failure, expected):
    assert fate(failure, attempts=1) == PauseChat(expected)
    assert fate(failure, attempts=1, rich=True) == PauseChat(expected)


@pytest.mark.parametrize("words", ["message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"])
def test_a_topic_that_is_no_more_is_paused_and_not_its_chat(words):
    assert isinstance(fate(bad(words), attempts=1, rich=True), PauseTopic)


@pytest.mark.parametrize(
    "words",
    [
        'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        "message is too long",
        "MESSAGE_TOO_LONG",
        "BUTTON_DATA_INVALID",
        "BUTTON_URL_INVALID",
        "inline keyboard button URL 'x' is invalid: Wrong HTTP URL",
    ],
)
def test_our_own_faults_never_leave_a_reader_without_news(words):
    assert isinstance(fate(bad(words), attempts=1), SendPlain)
    assert isinstance(fate(bad(words), attempts=1, plain=True), Drop)
    assert fate(bad(words), attempts=1, rich=True) == SendClassic(always=False)


def test_a_migration_is_followed():
    moved = bad("group chat was upgraded to a supergroup chat", migrate_to=-100123)
    assert fate(moved, attempts=1, rich=True) == Migrate(-100123)


@pytest.mark.parametrize(
    ("wait", "group", "everyone"),
    [
        pytest.param(5, False, True, id="short: everyone slows down"),
        pytest.param(9000, False, False, id="hours: that chat alone"),
        pytest.param(5, True, False, id="a group has a limit of its own"),
    ],
)
def test_a_flood_waits_as_long_as_it_says_for_what_it_says(wait, group, everyone):
    got = fate(Failure(429, "Too Many Requests", wait), attempts=99, group=group)
    assert got == Retry(wait * SECOND, "flood", everyone=everyone, counts=False)


def test_an_old_server_is_sent_classic_messages_from_then_on():
    assert fate(Failure(404, "Not Found"), attempts=1, rich=True) == SendClassic(always=True)
    unknown = bad("method not found")
    assert fate(unknown, attempts=1, rich=True) == SendClassic(always=True)


@pytest.mark.parametrize("code", [401, 404])
def test_a_wrong_token_stops_everything_and_loses_nothing(code):
    assert isinstance(fate(Failure(code, "Unauthorized"), attempts=99), Halt)


def test_not_modified_is_harmless():
    assert fate(bad("message is not modified: …"), attempts=1) == Done()


def test_any_other_refusal_is_kept_with_its_reason():
    assert fate(bad("something new"), attempts=1) == Drop("refused: Bad Request: something new")


@pytest.mark.parametrize("code", [0, 500, 502, 504, 418])
def test_an_unknown_fate_is_tried_again_ever_more_rarely_and_then_given_up(code):
    waits = [fate(Failure(code), attempts=n) for n in range(1, ATTEMPTS_MOST)]
    assert all(isinstance(wait, Retry) and not wait.everyone for wait in waits)
    assert [wait.after for wait in waits] == sorted(wait.after for wait in waits)
    assert max(wait.after for wait in waits) <= BACKOFF_MOST
    assert (
        timedelta(hours=1.5)
        < sum((wait.after for wait in waits), timedelta())
        < timedelta(hours=2)
    )
    assert fate(Failure(code), attempts=ATTEMPTS_MOST) == Drop("exhausted")


failures = st.builds(
    Failure,
    st.integers(-1, 999),
    st.text(max_size=80),
    st.none() | st.integers(-10, 10**9),
    st.none() | st.integers(-(2**60), 2**60),
)


@given(failures, st.integers(0, 10**6), st.booleans(), st.booleans(), st.booleans())
def test_every_answer_has_a_fate_and_nothing_is_tried_for_ever(
    failure, attempts, group, rich, plain
):
    decided = fate(failure, attempts=attempts, group=group, rich=rich, plain=plain)
    if isinstance(decided, Retry):
        assert decided.after >= SECOND
    if attempts >= ATTEMPTS_MOST and failure.code not in (429,):
        assert not isinstance(decided, Retry)
    if plain:
        assert not isinstance(decided, SendPlain)
    if not rich:
        assert not isinstance(decided, SendClassic)
