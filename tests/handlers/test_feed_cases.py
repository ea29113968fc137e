"""What moderators do with applications, and what applicants see of it."""

from datetime import timedelta

import pytest

from feeds.catalogue import new_feed
from feeds.remarks import Remark
from feeds.scout import Looked
from news.application import Kind, State
from storage.personal import Personal
from storage.reminders import Reminders
from tests.conftest import NOON
from tests.handlers.cast import ANNA, BORIS, GROUP, private
from tests.handlers.stage import Stage
from tests.handlers.test_feeds import FEED, SITE, SMOLENSK, a_feed, send_off

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MODERATORS = GROUP


@pytest.fixture
async def desk(sqlite):
    """A stage with a moderators' chat in which Boris is, and an application of Anna's."""
    made = Stage(sqlite, operators={99}, moderators=MODERATORS.id)
    made.session.inside.add((MODERATORS.id, BORIS.id))
    made.scout.sites[SITE] = made.scout.sites[FEED] = Looked((a_feed(),))
    made.scout.guess = SMOLENSK
    await made.say("/start")
    await send_off(made)
    await made.post()
    yield made
    await made.bot.session.close()


async def decide(desk, text, user=BORIS):
    await desk.press(text, user, MODERATORS)
    await desk.post()


async def the_feed(desk):
    return await desk.feeds.at(FEED)


async def application(desk):
    (one,) = await desk.applications.of(ANNA.id)
    return one


def told(desk, person=ANNA):
    """The newest message to a person."""
    return next(m.text for m in reversed(desk.sent) if getattr(m, "chat_id", 0) == person.id)


async def test_agreeing_makes_a_feed_that_is_due_at_once_and_says_so(desk):
    await decide(desk, "✓ Принять")
    kept = await the_feed(desk)
    assert (kept.feed.status, kept.feed.next_at, kept.feed.place_id) == ("active", NOON, SMOLENSK)
    assert (kept.source, kept.source_key) == ("Смоленские новости", "smolnews.example")
    assert "Приняли: <b>Смоленские новости</b> · Смоленск" in told(desk)
    assert (await application(desk)).state is State.APPROVED


async def test_the_queue_names_the_application_and_the_hours_left(desk):
    desk.now += HOUR
    await desk.say("/queue", BORIS, MODERATORS)
    said = "1. 📡 Заявка: лента · Смоленск · 1 ч · осталось 23 ч\n<i>Смоленские новости</i>"
    assert said in desk.screen


async def test_saying_no_takes_a_reason_and_the_applicant_reads_it(desk):
    await desk.press("✕ Отклонить", BORIS, MODERATORS)
    await decide(desk, "Не новости")
    assert await the_feed(desk) is None
    assert "не принял заявку" in told(desk)
    assert "Причина: это не новости." in told(desk)
    desk.now += DAY
    await desk.say(f"/feed {FEED}")
    assert "недавно не приняли" in desk.screen
    desk.now += 7 * DAY
    await desk.say(f"/feed {FEED}")
    assert "Нашли ленту" in desk.screen


async def test_undoing_an_agreement_stops_the_feed_and_asks_again(desk):
    await decide(desk, "✓ Принять")
    desk.now += HOUR
    await decide(desk, "↩ Отменить")
    assert (await the_feed(desk)).feed.status == "stopped"
    assert (await application(desk)).state is State.WAITING
    assert "отменил своё решение" in told(desk)
    desk.now += HOUR
    await decide(desk, "✓ Принять")
    again = await the_feed(desk)
    assert (again.feed.status, again.feed.next_at) == ("active", desk.now)


async def test_of_two_moderators_one_wins_and_both_see(desk):
    approve = desk.button("✓ Принять").callback_data
    await desk.press_data(approve, BORIS, MODERATORS)
    desk.session.inside.add((MODERATORS.id, 55))
    other = BORIS.model_copy(update={"id": 55, "first_name": "Ольга"})
    await desk.press_data(approve, other, MODERATORS)
    assert "Уже решено: Принято · Boris" in desk.toast
    assert len(await desk.feeds.find()) == 1


