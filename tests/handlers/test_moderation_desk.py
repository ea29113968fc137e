"""The person behind a card, the queue, roles, words, appeals: as moderators and authors see it."""

from datetime import timedelta

import pytest
from aiogram.methods import SendMessage

from news.cases import Moderator
from news.kinds import Kind
from news.submission import Content, Decision, State
from tests.handlers.cast import ANNA, GROUP, private
from tests.handlers.stage import Stage
from tests.handlers.test_moderate import GLEB, VERA, rule, state, told
from tests.handlers.test_submit import tell

OLYA = VERA.model_copy(update={"id": 41, "first_name": "Оля"})
DAY = timedelta(days=1)


@pytest.fixture
async def held(sqlite):
    """Anna's news waits; Vera and Gleb are in the moderators' group, Olya runs the bot."""
    stage = Stage(sqlite, mode="moderated", moderators=GROUP.id, operators=(OLYA.id,))
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


async def ask(stage, text, user=OLYA):
    """Press in the operator's private chat."""
    await stage.press(text, user, private(user))


# ---------------------------------------------------------------- the card's tools


async def test_a_moderator_gives_another_headline(held):
    await rule(held, "Заголовок")
    assert "новый заголовок ответом" in held.screen
    await held.say("Прорыв трубы на Николаева", VERA, GROUP)
    assert "<b>Прорыв трубы на Николаева</b>\nВода идёт с утра." in held.screen
    await held.post()
    assert "изменил ваш заголовок: <b>Прорыв трубы" in told(held)


async def test_a_headline_that_is_none_is_asked_for_again(held):
    await rule(held, "Заголовок")
    await held.say("!!!", VERA, GROUP)
    assert "должны быть слова" in held.screen
    await held.say("Прорыв", VERA, GROUP)
    assert (await held.submissions.get(1)).title == "Прорыв"


async def test_a_moderator_moves_news_to_another_city(held):
    await rule(held, "Город")
    await held.say("Минск", VERA, GROUP)
    assert "📍 Минск" in held.screen
    await held.post()
    assert "Теперь это Минск." in told(held)


async def test_of_namesakes_the_moderator_chooses(held):
    await rule(held, "Город")
    await held.say("Мирный", VERA, GROUP)
    assert held.screen == "Какое из этих мест?"
    await rule(held, held.labels[0])
    assert "📍 Мирный" in held.screen


# ---------------------------------------------------------------- the person


async def test_the_person_behind_a_card_is_shown_with_what_can_be_done(held):
    await rule(held, "Автор")
    assert "Анна" in held.screen
    assert "новый автор · 0 новостей, снято 0" in held.screen
    assert held.labels == [
        "Предупредить ›", "Молчание ›", "Запретить ›", "История", "‹ Назад",
    ]  # fmt: skip
    await rule(held, "Назад")
    assert "Новость ждёт проверки" in held.screen


async def test_a_warning_is_given_with_a_reason_and_told(held):
    await rule(held, "Автор")
    await rule(held, "Предупредить")
    await rule(held, "Оскорбления")
    assert held.toast == "Предупреждение отправлено."
    assert "предупреждение · 12:00 · в тексте есть оскорбления · Вера" in held.screen
    await held.post()
    assert "Модератор предупреждает вас" in told(held)


async def test_a_muted_author_knows_why_and_until_when_and_sends_nothing(held):
    await rule(held, "Автор")
    await rule(held, "Молчание")
    await rule(held, "на 3 дня")
    await rule(held, "Своими словами")
    await held.say("Пишете одно и то же", VERA, GROUP)
    await held.post()
    assert "Это закончится: в понедельник, 15:00" in told(held)
    assert "Причина: Пишете одно и то же." in told(held)
    await held.say("/add")
    assert held.screen == (
        "Новости от вас не принимаются ещё 3 дня. Почему и как возразить: /appeal"
    )
    held.now += 4 * DAY
    await tell(held, "Другая новость про мост")
    await held.press("Опубликовать")
    assert (await held.submissions.get(2)).state is State.HELD


