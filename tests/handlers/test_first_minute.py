import pytest

from handlers.commands import PRIVATE
from locales import LANGUAGES
from tests.handlers.cast import ANNA, BORIS

SMOLENSK = "491687"


async def mine(stage, user=ANNA):
    return [s.place_id for s in await stage.subscriptions.of_chat(user.id)]


async def test_start_greets_and_offers_the_list_and_languages(stage):
    await stage.say("/start")
    assert "Напишите город" in stage.texts[0]
    assert stage.sent[0].reply_markup.keyboard[0][0].request_location
    assert stage.labels == ["Выбрать из списка", "Українська", "Беларуская", "English"]


async def test_a_stranger_is_spoken_to_in_the_language_of_their_telegram(stage):
    await stage.say("/start", BORIS)
    assert stage.texts[0].startswith("Vestnik sends you")


async def test_an_exact_city_subscribes_and_the_digest_comes_at_once(stage):
    await stage.newsroom.tell("Мост открыли")
    await stage.say("Смоленск")
    confirmed, digest = stage.texts
    assert confirmed == "Готово: новости Смоленска и области, каждый час с 8 до 23."
    assert await mine(stage) == [SMOLENSK]
    assert "Мост открыли" in digest
    assert stage.labels[:1] == ["1"]


async def test_a_guess_is_a_question(stage):
    await stage.say("смоленкс")
    assert await mine(stage) == []
    await stage.press("Смоленск" if "Смоленск" in " ".join(stage.labels) else "Да")
    assert await mine(stage) == [SMOLENSK]


async def test_namesakes_are_asked_about(stage):
    await stage.say("Мирный")
    assert "какой из них" in stage.screen
    assert await mine(stage) == []
    assert len([label for label in stage.labels if label.startswith("Мирный, ")]) > 1


async def test_an_unknown_place_is_said_so(stage):
    await stage.say("Ъъъъъ")
    assert "Не знаю места «Ъъъъъ»" in stage.screen
    assert await mine(stage) == []


async def test_what_is_typed_is_shown_as_text(stage):
    await stage.say("<b>&яъщцы")
    assert "&lt;b&gt;&amp;" in stage.screen


async def test_a_location_offers_what_is_near(stage):
    await stage.share(54.78, 32.04)
    assert stage.labels[0] == "Смоленск · 1 км"
    await stage.press("Смоленск · ")
    assert await mine(stage) == [SMOLENSK]


async def test_a_location_in_the_country_offers_the_nearest_large_city_too(stage):
    await stage.share(54.65, 33.2)  # between Сафоново and Дорогобуж
    assert len(stage.labels) == 5
    assert stage.labels[3].startswith("Смоленск · ")


async def test_a_point_that_is_not_on_the_earth_is_refused_in_words(stage):
    await stage.share(123.0, 456.0)
    assert "на карте" in stage.screen
    assert await mine(stage) == []


async def test_a_location_far_from_everything_says_so(stage):
    await stage.share(70.0, -40.0)
    assert "До ближайшего города" in stage.screen
    assert stage.labels[-1] == "Выбрать из списка"


async def test_a_long_list_begins_with_its_letters(stage):
    await stage.say("/start")
    await stage.press("Выбрать из списка")
    await stage.press("Россия")
    assert {"А", "С", "Я", "‹ Назад"} < set(stage.labels)
    await stage.press("С")
    await stage.press("Смоленская область")
    await stage.press("‹ Назад")
    await stage.press("Я")
    assert stage.labels == ["Якутия", "Ямало-Ненецкий автономный округ", "Ярославская область",
                            "‹ Назад"]  # fmt: skip
    await stage.press("‹ Назад")
    assert "А" in stage.labels


async def test_the_list_leads_to_a_city(stage):
    await stage.say("/start")
    await stage.press("Выбрать из списка")
    await stage.press("Беларусь")
    await stage.press("Минск")
    assert "‹ Назад" in stage.labels or await mine(stage)


@pytest.mark.parametrize(
    ("payload", "places"),
    [
        pytest.param("p491687", ["491687"], id="city"),
        pytest.param("pRU-SMO", ["RU-SMO"], id="region"),
        pytest.param("p0", [], id="no such place"),
        pytest.param("pRU", [], id="a country is too much"),
        pytest.param("xyz", [], id="unknown payload"),
    ],
)
async def test_a_link_says_what_to_do_at_once(stage, payload, places):
    await stage.say(f"/start {payload}")
    assert await mine(stage) == places
    assert stage.texts


async def test_a_link_may_lead_to_adding_news(stage):
    await stage.say("/start add")
    assert "Прежде чем рассказать" in stage.screen


async def test_a_link_opens_a_story_and_offers_its_city(stage):
    id = await stage.newsroom.tell("Мост открыли", "Газета", "Вестник дня")
    await stage.say(f"/start s{id}")
    assert "Мост открыли" in stage.screen
    assert "Вестник дня" in stage.screen
    await stage.press("Новости: Смоленск")
    assert await mine(stage) == [SMOLENSK]


@pytest.mark.parametrize("number", ["999999", "9" * 15])
async def test_a_link_to_a_story_that_is_gone_says_so(stage, number):
    await stage.say(f"/start s{number}")
    assert "Этой новости уже нет" in stage.screen


async def test_the_first_city_brings_its_time_zone(stage):
    await stage.say("Владивосток")
    assert (await stage.chats.get(ANNA.id)).time_zone == "Asia/Vladivostok"
    await stage.say("Смоленск")
    assert (await stage.chats.get(ANNA.id)).time_zone == "Asia/Vladivostok"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_names_every_command_of_the_menu(stage, language):
    await stage.say("/start")
    await stage.chats.change(ANNA.id, language=language)
    await stage.say("/help")
    missing = [name for name in PRIVATE if f"/{name} — " not in stage.screen]
    assert missing == ["help", "about"]  # this very page, and the button under it


async def test_language_of_the_first_screen_changes_everything_after(stage):
    await stage.say("/start")
    await stage.press("English")
    assert stage.texts[-1].startswith("Vestnik sends you")
    await stage.say("/help")
    assert "What Vestnik can do" in stage.screen
