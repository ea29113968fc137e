"""One's own submissions: how they fare, and what can be done with them."""

from datetime import timedelta

import pytest

from news.submission import Decision, State
from tests.handlers.cast import ANNA, BORIS
from tests.handlers.stage import Stage, trust

PIPE = "Прорвало трубу"
READER = BORIS.model_copy(update={"language_code": "ru"})
DAY = timedelta(days=1)


@pytest.fixture
async def published(stage):
    """A stage on which Anna has published a piece of news."""
    await stage.say("Смоленск")
    await stage.say("/add")
    await stage.say(f"{PIPE}\nВода у подъезда.")
    await stage.press("Опубликовать")
    return stage


async def made(stage, id=1):
    return await stage.submissions.get(id)


async def test_the_list_says_how_each_fares(published):
    stage = published
    await stage.press("Посмотреть", READER)
    await stage.press("👍", READER)
    await stage.say("/mynews")
    assert "1. 🟢 Прорвало трубу\nопубликовано · 👁 1 · 👍 1" in stage.screen
    await stage.press("1")
    assert stage.screen.startswith("🟢 опубликовано · 👁 1 · 👍 1\n\n<b>Прорвало трубу</b>")


async def test_an_empty_list_leads_on(stage):
    await stage.say("/mynews")
    assert "пока ничего не присылали" in stage.screen
    assert stage.labels == ["Добавить новость", "Подать объявление"]


async def test_ones_own_look_is_no_view(published):
    await published.press("Посмотреть")
    await published.say("/mynews")
    assert "👁 0" in published.screen


async def test_other_words_are_marked_for_readers(published):
    stage = published
    await stage.press("Изменить")
    assert "Так увидят читатели" in stage.screen
    await stage.say("Трубу починили")
    await stage.press("Сохранить")
    assert stage.screen.startswith("Опубликовано: <b>Трубу починили</b>")
    await stage.press("Посмотреть", READER)
    assert "Трубу починили" in stage.screen
    assert "изменено" in stage.screen
    assert (await made(stage)).published_at == stage.now


async def test_place_and_signature_can_be_changed_after_publishing(published):
    stage = published
    await stage.press("Изменить")
    await stage.press("Без имени")
    await stage.press("Место")
    await stage.say("Вязьма")
    await stage.press("Сохранить")
    now = await made(stage)
    assert (now.signature, now.area_id) == ("", "470676")


async def test_editing_and_renewing_go_through_the_same_gate(published, monkeypatch):
    stage = published
    asked = []

    async def decide(content, author_id, act, *, now):
        asked.append((act, content.title))
        return Decision(State.HELD, "moderated")

    monkeypatch.setattr(stage.gate, "decide", decide)
    await stage.press("Изменить")
    await stage.say("Купите слона")
    await stage.press("Сохранить")
    assert asked == [("edit", "Купите слона")]
    assert (await made(stage)).state is State.HELD
    assert "у модератора" in stage.screen
    await stage.say("/readers")
    assert "ничего не рассказали" in stage.screen


async def test_an_edit_that_comes_after_another_changes_nothing(published):
    stage = published
    edit = stage.button("Изменить").callback_data
    await stage.press_data(edit)
    await stage.say("Раз")
    first = stage.button("Сохранить").callback_data
    await stage.press_data(edit)
    await stage.say("Два")
    await stage.press("Сохранить")
    await stage.press_data(first)
    assert "уже что-то сделали" in stage.toast
    assert (await made(stage)).title == "Два"


async def test_nobody_touches_anothers(published):
    for act in (
        "open",
        "files",
        "point",
        "withdraw",
        "restore",
        "renew",
        "sell",
        "detach",
        "edit",
    ):
        await published.press_data(f"own:{act}:1:0:0", READER)
        assert "нет" in published.toast
    assert (await made(published)).state is State.PUBLISHED


async def test_what_a_moderator_said_is_told(published):
    stage = published
    await stage.submissions.move(
        1, of=State.PUBLISHED, to=State.HIDDEN, now=stage.now, reason="Не то место <b>"
    )
    await stage.say("/mynews")
    assert "скрыто модератором" in stage.screen
    await stage.press("1")
    assert "Модератор: Не то место &lt;b&gt;" in stage.screen


async def test_news_is_neither_sold_nor_renewed(published):
    for act in ("sell", "renew"):
        await published.press_data(f"own:{act}:1:0:0")
        assert published.toast
    assert (await made(published)).state is State.PUBLISHED


async def test_the_list_has_pages(stage):
    await stage.say("Смоленск")
    await trust(stage)
    for number in range(10):
        await stage.say("/add")
        await stage.say(f"Новость {number}")
        await stage.press("Опубликовать")
    await stage.say("/mynews")
    assert "2 / 2" not in stage.labels
    assert "1/2" in stage.labels
    await stage.press("›")
    assert "Новость 0" in stage.screen
    await stage.press("10")
    await stage.press("‹ Назад")
    assert "Новость 0" in stage.screen


async def test_a_withdrawal_of_what_waits_can_be_undone_only_to_where_it_stood(sqlite):
    stage = Stage(sqlite, mode="moderated")
    await stage.say("Смоленск")
    await stage.say("/add")
    await stage.say(PIPE)
    await stage.press("Опубликовать")
    await stage.press("Отозвать")
    await stage.press("Вернуть")
    assert (await made(stage)).state is State.HELD
    await stage.bot.session.close()


async def test_a_link_to_a_piece_of_news_opens_it(published):
    stage = published
    assert stage.button("Поделиться").url.endswith("start%3Dn1")
    await stage.say("/start n1", READER)
    assert "<b>Прорвало трубу</b>" in stage.screen
    await stage.press("Отозвать", ANNA)
    await stage.say("/start n1", READER)
    assert "отозвал автор" in stage.screen
    await stage.say("/start n999999999999999", READER)
    assert "отозвал автор" in stage.screen