async def test_a_draft_begun_before_the_ban_is_kept_and_not_taken(held):
    await tell(held, "Другая новость про мост")
    publish = held.button("Опубликовать").callback_data
    await held.sanctions.lay(ANNA.id, "ban", Moderator(31, "Вера"), reason="ad", now=held.now)
    await held.press_data(publish)
    assert held.toast == "Новости от вас не принимаются. Почему и как возразить: /appeal"
    await held.sanctions.lift(ANNA.id, Moderator(31, "Вера"), now=held.now)
    await held.press_data(publish)
    assert (await held.submissions.get(2)).state is State.HELD


async def test_a_ban_asks_once_and_may_take_the_news_along(held):
    await rule(held, "✓ Опубликовать")
    await held.press_data("who:7:0", VERA, GROUP)
    await rule(held, "Запретить")
    await rule(held, "навсегда")
    assert "Убрать и то, что уже опубликовано?" in held.screen
    await rule(held, "И убрать новости")
    await rule(held, "Реклама")
    assert await state(held) is State.REJECTED
    assert "запрет · навсегда" in held.screen
    await held.post()
    assert "Вам запрещено присылать новости." in told(held)
    await rule(held, "Снять запрет")
    assert await state(held) is State.PUBLISHED
    await held.post()
    assert "Запрет снят" in told(held)


async def test_an_operator_cannot_be_banned(held):
    await held.press_data(f"wd:{OLYA.id}:0:b:-1:ad:n", VERA, GROUP)
    assert "оператор бота" in held.toast


async def test_trust_is_the_operators_to_give(held):
    await held.press_data("wd:7:1:t:0::a", VERA, GROUP)
    assert "только операторы" in held.toast
    await held.press_data("who:7:1", OLYA, private(OLYA))
    await ask(held, "★ Доверять")
    assert "★ доверенный автор" in held.screen
    await tell(held, "Открыли мост через Днепр")
    await held.press("Опубликовать")
    assert "Опубликовано" in held.screen
    await held.press_data("who:7:1", OLYA, private(OLYA))
    await ask(held, "Не доверять")
    assert "★" not in held.screen


async def test_the_history_says_who_did_what(held):
    await rule(held, "Автор")
    await rule(held, "Предупредить")
    await rule(held, "Реклама")
    await rule(held, "История")
    assert "12:00 · Вера · предупреждение" in held.screen


async def test_a_stranger_does_nothing_with_people(held):
    for data in ("who:7:1", "wd:7:1:m:3:ad:a", "wd:7:0:b:-1:ad:n", "wd:7:0:l:0::a"):
        await held.press_data(data, ANNA)
        assert "модераторы" in held.toast
    assert await held.sanctions.of(ANNA.id) == []


async def test_a_case_gives_no_say_about_anybody_but_the_person_behind_it(held):
    await held.people.grant(
        GLEB.id + 1, "moderator", Moderator(0, ""), now=held.now, place="RU-SMO"
    )
    zoya = GLEB.model_copy(update={"id": GLEB.id + 1, "first_name": "Зоя"})
    await held.press_data("who:7:1", zoya)
    assert "Анна" in held.screen
    for data in ("who:8:1", "wd:8:1:m:3:ad:a"):
        await held.press_data(data, zoya)
        assert "модераторы" in held.toast
    assert await held.sanctions.of(8) == []


# ---------------------------------------------------------------- the queue


async def test_the_queue_counts_lists_and_opens(held):
    held.now += timedelta(hours=3)
    await held.say("/queue", VERA, GROUP)
    assert "На проверку: 1, дольше всех 3 ч" in held.screen
    told = "<i>Во дворе на Николаева прорвало трубу</i>"
    assert f"1. Новость ждёт проверки · Смоленск · 3 ч\n{told}" in held.screen
    await rule(held, "1")
    assert "прорвало трубу" in held.screen
    await rule(held, "✓ Опубликовать")
    assert held.labels == ["↩ Отменить", "‹ К очереди"]
    await rule(held, "‹ К очереди")
    assert "очередь пуста" in held.screen
    await rule(held, "Решённые")
    assert "Опубликовано · Вера" in held.screen
    await rule(held, "Журнал")
    assert "Вера · решение · Опубликовано · дело № 1" in held.screen
    await rule(held, "Запреты")
    assert "Никому." in held.screen


