"""What becomes of what an author lets go: published, held for a moderator, or stopped. Pure.

One function with named reasons, fed with facts that `storage.screening` gathers in one
transaction. Every reason is told to the author: `trust-…` in the locales. The figures behind the
constants: docs/decisions/0015-trust.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from news.contacts import Contacts
from news.contacts import contacts as find_contacts
from news.folding import disguised
from news.forbidden import Found
from news.kinds import KINDS, Kind
from news.submission import ALERTS_AFTER, Act, Content, Decision, Mode, State, check_open

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Level(IntEnum):
    """How far an author is trusted."""

    NEW = 0
    KNOWN = 1
    REGULAR = 2
    TRUSTED = 3  # by name: a role somebody gave, or a moderator


KNOWN_AFTER: Final = (3, 2 * DAY)  # published without a complaint that was right; known for
REGULAR_AFTER: Final = (15, 30 * DAY)
UPHELD_FORGIVEN = 0.1  # share of what a regular author sent that moderators took down
WATCHED_AFTER = 3  # taken down within the last 30 days: everything is looked at first
UPHELD_COUNTS = timedelta(days=30)

LIMITS: Final[Mapping[Level, tuple[int, int]]] = {  # an hour, a day
    Level.NEW: (3, 8),
    Level.KNOWN: (6, 20),
    Level.REGULAR: (12, 40),
    Level.TRUSTED: (30, 150),
}
AD_LIMITS: Final[Mapping[Level, tuple[int, int]]] = {
    Level.NEW: (2, 3),
    Level.KNOWN: (3, 6),
    Level.REGULAR: (5, 10),
    Level.TRUSTED: (10, 30),
}

TWIN = 0.6  # of the runs of letters in common: the same text, changed
TWIN_BRIEF = 0.75  # for fewer letters than `BRIEF`, which share words by chance
NEAR = 0.42  # much of it is the same: somebody should look
NEAR_BRIEF = 0.7  # for fewer letters than `LONG`
BRIEF = 100
INSIDE = 0.85  # of the shorter one is in the longer
SHORT = 60  # letters; shorter ones are alike by chance: they are the same only here and now
SHORT_FOR = timedelta(hours=6)
LONG = 150  # letters; where shorter ones name different things, they tell different things
NEAR_MOST = 2  # much like it that waits for a moderator already: more of it tells nothing new
TWIN_FOR = timedelta(days=3)
OWN_TWIN_FOR = timedelta(days=7)
FARM = 2  # other authors who sent the same contact within a day
SURGE = 20  # authors who were stopped within ten minutes: somebody floods us
SURGE_FOR = timedelta(minutes=10)
QUEUE_MOST = 300  # news that wait for moderators; of new authors no more are taken
TITLE_SAID = 60  # characters of another title that an author is told
DISGUISED_LEAST = 2  # disguised words; one may be a slip of the keyboard
IN_HOURS: Final = timedelta(days=2)  # what is left of a sanction is told in days beyond
PAUSE = 3  # times an author was stopped within ten minutes: nothing more until there is room again
PAUSE_FOR = timedelta(minutes=10)
FLOOD = 10  # times an author was stopped within a day
FLOOD_MUTE = DAY
COUNTED: Final = frozenset({"word", "own", "refused", "twin", "waits", "farm", "flood"})
CAMPAIGN = 4  # others who were stopped or held with much the same text within a day


@dataclass(frozen=True, slots=True)
class Sanction:
    """What a moderator laid on a person. `until` is null for good; `reason` as in cases."""

    kind: str  # mute, ban
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Twin:
    """An earlier submission with much of the same text.

    `letters` counts those of the shorter one, `here`: it is for readers of the same place.
    `differs`: each names something that the other does not. `passed`: a moderator looked at it
    and let it stand.
    """

    id: int
    is_own: bool
    state: State
    title: str
    likeness: float
    contained: float
    letters: int
    here: bool
    age: timedelta
    differs: bool = False
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """How much an author sent within a while, and in how many minutes there is room again."""

    count: int = 0
    room_in: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an author and of what is alike, at the moment of the decision.

    `published` counts what readers have seen, `upheld` what moderators took down or refused,
    `pending` what readers' complaints hid. `known_for`: since the first submission, if one
    `has_sent` any. `hour` and `day` count the same shelf. `stops` and `stops_of_day`: how often
    the author was stopped within ten minutes and a day, `stopped`: how many authors were within
    ten minutes. `media_hosts`: those of the text's hosts that are sources of ours. `sharers`:
    other authors who sent the same contact within a day, while no moderator let it pass.
    `queue`: how much waits for moderators.
    """

    author_id: int
    now: datetime
    published: int = 0
    upheld: int = 0
    upheld_lately: int = 0
    pending: int = 0
    known_for: timedelta = timedelta(0)
    has_sent: bool = False
    is_trusted: bool = False
    sanction: Sanction | None = None
    hour: Sent = Sent()
    day: Sent = Sent()
    stops: Sent = Sent()
    stops_of_day: int = 0
    stopped: int = 0
    twins: tuple[Twin, ...] = ()
    media_hosts: frozenset[str] = frozenset()
    sharers: int = 0
    queue: int = 0
    word: Found | None = None

    @property
    def level(self) -> Level:
        """Tell how far the author is trusted."""
        if self.is_trusted:
            return Level.TRUSTED
        good = self.published - self.upheld_lately
        if self.upheld_lately >= WATCHED_AFTER:
            return Level.NEW
        sent = self.published + self.upheld
        forgiven = self.upheld <= sent * UPHELD_FORGIVEN
        if forgiven and good >= REGULAR_AFTER[0] and self.known_for >= REGULAR_AFTER[1]:
            return Level.REGULAR
        if good >= KNOWN_AFTER[0] and self.known_for >= KNOWN_AFTER[1]:
            return Level.KNOWN
        return Level.NEW

    @property
    def may_alert(self) -> bool:
        """Tell whether an urgent submission may wake its city without a moderator's nod."""
        clean = not self.upheld and not self.pending
        return self.is_trusted or (self.published >= ALERTS_AFTER and clean)


