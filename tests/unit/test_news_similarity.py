import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.profile import profile
from news.similarity import CONSTANT, CONTRADICTED, SAME, compare, evidence, model

titles = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                "в",
                "москве",
                "пожар",
                "склад",
                "погиб",
                "3",
                "мая",
                "мэр",
                "открыл",
                "мост",
                "на",
                "ул",
                "Ленина",
            ]
        ),
        max_size=9,
    ).map(" ".join),
)


@given(titles, titles, titles)
def test_a_score_is_a_chance_and_the_same_both_ways(a, b, text):
    one, other = profile(a, text), profile(b, text)
    assert 0.0 <= compare(one, other) <= 1.0
    assert compare(one, other) == pytest.approx(compare(other, one))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("В Киеве задержали чиновника", "В Киеве задержали чиновника", id="one title"),
        pytest.param(
            "Суд запретил движение «За права человека»",
            "Верховный суд ликвидировал движение «За права человека»",
            id="words that stand in one context",
        ),
        pytest.param(
            "v moskve otkryli novuyu stantsiyu metro",
            "Новая станция метро открылась в Москве",
            id="transliteration",
        ),
        pytest.param(
            "Зеленський призначив нового голову Тернопільської ОДА",
            "Зеленский назначил нового главу Тернопольской ОГА",
            id="two languages",
        ),
        pytest.param(
            "У Мінску на вуліцы Прытыцкага сутыкнуліся аўтобус і легкавушка",
            "В Минске на улице Притыцкого столкнулись автобус и легковушка",
            id="Belarusian and Russian",
        ),
        pytest.param(
            "З 5 травня у Києві подорожчає проїзд",
            "С 5 мая в Киеве подорожает проезд",
            id="one date in two languages",
        ),
        pytest.param(
            "Президент Зеленский назначил нового главу администрации",
            "Владимир Зеленский назначил нового главу администрации",
            id="forename or office",
        ),
        pytest.param(
            "Губернатор Кубани Ткачев возглавит Минсельхоз",
            "Александр Ткачев возглавит Минсельхоз",
            id="a forename is no place",
        ),
    ],
)
def test_one_event_in_other_words_is_known(a, b):
    assert compare(profile(a), profile(b)) >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("В Брянске горит склад", "В Калуге горит склад", id="another place"),
        pytest.param("Погода на 2 мая", "Погода на 3 мая", id="another date"),
        pytest.param("Погода в пятницу", "Погода в субботу", id="another weekday"),
        pytest.param("Погода у п’ятницю", "Погода в субботу", id="weekdays in two languages"),
        pytest.param("Прагноз на 2 чэрвеня", "Прогноз на 3 июня", id="dates in two languages"),
        pytest.param(
            "Губернатор Иванов вручил награды", "Губернатор Петров вручил награды", id="person"
        ),
        pytest.param(
            "Сергія Бойка призначено головою облради",
            "Олену Ткаченко призначено головою облради",
            id="person in Ukrainian",
        ),
        pytest.param(
            "Трамвай зіткнувся з автобусом у Львові",
            "Трамвай зіткнувся з автобусом у Харкові",
            id="city in Ukrainian",
        ),
        pytest.param(
            "Пажар у Брэсце: згарэў склад",
            "Пажар у Магілёве: згарэў склад",
            id="city in Belarusian",
        ),
        pytest.param(
            "Пожар в Киеве: погиб человек", "Пожар в Харькове: погиб человек", id="cities in -ov"
        ),
        pytest.param("Собрано 35 тонн зерна", "Собрано 12 тонн зерна", id="number"),
        pytest.param("В Москве выявили 70 случаев", "В Казани выявили 70 случаев", id="capital"),
        pytest.param("В Москве выявили 70 случаев", "В США выявили 70 случаев", id="abroad"),
        pytest.param("На Кубани сгорел клуб", "В Якутии сгорел клуб", id="names of regions"),
        pytest.param("У Гродне гарэў склад", "У Віцебску гарэў склад", id="places in Belarusian"),
        pytest.param("У Чернівцях горів склад", "У Тернополі горів склад", id="in Ukrainian"),
        pytest.param(
            "В Ленинском районе отключат воду", "В Кировском районе отключат воду", id="district"
        ),
        pytest.param(
            "У Печерському районі вимкнуть воду", "У Дарницькому районі вимкнуть воду", id="uk"
        ),
        pytest.param(
            "У Ленінскім раёне адключаць ваду", "У Савецкім раёне адключаць ваду", id="be"
        ),
        pytest.param("В селе Ивановка сгорел дом", "В селе Петровка сгорел дом", id="village"),
        pytest.param(
            "На улице Мира прорвало трубу", "На улице Ленина прорвало трубу", id="street"
        ),
        pytest.param("В парке Победы сажают липы", "В парке Горького сажают липы", id="park"),
        pytest.param("Завод «Рост» оштрафован", "Завод «Кристалл» оштрафован", id="firm"),
    ],
)
def test_another_place_day_person_or_number_keeps_like_titles_apart(a, b):
    assert compare(profile(a), profile(b)) <= CONTRADICTED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("В Подмосковье сгорел склад", "В Химках сгорел склад", id="inside of it"),
        pytest.param("В Ленобласти сгорел склад", "Под Петербургом сгорел склад", id="around it"),
        pytest.param("В России сгорел музей", "В Уфе сгорел музей", id="in the country"),
        pytest.param(
            "Губернатор Кубани подал в отставку",
            "Губернатор Краснодарского края подал в отставку",
            id="another name",
        ),
        pytest.param(
            "Петербургский планетарий перевели на ночной режим",
            "Питерский планетарий перевели на ночной режим",
            id="a place that ends like a surname",
        ),
        pytest.param(
            "Закрыт завод «Рост» в Туле", "В Туле закрыт завод Рост", id="with and without quotes"
        ),
    ],
)
def test_a_place_inside_of_another_or_by_another_name_is_no_contradiction(a, b):
    assert compare(profile(a), profile(b)) >= SAME


def test_a_title_over_two_texts_that_tell_otherwise_is_not_enough():
    one = profile("Новости дня", "В Туле открыли новый цирк, первое представление в субботу.")
    other = profile("Новости дня", "Курс доллара вырос до максимума с начала года на бирже.")
    assert compare(one, other) < compare(profile("Новости дня"), profile("Новости дня"))


def test_the_evidence_names_what_speaks_for_and_against():
    found = evidence(profile("В Туле открыли цирк"), profile("Цирк открыли в Туле"))
    assert found.keys() <= {CONSTANT, "together", *model().weights}
    assert found["letters"] > 0
