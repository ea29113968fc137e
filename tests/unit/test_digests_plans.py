"""What is taken back when a digest was made and then not sent; which plans become one message."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from digests.pick import Item, Picked, picked_json
from digests.plans import forget, together
from news.model import StoryId
from news.shown import shown
from tests.conftest import NOON

AT = int(NOON.timestamp())
ids = st.integers(1, 30)


@dataclass
class Late:
    """A delivery that was not sent, as far as it matters here."""

    body: dict


def late(items, size=10):
    return Late(picked_json(Picked(tuple(items), size)))


@given(
    st.dictionaries(ids, st.integers(1, 9)),
    st.lists(st.builds(Item, ids.map(StoryId), st.booleans()), unique_by=lambda i: i.id),
)
def test_what_was_not_sent_was_not_seen_and_the_rest_stays_as_it_was(seen, unsent):
    before = shown({StoryId(id): (n, AT) for id, n in seen.items()})
    after = dict(forget(before, [late(unsent)]))
    for item in unsent[:10]:
        if item.is_update and item.id in seen:
            assert after[item.id][0] == 0  # grown since: still an update
        else:
            assert item.id not in after
    told = {item.id for item in unsent[:10]}
    assert {id: mark for id, mark in after.items() if id not in told} == {
        id: mark for id, mark in before if id not in told
    }


@dataclass
class _Due:
    chat_id: int
    combined: bool
    thread_id: int = 0


@dataclass
class _Wanted:
    slot: object


@dataclass
class _Plan:
    due: _Due
    wanted: _Wanted | None


def test_plans_of_a_chat_that_wants_it_are_together_by_topic_and_slot():
    now, later = _Wanted(NOON), _Wanted(NOON + timedelta(hours=1))
    one, two = _Plan(_Due(1, True), now), _Plan(_Due(1, True), now)
    other_slot, other_topic = _Plan(_Due(1, True), later), _Plan(_Due(1, True, 5), now)
    apart, apart2 = _Plan(_Due(2, False), now), _Plan(_Due(2, False), now)
    nothing = _Plan(_Due(1, True), None)
    groups = together([one, apart, two, nothing, other_slot, apart2, other_topic])
    assert groups == [[one, two], [apart], [other_slot], [apart2], [other_topic]]
