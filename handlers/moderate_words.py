"""What moderators read: reasons, people, sanctions, acts of the log, in words. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from html import escape
from typing import Any

from digests.render import Look
from locales import Translator
from news.trust import Facts
from regions.catalogue import catalogue
from storage.audit import Entry
from storage.people import TRUSTED
from storage.sanctions import Laid

from .words import moment_in_words

SAID = 60  # characters of an old or new value in the log


def case_name(kind: str, what: str, t: Translator) -> str:
    """Name a kind of case; where it has a name for what it is about, that."""
    key = f"case-{kind}-{what}"
    return t.plain(key if key in t else f"case-kind-{kind}")


def reason_in_words(reason: str, t: Translator) -> str:
    """Say a reason: the words of the list for its name, or the moderator's own."""
    key = f"reason-{reason}"
    return t.plain(key) if key in t else reason


def place_name(place_id: str | None, t: Translator) -> str:
    """Name a place of a case, a role or the log; empty or null means all."""
    if not place_id:
        return t.plain("place-everywhere")
    place = catalogue().get(place_id)
    return place.name(t.language) if place else t.plain("place-gone")


def term_in_words(count: int, t: Translator) -> str:
    """Say for how long."""
    return t.plain("days-for-good") if count < 0 else t.plain("days-count", count=count)


def ago_in_words(passed: timedelta, t: Translator) -> str:
    """Say how long something has waited: minutes, hours or days, whichever is most fitting."""
    minutes = max(0, int(passed.total_seconds() // 60))
    if not minutes:
        return t.plain("ago-moment")
    if minutes < 60:
        return t.plain("ago-minutes", count=minutes)
    if minutes < 48 * 60:
        return t.plain("ago-hours", count=minutes // 60)
    return t.plain("ago-days", count=minutes // (24 * 60))


def span_in_words(left: timedelta, t: Translator) -> str:
    """Say how much time is left, or over: the same, and never less than a minute."""
    return ago_in_words(max(left, timedelta(minutes=1)), t)


def standing_line(facts: Facts, t: Translator) -> str:
    """Say how far an author is trusted, and by what."""
    level = t.plain(f"level-{facts.level.name.lower()}")
    counts = t.plain("person-counts", published=facts.published, upheld=facts.upheld)
    return escape(f"{level} · {counts}", quote=False)


def role_in_words(role: str, place_id: str, t: Translator) -> str:
    """Say a role and its place; an empty place means all."""
    if role == TRUSTED:
        return t.plain("role-name-trusted")
    return t.plain("role-moderator", place=place_name(place_id, t))


def sanction_line(laid: Laid, look: Look, *, now: datetime) -> str:
    """Say one sanction: what, until when, why, by whom."""
    t = look.t
    said = (
        t.plain(f"sanction-{laid.kind}"),
        _state(laid, look, now),
        reason_in_words(laid.reason, t),
        laid.given_name or t.plain("actor-bot"),
    )
    return escape(" · ".join(part for part in said if part), quote=False)


def _state(laid: Laid, look: Look, now: datetime) -> str:
    t = look.t
    if laid.kind == "warning":
        return moment_in_words(laid.given_at, look.zone, t, now=now)
    if not laid.stands(now):
        return t.plain("sanction-over")
    if laid.until is None:
        return t.plain("days-for-good")
    return t.plain("sanction-until", time=moment_in_words(laid.until, look.zone, t, now=now))


def entry_line(entry: Entry, look: Look, *, now: datetime) -> str:
    """Say one act of the log: when, who, what, with what."""
    t, detail = look.t, entry.detail
    time = moment_in_words(entry.at, look.zone, t, now=now)
    what = t.plain(f"act-{entry.act}")
    said = [f"{time} · {entry.actor or t.plain('actor-bot')} · {what}", *_details(detail, t)]
    if entry.case_id:
        said.append(t.plain("log-case", number=str(entry.case_id)))
    return escape(" · ".join(said), quote=False)


def _details(detail: Mapping[str, Any], t: Translator) -> Iterator[str]:
    if decision := detail.get("decision"):
        key = f"case-decision-{decision}"
        yield t.plain(key) if key in t else str(decision)
    if reason := detail.get("reason"):
        yield reason_in_words(str(reason), t)
    if why := detail.get("why"):
        yield t.plain(f"case-closed-{why}") if f"case-closed-{why}" in t else str(why)
    if role := detail.get("role"):
        yield t.plain(f"role-name-{role}")
    if word := detail.get("word"):
        yield f"«{word}»"
    if "was" in detail and "is" in detail:
        yield f"{_short(detail['was'], t)} → {_short(detail['is'], t)}"


def _short(value: object, t: Translator) -> str:
    text = str(value)
    place = catalogue().get(text)
    text = place.name(t.language) if place else text
    return text if len(text) <= SAID else f"{text[: SAID - 1].rstrip()}…"
