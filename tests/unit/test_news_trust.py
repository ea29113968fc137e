from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import UserError
from news.forbidden import Entry, Found
from news.kinds import Kind
from news.submission import Act, Alert, Content, Decision, Mode, State, alert_of
from news.trust import (
    AD_LIMITS,
    CAMPAIGN,
    COUNTED,
    DAY,
    FARM,
    FLOOD,
    FLOOD_MUTE,
    HOUR,
    LIMITS,
    PAUSE,
    QUEUE_MOST,
    SURGE,
    Facts,
    Level,
    Sanction,
    Sent,
    Stop,
    Twin,
    barred,
    is_campaign,
    judge,
    kin,
)
from tests.conftest import NOON

PIPE = Content(Kind.NEWS, "491687", "491687", "Во дворе прорвало трубу, вода идёт с утра")
NEW = Facts(7, NOON)
KNOWN = replace(NEW, published=3, known_for=2 * DAY)
REGULAR = replace(NEW, published=15, known_for=30 * DAY)
TRUSTED = replace(NEW, is_trusted=True)
TWIN = Twin(
    9, is_own=False, state=State.PUBLISHED, title="Прорвало трубу", likeness=0.9, contained=1.0,
    letters=200, here=True, age=HOUR,
)  # fmt: skip
PUBLISHED = Decision(State.PUBLISHED)


def said(text, kind=Kind.NEWS, entities=()):
    return replace(PIPE, text=text, kind=kind, entities=entities)


def made(content=PIPE, facts=NEW, act=Act.PUBLISH, mode=Mode.INSTANT):
    return judge(content, facts, act, mode=mode)


def reason(*args, **kw):
    verdict = made(*args, **kw)
    assert isinstance(verdict, Decision), verdict
    return verdict.reason


def name(*args, **kw):
    verdict = made(*args, **kw)
    assert isinstance(verdict, Stop), verdict
    return verdict.name


# ---------------------------------------------------------------- trust


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        pytest.param(NEW, Level.NEW, id="nobody we know"),
        pytest.param(replace(KNOWN, published=2), Level.NEW, id="too little"),
        pytest.param(replace(KNOWN, known_for=DAY), Level.NEW, id="too soon"),
        pytest.param(KNOWN, Level.KNOWN, id="a few good ones"),
        pytest.param(replace(KNOWN, published=4, upheld_lately=2, upheld=2), Level.NEW, id="fell"),
        pytest.param(REGULAR, Level.REGULAR, id="for long"),
        pytest.param(replace(REGULAR, upheld=3), Level.KNOWN, id="one of six was taken down"),
        pytest.param(replace(REGULAR, upheld=1), Level.REGULAR, id="one of sixteen was"),
        pytest.param(
            replace(REGULAR, upheld=3, upheld_lately=3, published=99), Level.NEW, id="lately bad"
        ),
        pytest.param(replace(TRUSTED, upheld_lately=9), Level.TRUSTED, id="by name"),
    ],
)
def test_trust_grows_with_what_was_good(facts, level):
    assert facts.level is level


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 60))
def test_one_more_good_one_never_lowers_trust(published, upheld, days):
    facts = replace(NEW, published=published, upheld=upheld, known_for=days * DAY)
    assert replace(facts, published=published + 1).level >= facts.level
    assert replace(facts, upheld=upheld + 1, upheld_lately=1).level <= facts.level


@pytest.mark.parametrize("limits", [LIMITS, AD_LIMITS])
def test_limits_grow_with_trust(limits):
    for less, more in zip(list(Level)[:-1], list(Level)[1:], strict=True):
        assert all(a < b for a, b in zip(limits[less], limits[more], strict=True))


# ---------------------------------------------------------------- the operator's mode


def test_instant_publishes_at_once():
    assert made() == PUBLISHED


@pytest.mark.parametrize("facts", [NEW, KNOWN, REGULAR])
def test_moderated_holds_everything_but_what_trusted_authors_send(facts):
    assert reason(facts=facts, mode=Mode.MODERATED) == "moderated"
    assert made(facts=TRUSTED, mode=Mode.MODERATED) == PUBLISHED


