"""Cards of cases: to whom they go, and how every copy comes to show what was decided.

All of it through the outbox. A row says only which case: the card is written when it is sent
(`handlers.case_cards`), so a copy that was late shows the case as it is by then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from news.model import ChatId
from regions.catalogue import catalogue

from .deliveries import WAITS, NewDelivery, put
from .engine import insert
from .schema import case_cards, chats, deliveries, facts, roles

WRITER = "case"  # who writes the letter of such a row
_MOVED = "chat-moved:"
WAITING_MOST = 30  # messages: what a group takes in a minute and a half (Bot API FAQ)
MOMENT = timedelta(microseconds=1)  # the least by which two slots differ
_UNTOUCHED = and_(WAITS, deliveries.c.leased_until.is_(None))  # no sender has it in hand
_ZONE = "Europe/Moscow"  # of a chat that has not spoken yet


@dataclass(frozen=True, slots=True)
class Bench:
    """Who gets the cards: the moderators' chat or, without one, each operator in private.

    `language` is that of a chat which has not spoken to us yet.
    """

    chat: int | None = None
    operators: frozenset[int] = frozenset()
    language: str = "ru"


def places_over(place_id: str | None) -> set[str]:
    """Name whose moderators decide about a place: its own, those of what it lies in, of all."""
    place = catalogue().get(place_id) if place_id else None
    if place is None:
        return {""} if place_id is None else {"", place_id}
    return {"", place.id, *(above.id for above in catalogue().ancestors(place.id))}


async def chat_now(connection: AsyncConnection, chat_id: int) -> int:
    """Tell the id that a chat has by now: a group may have become a supergroup since."""
    moved = select(facts.c.value).where(facts.c.name == f"{_MOVED}{chat_id}")
    found = (await connection.execute(moved)).scalar()
    return chat_id if found is None else int(found)


async def note_moved(
    engine: AsyncEngine, connection: AsyncConnection, old_id: int, new_id: int
) -> None:
    """Remember that a group became a supergroup: a setting may name it by its old id."""
    new = insert(engine, facts).values(name=f"{_MOVED}{old_id}", value=new_id)
    await connection.execute(
        new.on_conflict_do_update(index_elements=["name"], set_={"value": new_id})
    )


async def recipients(connection: AsyncConnection, bench: Bench, place_id: str | None) -> list[int]:
    """List the chats that get the card of a case about a place."""
    if bench.chat is not None:
        found = [await chat_now(connection, bench.chat)]
    else:
        found = sorted(bench.operators)
    of_place = select(roles.c.person_id).where(
        roles.c.role == "moderator", roles.c.place_id.in_(places_over(place_id))
    )
    appointed = (await connection.execute(of_place.order_by(roles.c.person_id))).scalars()
    return list(dict.fromkeys((*found, *appointed)))


async def put_up(
    engine: AsyncEngine,
    connection: AsyncConnection,
    case_id: int,
    to: Iterable[int],
    *,
    language: str,
    albums: int,
    now: datetime,
) -> None:
    """Put a case's card in the outbox for each chat, what it shows (`albums` messages) before.

    A chat for which `WAITING_MOST` messages wait gets it later: see `storage.case_upkeep`.
    """
    for chat_id in to:
        await _make_known(engine, connection, chat_id, language, now)
        if await _is_full(connection, chat_id):
            continue
        for number in range(albums):
            album = _row(chat_id, f"case:{case_id}:album:{number}", now, case_id, album=number)
            await put(engine, connection, [album])
        card = _row(chat_id, f"case:{case_id}", now, case_id)
        for delivery_id in await put(engine, connection, [card]):
            hangs = insert(engine, case_cards).values(case_id=case_id, delivery_id=delivery_id)
            await connection.execute(hangs)


async def refresh(
    engine: AsyncEngine, connection: AsyncConnection, case_id: int, *, now: datetime
) -> None:
    """Let every copy of a case's card be written anew, but what nobody sends yet.

    That is written when it is sent, as the case stands by then.
    """
    hanging = (
        select(deliveries.c.id, deliveries.c.chat_id, _UNTOUCHED.label("untouched"))
        .join(case_cards, case_cards.c.delivery_id == deliveries.c.id)
        .where(case_cards.c.case_id == case_id, deliveries.c.status != "dropped")
        .with_for_update(of=deliveries)
    )
    for copy in (await connection.execute(hanging)).all():
        if not copy.untouched:
            row = _row(copy.chat_id, f"card:{copy.id}", now, case_id, card=copy.id)
            await _write_anew(engine, connection, row)


async def _write_anew(engine: AsyncEngine, connection: AsyncConnection, row: NewDelivery) -> None:
    """Put in a row; where one of the same moment is on its way, the next after it."""
    while not await put(engine, connection, [row]):
        there = select(_UNTOUCHED).where(
            deliveries.c.chat_id == row.chat_id,
            deliveries.c.thread_id == row.thread_id,
            deliveries.c.kind == row.kind,
            deliveries.c.subject == row.subject,
            deliveries.c.slot == row.slot,
        )
        if (await connection.execute(there.with_for_update())).scalar():
            return
        row = row._replace(slot=row.slot + MOMENT)


async def message_of(connection: AsyncConnection, delivery_id: int) -> int | None:
    """Find the message that a copy became; null: it has not been sent, or was dropped."""
    sent = select(deliveries.c.message_id).where(deliveries.c.id == delivery_id)
    return (await connection.execute(sent)).scalar()


async def has_card(connection: AsyncConnection, case_id: int) -> set[int]:
    """Tell which chats have a copy of a case's card, or will get one."""
    return (await have_cards(connection, [case_id]))[case_id]


async def have_cards(connection: AsyncConnection, cases: Iterable[int]) -> dict[int, set[int]]:
    """Tell the same of several cases, by case: each of them is there."""
    found: dict[int, set[int]] = {id: set() for id in cases}
    hanging = (
        select(case_cards.c.case_id, deliveries.c.chat_id)
        .join(deliveries, case_cards.c.delivery_id == deliveries.c.id)
        .where(case_cards.c.case_id.in_(list(found)), deliveries.c.status != "dropped")
    )
    for case_id, chat_id in await connection.execute(hanging):
        found[case_id].add(chat_id)
    return found


def _row(chat_id: int, subject: str, now: datetime, case_id: int, **more: int) -> NewDelivery:
    body = {"writer": WRITER, "case": case_id, **more}
    return NewDelivery(ChatId(chat_id), "notice", subject, now, now, body)


async def _is_full(connection: AsyncConnection, chat_id: int) -> bool:
    waiting = select(func.count()).where(
        deliveries.c.chat_id == chat_id, deliveries.c.kind == "notice", WAITS
    )
    return (await connection.execute(waiting)).scalar_one() >= WAITING_MOST


async def _make_known(
    engine: AsyncEngine, connection: AsyncConnection, chat_id: int, language: str, now: datetime
) -> None:
    """Write a row for a chat that has not spoken yet, so that a card can wait for it."""
    new = insert(engine, chats).values(
        id=chat_id,
        kind="private" if chat_id > 0 else "supergroup",
        title="",
        language=language,
        time_zone=_ZONE,
        quiet_from=0,
        quiet_to=7,
        created_at=now,
    )
    await connection.execute(new.on_conflict_do_nothing(index_elements=["id"]))
