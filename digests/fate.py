"""What an error of Telegram means for a delivery. Pure.

The table is Telegram's own: Bot API, "Making requests" and the errors its server answers with.
"""

from dataclasses import dataclass
from datetime import timedelta

ATTEMPTS_MOST = 8  # over about 1 h 45 min, by the backoff below
BACKOFF = timedelta(seconds=2)
BACKOFF_MOST = timedelta(hours=1)
FLOOD_MOST = timedelta(days=7)  # nobody was ever told to wait longer
LONG = timedelta(seconds=30)  # a longer wait is one chat's; a shorter one may be everyone's


@dataclass(frozen=True, slots=True)
class Failure:
    """An answer that is not a success, or no answer.

    `code` is the Bot API's `error_code`; 0: no answer came, and nobody knows what happened.
    `retry_after` is in seconds.
    """

    code: int
    description: str = ""
    retry_after: int | None = None
    migrate_to: int | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """Again after a while. `everyone`: nobody else is to be sent anything before that either."""

    after: timedelta
    reason: str
    everyone: bool = False
    counts: bool = True


@dataclass(frozen=True, slots=True)
class PauseChat:
    """Nothing reaches this chat until it comes back."""

    reason: str


@dataclass(frozen=True, slots=True)
class PauseTopic:
    """Nothing reaches this topic of a forum."""

    reason: str


@dataclass(frozen=True, slots=True)
class Migrate:
    """The group is a supergroup now, under this id."""

    to: int


@dataclass(frozen=True, slots=True)
class SendClassic:
    """A rich message was refused. `always`: the server knows none at all."""

    always: bool


@dataclass(frozen=True, slots=True)
class SendPlain:
    """Our markup or buttons were refused: send the bare text, so that nobody is left out."""

    reason: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Never."""

    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """It is as if it had been sent."""


@dataclass(frozen=True, slots=True)
class Halt:
    """Nothing can be sent to anybody: the token or the address is wrong."""

    reason: str


Fate = Retry | PauseChat | PauseTopic | Migrate | SendClassic | SendPlain | Drop | Done | Halt

_GONE = (
    "chat not found",
    "chat_id is empty",
    "user not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "bot is not a member",
    "bot was kicked",
    "have no rights to send",
    "not enough rights to send",
    "need administrator rights in the channel",
    "chat_write_forbidden",
    "chat_restricted",
    "channel_private",
    "user_is_blocked",
    "input_user_deactivated",
)
_TOPIC = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "topic closed",
    "topic deleted",
)
_OURS = (
    "can't parse entities",
    "message is too long",
    "message_too_long",
    "entities_too_long",
    "entity_bounds_invalid",
    "button_",
    "inline keyboard",
    "reply_markup",
    "reply markup",
    "unsupported url protocol",
    "wrong http url",
)
_NO_RICH = ("unknown method", "method not found", "method is unavailable")


def fate(
    failure: Failure,
    *,
    attempts: int,
    group: bool = False,
    rich: bool = False,
    plain: bool = False,
) -> Fate:
    """Decide what becomes of a delivery.

    Args:
        failure: what Telegram answered.
        attempts: how often this delivery was tried, this time included.
        group: the chat is a group or a channel, which have limits of their own.
        rich: it was tried as a rich message.
        plain: it was tried as bare text: there is nothing simpler left.
    """
    said = failure.description.casefold()
    match failure.code:
        case 429:
            return _flood(failure, group)
        case 401:
            return Halt("the token is refused")
        case 404:
            return SendClassic(always=True) if rich else Halt("no such bot or method")
        case 403:
            return PauseChat(_gone_reason(said))
        case 400:
            return _refused(failure, said, rich=rich, plain=plain)
        case _:
            return _unknown(attempts)


def _flood(failure: Failure, group: bool) -> Retry:
    wait = min(timedelta(seconds=max(failure.retry_after or 1, 1)), FLOOD_MOST)
    return Retry(wait, "flood", everyone=wait <= LONG and not group, counts=False)


def _refused(failure: Failure, said: str, *, rich: bool, plain: bool) -> Fate:
    if failure.migrate_to is not None:
        return Migrate(failure.migrate_to)
    if any(words in said for words in _TOPIC):
        return PauseTopic("topic")
    if any(words in said for words in _GONE):
        return PauseChat(_gone_reason(said))
    if "message is not modified" in said:
        return Done()
    if rich:
        return SendClassic(always=any(words in said for words in _NO_RICH))
    if not plain and any(words in said for words in _OURS):
        return SendPlain(failure.description[:200])
    return Drop(f"refused: {failure.description[:200]}")


def _gone_reason(said: str) -> str:
    for words, reason in (
        ("blocked", "blocked"),
        ("deactivated", "deactivated"),
        ("kicked", "kicked"),
        ("not a member", "kicked"),
        ("not found", "not found"),
        ("rights", "no rights"),
        ("forbidden", "no rights"),
    ):
        if words in said:
            return reason
    return "unreachable"


def _unknown(attempts: int) -> Fate:
    if attempts >= ATTEMPTS_MOST:
        return Drop("exhausted")
    wait = BACKOFF * 4 ** min(attempts - 1, 8) if attempts > 0 else BACKOFF
    return Retry(min(wait, BACKOFF_MOST), "no answer")