@pytest.mark.parametrize("act", Act)
def test_closed_says_so(act):
    with pytest.raises(UserError, match="error-submissions-closed"):
        made(act=act, mode=Mode.CLOSED)


def test_what_readers_saw_before_is_not_looked_at_again():
    assert made(act=Act.RESTORE, mode=Mode.MODERATED) == PUBLISHED


# ---------------------------------------------------------------- held


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(said("Подробнее на example.com"), "link", id="a link"),
        pytest.param(said("Пишите @anna_s"), "link", id="a user name"),
        pytest.param(said("Звоните 8 903 123-45-67"), "phone", id="a telephone"),
        pytest.param(said("На карту 4111 1111 1111 1111"), "card", id="a bank card"),
        pytest.param(said("Лучшее кaзинo гoрода"), "disguise", id="disguised words"),
        pytest.param(said("Продам, пишите @anna_s", Kind.AD), "link", id="an ad with a link"),
    ],
)
def test_a_new_author_is_looked_at_first(content, why):
    assert reason(content) == why
    assert reason(content, KNOWN) in (None, "card")
    assert reason(content, TRUSTED) is None


def test_an_ad_may_have_a_telephone():
    assert reason(said("Продам велосипед, 8 903 123-45-67", Kind.AD)) is None


def test_a_link_to_the_media_we_read_is_no_reason():
    facts = replace(NEW, media_hosts=frozenset({"example.com"}))
    assert reason(said("Пишут на example.com"), facts) is None
    assert reason(said("Пишут на example.com и x.com"), facts) == "link"


def test_a_link_that_lies_is_held_for_everyone_but_the_trusted():
    lie = {"type": "text_link", "offset": 0, "length": 12, "url": "https://evil.example/"}
    assert reason(said("gosuslugi.ru и всё", entities=[lie]), REGULAR) == "masked"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        pytest.param(replace(NEW, stopped=SURGE), "surge", id="a flood is on"),
        pytest.param(replace(NEW, upheld_lately=3, upheld=3), "watched", id="bad lately"),
        pytest.param(
            replace(NEW, twins=(replace(TWIN, likeness=0.5, contained=0.5),)), "near", id="half"
        ),
        pytest.param(replace(NEW, word=Found(Entry("х", holds=True), "х")), "word", id="a word"),
    ],
)
def test_what_else_is_looked_at(facts, why):
    assert reason(facts=facts) == why


def test_known_authors_go_on_while_a_flood_is_on():
    assert reason(facts=replace(KNOWN, stopped=SURGE)) is None


def test_a_full_queue_takes_no_more_of_new_authors():
    full = replace(NEW, queue=QUEUE_MOST)
    assert name(said("example.com"), full) == "queue"
    assert made(facts=full) == PUBLISHED
    assert reason(facts=replace(KNOWN, queue=QUEUE_MOST), mode=Mode.MODERATED) == "moderated"


# ---------------------------------------------------------------- stopped


@pytest.mark.parametrize("level", [NEW, KNOWN, REGULAR, TRUSTED])
@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.AD])
@pytest.mark.parametrize(("which", "index"), [("hour", 0), ("day", 1)])
def test_limits_stop_with_the_time_that_is_left(level, kind, which, index):
    most = (AD_LIMITS if kind is Kind.AD else LIMITS)[level.level][index]
    content = replace(PIPE, kind=kind)
    reached = replace(level, **{which: Sent(most, room_in=17)})
    assert made(content, reached) == Stop(which, {"limit": most, "minutes": 17})
    assert made(content, replace(level, **{which: Sent(most - 1)})) == PUBLISHED
    assert made(content, reached, Act.EDIT) == PUBLISHED


def test_a_forbidden_word_is_named():
    found = Found(Entry("казино"), "кaзинo")
    assert made(facts=replace(NEW, word=found)) == Stop("word", {"word": "кaзинo"})


