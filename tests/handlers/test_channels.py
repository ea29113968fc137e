"""A channel becomes a source: its owner asks, a moderator agrees, its posts are news."""

from datetime import timedelta

import pytest

from feeds.intake import Intake
from news.application import State
from storage.articles import Articles
from storage.channels import ChannelState
from tests.conftest import NOON
from tests.handlers.cast import ANNA, BORIS, BOT, CHANNEL, LEFT, admin
from tests.handlers.stage import Stage

SMOLENSK = "491687"
NAMED = CHANNEL.model_copy(update={"username": "smolensk_today"})
SOON = timedelta(seconds=5)


@pytest.fixture
async def desk(sqlite):
    """A stage with one operator; Anna runs a channel and has made the bot its administrator."""
    made = Stage(sqlite, operators={BORIS.id})
    made.articles = Articles(sqlite)
    made.intake = Intake(
        made.channels, made.channel_posts, made.articles, tag=lambda text, home=None: ()
    )
    made.session.admins.add((CHANNEL.id, ANNA.id))
    await made.say("/start", BORIS)
    await made.chats.change(BORIS.id, language="ru")
    await made.say("/start")
    await made.member(NAMED, LEFT, admin(BOT))
    yield made
    await made.bot.session.close()


async def apply(desk, use="Читать как источник"):
    await desk.press(use)
    await desk.press("📍 Смоленск")
    await desk.press("Отправить")
    await desk.post()


async def approve(desk):
    await desk.press("✓ Принять", BORIS)
    await desk.post()


async def titles(desk):
    desk.now += SOON
    await desk.intake.run_once(desk.now)
    return sorted(a.title for a in await desk.articles.recent(NOON - timedelta(days=1)))


async def state(desk):
    channel = await desk.channels.get(CHANNEL.id)
    return channel.state, channel.present


async def test_who_adds_the_bot_is_asked_in_private_what_the_channel_is_for(desk):
    assert desk.sent[-1].chat_id == ANNA.id
    assert "Канал «Смоленск сегодня»: что с ним делать?" in desk.screen
    assert desk.labels[:3] == ["Публиковать дайджест", "Читать как источник", "И то, и другое"]
    assert await state(desk) == (ChannelState.IDLE, True)


async def test_a_channel_that_is_only_read_is_not_promised_a_digest(sqlite):
    made = Stage(sqlite)
    await made.say("/start")
    mute = admin(BOT).model_copy(update={"can_post_messages": False})
    await made.member(NAMED, LEFT, mute)
    assert "дайте ему право писать" in made.screen
    assert made.labels == ["Читать как источник"]
    await made.bot.session.close()


async def test_a_digest_alone_is_chosen_by_a_button_or_by_typing_the_city(desk):
    await desk.press("Публиковать дайджест")
    assert "новости какого города публиковать" in desk.screen
    await desk.say("Смоленск")
    (bound,) = await desk.subscriptions.of_chat(CHANNEL.id)
    assert bound.place_id == SMOLENSK
    assert await desk.applications.of(ANNA.id) == []


async def test_the_whole_way_from_the_question_to_an_article(desk):
    await apply(desk)
    assert await state(desk) == (ChannelState.WAITING, True)
    card = desk.screen
    assert "Заявка: канал" in card
    assert "https://t.me/smolensk_today" in card
    assert "Записей пока не было" in card
    await approve(desk)
    assert await state(desk) == (ChannelState.ACTIVE, True)
    await desk.channel_post("⚡️ Прорвало трубу на Николаева\nВода у подъездов", NAMED, number=7)
    assert await titles(desk) == ["Прорвало трубу на Николаева"]
    (article,) = await desk.articles.recent(NOON - timedelta(days=1))
    assert article.url == "https://t.me/smolensk_today/7"
    assert [tag.place for tag in article.places] == [SMOLENSK]


async def test_moderators_see_that_a_channel_is_closed_or_has_put_the_bot_out(sqlite):
    made = Stage(sqlite, operators={BORIS.id})
    made.session.admins.add((CHANNEL.id, ANNA.id))
    await made.say("/start")
    await made.member(CHANNEL, LEFT, admin(BOT))
    await apply(made)
    assert "Канал закрытый" in made.screen
    await made.member(CHANNEL, admin(BOT), LEFT)
    await made.press("Раздел", BORIS)
    await made.press("Спорт", BORIS)
    assert "Сейчас бот больше не администратор" in made.screen
    await made.bot.session.close()


async def test_posts_of_a_channel_that_waits_are_shown_to_moderators_and_taken_once_it_is_agreed(
    desk,
):
    await apply(desk)
    await desk.channel_post("Прорвало трубу на Николаева", NAMED, number=7)
    await desk.post()
    assert '<a href="https://t.me/smolensk_today/7">Прорвало трубу' in desk.screen
    assert await titles(desk) == []
    await approve(desk)
    assert await titles(desk) == ["Прорвало трубу на Николаева"]


