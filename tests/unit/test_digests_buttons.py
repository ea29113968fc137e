import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.buttons import (
    AddNews,
    AskWhy,
    Button,
    OpenDigest,
    OpenReaders,
    OpenSchedule,
    OpenStory,
    OpenWitness,
    Vote,
    keyboard_json,
    pack,
    unpack,
)

ids = st.integers(0, 2**63 - 1)
small = st.integers(0, 999)
places = st.one_of(st.integers(1, 10**8).map(str), st.from_regex(r"\A[A-Z]{2}-[A-Z0-9]{1,3}\Z"))
presses = st.one_of(
    st.builds(OpenDigest, ids, small),
    st.builds(OpenStory, ids, small, small),
    st.builds(Vote, ids, small, small, st.sampled_from((-1, 1))),
    st.builds(AskWhy, ids, small),
    st.builds(OpenSchedule, places),
    st.builds(AddNews, places),
    st.builds(OpenReaders, places),
    st.builds(OpenWitness, ids),
)


@given(presses)
def test_a_press_survives_the_trip_and_fits_telegrams_64_bytes(press):
    assert unpack(pack(press)) == press
    assert len(pack(press).encode()) <= 64


@given(st.text(max_size=70))
def test_any_forged_data_is_refused_or_read_never_raised_on(data):
    press = unpack(data)
    assert press is None or unpack(pack(press)) == press


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("", id="nothing"),
        pytest.param("x:1:2", id="not ours"),
        pytest.param("s:1:2", id="a field missing"),
        pytest.param("s:1:2:3:4", id="a field too many"),
        pytest.param("s:1:²:0", id="a digit that is no number"),
        pytest.param("s:-:1:0", id="a sign alone"),
        pytest.param("s:" + "9" * 40 + ":1:0", id="a number no database holds"),
    ],
)
def test_forged_data_is_nobodys_press(data):
    assert unpack(data) is None


def test_a_colon_in_a_place_never_makes_a_second_field():
    with pytest.raises(ValueError, match="colon"):
        pack(AddNews("1:2"))


def test_a_keyboard_is_what_the_bot_api_takes():
    rows = ((Button("1", OpenStory(5, 0)), Button("site", url="https://a.example")),)
    assert keyboard_json(rows) == {
        "inline_keyboard": [
            [
                {"text": "1", "callback_data": "s:5:0:0"},
                {"text": "site", "url": "https://a.example"},
            ]
        ]
    }