@pytest.mark.parametrize(
    ("twin", "stop"),
    [
        pytest.param(TWIN, "twin", id="told by another"),
        pytest.param(replace(TWIN, state=State.HELD), "waits", id="waits for a moderator"),
        pytest.param(replace(TWIN, state=State.REJECTED), "waits", id="another's was refused"),
        pytest.param(replace(TWIN, state=State.WITHDRAWN), None, id="another withdrew it"),
        pytest.param(replace(TWIN, age=4 * DAY), None, id="days ago"),
        pytest.param(replace(TWIN, is_own=True), "own", id="sent twice"),
        pytest.param(replace(TWIN, is_own=True, state=State.WITHDRAWN), None, id="one withdrew"),
        pytest.param(replace(TWIN, is_own=True, state=State.REJECTED), "refused", id="again"),
        pytest.param(replace(TWIN, likeness=0.3, contained=0.9), "twin", id="inside of another"),
        pytest.param(replace(TWIN, likeness=0.3, contained=0.4), None, id="something else"),
        pytest.param(replace(TWIN, letters=20, here=False), None, id="short, elsewhere"),
        pytest.param(replace(TWIN, letters=20, age=7 * HOUR), None, id="short, hours ago"),
        pytest.param(replace(TWIN, letters=20), "twin", id="short, here and now"),
        pytest.param(replace(TWIN, letters=100, differs=True), None, id="of other names"),
        pytest.param(replace(TWIN, letters=90, likeness=0.7), None, id="brief, by chance"),
        pytest.param(replace(TWIN, letters=90, likeness=0.8), "twin", id="brief, the same"),
        pytest.param(replace(TWIN, letters=200, differs=True), "twin", id="long, a name changed"),
        pytest.param(
            replace(TWIN, likeness=0.3, contained=0.9, letters=100), None, id="a short one inside"
        ),
    ],
)
def test_what_is_there_already_is_stopped(twin, stop):
    verdict = made(facts=replace(NEW, twins=(twin,)))
    assert (verdict.name if isinstance(verdict, Stop) else None) == stop


def test_regular_authors_may_tell_what_others_told_and_trusted_ones_anything():
    assert made(facts=replace(REGULAR, twins=(TWIN,))) == PUBLISHED
    assert name(facts=replace(REGULAR, twins=(replace(TWIN, is_own=True),))) == "own"
    assert made(facts=replace(TRUSTED, twins=(replace(TWIN, is_own=True),))) == PUBLISHED


@pytest.mark.parametrize("state", [State.HELD, State.REJECTED, State.HIDDEN])
def test_the_third_variation_of_what_waits_is_not_queued(state):
    near = replace(TWIN, likeness=0.5, contained=0.5, state=state)
    assert reason(facts=replace(NEW, twins=(near,))) == "near"
    assert name(facts=replace(NEW, twins=(near, replace(near, id=10)))) == "waits"
    assert reason(facts=replace(KNOWN, twins=(near, near))) is None


def test_an_edit_is_no_twin_of_itself():
    own = replace(TWIN, is_own=True)
    assert made(facts=replace(NEW, twins=(own,)), act=Act.EDIT) == PUBLISHED


def test_the_title_that_is_told_is_short():
    verdict = made(facts=replace(NEW, twins=(replace(TWIN, title="слово " * 50),)))
    assert len(verdict.values["title"]) <= 60


def test_the_third_author_with_one_contact_is_stopped():
    farm = said("Лучшие цены example.com")
    assert name(farm, replace(NEW, sharers=FARM)) == "farm"
    assert reason(farm, replace(NEW, sharers=FARM - 1)) == "link"
    assert reason(farm, replace(KNOWN, sharers=FARM)) is None
    assert made(facts=replace(NEW, sharers=FARM)) == PUBLISHED


# ---------------------------------------------------------------- floods, sanctions, campaigns


def test_who_is_stopped_again_and_again_is_muted_for_a_while():
    again = replace(NEW, stops_of_day=FLOOD - 1, twins=(TWIN,))
    assert made(facts=again) == Stop("flood", {"hours": 24}, TWIN.id, FLOOD_MUTE)
    assert name(facts=replace(again, stops_of_day=FLOOD - 2)) == "twin"


