import math

import pytest
from aiogram.types import RichMessage

from tests.conftest import NOON
from tests.digests.newsroom import MINUTE
from tests.handlers.cast import ANNA, BORIS, private

MINSK = "625144"


@pytest.fixture
async def subscribed(stage):
    """Anna reads Смоленск, where the hour had twelve stories."""
    for n in range(12):
        await stage.newsroom.tell(f"Событие {n}", f"a{n}", f"b{n}", at=NOON - (n + 1) * MINUTE)
    await stage.say("Смоленск")
    return stage


async def test_a_number_opens_the_story_in_place_and_back(subscribed):
    stage = subscribed
    digest = stage.screen
    await stage.press("3")
    assert "Кто пишет" in stage.screen
    assert stage.labels == [
        "👍", "👎", "⋯", "🔔 Следить", "Поделиться", "‹", "3/12", "›", "‹ К дайджесту",
    ]  # fmt: skip
    assert stage.button("Поделиться").url.startswith(
        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fvestnik_bot%3Fstart%3Ds"
    )
    await stage.press("‹ К дайджесту")
    assert stage.screen == digest
    assert stage.labels[-4:] == ["✓ За час", "За 3 часа", "За сутки", "Все разделы ›"]


async def test_stories_are_read_one_after_the_other_around_the_ends(subscribed):
    stage = subscribed
    digest = stage.screen
    await stage.press("1")
    first = stage.screen
    await stage.press("›")
    assert "2/12" in stage.labels
    assert stage.screen != first
    await stage.press("‹")
    assert stage.screen == first
    await stage.press("‹")
    assert "12/12" in stage.labels
    await stage.press("‹ К дайджесту")
    assert "\n11. " in stage.screen
    await stage.press("‹ К дайджесту")
    assert stage.screen == digest


async def test_more_shows_the_rest(subscribed):
    stage = subscribed
    assert "\n11. " not in stage.screen
    await stage.press("Ещё")
    assert "\n11. " in stage.screen
    await stage.press("12")
    assert "Кто пишет" in stage.screen


async def test_a_vote_is_counted_and_taken_back(subscribed):
    stage = subscribed
    await stage.press("1")
    await stage.press("👍")
    assert "• 👍 1" in stage.labels
    await stage.press("👎")
    assert "• 👎 1" in stage.labels
    await stage.press("👎")
    assert "👎" in stage.labels


async def test_why_lists_each_part_of_the_rank_and_their_product(subscribed):
    stage = subscribed
    await stage.press("1")
    await stage.press("⋯")
    await stage.press("Почему здесь")
    assert "Пишут 2 источника\nВ тексте названо место: Смоленск" in stage.screen
    lines = [line for line in stage.screen.splitlines() if "× " in line]
    assert [line.split(":")[0] for line in lines] == [
        "Источники", "Свежесть", "Близость", "Рост за час", "Оценки (👍 0, 👎 0)",
        "Новость, а не реклама и не гороскоп",
    ]  # fmt: skip
    factors = [float(line.rsplit("× ", 1)[1].replace(",", ".")) for line in lines]
    product = float(stage.screen.split("<b>")[-1].split("</b>")[0].replace(",", "."))
    assert product == pytest.approx(math.prod(factors), rel=0.05)
    await stage.press("›")
    assert "2/12" in stage.labels
    await stage.press("‹ К новости")
    assert "Кто пишет" in stage.screen


async def test_why_is_a_command_too_with_the_number_of_a_story(subscribed):
    stage = subscribed
    await stage.say("/why 3")
    assert "Почему здесь" in stage.screen
    assert "3/12" in stage.labels
    await stage.say("/why три")
    assert "например /why 3" in stage.screen


async def test_why_before_any_digest_says_how_to_get_one(stage):
    await stage.say("/why")
    assert "/now" in stage.screen


async def test_a_story_is_followed_and_no_longer(subscribed):
    stage = subscribed
    await stage.press("1")
    await stage.press("Следить")
    assert "Сутки тишины" in stage.toast
    assert "🔕 Не следить" in stage.labels
    await stage.press("Не следить")
    assert "🔔 Следить" in stage.labels


async def test_each_person_has_a_vote_of_their_own(subscribed):
    stage = subscribed
    await stage.press("1")
    await stage.press("👍")
    await stage.press("👍", user=BORIS, chat=private(ANNA))
    assert any(label.endswith("👍 2") for label in stage.labels)


async def test_an_article_of_another_story_is_pointed_out_once(subscribed):
    stage = subscribed
    await stage.press("1")
    await stage.press("⋯")
    await stage.press("Не та новость")
    assert "Какая статья здесь о другом?" in stage.screen
    await stage.press("2")
    assert stage.toast.startswith("Спасибо")
    await stage.press("2")
    assert stage.toast.startswith("Вы уже говорили")


async def test_the_schedule_comes_below_and_the_news_stay(subscribed):
    await subscribed.press("Расписание")
    assert type(subscribed.sent[-2]).__name__ == "SendMessage"
    assert "Как часто присылать?" in subscribed.screen


async def test_add_news_begins_with_the_place_of_the_digest(subscribed):
    await subscribed.press("Добавить новость")
    assert "Прежде чем рассказать" in subscribed.screen


