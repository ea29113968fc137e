import pytest
from aiogram.methods import EditMessageText, SendMediaGroup, SendMessage, SendPhoto

from news.submission import State
from tests.handlers.cast import ANNA, BORIS, GROUP, private
from tests.handlers.stage import Stage
from tests.handlers.test_submit import PIPE, tell

OPEN = ["✓ Опубликовать", "✕ Отклонить ›", "Заголовок", "Город", "Автор ›"]
VERA = BORIS.model_copy(update={"id": 31, "first_name": "Вера", "language_code": "ru"})
GLEB = BORIS.model_copy(update={"id": 32, "first_name": "Глеб", "language_code": "ru"})


@pytest.fixture
async def held(sqlite):
    """Anna's news waits; Vera and Gleb are in the moderators' group."""
    stage = Stage(sqlite, mode="moderated", moderators=GROUP.id)
    await stage.chats.meet(
        GROUP.id, kind="supergroup", title="М", language="ru", time_zone="UTC", now=stage.now
    )
    stage.session.inside |= {(GROUP.id, VERA.id), (GROUP.id, GLEB.id)}
    await stage.say("Смоленск")
    await tell(stage)
    await stage.press("Опубликовать")
    await stage.post()
    yield stage
    await stage.bot.session.close()


def cards(stage):
    """What is in the moderators' group, newest last."""
    return [m for m in stage.sent if getattr(m, "chat_id", None) == GROUP.id]


def told(stage, user=ANNA):
    mine = [m for m in stage.sent if isinstance(m, SendMessage) and m.chat_id == user.id]
    return mine[-1].text


async def state(stage):
    return (await stage.submissions.get(1)).state


async def rule(stage, text, user=VERA):
    await stage.press(text, user, GROUP)


async def test_the_card_says_what_why_and_who(held):
    card = cards(held)[-1]
    assert "Новость ждёт проверки" in card.text
    assert "Почему здесь: сейчас проверяется каждая новость" in card.text
    assert "Анна" in card.text
    assert "<b>Во дворе на Николаева прорвало трубу</b>\nВода идёт с утра." in card.text
    assert held.labels == OPEN


async def test_a_moderator_publishes_and_the_author_is_told(held):
    await rule(held, "Опубликовать")
    assert await state(held) is State.PUBLISHED
    assert "Опубликовано · Вера · 12:00" in held.screen
    assert held.labels == ["↩ Отменить"]
    await held.post()
    assert "и это опубликовано: <b>Во дворе" in told(held)


async def test_a_rejection_asks_why_and_says_why(held):
    await rule(held, "Отклонить")
    assert "Реклама" in held.labels
    assert "‹ Назад" in held.labels
    await rule(held, "Реклама")
    assert await state(held) is State.REJECTED
    assert "Отклонено · Вера" in held.screen
    await held.post()
    assert "отклонил" in told(held)
    assert "Причина: это реклама, а не новость." in told(held)


async def test_a_reason_in_ones_own_words_reaches_the_author_escaped(held):
    await rule(held, "Отклонить")
    await rule(held, "Своими словами")
    assert "напишите причину ответом" in held.screen
    await held.say("Фото <b>прошлогоднее</b>", VERA, GROUP)
    assert await state(held) is State.REJECTED
    assert "Причина: Фото &lt;b&gt;прошлогоднее&lt;/b&gt;" in held.screen
    await held.post()
    assert "Фото &lt;b&gt;прошлогоднее&lt;/b&gt;" in told(held)


async def test_back_from_the_reasons_is_the_card(held):
    before = cards(held)[-1].text
    await rule(held, "Отклонить")
    await rule(held, "Назад")
    assert held.screen == before
    assert await state(held) is State.HELD


async def test_the_second_moderator_sees_who_was_first(held):
    publish = held.button("Опубликовать").callback_data
    await held.press_data(publish, VERA, GROUP)
    await held.press_data(publish, GLEB, GROUP)
    assert held.toast == "Уже решено: Опубликовано · Вера · 12:00"
    assert "Опубликовано · Вера" in held.screen


