"""«Что»: sections, readers' news, hidden words and words to have."""

import pytest

from storage.words import MOST, WordKind, WordList
from tests.handlers.cast import ANNA, BORIS, BOT, GROUP

MUTED = WordList(WordKind.MUTED, ANNA.id)


@pytest.fixture
async def what(stage):
    """Anna looks at what her subscription to Смоленск brings."""
    await stage.say("Смоленск")
    await stage.say("/mine")
    await stage.press("Смоленск ›")
    await stage.press("Что")
    return stage


async def only(stage, chat=ANNA.id):
    (found,) = await stage.subscriptions.of_chat(chat)
    return found


async def test_sections_are_all_on_and_switched_one_by_one(what):
    assert "✓ Спорт" in what.labels
    assert "Включить всё" not in what.labels
    await what.press("✓ Спорт")
    await what.press("✓ Музыка")
    assert (await only(what)).muted_sections == "sport,music"
    await what.press("Музыка")
    assert (await only(what)).muted_sections == "sport"
    await what.press("✓ Новости читателей")
    assert not (await only(what)).readers
    await what.press("Включить всё")
    mine = await only(what)
    assert (mine.muted_sections, mine.readers) == ("", True)


async def test_everything_off_is_warned_about(what):
    for label in [label for label in what.labels if label.startswith("✓")]:
        if label != "✓ Новости читателей":
            await what.press(label)
    assert what.toast == "Все разделы выключены: придут только новости читателей."
    await what.press("✓ Новости читателей")
    assert what.toast == "Выключено всё: по этой подписке ничего не придёт."


async def test_words_are_typed_listed_and_taken_off(what):
    await what.press("Скрыть слова")
    assert "В списке пока пусто" in what.screen
    await what.press("Добавить слова")
    await what.say("Футбол, курс доллара\nфутбола\nи\n<b>жир</b>")
    assert "Добавлено 3 слова" in what.screen
    await what.press("Показать список")
    assert "В списке 3 из 500" in what.screen
    assert what.labels[:3] == ["Футбол ✕", "курс доллара ✕", "<b>жир</b> ✕"]
    await what.press("Футбол ✕")
    assert what.toast == "Убрано: Футбол"
    assert "Футбол ✕" not in what.labels
    await what.press("‹ Назад")
    assert "Скрыто слов: 2" in what.labels


async def test_hidden_words_are_the_chats_and_those_to_have_the_subscriptions(what):
    await what.press("Только со словами")
    await what.press("Добавить слова")
    await what.say("ремонт")
    await what.press("Показать список")
    assert "По этой подписке" in what.screen
    await what.say("Минск")
    await what.say("/mine")
    await what.press("Минск ›")
    await what.press("Что")
    assert "Только со словами" in what.labels


async def test_a_list_of_five_hundred_has_pages_and_says_what_did_not_fit(what):
    many = [(f"слово{n}", f"слов{n}") for n in range(MOST - 1)]
    await what.words.add(MUTED, many)
    await what.press("‹ Назад")
    await what.press("Что")
    await what.press("Скрыто слов: 499")
    assert "1/63" in what.labels
    assert "В списке 499 из 500" in what.screen
    await what.press("›")
    assert "2/63" in what.labels
    await what.press("Добавить слова")
    await what.say("первое, второе, третье")
    assert "Добавлено 1 слово. 2 слова не поместились: список полон." in what.screen
    assert await what.words.count(MUTED) == MOST


async def test_a_page_that_emptied_gives_the_one_before(what):
    await what.words.add(MUTED, [(f"w{n}", f"w{n}") for n in range(9)])
    mine = await only(what)
    await what.press_data(f"words:m:{mine.id}:1:0")
    await what.press("w8 ✕")
    assert "w0 ✕" in what.labels
    assert "1/2" not in what.labels


async def test_emptying_a_list_asks_once(what):
    await what.words.add(MUTED, [("a", "a"), ("b", "b")])
    await what.press_data(f"words:m:{(await only(what)).id}:0:0")
    await what.press("Очистить список")
    assert "все 2 слова" in what.screen
    await what.press("Да, очистить")
    assert "пока пусто" in what.screen
    assert await what.words.count(MUTED) == 0


async def test_a_command_is_not_a_word_and_words_are_not_a_city(what):
    await what.press("Скрыть слова")
    await what.press("Добавить слова")
    await what.say("/mine")
    assert "Ваши подписки" in what.screen
    await what.say("Минск")
    assert "Добавлено 1 слово" in what.screen
    await what.say("Минск")
    assert len(await what.subscriptions.of_chat(ANNA.id)) == 2


@pytest.mark.parametrize("typed", ["...", "и, на", "   ,;"])
async def test_no_words_at_all_are_met_with_an_example(what, typed):
    await what.press("Скрыть слова")
    await what.press("Добавить слова")
    await what.say(typed)
    assert "Не вижу слов" in what.screen


async def test_in_a_group_words_come_as_a_reply_of_an_admin(stage):
    from aiogram.types import Message

    stage.session.admins.add((GROUP.id, ANNA.id))
    await stage.say("/subscribe Смоленск", ANNA, GROUP)
    mine = await only(stage, GROUP.id)
    await stage.press_data(f"aword:m:{mine.id}:0", ANNA, GROUP)
    assert "Ответьте на это сообщение" in stage.screen
    question = Message(
        message_id=stage.session.last_id, date=stage.now, chat=GROUP, from_user=BOT, text="?"
    )
    await stage.say("футбол", BORIS, GROUP, reply_to_message=question)
    assert "только администраторы" in stage.screen
    await stage.say("футбол", ANNA, GROUP, reply_to_message=question)
    assert "Добавлено 1 слово" in stage.screen
    assert await stage.words.count(WordList(WordKind.MUTED, GROUP.id)) == 1


async def test_the_look_leads_back_to_the_subscription(what):
    await what.press("‹ Назад")
    await what.press("Как выглядит")
    await what.press("Новостей: 10")
    await what.press("7")
    await what.press("Простой")
    await what.press("‹ Назад")
    assert "Приостановить" in what.labels


@pytest.mark.parametrize(
    "data",
    [
        "what:999:0", "msec:1:gossip:1:0", "msec:1:sport:2:0", "mrdr:999:1:0", "words:x:1:0:0",
        "words:m:999:0:0", "dword:m:999:1:0:0", "cword:w:999:1:0", "aword:m:999:0", "mall:999:0",
        "msec:1:sport:1:8", "words:m:1:99999:0",
    ],
)  # fmt: skip
async def test_a_forged_press_is_answered_and_changes_nothing(what, data):
    await what.say("/start", BORIS)
    before = await only(what)
    await what.press_data(data)
    assert what.toast
    assert await only(what) == before
