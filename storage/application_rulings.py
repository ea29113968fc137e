"""What moderators' decisions do to applications: a feed or a channel becomes a source, or not."""

from typing import Any

from news.application import Move, State, after
from news.errors import UserError
from regions.catalogue import catalogue

from .applicant_notices import tell_applicant
from .applications import Application, locked, quit_reading, write
from .cases import Acting, Effects, MootError
from .channels import ChannelState, make_source, set_state
from .feeds import MOSCOW_TIME, NewFeed, add_feeds, resume_feed
from .schema import feeds

UNDONE = "a moderator took the decision back"  # the note in the row of such a feed


async def approve(acting: Acting) -> dict[str, Any]:
    """Make a source of what somebody applied with; it is read at once."""
    one = await _standing(acting, Move.APPROVE)
    feed_id, is_new = await _start_reading(acting, one)
    await write(
        acting.connection,
        one.id,
        now=acting.now,
        state=State.APPROVED,
        reason=None,
        feed_id=feed_id,
        found=one.found | {"shared": not is_new},
    )
    await tell_applicant(acting.engine, acting.connection, one, "approved", now=acting.now)
    return {"to": State.APPROVED}


async def reject(acting: Acting) -> dict[str, Any]:
    """Say no, and why."""
    one = await _standing(acting, Move.REJECT)
    reason = acting.ruling.reason
    await write(
        acting.connection, one.id, now=acting.now, state=State.REJECTED, reason=reason or None
    )
    if one.channel_id is not None:
        await set_state(acting.connection, one.channel_id, ChannelState.IDLE)
    await tell_applicant(
        acting.engine, acting.connection, one, "rejected", now=acting.now, reason=reason
    )
    return {"to": State.REJECTED}


async def undo(acting: Acting) -> None:
    """Let an application wait again; what was read because of it is read no more.

    Raises:
        UserError: something was done with it since.
    """
    one, before = await locked(acting.connection, acting.case.subject_id), acting.case.before or {}
    if one.state != before["to"]:
        raise UserError("error-application-moved")
    if one.state is State.APPROVED:
        await quit_reading(acting.connection, one, note=UNDONE)
    if one.channel_id is not None:
        await set_state(acting.connection, one.channel_id, ChannelState.WAITING)
    await write(
        acting.connection, one.id, now=acting.now, state=State.WAITING, reason=None, feed_id=None
    )
    await tell_applicant(acting.engine, acting.connection, one, "undone", now=acting.now)


async def _standing(acting: Acting, move: Move) -> Application:
    try:
        one = await locked(acting.connection, acting.case.subject_id)
        after(one.state, move)
    except UserError as error:
        gone = error.key == "error-application-gone"
        raise MootError("gone" if gone else "withdrawn") from error
    return one


async def _start_reading(acting: Acting, one: Application) -> tuple[int | None, bool]:
    """Give the feed that is read from now on, if it is one, and whether this made it so."""
    if one.channel_id is not None:
        made = await make_source(
            acting.engine,
            acting.connection,
            one.channel_id,
            name=one.title,
            place_id=one.place_id,
            section=one.section,
            language=one.language,
            now=acting.now,
        )
        if made is None:
            raise MootError("gone")
        return None, True
    added = await add_feeds(acting.engine, acting.connection, [_feed(one)], now=acting.now)
    if added:
        return added[0], True
    there = feeds.select().where(feeds.c.url == one.url)
    known = (await acting.connection.execute(there)).one()
    stopped = known.status != "active"
    if stopped:
        await resume_feed(acting.connection, known.id, now=acting.now)
    return int(known.id), stopped


def _feed(one: Application) -> NewFeed:
    place = catalogue().get(one.place_id) if one.place_id else None
    return NewFeed(
        url=one.url,
        source_key=str(one.found["source_key"]),
        source_name=one.title or str(one.found["source_key"]),
        place_id=one.place_id,
        section=one.section,
        language=one.language,
        time_zone=place.time_zone if place else MOSCOW_TIME,
        source_place=one.place_id,
    )


EFFECTS = Effects(decisions={"approve": approve, "reject": reject}, undo=undo)