async def test_the_queue_names_what_each_case_is_about(held):
    said = "<b>Закат</b> над Днепром \u202eсегодня" + " и завтра" * 20
    photo = Content(Kind.PHOTO, "491687", "491687", said, media=({"kind": "photo"},))
    await held.submissions.add(
        ANNA.id, photo, Decision(State.HELD, reason="link"), key="p", now=held.now
    )
    await held.say("/queue", VERA, GROUP)
    assert "На проверку: 2" in held.screen
    line = held.screen.split("2. ")[1].split("\n")
    assert line[0] == "Фото города ждёт проверки · Смоленск · меньше минуты"
    assert line[1].startswith("<i>&lt;b&gt;Закат&lt;/b&gt; над Днепром сегодня")
    assert "…" in line[1]


async def test_the_queue_is_for_moderators(held):
    await held.say("/queue")
    assert "решают модераторы" in held.screen
    await held.press_data("queue:log:0", ANNA)
    assert "модераторы" in held.toast


async def test_a_moderator_of_another_city_sees_nothing_of_this_one(held):
    await held.people.grant(GLEB.id + 1, "moderator", Moderator(0, ""), now=held.now, place="BY")
    zoya = GLEB.model_copy(update={"id": GLEB.id + 1, "first_name": "Зоя"})
    await held.say("/queue", zoya)
    assert "очередь пуста" in held.screen
    await held.press_data("rule:1:publish::0", zoya)
    assert "решают модераторы" in held.toast
    await held.press_data("queue:log:0", zoya)
    assert "всех мест" in held.toast


# ---------------------------------------------------------------- roles


async def test_a_role_is_given_by_a_link_that_works_once(held):
    await held.say("/moderators", OLYA)
    await ask(held, "Добавить")
    await ask(held, "Модератор города")
    await held.say("Смоленск", OLYA)
    link = held.screen.rpartition("start=")[2]
    await held.say(f"/start {link}", GLEB)
    assert "Теперь вы модератор: Смоленск" in held.screen
    await held.say(f"/start {link}", ANNA)
    assert "уже использована" in held.screen
    held.session.inside.discard((GROUP.id, GLEB.id))
    await held.press_data("rule:1:publish::0", GLEB)
    assert await state(held) is State.PUBLISHED


async def test_a_role_that_is_taken_away_is_gone_at_the_next_press(held):
    await held.people.grant(
        GLEB.id, "moderator", Moderator(0, ""), now=held.now, place="491687", name="Глеб"
    )
    held.session.inside.discard((GROUP.id, GLEB.id))
    await held.say("/moderators", OLYA)
    assert "Глеб — модератор: Смоленск" in held.screen
    await ask(held, "Глеб")
    await ask(held, "Снять роль")
    assert "Пока никого" in held.screen
    await held.press_data("rule:1:publish::0", GLEB)
    assert await state(held) is State.HELD


async def test_roles_and_words_are_for_operators(held):
    await held.say("/moderators", VERA)
    assert "только операторы" in held.screen
    for data in ("roles:add:0:trusted:0:", "word:add:0:", "word:remove:0:" + "0" * 16):
        await held.press_data(data, VERA)
        assert "только операторы" in held.toast


async def test_a_moderator_of_a_place_gets_its_cards_in_private(sqlite):
    stage = Stage(sqlite, mode="moderated", moderators=GROUP.id)
    await stage.people.grant(GLEB.id, "moderator", Moderator(0, ""), now=stage.now, place="RU-SMO")
    await stage.say("Смоленск")
    await tell(stage)
    await stage.press("Опубликовать")
    await stage.post()
    cards = [m for m in stage.sent if isinstance(m, SendMessage) and "ждёт проверки" in m.text]
    assert {m.chat_id for m in cards} == {GROUP.id, GLEB.id}
    await stage.bot.session.close()


