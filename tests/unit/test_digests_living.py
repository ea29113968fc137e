from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from digests.buttons import Button, OpenStory
from digests.letter import Letter, letter_from_json, letter_json
from digests.living import EDITS_MOST, GAP, LIVES, Revised, grown, may_be_edited, revise, told_by
from news.model import DeliveryId, StoryId
from tests.conftest import NOON
from tests.digests.builders import a_digest, a_story, an_edition

counts = st.dictionaries(st.integers(1, 20).map(StoryId), st.integers(1, 30))


@given(counts, counts)
def test_a_story_grows_when_it_is_told_by_twice_as_many_or_two_more(told, now):
    found = grown(told, now)
    for id, before in told.items():
        after = now.get(id, 0)
        assert (id in found) is (after >= 2 * before or after >= before + 2)
    assert grown(now, now) == set()


@given(
    st.integers(0, 30),
    st.timedeltas(timedelta(0), timedelta(days=4)),
    st.none() | st.timedeltas(timedelta(0), timedelta(days=4)),
)
def test_the_limits_of_editing_hold(edits, age, since_last):
    now = NOON + age
    last = None if since_last is None else now - since_last
    if not may_be_edited(NOON, Revised(edits, last), now=now):
        return
    assert age < LIVES
    assert edits < EDITS_MOST
    assert now - (last or NOON) >= GAP


def test_a_revised_digest_keeps_its_order_and_marks_what_grew():
    digest = a_digest(an_edition(a_story(1), a_story(2, sources=2)))
    same = revise(digest, {}, [StoryId(2)])
    assert [item.id for item in same.items] == [1, 2]
    assert [item.is_update for item in same.items] == [False, True]
    assert same.edition == digest.edition


def test_what_a_message_tells_is_what_it_was_last_edited_to():
    digest = a_digest(an_edition(*(a_story(n, sources=n) for n in range(1, 6))), size=3)
    assert told_by(digest, Revised()) == {1: 1, 2: 2, 3: 3}
    assert told_by(digest, Revised(1, NOON, {StoryId(2): 9, StoryId(5): 9})) == {1: 1, 2: 9, 3: 3}


def test_a_letter_survives_the_database():
    keyboard = (
        (Button("1", OpenStory(DeliveryId(5), 0, 0)),),
        (Button("↗", url="https://t.me/b?start=p1"), Button("x", data="mine:0:0")),
    )
    letter = Letter("<b>a</b>", keyboard, rich=True, edit=7, preview="", photos=("f1",))
    again = letter_from_json(letter_json(letter))
    assert letter_json(again) == letter_json(letter)
    assert (again.html, again.edit, again.rich, again.photos) == ("<b>a</b>", 7, True, ("f1",))