async def test_both_makes_a_source_and_publishes_the_digest(desk):
    await desk.press("И то, и другое")
    await desk.press("📍 Смоленск")
    assert "Дайджест этого места будет выходить в канале" in desk.screen
    await desk.press("Отправить")
    (bound,) = await desk.subscriptions.of_chat(CHANNEL.id)
    assert bound.place_id == SMOLENSK
    assert await state(desk) == (ChannelState.WAITING, True)


async def test_our_own_digest_never_comes_back_as_news(desk, sqlite):
    from sqlalchemy import update

    from storage.deliveries import NewDelivery
    from storage.schema import deliveries

    await apply(desk)
    await approve(desk)
    await desk.newsroom.waiting.notify(
        NewDelivery(CHANNEL.id, "digest", "x", NOON, NOON + timedelta(days=9), {})
    )
    async with sqlite.begin() as connection:
        mine = update(deliveries).where(deliveries.c.kind == "digest")
        await connection.execute(mine.values(message_id=50, status="sent"))
    await desk.channel_post("Смоленск и область: главное за час", NAMED, number=50)
    await desk.channel_post("Своя новость канала о городе", NAMED, number=51)
    assert await titles(desk) == ["Своя новость канала о городе"]


async def test_leaving_and_demotion_stop_it_and_coming_back_goes_on(desk):
    await apply(desk)
    await approve(desk)
    from aiogram.types import ChatMemberMember

    for gone in (LEFT, ChatMemberMember(user=BOT)):
        await desk.member(NAMED, admin(BOT), gone)
        assert await state(desk) == (ChannelState.ACTIVE, False)
        assert await titles(desk) == []
        await desk.member(NAMED, gone, admin(BOT))
        assert await state(desk) == (ChannelState.ACTIVE, True)
    await desk.channel_post("Мы снова с вами сегодня", NAMED)
    assert await titles(desk) == ["Мы снова с вами сегодня"]


async def test_my_feeds_show_the_channel_and_taking_it_out_stops_it(desk):
    await apply(desk)
    await approve(desk)
    await desk.press("Открыть")
    assert "Читаем. Состояние: в порядке." in desk.screen
    await desk.member(NAMED, admin(BOT), LEFT)
    await desk.press("‹ Назад")
    await desk.press("1")
    assert "бот больше не администратор" in desk.screen
    await desk.press("Убрать из новостей")
    await desk.press("Убрать из новостей")
    assert (await state(desk))[0] is ChannelState.IDLE


async def test_a_rejected_channel_is_nothing_again(desk):
    await apply(desk)
    await desk.press("✕ Отклонить", BORIS)
    await desk.press("Реклама", BORIS)
    assert (await state(desk))[0] is ChannelState.IDLE
    await desk.channel_post("Никому не нужно", NAMED)
    assert await desk.channel_posts.latest(CHANNEL.id, limit=9) == []


async def test_who_runs_it_no_more_sends_nothing(desk):
    await desk.press("Читать как источник")
    await desk.press("📍 Смоленск")
    desk.session.admins.clear()
    await desk.press("Отправить")
    assert "только администраторы" in desk.toast
    assert await desk.case_queue.count_open() == 0


async def test_a_stranger_cannot_use_the_buttons_of_a_channel(desk):
    data = desk.button("Читать как источник").callback_data
    await desk.press_data(data, BORIS)
    assert "только администраторы" in desk.toast


async def test_a_channel_that_nobody_could_be_asked_about_is_found_later(desk):
    await desk.say("/feed")
    await desk.press("Мои ленты")
    await desk.press("📣 Смоленск сегодня")
    assert "О каком месте" in desk.screen


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("@some_channel", "Канал @some_channel станет источником"),
        ("https://t.me/some_channel/12", "Канал @some_channel станет источником"),
        ("https://t.me/+AbCdEf", "Закрытый канал"),
    ],
)
async def test_a_channel_is_offered_by_its_owner_only(desk, typed, says):
    await desk.say(f"/feed {typed}")
    assert says in desk.screen
    assert desk.button("Добавить в канал").url.startswith(
        "https://t.me/vestnik_bot?startchannel&admin="
    )
    assert desk.scout.looks == []


async def test_a_channel_that_is_a_source_is_told_kindly(desk):
    await apply(desk)
    await approve(desk)
    await desk.say("/feed @Smolensk_Today")
    assert "уже читаем: <b>Смоленск сегодня</b>" in desk.screen


async def test_a_channel_that_waits_is_not_applied_with_twice(desk):
    use = desk.button("Читать как источник").callback_data
    await apply(desk)
    await desk.press_data(use)
    assert "Вы её уже предложили" in desk.screen
    (one,) = await desk.applications.of(ANNA.id)
    assert one.state is State.WAITING