@dataclass(frozen=True, slots=True)
class Stop:
    """It is not taken. `name` says why, `values` fill the text `error-stop-<name>`.

    `like`: the submission it repeats. `mutes`: for how long its author sends nothing more.
    """

    name: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    like: int | None = None
    mutes: timedelta | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it speaks against its author; a limit reached does not."""
        return self.name in COUNTED


def judge(content: Content, facts: Facts, act: Act, *, mode: Mode) -> Decision | Stop:
    """Decide what becomes of what an author lets go.

    Raises:
        UserError: the operator takes nothing from readers.
    """
    check_open(mode)
    if stop := turned_away(content.kind, facts, act):
        return stop
    if act is Act.RESTORE:  # readers have seen it before
        return Decision(State.PUBLISHED)
    found = find_contacts(content.text, content.entities)
    stops = (
        *_words(facts),
        *_twins(facts, act),
        *_repeats(facts),
        *_farms(found, facts),
    )
    if stop := next(iter(stops), None):
        return _flood(stop) if stop.counts and facts.stops_of_day + 1 >= FLOOD else stop
    reason = next(iter(_holds(content, found, facts, mode)), None)
    if reason is None:
        alerts = KINDS[content.kind].alerts and facts.may_alert
        return Decision(State.PUBLISHED, may_alert=alerts)
    if facts.queue >= QUEUE_MOST and facts.level is Level.NEW:
        return Stop("queue")
    return Decision(State.HELD, reason=reason)


def turned_away(kind: Kind, facts: Facts, act: Act = Act.PUBLISH) -> Stop | None:
    """Tell why an author may let nothing go now, whatever it says; null: they may.

    What is known of the author alone decides, so that it is asked before anything is written or
    compared.
    """
    if stop := barred(facts.sanction, now=facts.now):
        return stop
    if act is Act.RESTORE:
        return None
    if facts.stops.count >= PAUSE and facts.level is not Level.TRUSTED:
        return Stop("pause", {"minutes": max(1, facts.stops.room_in)})
    return next(iter(_limits(kind, facts, act)), None)


def kin(twins: Iterable[Twin]) -> list[Twin]:
    """List those of `twins` by others that say much the same: of one campaign, if it is one.

    What names other things in words that go for all of them («нет света на Кирова», «… на
    Ленина») is something else, and so is what is too short to tell.
    """
    others = (twin for twin in twins if not twin.is_own and twin.age <= TWIN_FOR)
    return [twin for twin in others if _is_same(twin) or _is_kin(twin)]


def is_campaign(authors: int, *, original: Level, passed: bool) -> bool:
    """Tell whether what `authors` others were stopped or held with is spread on purpose.

    Then what was published of it is hidden until a moderator looks; not what an author we know
    wrote, nor what a moderator has passed.
    """
    return authors >= CAMPAIGN and original is Level.NEW and not passed


def barred(laid: Sanction | None, *, now: datetime) -> Stop | None:
    """Tell what a sanction makes of anything its person sends; null: it forbids nothing now."""
    if laid is None or (laid.until is not None and laid.until <= now):
        return None
    if laid.until is None:
        return Stop(laid.kind)
    left = laid.until - now
    if left > IN_HOURS:
        return Stop(f"{laid.kind}-days", {"days": -(-left // DAY)})
    return Stop(f"{laid.kind}-until", {"hours": _hours(left)})


def _hours(left: timedelta) -> int:
    return max(1, -(-int(left.total_seconds()) // 3600))


_WAITING: Final = (State.HELD, State.REJECTED, State.HIDDEN)


def _flood(stop: Stop) -> Stop:
    hours = int(FLOOD_MUTE / HOUR)
    return Stop("flood", {"hours": hours}, stop.like, FLOOD_MUTE)


def _limits(kind: Kind, facts: Facts, act: Act) -> Iterable[Stop]:
    """Count what is sent; an edit or a renewal is nothing new."""
    if act is not Act.PUBLISH:
        return
    limits = (AD_LIMITS if kind is Kind.AD else LIMITS)[facts.level]
    for name, sent, most in zip(("hour", "day"), (facts.hour, facts.day), limits, strict=True):
        if sent.count >= most:
            yield Stop(name, {"limit": most, "minutes": max(1, sent.room_in)})


def _words(facts: Facts) -> Iterable[Stop]:
    if facts.word and not facts.word.entry.holds:
        yield Stop("word", {"word": facts.word.said})


def _twins(facts: Facts, act: Act) -> Iterable[Stop]:
    for twin in facts.twins:
        if not _is_same(twin) or facts.level is Level.TRUSTED:
            continue
        refused = twin.state in (State.REJECTED, State.HIDDEN)
        values = {"title": _short(twin.title)}
        if twin.is_own and act is Act.PUBLISH and twin.age <= OWN_TWIN_FOR:
            if refused or twin.state in (State.PUBLISHED, State.HELD):
                yield Stop("refused" if refused else "own", values, twin.id)
        elif not twin.is_own and twin.age <= TWIN_FOR and facts.level < Level.REGULAR:
            if twin.state is State.PUBLISHED:
                yield Stop("twin", values, twin.id)
            elif refused or twin.state is State.HELD:
                yield Stop("waits", {}, twin.id)


def _repeats(facts: Facts) -> Iterable[Stop]:
    """Spare moderators the hundredth variation of what they have not decided or refused."""
    near = [twin for twin in facts.twins if _is_near(twin) and twin.state in _WAITING]
    if facts.level is Level.NEW and len(near) >= NEAR_MOST:
        yield Stop("waits", {}, near[0].id)


def _short(title: str) -> str:
    """Cut a title so that the sentence about it fits a toast."""
    return title if len(title) <= TITLE_SAID else f"{title[: TITLE_SAID - 1].rstrip()}…"


def _is_same(twin: Twin) -> bool:
    if twin.letters < LONG and twin.differs:
        return False
    if twin.letters < SHORT:
        return twin.here and twin.age <= SHORT_FOR and twin.likeness >= TWIN
    if twin.likeness >= (TWIN if twin.letters >= BRIEF else TWIN_BRIEF):
        return True
    return twin.contained >= INSIDE and twin.letters >= LONG


def _farms(found: Contacts, facts: Facts) -> Iterable[Stop]:
    if facts.sharers >= FARM and facts.level is Level.NEW and _foreign(found, facts):
        yield Stop("farm")


def _foreign(found: Contacts, facts: Facts) -> bool:
    """Tell whether a text leads somewhere else than to the media we read anyway."""
    elsewhere = found.hosts - facts.media_hosts
    return bool(elsewhere or found.handles or found.phones or found.cards)


def _holds(content: Content, found: Contacts, facts: Facts, mode: Mode) -> Iterable[str]:
    """Name why a moderator should look first; nothing holds what a trusted author sends."""
    if facts.level is Level.TRUSTED:
        return
    if mode is Mode.MODERATED:
        yield "moderated"
    if facts.word:
        yield "word"
    if facts.upheld_lately >= WATCHED_AFTER:
        yield "watched"
    if found.cards:
        yield "card"
    if found.masked:
        yield "masked"
    if facts.level is Level.NEW:
        yield from _holds_of_new(content, found, facts)


def _holds_of_new(content: Content, found: Contacts, facts: Facts) -> Iterable[str]:
    if (found.hosts - facts.media_hosts) or found.handles:
        yield "link"
    if found.phones and content.kind is not Kind.AD:
        yield "phone"
    if disguised(content.text) >= DISGUISED_LEAST:
        yield "disguise"
    if any(_is_near(twin) for twin in facts.twins):
        yield "near"
    if facts.stopped >= SURGE:
        yield "surge"


def _is_kin(twin: Twin) -> bool:
    """Tell whether one is near another, and tells of nothing else."""
    return _is_near(twin) and not (twin.differs and twin.letters < LONG)


def _is_near(twin: Twin) -> bool:
    """Tell whether much is the same, or all of a short one but for the names in it."""
    alike = twin.likeness >= (NEAR if twin.letters >= LONG else NEAR_BRIEF)
    return alike and twin.letters >= SHORT and not twin.is_own and twin.age <= TWIN_FOR
