"""Once a week operators are told how the feeds are, each in their own language."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from locales import Translator, translator
from news.model import ChatId
from storage.chats import Chats
from storage.deliveries import NewDelivery
from storage.feeds import Feeds
from storage.outbox import Outbox

from .health import Condition, Finding, Health, health
from .plain import cut

log = logging.getLogger(__name__)

SUBJECT = "feeds-weekly"
HOUR = time(5, tzinfo=UTC)  # of Monday: morning where the operators most likely are
LATEST = timedelta(days=2)  # a note about last Monday is no news later
MOST = 10  # feeds named in a note; `vestnik feeds health` shows all
_LONGEST_NAME, _LONGEST_REASON = 40, 140  # characters


async def tell_operators(
    operators: Iterable[int], feeds: Feeds, chats: Chats, outbox: Outbox, *, now: datetime
) -> int:
    """Put this week's note in the outbox, once, for each operator who has met the bot.

    Returns:
        How many notes are new.
    """
    slot = note_slot(now)
    if now - slot > LATEST:
        return 0
    found, told = None, 0
    for operator in sorted(operators):
        chat = await chats.get(operator)
        if chat is None or chat.gone is not None:
            log.info("operator %s has not met the bot and gets no weekly note", operator)
            continue
        found = found or health(await feeds.find(), now=now)
        body = note(found, translator(chat.language))
        row = NewDelivery(ChatId(operator), "notice", SUBJECT, slot, now, body)
        told += await outbox.notify(row)
    return told


def note_slot(now: datetime) -> datetime:
    """Give the last moment at which a note was due."""
    monday = now.astimezone(UTC).date() - timedelta(days=now.astimezone(UTC).weekday())
    slot = datetime.combine(monday, HOUR)
    return slot if slot <= now else slot - timedelta(days=7)


def note(found: Health, t: Translator) -> dict[str, Any]:
    """Write the body of a notice: how many feeds are how, and those that need a person."""
    total = sum(found.counts.values())
    values: dict[str, str | int] = {"total": total}
    if not found.findings:
        return {"key": "notice-feeds-well", "values": values}
    counts = ", ".join(
        t.plain(f"health-count-{condition}", count=count)
        for condition, count in found.counts.items()
        if condition not in (Condition.WELL, Condition.NEW)
    )
    shown = found.findings[:MOST]
    rest = len(found.findings) - len(shown)
    more = [t.plain("health-more", count=rest)] if rest else []
    lines = "\n".join([*(_line(finding, t) for finding in shown), *more])
    return {
        "key": "notice-feeds-weekly",
        "values": values | {"ill": len(found.findings), "counts": counts, "list": lines},
    }


def _line(finding: Finding, t: Translator) -> str:
    name = cut(finding.feed.source, _LONGEST_NAME)
    return f"• {name} (№ {finding.feed.feed.id}): {cut(finding.words(t), _LONGEST_REASON)}"
