import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news import alike
from news.alike import LEAST, containment, grams, keys, likeness, reduced, specifics

WATER = (
    "Уважаемые жители Смоленска! Завтра с 9 до 18 часов отключат холодную воду на улице "
    "Николаева. Запаситесь водой заранее. Подвоз будет у дома 12. Диспетчер не отвечает."
)
LIGHT = (
    "Вчера вечером на Киевском шоссе столкнулись автобус и грузовик, движение стояло почти час. "
    "Пострадавших нет, работает инспекция."
)


def compared(a, b):
    a, b = reduced(a), reduced(b)
    return likeness(grams(a), grams(b)), bool(keys(a) & keys(b))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: " ".join(s), id="spaces"),
        pytest.param(lambda s: s.replace("о", "o").replace("а", "a"), id="lookalikes"),
        pytest.param(lambda s: ". ".join(reversed(s.split(". "))), id="sentences moved"),
        pytest.param(lambda s: s.replace("12", "47").replace("9 до 18", "8 до 20"), id="digits"),
        pytest.param(lambda s: f"{s} https://x7.example/q @spam_bot", id="links"),
        pytest.param(lambda s: s.upper() + "!!!", id="capitals"),
        pytest.param(lambda s: f"Внимание. {s} Передайте соседям.", id="something around"),
        pytest.param(lambda s: s.replace("Уважаемые", "Дорогие"), id="a word"),
    ],
)
def test_a_changed_text_meets_the_one_it_was(change):
    share, meets = compared(WATER, change(WATER))
    assert share > 0.75
    assert meets


def test_another_text_does_not():
    share, meets = compared(WATER, LIGHT)
    assert share < 0.1
    assert not meets


def test_short_texts_meet_only_when_equal():
    assert compared("Нет света", "нет  света.") == (1.0, True)
    assert not compared("Нет света", "Нет воды")[1]


@pytest.mark.parametrize("share", [0.65, 0.8])
def test_texts_that_share_most_of_their_runs_meet_nearly_always(share):
    """In bands of two of 16, texts alike by 0.65 miss each other in two cases of ten thousand."""
    picks = random.Random(7)
    met = 0
    for _ in range(200):
        text = "".join(picks.choices("абвгдежзиклмнопрстуфхцчшы", k=400))
        kept = int(400 * 2 * share / (1 + share))
        other = text[:kept] + "".join(picks.choices("эюяёъ", k=400 - kept))
        met += bool(keys(reduced(text)) & keys(reduced(other)))
    assert met >= 196


@given(st.text(), st.text())
def test_likeness_is_a_share_and_has_no_sides(a, b):
    one, two = grams(reduced(a)), grams(reduced(b))
    assert 0 <= likeness(one, two) == likeness(two, one) <= 1
    assert 0 <= containment(one, two) <= 1
    assert likeness(one, one) in (0, 1)


@given(st.text())
def test_keys_fit_every_database_and_are_few(text):
    found = keys(reduced(text))
    assert len(found) <= 17
    assert all(0 <= key < 2**63 for key in found)
    assert len(found) <= 1 or len(reduced(text)) >= LEAST


def test_a_few_words_around_a_link_are_what_they_link_to():
    assert compared("Смотрите: a.example.com", "смотрите a.example.com!") == (1.0, True)
    assert not compared("Смотрите: a.example.com", "Смотрите: other.example.org")[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Нет света на Кирова", {"киров"}),
        ("На Ленина нет света. Совсем. Пропал Рекс", {"ленин", "рекс"}),
        ("УПАЛО ДЕРЕВО. Очень жаль", set()),
        ("Прорвало трубу\nВода идёт", set()),
    ],
)
def test_specifics_are_names_inside_of_sentences(text, names):
    assert specifics(text) == names


def test_nothing_has_no_keys():
    assert keys(reduced("12:30 — 🙃")) == frozenset()


@given(st.sampled_from((WATER, LIGHT)) | st.text(max_size=300), st.text(max_size=60))
def test_texts_prepared_are_as_alike_as_they_are(text, more):
    one, other = alike.compared(text), alike.compared(text + more)
    mine, its = grams(reduced(text)), grams(reduced(text + more))
    assert likeness(frozenset(one.runs), other.runs) == likeness(mine, its)
    assert containment(frozenset(one.runs), other.runs) == containment(mine, its)
    assert (one.letters, one.keys) == (len(reduced(text)), keys(reduced(text)))
