"""Screens of offering a feed: asking, what was found, place, section, the whole of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from digests import plain
from feeds.remarks import Remark
from locales import Translator, translator
from news.application import AGAIN, Kind, State, hours_left
from news.model import PlaceId, Section
from regions.catalogue import Place, catalogue
from regions.lookup import Found
from storage.applications import Application
from storage.chats import Chat

from .callbacks import Apply, ApplyStep, AskFeed, MyFeeds
from .choosing import Screenful
from .keyboards import back, button, keyboard, marked, rows
from .words import moment_in_words

SAMPLES, REMARKS = 5, 5  # shown; a publisher who wants them all has `feeds check`
_LONGEST_TITLE = 120  # characters
_LONGEST_SHOWN = 300  # characters of an address or a remark: a screen fits in one message


def asking(t: Translator) -> Screenful:
    """Ask for an address."""
    return t("feed-ask"), keyboard([button(t.plain("button-my-feeds"), MyFeeds())])


def nothing_found(problem: Remark, t: Translator) -> Screenful:
    """Say why there is no feed at an address, and what can be done."""
    return t("feed-none", why=problem.words(t)), keyboard(
        [
            button(t.plain("button-other-address"), AskFeed()),
            button(t.plain("button-my-feeds"), MyFeeds()),
        ]
    )


def already(title: str, place: PlaceId | None, t: Translator) -> Screenful:
    """Say kindly that a feed is in the catalogue."""
    key = "feed-known-place" if place else "feed-known"
    return t(key, title=cut(title), place=place_label(place, t)), keyboard(
        [button(t.plain("button-other-address"), AskFeed())]
    )


def standing(
    one: Application, chat: Chat, t: Translator, *, mine: bool, now: datetime
) -> Screenful:
    """Say that somebody applied with it: it waits, or was rejected lately."""
    next_row = [button(t.plain("button-my-feeds" if mine else "button-other-address"),
                       MyFeeds() if mine else AskFeed())]  # fmt: skip
    if one.state is State.WAITING:
        key = "feed-standing-mine" if mine else "feed-standing"
        until = moment_in_words(one.due_at or now, chat.time_zone, t, now=now)
        return t(key, title=cut(one.title), until=until), keyboard(next_row)
    again = moment_in_words(one.changed_at + AGAIN, chat.time_zone, t, now=now)
    return t("feed-rejected-lately", title=cut(one.title), again=again), keyboard(next_row)


def found(one: Application, chat: Chat, t: Translator, *, now: datetime) -> Screenful:
    """Show what was found at an address: what it is, its newest headlines, what is wrong."""
    lines = [
        t("feed-found", title=cut(one.title) or one.url),
        *address_lines(one, t),
        size_line(one, chat, t, now=now),
        "",
        *sample_lines(one, t),
    ]
    if advice := remarks_of(one):
        lines += ["", t("feed-advice"), *remark_lines(advice, t)]
    others = [
        button(str(number), _step(ApplyStep.PICK, one, str(number)))
        for number, _ in enumerate(one.found.get("others", ()), 1)
    ]
    if others:
        lines += ["", t("feed-others"), *_other_lines(one, t)]
    return "\n".join(lines), keyboard(
        *rows(others, across=4),
        [
            button(t.plain("button-next"), _step(ApplyStep.ASK_PLACE, one)),
            button(t.plain("button-cancel"), _step(ApplyStep.CANCEL, one)),
        ],
    )


def _other_lines(one: Application, t: Translator) -> list[str]:
    return [
        t("feed-other", number=number, title=cut(str(title) or str(address)), count=int(entries))
        for number, (address, title, entries) in enumerate(one.found["others"], 1)
    ]


def place_asked(one: Application, t: Translator, named: Found | None = None) -> Screenful:
    """Ask what place it is about: the one that was guessed, those a name may mean, none."""
    places = [candidate.place for candidate in named.candidates] if named else []
    key = "feed-place"
    if named is not None:
        key = "place-which-of-these" if places else "feed-place-unknown"
    guessed = catalogue().get(str(one.found.get("guess") or ""))
    if not places and guessed:
        places = [guessed]
    offers = [
        [button(f"📍 {name}", _step(ApplyStep.PLACE, one, place.id))]
        for place, name in _told_apart(places, t)
    ]
    return t(key), keyboard(
        *offers,
        [
            button(t.plain("button-everywhere"), _step(ApplyStep.PLACE, one)),
            button(t.plain("button-cancel"), _step(ApplyStep.CANCEL, one)),
        ],
    )


def _told_apart(places: Sequence[Place], t: Translator) -> list[tuple[Place, str]]:
    """Name places for buttons: one by its name alone, several with where they are."""
    if len(places) == 1:
        return [(places[0], places[0].name(t.language))]
    return [(place, catalogue().label(place, t.language)) for place in places]


def section_asked(one: Application, t: Translator) -> Screenful:
    """Ask whether it is about one thing only."""
    back_to = _step(ApplyStep.SHOW, one)
    return sections(t, one.section, lambda it: _step(ApplyStep.SECTION, one, it), back_to)


def sections(
    t: Translator,
    current: str | None,
    choose: Callable[[str], CallbackData],
    leave: CallbackData,
) -> Screenful:
    """Ask for a section, or for none (empty: it is of all kinds); `leave` leads back.

    What is `current` is marked.
    """
    buttons = [
        button(marked(t.plain(f"section-{section}"), section == current), choose(section))
        for section in Section
        if section is not Section.OTHER
    ]
    everything = button(marked(t.plain("button-any-section"), not current), choose(""))
    return t("feed-section"), keyboard(*rows([everything, *buttons]), back(t, leave))


def summary(one: Application, t: Translator) -> Screenful:
    """Show the application as the moderators will get it."""
    lines = [t("feed-summary"), "", *fact_lines(one, t)]
    if one.also_digest:
        lines.append(t("feed-also-digest"))
    return "\n".join(lines), keyboard(
        [button(t.plain("button-send"), _step(ApplyStep.SEND, one))],
        [
            button(t.plain("button-place"), _step(ApplyStep.ASK_PLACE, one)),
            button(t.plain("button-section"), _step(ApplyStep.SECTIONS, one)),
            button(t.plain("button-cancel"), _step(ApplyStep.CANCEL, one)),
        ],
    )


def sent(one: Application, chat: Chat, t: Translator, *, now: datetime) -> Screenful:
    """Say that it was sent, and when an answer comes."""
    until = moment_in_words(one.due_at or now, chat.time_zone, t, now=now)
    return t("feed-sent", title=cut(one.title), until=until), keyboard(
        [button(t.plain("button-my-feeds"), MyFeeds())]
    )


def cancelled(t: Translator) -> Screenful:
    """Say that nothing was sent."""
    return t("feed-cancelled"), keyboard([button(t.plain("button-other-address"), AskFeed())])


# ---------------------------------------------------------------- parts that cards share


def fact_lines(one: Application, t: Translator) -> list[str]:
    """Say what it is, where, about what, in which language."""
    kind = "feed-kind-channel" if one.kind is Kind.CHANNEL else "feed-kind-feed"
    section = t.plain(f"section-{one.section}") if one.section else t.plain("feed-all-sections")
    return [
        t(kind, title=cut(one.title) or one.url),
        *address_lines(one, t),
        t("feed-fact-place", place=place_label(one.place_id, t)),
        t("feed-fact-section", section=section),
        t("feed-fact-language", language=translator(one.language).plain("language-name")),
    ]


def address_lines(one: Application, t: Translator) -> list[str]:
    """Show the address plainly, so that a look-alike is seen; a closed channel has none."""
    return [t("feed-address", url=cut(one.url, _LONGEST_SHOWN))] if one.url else []


def size_line(one: Application, chat: Chat, t: Translator, *, now: datetime) -> str:
    """Say how many entries there are and when the newest came out."""
    newest = one.found.get("newest")
    if not newest:
        return t("feed-size", count=int(one.found.get("entries", 0)))
    moment = datetime.fromisoformat(str(newest))
    time = moment_in_words(moment, chat.time_zone, t, now=now)
    return t("feed-size-newest", count=int(one.found.get("entries", 0)), time=time)


def sample_lines(one: Application, t: Translator) -> list[str]:
    """Show the newest headlines, each with its link."""
    return [
        t("feed-sample", title=cut(str(title)), url=quoted(str(url)))
        if url
        else t("feed-sample-bare", title=cut(str(title)))
        for title, url, *_ in one.found.get("samples", ())[:SAMPLES]
    ]


def remarks_of(one: Application) -> list[Remark]:
    """Read what was said of a feed when it was looked at."""
    return [Remark.from_json(given) for given in one.found.get("advice", ())]


def remark_lines(remarks: Sequence[Remark], t: Translator) -> list[str]:
    """Say what should be mended; the gravest first, and how much more there is."""
    said = (cut(remark.words(t), _LONGEST_SHOWN) for remark in remarks[:REMARKS])
    lines = [t("feed-remark", text=text) for text in said]
    rest = len(remarks) - REMARKS
    return [*lines, t("feed-remarks-more", count=rest)] if rest > 0 else lines


def due_line(one: Application, chat_zone: str, t: Translator, *, now: datetime) -> str:
    """Say until when an answer is promised and how much is left."""
    due_at = one.due_at or now
    time = moment_in_words(due_at, chat_zone, t, now=now)
    left = hours_left(due_at, now=now)
    return t("feed-due", time=time, hours=left) if left else t("feed-due-over", time=time)


def place_label(place: PlaceId | None, t: Translator) -> str:
    """Name a place so that its namesakes differ, or say that it is about everything."""
    known = catalogue().get(place) if place else None
    return catalogue().label(known, t.language) if known else t.plain("feed-everywhere")


def quoted(url: str) -> str:
    """Make an address safe inside quotes."""
    return url.replace('"', "%22").replace("'", "%27")


def cut(text: str, most: int = _LONGEST_TITLE) -> str:
    """Shorten a title."""
    return plain.cut(text, most)


def _step(step: ApplyStep, one: Application, value: str = "") -> Apply:
    return Apply(step=step, id=one.id, value=value)