# ---------------------------------------------------------------- words


async def test_words_are_added_turned_and_removed_in_chat(held):
    await held.say("/moderators", OLYA)
    await ask(held, "Слова")
    assert "Список пуст" in held.screen
    await ask(held, "Добавить слова")
    await held.say("казино\n? закладка", OLYA)
    assert "✕ казино" in held.screen
    assert "? закладка" in held.screen
    await tell(held, "Лучшее KA3ИHО города")
    await held.press("Опубликовать")
    assert held.toast.startswith("Такое слово здесь не публикуют: «ka3иhо»")
    await held.say("/moderators", OLYA)
    await ask(held, "Слова")
    await ask(held, "казино")
    await ask(held, "Модератору")
    assert "? казино" in held.screen
    await ask(held, "Удалить")
    assert "казино" not in held.screen


async def test_what_is_no_word_is_refused(held):
    await held.press_data("word:add:0:", OLYA)
    await held.say("раз два три четыре пять шесть семь", OLYA)
    assert "не больше 5 слов" in held.screen


# ---------------------------------------------------------------- appeals


@pytest.fixture
async def refused(held):
    await rule(held, "Отклонить")
    await rule(held, "Неправда")
    await held.post()
    return held


async def test_an_author_objects_from_the_notice_and_another_decides(refused):
    stage = refused
    await stage.press("Возразить")
    await stage.say("Я живу напротив & видел <сам>")
    assert "Возражение у модератора" in stage.screen
    await stage.post()
    card = [m for m in stage.sent if getattr(m, "chat_id", None) == GROUP.id][-1]
    assert "Автор возражает" in card.text
    assert "Решение: Вера, причина: это не подтверждается" in card.text
    assert "<blockquote>Я живу напротив &amp; видел &lt;сам&gt;</blockquote>" in card.text
    await rule(stage, "✓ Опубликовать")
    assert await state(stage) is State.REJECTED
    assert stage.toast == "Это возражение против вашего решения: пусть посмотрит другой модератор."
    await rule(stage, "✓ Опубликовать", GLEB)
    assert await state(stage) is State.PUBLISHED
    await stage.post()
    assert "согласился с вами" in told(stage)


async def test_one_objects_once(refused):
    await refused.say("/appeal")
    assert "1. <b>Во дворе на Николаева прорвало трубу</b>" in refused.screen
    await refused.press("1")
    await refused.say("Правда")
    await refused.say("/appeal")
    assert "Вы уже возразили" in refused.screen
    await refused.press_data("appeal:news:1")
    await refused.say("И ещё")
    assert refused.screen == "Вы уже возразили. Ответ придёт сюда."


async def test_a_refusal_can_be_undone_after_the_appeal_was_denied(refused):
    stage = refused
    await stage.press("Возразить")
    await stage.say("Правда")
    await stage.post()
    await rule(stage, "Отказать", GLEB)
    await rule(stage, "Причина та же", GLEB)
    await stage.post()
    assert "оставил прежнее решение" in told(stage)
    await rule(stage, "Отменить", GLEB)
    assert "✓ Опубликовать" in stage.labels


async def test_who_has_nothing_to_object_to_is_told_so(held):
    await held.say("/appeal")
    assert "Возражать не на что" in held.screen


async def test_a_ban_is_objected_to_in_private(held):
    await held.sanctions.lay(ANNA.id, "ban", Moderator(31, "Вера"), reason="ad", now=held.now)
    await held.say("/appeal")
    assert "Вам запрещено присылать новости." in held.screen
    await held.press("Возразить на запрет")
    await held.say("Это был не я")
    await held.post()
    await rule(held, "✓ Снять запрет", GLEB)
    await held.post()
    assert "Запрет снят" in told(held)
