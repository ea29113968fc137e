"""«Пожаловаться»: readers complain, moderators decide, the author is told and may object."""

from datetime import timedelta

import pytest

from news.submission import State
from tests.handlers.cast import ANNA, BORIS, GROUP
from tests.handlers.stage import Stage, trust
from tests.handlers.test_moderate import VERA, cards, rule, told
from tests.handlers.test_submit import tell

READERS = [BORIS.model_copy(update={"id": 100 + n, "language_code": "ru"}) for n in range(4)]


@pytest.fixture
async def published(sqlite):
    """Anna's news is out; readers of long standing look at it; Vera moderates."""
    stage = Stage(sqlite, moderators=GROUP.id)
    await stage.chats.meet(
        GROUP.id, kind="supergroup", title="М", language="ru", time_zone="UTC", now=stage.now
    )
    stage.session.inside.add((GROUP.id, VERA.id))
    for reader in (ANNA, *READERS):
        await stage.say("Смоленск", reader)
    stage.now += timedelta(days=30)
    await tell(stage)
    await stage.press("Опубликовать")
    yield stage
    await stage.bot.session.close()


async def complain(stage, user, reason="Неправда"):
    await stage.say("/readers", user)
    await stage.press("1", user)
    await stage.press("Пожаловаться", user)
    await stage.press(reason, user)


async def state(stage):
    return (await stage.submissions.get(1)).state


async def test_a_complaint_asks_why_thanks_and_is_a_case(published):
    await published.say("/readers", READERS[0])
    await published.press("1", READERS[0])
    await published.press("Пожаловаться", READERS[0])
    assert published.screen == "Что не так с этой новостью?"
    await published.press("‹ Назад", READERS[0])
    assert "прорвало трубу" in published.screen
    await complain(published, READERS[0])
    assert published.screen.startswith("Спасибо. Если пожалуются и другие")
    await published.post()
    card = cards(published)[-1].text
    assert "Жалоба на новость" in card
    assert "1 жалоба: неправда 1" in card
    assert "Сейчас читатели её видят." in card
    assert await state(published) is State.PUBLISHED


async def test_each_complaint_renews_the_one_card(published):
    await complain(published, READERS[0])
    await published.post()
    await complain(published, READERS[1], "Реклама")
    await published.post()
    group = cards(published)
    assert "2 жалобы: реклама 1, неправда 1" in group[-1].text
    assert group[-1].message_id  # an edit of the first


async def test_one_complains_once(published):
    await complain(published, READERS[0])
    await complain(published, READERS[0])
    assert published.screen.startswith("Вы уже жаловались")


async def test_three_hide_it_until_a_moderator_keeps_it(published):
    for reader in READERS[:3]:
        await complain(published, reader)
    assert published.screen.startswith("Спасибо. Новость скрыта")
    assert await state(published) is State.HIDDEN
    await published.say("/readers", READERS[3])
    assert "прорвало" not in published.screen
    await published.post()
    assert "Пока скрыто, посмотрит модератор" in told(published)
    assert "Сейчас она скрыта." in cards(published)[-1].text
    await rule(published, "✓ Оставить")
    assert await state(published) is State.PUBLISHED
    await published.post()
    assert "снова видно" in told(published)


async def test_what_is_taken_down_may_be_objected_to(published):
    await complain(published, READERS[0])
    await published.post()
    await rule(published, "Убрать")
    await rule(published, "Реклама")
    assert await state(published) is State.REJECTED
    await published.post()
    assert "Модератор убрал: <b>Во дворе" in told(published)
    await published.press("Возразить")
    await published.say("Это не реклама")
    assert "Возражение у модератора" in published.screen


async def test_a_moderators_complaint_hides_at_once(published):
    await published.say("Смоленск", VERA)
    await complain(published, VERA)
    assert await state(published) is State.HIDDEN


async def test_ones_own_is_withdrawn_not_reported(published):
    await complain(published, ANNA)
    assert "её можно отозвать" in published.toast


@pytest.mark.parametrize("part", ["9", "7"])
async def test_a_forged_reason_is_asked_for(published, part):
    await published.press_data(f"rnews:readers:0:::1:r:{part}", READERS[0])
    assert published.screen == "Что не так с этой новостью?"
    assert await published.reports.reasons(1) == {}


async def test_a_photo_is_complained_of_below_it(published):
    await trust(published)
    await published.say("/add")
    await published.show_photo("Закат над Днепром", file="f9")
    await published.press("Опубликовать")
    await published.press_data("rnews:photos:0:::2:r:1", READERS[0])
    assert published.screen.startswith("Спасибо")
