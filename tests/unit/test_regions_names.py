import pytest

from regions.catalogue import LANGUAGES, catalogue
from regions.lookup import find
from regions.names import in_place, of_place, short, short_of


@pytest.mark.parametrize(
    ("query", "language", "where", "whose"),
    [
        ("Смоленск", "ru", "в Смоленске", "Смоленска"),
        ("Владимир", "ru", "во Владимире", "Владимира"),
        ("Львов", "ru", "во Львове", "Львова"),
        ("Ростов-на-Дону", "ru", "в Ростове-на-Дону", "Ростова-на-Дону"),
        ("Набережные Челны", "ru", "в Набережных Челнах", "Набережных Челнов"),
        ("Сочи", "ru", "в Сочи", "Сочи"),
        ("Орёл", "ru", "в Орле", "Орла"),
        ("Смоленская область", "ru", "в Смоленской области", "Смоленской области"),
        ("Республика Коми", "ru", "в Республике Коми", "Республики Коми"),
        ("Львов", "uk", "у Львові", "Львова"),
        ("Одесса", "uk", "в Одесі", "Одеси"),
        ("Кривой Рог", "uk", "у Кривому Розі", "Кривого Рогу"),
        ("Минск", "be", "у Мінску", "Мінска"),
        ("Орша", "be", "у Оршы", "Оршы"),
        ("Минск", "en", "in Minsk", "Minsk"),
    ],
)
def test_a_name_stands_in_the_right_case(query, language, where, whose):
    place = find(query).candidates[0].place
    assert (in_place(place, language), of_place(place, language)) == (where, whose)


@pytest.mark.parametrize(
    ("query", "language", "name", "whose"),
    [
        ("Смоленская область", "ru", "область", "области"),
        ("Краснодарский край", "ru", "край", "края"),
        ("Смоленская область", "be", "вобласць", "вобласці"),
        ("Смоленская область", "en", "the region", "the region"),
        ("Татарстан", "ru", "Татарстан", "Татарстана"),
    ],
)
def test_a_region_beside_its_city_is_named_shortly(query, language, name, whose):
    region = find(query).candidates[0].place
    assert (short(region, language), short_of(region, language)) == (name, whose)


def test_a_name_the_language_lacks_is_left_to_another_wording():
    place = next(p for p in catalogue().cities() if "be" not in p.names)
    assert in_place(place, "be") is None
    assert of_place(place, "be") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_region_and_country_can_stand_in_a_sentence(language):
    unsure = [
        p.name(language) for p in catalogue() if p.kind != "city" and not in_place(p, language)
    ]
    assert unsure == []