async def test_a_stranger_and_the_applicant_decide_nothing(desk):
    approve = desk.button("✓ Принять").callback_data
    stranger = BORIS.model_copy(update={"id": 77})
    for user in (stranger, ANNA):
        await desk.press_data(approve, user, private(user))
    assert await the_feed(desk) is None
    assert (await application(desk)).state is State.WAITING


async def test_a_moderator_mends_place_section_and_name_before_agreeing(desk):
    await desk.press("Раздел", BORIS, MODERATORS)
    assert "✓ Обо всём" in desk.labels
    await desk.press("Культура", BORIS, MODERATORS)
    assert "Раздел: Культура" in desk.screen
    await desk.press("Место", BORIS, MODERATORS)
    await desk.say("Мирный", BORIS, MODERATORS)
    assert "Какое из этих мест" in desk.screen
    await desk.say("Щщщщщщщщ", BORIS, MODERATORS)
    assert "Не знаю такого места" in desk.screen
    await desk.say("Минск", BORIS, MODERATORS)
    assert "📍 Минск" in desk.screen
    await desk.press("Название", BORIS, MODERATORS)
    await desk.say("  Минская   газета ", BORIS, MODERATORS)
    assert "Лента: <b>Минская газета</b>" in desk.screen
    await decide(desk, "✓ Принять")
    kept = await the_feed(desk)
    assert (kept.source, kept.feed.section) == ("Минская газета", "culture")
    assert (kept.feed.place_id, kept.feed.time_zone) == ("625144", "Europe/Minsk")


async def test_what_is_decided_cannot_be_mended(desk):
    mend = desk.button("Раздел").callback_data
    await decide(desk, "✓ Принять")
    await desk.press_data(f"{mend.rsplit(':', 2)[0]}:1:sport", BORIS, MODERATORS)
    assert "уже решено" in desk.toast
    assert (await the_feed(desk)).feed.section is None


async def test_taking_it_back_closes_the_case_and_can_be_undone(desk):
    await desk.say("/feed")
    await desk.press("Мои ленты")
    assert "1. Смоленские новости — у модератора" in desk.screen
    await desk.press("1")
    assert "осталось 24 часа" in desk.screen
    await desk.press("Отозвать")
    assert "Вы убрали её" in desk.screen
    await desk.post()
    card = next(m.text for m in reversed(desk.sent) if m.chat_id == MODERATORS.id)
    assert "Автор отозвал сам" in card
    await desk.press("Вернуть")
    assert "Заявка у модератора" in desk.screen
    await desk.post()
    assert "✓ Принять" in desk.labels


async def test_withdrawing_races_with_a_decision_and_one_of_them_wins(desk):
    approve = desk.button("✓ Принять").callback_data
    one = await application(desk)
    await desk.applications.withdraw(ANNA.id, one.id, now=desk.now)
    await desk.press_data(approve, BORIS, MODERATORS)
    assert await the_feed(desk) is None


async def test_my_feeds_show_health_in_words_and_what_to_mend(desk):
    await decide(desk, "✓ Принять")
    await desk.press("Открыть")
    assert "Читаем. Состояние: ещё не читали." in desk.screen
    assert "За неделю новостей не было." in desk.screen
    advice = (Remark("check-caching"),)
    desk.scout.sites[FEED] = Looked((a_feed(advice=advice),))
    await desk.press("Проверить сейчас")
    assert "лента читается" in desk.screen
    assert "ETag" in desk.screen
    desk.scout.sites[FEED] = Looked(problem=Remark("trouble-missing"))
    await desk.press("‹ Назад")
    await desk.press("Проверить сейчас")
    assert "Сейчас лента не читается: такой страницы нет." in desk.screen