async def test_the_buttons_of_a_digest_are_no_use_to_another(subscribed):
    data = subscribed.button("1").callback_data
    sent = len(subscribed.sent)
    await subscribed.press_data(data, BORIS)
    assert len(subscribed.sent) == sent + 1
    assert "gone" in subscribed.toast


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("s:1", id="too short"),
        pytest.param("s:999999:0:0", id="no such digest"),
        pytest.param("s:1:999999999999:0", id="no such story"),
        pytest.param("d:9223372036854775808:0", id="larger than a database holds"),
        pytest.param("v:1:0:0:5", id="not a vote"),
        pytest.param("v:1:-1:0:1", id="before the first"),
        pytest.param("d:x:0", id="not a number"),
        pytest.param("one:1", id="too few fields"),
        pytest.param("one:99999999999999999999:0", id="huge id"),
        pytest.param("chg:1:h:99:0", id="an hour that is not"),
        pytest.param("sub::0", id="no place"),
        pytest.param("sub:' OR 1=1:0", id="not a place"),
        pytest.param("put:size:4000:0", id="size out of range"),
        pytest.param("put:zone:-1:0", id="zone out of range"),
        pytest.param("put:quiet:5-77:0", id="hour out of range"),
        pytest.param("put:lang:xx:0", id="language we do not speak"),
        pytest.param("own:withdraw:1", id="not one's news"),
        pytest.param("rnews:77:0:0", id="no such news"),
        pytest.param("draft:pub:0123456789abcdef", id="no such draft"),
        pytest.param("mine:0:8", id="another person's chat"),
        pytest.param("forget:1:2", id="too many fields"),
        pytest.param("", id="nothing"),
        pytest.param("\x00:::", id="garbage"),
    ],
)
async def test_a_forged_press_is_answered_and_changes_nothing(subscribed, data):
    stage = subscribed
    await stage.say("/start", BORIS)
    before = await stage.subscriptions.of_chat(ANNA.id), await stage.chats.get(ANNA.id)
    sent = len(stage.sent)
    await stage.press_data(data)
    assert [type(m).__name__ for m in stage.sent[sent:]] == ["AnswerCallbackQuery"]
    assert stage.toast
    assert before == (await stage.subscriptions.of_chat(ANNA.id), await stage.chats.get(ANNA.id))


async def test_now_asks_which_city_and_shows_another_window_in_place(subscribed):
    stage = subscribed
    await stage.say("Минск")
    await stage.say("/now")
    assert stage.screen == "Какого города?"
    await stage.press("Смоленск")
    assert "Событие" in stage.screen
    assert "✓ За час" in stage.labels
    await stage.press("За сутки")
    assert type(stage.sent[-2]).__name__ == "EditMessageText"
    assert "✓ За сутки" in stage.labels


async def test_now_without_a_city_says_what_to_do(stage):
    await stage.say("/now")
    assert "Подписок пока нет" in stage.screen
    await stage.press("Добавить город")
    assert "Какой город?" in stage.screen


async def test_a_city_without_news_says_so(stage):
    await stage.say("Смоленск")
    assert "новостей не было" in stage.screen


async def test_a_digest_larger_than_a_message_has_pages(stage):
    for n in range(20):
        await stage.newsroom.tell(f"{n} " + "очень длинный заголовок " * 12, at=NOON - MINUTE)
    await stage.say("/start")
    await stage.chats.change(ANNA.id, size=20)
    await stage.say("Смоленск")
    assert "Ещё" in stage.labels


async def test_a_rich_digest_stays_rich_and_a_classic_one_classic(stage):
    await stage.newsroom.tell("Мост открыли", "a", "b", at=NOON - MINUTE)
    stage.session.errors.clear()
    await stage.say("Смоленск")
    assert "<ol><li>" in stage.screen
    rich = RichMessage(blocks=[])
    await stage.press_data(stage.button("1").callback_data, rich_message=rich)
    assert stage.sent[-2].rich_message.html.startswith("<h3>")
    await stage.press_data(stage.button("‹ К дайджесту").callback_data)
    assert stage.sent[-2].text.startswith("🗞 <b>")


async def test_who_chose_the_plain_view_gets_it(stage):
    stage.session.errors.clear()
    await stage.newsroom.tell("Мост открыли", at=NOON - MINUTE)
    await stage.say("/start")
    await stage.chats.change(ANNA.id, style="classic")
    await stage.say("Смоленск")
    assert stage.screen.startswith("🗞 <b>")


async def test_now_of_one_section_in_place_and_back(subscribed):
    stage = subscribed
    await stage.newsroom.tell("Матч «Динамо» закончился победой, футбол", "sport1", "sport2")
    await stage.say("/now")
    await stage.press("Все разделы ›")
    assert stage.screen == "Новости какого раздела показать?"
    assert "✓ Все разделы" in stage.labels
    await stage.press("Спорт")
    assert "Смоленск и область · Спорт" in stage.screen
    assert "Матч" in stage.screen
    assert "Событие" not in stage.screen
    assert "Спорт ›" in stage.labels
    await stage.press("За сутки")
    assert "Смоленск и область · Спорт" in stage.screen
    await stage.press("1")
    assert "Матч" in stage.screen
    await stage.press("‹ К дайджесту")
    assert "Спорт ›" in stage.labels
    await stage.press("Спорт ›")
    assert "✓ Спорт" in stage.labels
    await stage.press("‹ Назад")
    assert "Матч" in stage.screen


async def test_a_section_without_news_says_so(subscribed):
    await subscribed.press_data(f"now:{MINSK}:3:music")
    assert "новостей не было" in subscribed.screen
    assert "✓ За 3 часа" in subscribed.labels


@pytest.mark.parametrize("data", ["now:491687:3:gossip", "nows:491687:0:", "nows:491687:3:X"])
async def test_a_section_that_is_none_is_refused(subscribed, data):
    await subscribed.press_data(data)
    assert "больше не работает" in subscribed.toast