@pytest.mark.parametrize("act", [Act.PUBLISH, Act.EDIT, Act.RENEW])
@pytest.mark.parametrize("level", [NEW, KNOWN, REGULAR])
def test_who_was_just_stopped_several_times_waits_whatever_comes(level, act):
    stopped = replace(level, stops=Sent(PAUSE, room_in=7))
    assert made(facts=stopped, act=act) == Stop("pause", {"minutes": 7})
    assert made(facts=replace(level, stops=Sent(PAUSE - 1, room_in=7)), act=act) == PUBLISHED
    assert "pause" not in COUNTED  # or nobody would ever get out of it


def test_trusted_authors_do_not_wait_and_what_readers_saw_comes_back():
    stops = Sent(PAUSE, room_in=7)
    assert made(facts=replace(TRUSTED, stops=stops)) == PUBLISHED
    assert made(facts=replace(NEW, stops=stops), act=Act.RESTORE) == PUBLISHED


def test_a_limit_reached_is_nobodys_fault():
    most = LIMITS[Level.NEW][0]
    assert name(facts=replace(NEW, stops_of_day=FLOOD, hour=Sent(most, 5))) == "hour"
    assert "hour" not in COUNTED


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize(
    ("laid", "stop"),
    [
        pytest.param(Sanction("ban", "ad", None), Stop("ban"), id="for good"),
        pytest.param(
            Sanction("mute", "ad", NOON + timedelta(minutes=61)),
            Stop("mute-until", {"hours": 2}),
            id="for a while",
        ),
        pytest.param(
            Sanction("ban", "ad", NOON + timedelta(days=29, minutes=1)),
            Stop("ban-days", {"days": 30}),
            id="for days",
        ),
    ],
)
def test_a_sanction_stops_everything_and_says_until_when(act, laid, stop):
    assert made(facts=replace(TRUSTED, sanction=laid), act=act) == stop


def test_a_sanction_that_ran_out_stops_nothing():
    assert barred(Sanction("mute", "ad", NOON), now=NOON) is None
    assert barred(None, now=NOON) is None


@pytest.mark.parametrize(
    ("twin", "is_one"),
    [
        pytest.param(TWIN, True, id="the same"),
        pytest.param(replace(TWIN, likeness=0.5, contained=0.5, letters=200), True, id="half"),
        pytest.param(replace(TWIN, likeness=0.3, contained=0.4, letters=200), False, id="less"),
        pytest.param(replace(TWIN, is_own=True), False, id="one's own"),
        pytest.param(replace(TWIN, letters=100, differs=True), False, id="elsewhere"),
        pytest.param(replace(TWIN, letters=200, differs=True), True, id="long, a name changed"),
        pytest.param(replace(TWIN, age=4 * DAY), False, id="days ago"),
    ],
)
def test_of_one_campaign_is_what_says_much_the_same(twin, is_one):
    near = replace(twin, state=State.HELD)
    assert kin((twin, near)) == ([twin, near] if is_one else [])


@pytest.mark.parametrize(
    ("authors", "level", "passed", "is_one"),
    [
        (CAMPAIGN, Level.NEW, False, True),
        (CAMPAIGN - 1, Level.NEW, False, False),
        (CAMPAIGN, Level.KNOWN, False, False),
        (CAMPAIGN, Level.NEW, True, False),
    ],
)
def test_a_campaign_is_many_with_one_text_of_somebody_new(authors, level, passed, is_one):
    assert is_campaign(authors, original=level, passed=passed) is is_one


# ---------------------------------------------------------------- alerts


@pytest.mark.parametrize(
    ("kind", "facts", "alert"),
    [
        pytest.param(Kind.URGENT, KNOWN, Alert.ALLOWED, id="a clean history"),
        pytest.param(Kind.URGENT, TRUSTED, Alert.ALLOWED, id="trusted by name"),
        pytest.param(Kind.URGENT, replace(KNOWN, published=2), Alert.WAITING, id="too short"),
        pytest.param(Kind.URGENT, replace(REGULAR, upheld=1), Alert.WAITING, id="taken down"),
        pytest.param(Kind.URGENT, replace(KNOWN, pending=1), Alert.WAITING, id="complained of"),
        pytest.param(Kind.NEWS, REGULAR, None, id="not urgent"),
    ],
)
def test_who_may_wake_a_city(kind, facts, alert):
    assert alert_of(kind, made(replace(PIPE, kind=kind), facts)) is alert
