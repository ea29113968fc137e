import pytest

from news.submission import State
from tests.handlers.cast import ANNA, BORIS, GROUP
from tests.handlers.stage import Stage

PIPE = "Во дворе на Николаева прорвало трубу\nВода идёт с утра."


@pytest.fixture
async def subscribed(stage):
    await stage.say("Смоленск")
    return stage


async def published(stage, user=ANNA):
    return await stage.submissions.count_by(user.id)


async def tell(stage, text=PIPE):
    await stage.say("/add")
    await stage.say(text)


async def test_rules_come_before_the_first_time_and_once(subscribed):
    stage = subscribed
    await stage.say("/add")
    assert "Прежде чем рассказать" in stage.screen
    await stage.press("Понятно")
    assert stage.screen.startswith("Что случилось?")
    await stage.say(PIPE)
    await stage.press("Опубликовать")
    await stage.say("/add")
    assert stage.screen.startswith("Что случилось?")


async def test_the_preview_is_what_readers_see(subscribed):
    stage = subscribed
    await tell(stage)
    assert stage.screen == (
        "Так увидят читатели:\n\n<b>Во дворе на Николаева прорвало трубу</b>\n"
        "Вода идёт с утра.\n\n👤 Анна · 15:00 · 📍 Смоленск"
    )
    preview = stage.screen.partition("\n\n")[2]
    await stage.press("Опубликовать")
    assert stage.screen.startswith("Опубликовано: <b>Во дворе")
    await stage.press("Посмотреть")
    assert stage.screen == preview


async def test_a_press_repeated_publishes_once(subscribed):
    stage = subscribed
    await tell(stage)
    data = stage.button("Опубликовать").callback_data
    for _ in range(3):
        await stage.press_data(data)
    assert await published(stage) == 1
    assert stage.screen.startswith("Опубликовано")


async def test_anothers_press_on_a_draft_publishes_nothing(subscribed):
    stage = subscribed
    await tell(stage)
    await stage.press_data(stage.button("Опубликовать").callback_data, BORIS)
    assert "gone" in stage.toast
    assert await published(stage) == await published(stage, BORIS) == 0


async def test_the_name_can_be_left_out(subscribed):
    stage = subscribed
    await tell(stage)
    await stage.press("Без имени")
    assert "👤 без имени" in stage.screen
    await stage.press("Опубликовать")
    made = await stage.submissions.get(1)
    assert made.signature == ""


async def test_place_and_text_can_be_changed_before_publishing(subscribed):
    stage = subscribed
    await tell(stage)
    await stage.press("Место")
    await stage.say("Вязьма")
    assert "📍 Вязьма" in stage.screen
    await stage.press("Изменить")
    await stage.say("Трубу починили")
    assert "<b>Трубу починили</b>" in stage.screen
    assert "📍 Вязьма" in stage.screen
    await stage.press("Опубликовать")
    made = await stage.submissions.get(1)
    assert (made.title, made.place_id) == ("Трубу починили", "470676")


async def test_without_a_city_the_place_is_asked_for(stage):
    await tell(stage, "Прорвало трубу")
    assert stage.screen == "Где это? Напишите город."
    await stage.say("Мирный")
    await stage.press("Мирный")
    assert "📍 Мирный" in stage.screen


async def test_cancelling_sends_nothing(subscribed):
    stage = subscribed
    await tell(stage)
    publish = stage.button("Опубликовать").callback_data
    await stage.press("Отмена")
    await stage.press_data(publish)
    assert "черновика уже нет" in stage.toast
    assert await published(stage) == 0


async def test_cancel_command_ends_it(subscribed):
    stage = subscribed
    await stage.say("/add")
    await stage.say("/cancel")
    assert stage.screen == "Отменено."
    await stage.say("/cancel")
    assert "Отменять нечего" in stage.screen


async def test_withdrawing_and_undoing_that(subscribed):
    stage = subscribed
    await tell(stage)
    await stage.press("Опубликовать")
    withdraw = stage.button("Отозвать").callback_data
    await stage.press_data(withdraw, BORIS)
    assert (await stage.submissions.get(1)).state is State.PUBLISHED
    await stage.press_data(withdraw)
    assert (await stage.submissions.get(1)).state is State.WITHDRAWN
    await stage.press_data(withdraw)
    assert "уже что-то сделали" in stage.toast
    await stage.press("Вернуть")
    assert (await stage.submissions.get(1)).state is State.PUBLISHED


