import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.catalogue import catalogue
from regions.geotag import explain, tag


def named(text, *, home=None):
    """Name the places of a text: "~" before one that is uncertain."""
    return {
        ("" if t.certain else "~") + catalogue()[t.place].names["ru"] for t in tag(text, home=home)
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("В Смоленске прошёл дождь", {"Смоленск"}),
        ("СМОЛЕНСК, 5 августа. Прошёл дождь", {"Смоленск"}),
        ("Жители Нижнего Новгорода и Дзержинска", {"Нижний Новгород", "Дзержинск"}),
        ("Мост в Ростове-на-Дону", {"Ростов-на-Дону"}),
        ("На Кубани убирают хлеб", {"Краснодарский край"}),
        ("Пожар в Смоленской обл.", {"Смоленская область"}),
        (
            "Главы Ярославской и Владимирской областей",
            {"Ярославская область", "Владимирская область"},
        ),
        ("В Железногорске Курской области", {"Железногорск", "Курская область"}),
        ("Мэр Чехова ушёл в отставку", {"Чехов"}),
        ("Пожар в Кирове потушен", {"Киров"}),
        ("Районный суд Кирова вынес приговор", {"Киров"}),
        ("Ранее Киев обратился к соседям", {"Киев"}),
        ("Поезд Казань-Уфа", {"Казань", "Уфа"}),
        ("Смоленский губернатор открыл мост", {"~Смоленская область"}),
        ("Премьера в тульском театре", {"~Тула"}),
        ("Смоляне вышли на субботник", {"~Смоленск"}),
        ("У Львові відкрили парк", {"Львов"}),
        ("Мешканці Харкова вийшли на майдан", {"Харьков"}),
        ("На Полтавщині збирають врожай", {"Полтавская область"}),
        ("Поліція Вінниччини та Хмельниччини", {"Винницкая область", "Хмельницкая область"}),
        ("На Волині судитимуть машиністів", {"Волынская область"}),
        ("У Кpопивницькому перекриють міст", {"Кропивницкий"}),
        ("Пожар в Cмоленске потушен", {"Смоленск"}),
        ("У Гомелі адкрылі новую школу", {"Гомель"}),
        ("Жыхары Магілёва і Віцебска", {"Могилёв", "Витебск"}),
    ],
)
def test_a_place_is_named(text, places):
    assert named(text) == places


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Владимир Иванов победил на выборах", id="a first name"),
        pytest.param("По словам С. Кирова, всё хорошо", id="a surname with an initial"),
        pytest.param("Анна Пушкина стала чемпионкой", id="a surname"),
        pytest.param("На улице Кирова меняют трубы", id="a street"),
        pytest.param("На ул. Ленинградской и пр. Кирова", id="streets, abbreviated"),
        pytest.param("ФК «Ростов» выиграл", id="a team"),
        pytest.param("Об этом сообщает «Эхо Москвы»", id="a radio station"),
        pytest.param("Мирный договор подписан", id="an adjective"),
        pytest.param("В Белом доме назвали дату", id="an adjective after a preposition"),
        pytest.param("На Южном фронте затишье", id="an adjective with its noun"),
        pytest.param("Московский вокзал закрыт", id="a station"),
        pytest.param("Джеймс Коми дал показания", id="a surname like a region"),
        pytest.param("Остров Пасхи ждёт туристов", id="a common word"),
        pytest.param("Лондон и Париж договорились", id="foreign cities"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_place_gets_no_tag(text):
    assert named(text) == set()


def test_a_namesake_goes_by_the_region_named_then_by_home_then_by_size():
    assert tag("В Мирном пожар") == ()
    assert [t.place for t in tag("В Якутии, в Мирном, пожар")][1] == _id("Мирный", "RU-SA")
    assert [t.place for t in tag("В Мирном пожар", home="RU-ARK")] == [_id("Мирный", "RU-ARK")]
    assert [t.place for t in tag("В Кирове пожар")] == [_id("Киров", "RU-KIR")]
    assert [t.place for t in tag("В Кирове пожар", home="RU-KLU")] == [_id("Киров", "RU-KLU")]


def test_an_adjective_of_a_region_yields_to_a_place_named_outright():
    assert named("Смоленский губернатор приехал в Вязьму") == {"Вязьма"}


def test_signs_point_at_their_words():
    text = "Утром в Смоленске, вечером в Вязьме"
    assert [text[s.start : s.end] for s in explain(text)] == ["Смоленске", "Вязьме"]


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    for sign in explain(text):
        assert 0 <= sign.start < sign.end <= len(text)
        assert sign.place in catalogue()


@given(
    st.sampled_from(["В Смоленске дождь", "Владимир Иванов", "Мэр Чехова"]), st.text(max_size=9)
)
def test_no_place_is_tagged_twice(start, end):
    places = [t.place for t in tag(f"{start} {end} {start}")]
    assert len(places) == len(set(places))


def _id(name, region):
    return next(p.id for p in catalogue().children(region) if p.names["ru"] == name)