async def test_a_source_is_taken_out_after_one_question_and_back_within_a_day(desk):
    await decide(desk, "✓ Принять")
    await desk.press("Открыть")
    await desk.press("Убрать из новостей")
    assert "Убрать «Смоленские новости»" in desk.screen
    await desk.press("Оставить")
    await desk.press("Убрать из новостей")
    await desk.press("Убрать из новостей")
    assert (await the_feed(desk)).feed.status == "stopped"
    await desk.press("Вернуть")
    assert (await the_feed(desk)).feed.status == "active"
    await desk.press("Убрать из новостей")
    await desk.press("Убрать из новостей")
    restore = desk.button("Вернуть").callback_data
    desk.now += DAY + HOUR
    await desk.press_data(restore)
    assert "Вернуть можно было в течение суток" in desk.toast


async def test_withdrawing_does_not_stop_a_feed_that_was_there_before(desk):
    await desk.feeds.add([new_feed(FEED, name="Газета")], now=NOON)  # by the operator, meanwhile
    await decide(desk, "✓ Принять")
    one = await application(desk)
    await desk.applications.withdraw(ANNA.id, one.id, now=desk.now)
    assert (await the_feed(desk)).feed.status == "active"


async def test_nobody_opens_or_withdraws_anothers(desk):
    one = await application(desk)
    await desk.press_data(f"fone:open:{one.id}:0", BORIS)
    assert "Этой заявки уже нет" in desk.toast or "is gone" in desk.toast
    await desk.press_data(f"fone:out:{one.id}:0", BORIS)
    assert (await application(desk)).state is State.WAITING


async def test_an_applicant_who_is_forgotten_leaves_a_case_that_says_so(desk, sqlite):
    await Personal(sqlite).forget(ANNA.id, now=desk.now)
    approve = desk.button("✓ Принять").callback_data
    await desk.press_data(approve, BORIS, MODERATORS)
    assert await the_feed(desk) is None
    await desk.post()


# ---------------------------------------------------------------- the clock


@pytest.fixture
def reminders(desk, sqlite):
    from storage.case_cards import Bench

    return Reminders(sqlite, Bench(MODERATORS.id, frozenset({99})))


def texts_to(desk, chat_id, since):
    return [m.text for m in desk.sent[since:] if getattr(m, "chat_id", 0) == chat_id and m.text]


async def test_moderators_are_reminded_once_while_there_is_time(desk, reminders):
    assert await reminders.run_once(NOON + 17 * HOUR) == 0
    desk.now = NOON + 18 * HOUR
    sent = len(desk.sent)
    assert await reminders.run_once(desk.now) == 1
    assert await reminders.run_once(desk.now) == 0
    await desk.post()
    said = texts_to(desk, MODERATORS.id, sent)
    assert any("Осталось 6 часов из обещанных 24" in text for text in said)
    assert any("осталось 6 часов" in text for text in said)  # the card itself


async def test_operators_are_told_and_get_the_card_when_nobody_answered(desk, reminders):
    desk.now = NOON + 24 * HOUR
    await reminders.run_once(desk.now)
    sent = len(desk.sent)
    await desk.post()
    said = texts_to(desk, 99, sent)
    assert any("никто не ответил за обещанные 24 часа" in text for text in said)
    assert any("Ответ был обещан до" in text for text in said)
    assert await reminders.run_once(desk.now + DAY) == 0
    operator = BORIS.model_copy(update={"id": 99})
    await desk.press("✓ Принять", operator)
    assert (await the_feed(desk)).feed.status == "active"


async def test_a_decided_case_is_not_reminded_of(desk, reminders):
    await decide(desk, "✓ Принять")
    assert await reminders.run_once(NOON + 2 * DAY) == 0


async def test_without_a_moderators_chat_operators_get_the_cards(sqlite):
    made = Stage(sqlite, operators={BORIS.id, 99})
    made.scout.sites[SITE] = Looked((a_feed(),))
    made.scout.guess = SMOLENSK
    await made.say("/start")
    await send_off(made)
    await made.post()
    to = {m.chat_id for m in made.sent if "Смоленские новости" in (getattr(m, "text", "") or "")}
    assert {BORIS.id, 99} <= to
    assert Kind.FEED == "feed"
    await made.bot.session.close()