async def test_every_copy_of_the_card_shows_the_decision(sqlite):
    stage = Stage(sqlite, mode="moderated", operators=(VERA.id, GLEB.id))
    await stage.say("Смоленск")
    await tell(stage)
    await stage.press("Опубликовать")
    await stage.post()
    await stage.press("✓ Опубликовать", VERA)
    await stage.post()
    edited = [m for m in stage.sent if isinstance(m, EditMessageText) and m.chat_id == GLEB.id]
    assert "Опубликовано · Вера" in edited[-1].text
    await stage.bot.session.close()


async def test_undo_brings_the_buttons_back_and_tells_the_author(held):
    await rule(held, "Опубликовать")
    await rule(held, "Отменить", GLEB)
    assert await state(held) is State.HELD
    assert held.labels == OPEN
    await held.post()
    assert "снова на проверке" in told(held)


@pytest.mark.parametrize("who", [ANNA, BORIS])
async def test_nobody_else_decides(held, who):
    await held.press("✓ Опубликовать", who, private(who))
    assert await state(held) is State.HELD
    assert "модератор" in held.toast.lower() or "Moderators" in held.toast


async def test_a_moderator_who_was_removed_meanwhile_is_refused_with_a_word(held):
    held.session.inside.discard((GROUP.id, VERA.id))
    await rule(held, "Опубликовать")
    assert await state(held) is State.HELD
    assert held.toast == "Это решают модераторы, а вас среди них сейчас нет."


async def test_who_was_removed_while_writing_the_reason_decides_nothing(held):
    await rule(held, "Отклонить")
    await rule(held, "Своими словами")
    held.session.inside.discard((GROUP.id, VERA.id))
    await held.say("Так", VERA, GROUP)
    assert await state(held) is State.HELD
    assert "решают модераторы" in held.screen


async def test_an_author_who_withdraws_closes_the_case(held):
    publish = held.button("✓ Опубликовать").callback_data
    await held.press("Отозвать")
    await held.post()
    assert "Автор отозвал сам" in cards(held)[-1].text
    await held.press_data(publish, VERA, GROUP)
    assert await state(held) is State.WITHDRAWN
    assert "Автор отозвал сам" in held.toast


async def test_pictures_come_with_the_card_and_again_by_a_button(sqlite):
    stage = Stage(sqlite, mode="moderated", operators=(VERA.id,))
    await stage.say("Смоленск")
    await stage.say("/add")
    await stage.show_album("f1", "f2", caption=PIPE)
    await stage.press("Опубликовать")
    await stage.post()
    to_vera = [m for m in stage.sent if getattr(m, "chat_id", None) == VERA.id]
    assert [type(m) for m in to_vera] == [SendMediaGroup, SendMessage]
    assert [one.media for one in to_vera[0].media] == ["f1", "f2"]
    await stage.press("📷 Показать", VERA)
    assert isinstance(stage.sent[-2], SendMediaGroup)
    await stage.bot.session.close()


async def test_one_picture_is_sent_by_itself(sqlite):
    stage = Stage(sqlite, mode="moderated", operators=(VERA.id,))
    await stage.say("Смоленск")
    await stage.say("/add")
    await stage.show_photo(PIPE, file="f1")
    await stage.press("Опубликовать")
    await stage.post()
    assert [m.photo for m in stage.sent if isinstance(m, SendPhoto)] == ["f1"]
    await stage.bot.session.close()


@pytest.mark.parametrize(
    "data",
    ["rule:1:publish:x y", "rule:999:publish:", "case:1:zzz:", "unrule:9007199254740993"],
)
async def test_forged_presses_change_nothing(held, data):
    await held.press_data(data, VERA, GROUP)
    assert await state(held) is State.HELD
    assert held.toast
