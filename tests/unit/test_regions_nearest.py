import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.nearest import nearest, nearest_large


@pytest.mark.parametrize(
    ("point", "city"),
    [
        pytest.param((54.788, 32.052), "Смоленск", id="the kremlin of Smolensk"),
        pytest.param((44.49, 34.16), "Ялта", id="Yalta"),
        pytest.param((53.9, 27.56), "Минск", id="Minsk"),
    ],
)
def test_the_city_one_stands_in_comes_first(point, city):
    found = nearest(*point)
    assert found[0].place.names["ru"] == city
    assert found[0].km < 10
    assert not found[0].is_far


def test_a_suburb_also_gets_its_large_city():
    assert nearest_large(55.62, 37.6).place.names["ru"] == "Москва"


def test_berlin_is_far_from_everything():
    assert nearest(52.52, 13.40)[0].is_far


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point_of_the_earth_has_three_nearest_in_order(lat, lon):
    kilometres = [near.km for near in nearest(lat, lon)]
    assert len(kilometres) == 3
    assert kilometres == sorted(kilometres)
    assert 0 <= kilometres[0] <= 20_100


@pytest.mark.parametrize("point", [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_a_point_off_the_earth_is_refused(point):
    with pytest.raises(ValueError, match="not a point"):
        nearest(*point)