async def test_readers_list_it_and_do_not_once_it_is_withdrawn(subscribed):
    stage = subscribed
    await tell(stage)
    await stage.press("Опубликовать")
    await stage.say("/readers")
    assert "1. Во дворе на Николаева прорвало трубу — Анна · 15:00" in stage.screen
    opened = stage.button("1").callback_data
    await stage.press_data("own:withdraw:1:0:0")
    await stage.press_data(opened)
    assert "отозвал автор" in stage.toast
    await stage.say("/readers")
    assert "ничего не рассказали" in stage.screen


async def test_a_photo_with_a_caption(subscribed):
    stage = subscribed
    await stage.say("/add")
    await stage.show_photo("Прорвало трубу", file="pic")
    assert "📷 1" in stage.screen
    await stage.press("📷 Показать")
    assert stage.sent[-2].photo == "pic"
    await stage.press("Опубликовать")
    assert (await stage.submissions.get(1)).media == [{"kind": "photo", "file_id": "pic"}]


async def test_an_album_is_one_piece_of_news_with_one_preview(subscribed):
    stage = subscribed
    await stage.say("/add")
    await stage.show_album("f1", "f2", "f3", caption="Прорвало трубу")
    previews = [text for text in stage.texts if text.startswith("Так увидят")]
    assert "📷 3" in previews[-1]
    sent = [m for m in stage.sent if type(m).__name__ == "SendMessage" and "Так увидят" in m.text]
    assert len(sent) == 1
    await stage.press("Опубликовать")
    media = (await stage.submissions.get(1)).media
    assert [item["file_id"] for item in media] == ["f1", "f2", "f3"]
    await stage.press("Посмотреть")
    await stage.press("📷 Показать")
    assert [item.media for item in stage.sent[-2].media] == ["f1", "f2", "f3"]


async def test_a_photo_without_words_asks_for_them_once(subscribed):
    stage = subscribed
    await stage.say("/add")
    await stage.show_album("f1", "f2", "f3")
    assert [t for t in stage.texts if "Добавьте слова" in t] == [stage.screen]
    await stage.say("Прорвало трубу")
    assert "📷 3" in stage.screen


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("…", "Добавьте слова", id="no words"),
        pytest.param("слово " * 700, "Слишком длинно", id="too long"),
    ],
)
async def test_what_cannot_be_published_is_told(subscribed, text, why):
    await tell(subscribed, text)
    assert why in subscribed.screen


async def test_markup_of_the_author_is_kept_and_what_they_typed_is_text(subscribed):
    stage = subscribed
    await stage.say("/add")
    from aiogram.types import MessageEntity

    bold = [MessageEntity(type="italic", offset=12, length=4)]
    await stage.say("a < b & <b>\nтекст", entities=bold)
    assert "<b>a &lt; b &amp; &lt;b&gt;</b>\n<i>текс</i>т" in stage.screen


async def test_closed_says_so(sqlite):
    stage = Stage(sqlite, mode="closed")
    await stage.say("/add")
    assert stage.screen == "Сейчас новости от читателей не принимаются."
    await stage.bot.session.close()


async def test_moderated_is_held_with_the_reason(sqlite):
    stage = Stage(sqlite, mode="moderated")
    await stage.say("Смоленск")
    await tell(stage)
    await stage.press("Опубликовать")
    assert "у модератора" in stage.screen
    assert (await stage.submissions.get(1)).state is State.HELD
    await stage.say("/readers")
    assert "ничего не рассказали" in stage.screen
    await stage.bot.session.close()


async def test_in_a_group_news_is_taken_in_private(stage):
    await stage.say("/add", ANNA, GROUP)
    assert stage.button("Открыть бота").url == "https://t.me/vestnik_bot?start=add"


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        pytest.param("https://example.com/a", "Прислать эту ссылку", id="link"),
        pytest.param("Прорвало трубу.\nВода по всей улице.", "Похоже на новость", id="story"),
    ],
)
async def test_what_looks_like_news_is_offered_to_be_sent(subscribed, text, offer):
    from aiogram.types import MessageEntity

    stage = subscribed
    url = [MessageEntity(type="url", offset=0, length=len(text))] if "http" in text else None
    await stage.say(text, entities=url)
    assert stage.screen.startswith(offer)
    await stage.press("Отправить новость")
    assert "Так увидят читатели" in stage.screen


async def test_an_album_nobody_asked_for_is_offered_once(subscribed):
    stage = subscribed
    await stage.show_album("f1", "f2", "f3")
    assert len([t for t in stage.texts if "Рассказать об этом" in t]) == 1
    await stage.press("Отправить новость")
    await stage.say("Прорвало трубу")
    assert "📷 3" in stage.screen
