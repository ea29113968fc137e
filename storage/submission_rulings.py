"""What moderators' decisions do to submissions. Which moves there are: `news.submission`."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from news.errors import UserError
from news.submission import MOVES, Alert, Move, State

from .author_notices import tell_author
from .cases import Acting, Effects, MootError
from .engine import Record
from .reports import DISMISSED, UPHELD, resettle, settle
from .schema import submissions
from .submissions import published_values

_FIELDS = [
    submissions.c[name]
    for name in ("author_id", "state", "reason", "published_at", "expires_at", "title", "alert")
]
Effect = Callable[[Acting], Awaitable[dict[str, Any]]]


def moving(move: Move, said: str, *, alert: Alert | None = None) -> Effect:
    """Make a decision that moves a submission and tells its author so.

    `alert`: what becomes of an urgent one's alert; null: it does not go out.
    """

    async def effect(acting: Acting) -> dict[str, Any]:
        row = await _locked(acting)
        to = MOVES.get((State(row.state), move))
        if to is None:
            raise MootError(row.state)
        values: dict[str, Any] = {
            "state": to,
            "reason": acting.ruling.reason or None,
            "changed_at": acting.now,
            "alert": alert if row.alert else None,
        }
        if to is State.PUBLISHED:
            values |= published_values(acting.now)
        await _write(acting, values)
        await _tell(acting, row, said)
        return _before(row) | {"to": to}

    return effect


def alerting(alert: Alert | None) -> Effect:
    """Make a decision about the alert of an urgent submission that stands published."""

    async def effect(acting: Acting) -> dict[str, Any]:
        row = await _locked(acting)
        if row.state != State.PUBLISHED or row.alert != Alert.WAITING:
            raise MootError(row.state)
        await _write(acting, {"alert": alert, "changed_at": acting.now})
        return _before(row) | {"to": State.PUBLISHED}

    return effect


async def undo(acting: Acting) -> None:
    """Put a submission back to where it stood before the decision.

    Raises:
        UserError: something was done with it since, or its city was alerted.
    """
    row, before = await _locked(acting), acting.case.before or {}
    if row.state != before["to"]:
        raise UserError("error-submission-moved")
    if row.alert == Alert.SENT:
        raise UserError("error-case-alerted")
    await _write(
        acting,
        {
            "state": before["state"],
            "reason": before["reason"],
            "published_at": _moment(before["published_at"]),
            "expires_at": _moment(before["expires_at"]),
            "alert": before["alert"],
            "changed_at": acting.now,
        },
    )
    if before["to"] != before["state"]:
        await _tell(acting, row, "undone")


def _before(row: Record) -> dict[str, Any]:
    return {
        "state": row.state,
        "reason": row.reason,
        "published_at": row.published_at and row.published_at.isoformat(),
        "expires_at": row.expires_at and row.expires_at.isoformat(),
        "alert": row.alert,
    }


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


async def _locked(acting: Acting) -> Record:
    wanted = select(*_FIELDS).where(submissions.c.id == acting.case.subject_id)
    row = (await acting.connection.execute(wanted.with_for_update())).first()
    if row is None:
        raise MootError("gone")
    return row


async def _write(acting: Acting, values: dict[str, Any]) -> None:
    mine = update(submissions).where(submissions.c.id == acting.case.subject_id)
    await acting.connection.execute(mine.values(values))


async def _tell(acting: Acting, row: Record, said: str) -> None:
    await tell_author(
        acting.engine,
        acting.connection,
        row.author_id,
        said,
        now=acting.now,
        about=acting.case.subject_id,
        values={"title": row.title, "reason": acting.ruling.reason},
    )


HELD = Effects(
    {
        "publish": moving(Move.APPROVE, "published"),
        "alert": moving(Move.APPROVE, "published", alert=Alert.ALLOWED),
        "reject": moving(Move.REJECT, "rejected"),
    },
    undo,
)


def settling(effect: Effect, outcome: str) -> Effect:
    """Make a decision settle the readers' complaints as well."""

    async def both(acting: Acting) -> dict[str, Any]:
        before = await effect(acting)
        people = await settle(acting.connection, acting.case.subject_id, outcome)
        return before | {"reporters": people}

    return both


async def keep(acting: Acting) -> dict[str, Any]:
    """Let what was complained of stand, or stand again."""
    row = await _locked(acting)
    if row.state == State.PUBLISHED:
        return _before(row) | {"to": State.PUBLISHED}
    return await moving(Move.APPROVE, "restored")(acting)


async def undo_reported(acting: Acting) -> None:
    """Put a submission and the complaints about it back to where they stood."""
    before = acting.case.before or {}
    await undo(acting)
    reporters = before.get("reporters", [])
    await resettle(acting.connection, acting.case.subject_id, reporters, None)


REPORTED = Effects(
    {
        "keep": settling(keep, DISMISSED),
        "remove": settling(moving(Move.REJECT, "removed"), UPHELD),
    },
    undo_reported,
)
ALERT = Effects({"alert": alerting(Alert.ALLOWED), "quiet": alerting(None)}, undo)
