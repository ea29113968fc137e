"""Groups, forum topics and channels over HTTP: the sandbox holds Telegram's own rules."""

from sandbox.client import labels, plain
from tests.end_to_end.conftest import ANNA, BORIS


async def a_group(city, *, forum=False):
    """A group of Anna's with Boris in it and the bot; gives its id."""
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
    group = await city.people.new_chat("supergroup", "Двор", creator=ANNA, is_forum=forum)
    await city.people.act(
        "set_member", chat_id=group, member_id=BORIS, status="member", user_id=ANNA
    )
    await city.people.set_bot(group, "member", by=ANNA)
    await city.anna.at(group).wait_for("Администратор может включить")
    return group


async def test_a_group_gets_its_city_from_a_reply_and_its_digest_by_the_hour(city):
    group = await a_group(city)
    anna, boris = city.anna.at(group), city.boris.at(group)
    await anna.send("/subscribe")
    question = await anna.wait_for("Ответьте на это сообщение")
    await boris.send("Смоленск", reply_to=question["message_id"])
    await boris.wait_for("только администраторы")
    await anna.send("Смоленск", reply_to=question["message_id"])
    confirmed = await anna.wait_for("подписывает «Двор»")
    await anna.wait_for("🗞")
    refused = await boris.press_and_wait(confirmed, "Расписание")
    assert "только администраторы" in refused["text"]
    before = len(await anna.from_bot())
    await anna.send("Какие новости!", reply_to=confirmed["message_id"])
    await anna.send("Смоленск")
    await city.hours_pass(1)
    await anna.wait_for("🗞", after=confirmed["message_id"] + 1)
    assert len(await anna.from_bot()) == before + 1


async def test_a_topic_has_its_own_city_and_goes_on_when_it_opens_again(city):
    forum = await a_group(city, forum=True)
    news = await city.people.new_topic(forum, "Новости", by=ANNA)
    talk = await city.people.new_topic(forum, "Разговоры", by=ANNA)
    here = city.anna.at(forum, news)
    await here.send("/subscribe@vestnik_bot Смоленск")
    await here.wait_for("подписывает «Двор»")
    await here.wait_for("🗞")
    await city.hours_pass(1)
    assert sum("🗞" in plain(m) for m in await here.from_bot()) == 2
    assert await city.anna.at(forum, talk).from_bot() == []
    where = {"user_id": ANNA, "chat_id": forum, "thread_id": news}
    await city.people.act("change_topic", **where, closed=True)
    await city.hours_pass(1)
    told = await city.anna.at(forum).wait_for("Тема закрыта или удалена")
    assert told.get("message_thread_id") is None
    await city.people.act("change_topic", **where, closed=False)
    await city.hours_pass(1)
    assert sum("🗞" in plain(m) for m in await here.from_bot()) == 3


async def test_a_channel_is_set_up_in_private_and_found_again(city):
    await city.anna.send("/start")
    await city.anna.wait_for("Напишите город")
    channel = await city.people.new_chat("channel", "Смоленск сегодня", creator=ANNA)
    await city.people.set_bot(channel, "administrator", by=ANNA)
    await city.anna.wait_for("Канал «Смоленск сегодня»")
    await city.anna.send("Смоленск")
    await city.anna.wait_for("подписывает «Смоленск сегодня»")
    await city.hours_pass(1)
    posted = await city.people.person(ANNA, channel).wait_for("🗞")
    assert labels(posted) == ["Добавить новость", "Открыть в боте"]
    await city.anna.send("/mine")
    listed = await city.anna.wait_for("Подписок пока нет")
    await city.anna.press_and_wait(listed, "Группы и каналы")
    await city.anna.press_and_wait(listed, "Смоленск сегодня ›")
    await city.anna.wait_for("Что приходит в «Смоленск сегодня»")
    await city.people.set_bot(channel, "administrator", by=ANNA, denied=["can_post_messages"])
    await city.anna.wait_for("публиковать мне там нельзя")
    await city.hours_pass(2)
    posts = await city.people.person(ANNA, channel).from_bot()
    assert len(posts) == 1
    await city.people.set_bot(channel, "administrator", by=ANNA)
    await city.anna.wait_for("снова публикую")
    await city.hours_pass(1)
    assert len(await city.people.person(ANNA, channel).from_bot()) == 2


async def test_a_group_that_nobody_may_write_in_is_left_alone(city):
    group = await a_group(city)
    anna = city.anna.at(group)
    await anna.send("/subscribe Смоленск")
    await anna.wait_for("🗞")
    await city.people.act("set_read_only", chat_id=group, read_only=True)
    before = len(await anna.from_bot())
    await anna.send("/mine")
    await city.anna.wait_for("«Двор»: мне нельзя там писать")
    await city.hours_pass(1)
    assert len(await anna.from_bot()) == before
    await city.people.act("set_read_only", chat_id=group, read_only=False)
    await anna.send("/mine")
    await anna.wait_for("Ваши подписки")


async def test_a_restricted_bot_waits_for_its_right(city):
    group = await a_group(city)
    anna = city.anna.at(group)
    await anna.send("/subscribe Смоленск")
    await anna.wait_for("🗞")
    await city.people.set_bot(group, "restricted", by=ANNA, denied=["can_send_messages"])
    await city.anna.wait_for("«Двор»: мне нельзя там писать")
    before = len(await anna.from_bot())
    await city.hours_pass(3)
    assert len(await anna.from_bot()) == before
    await city.people.set_bot(group, "member", by=ANNA)
    await anna.wait_for("Подписки на месте")
    await city.hours_pass(1)
    assert sum("🗞" in plain(m) for m in await anna.from_bot()) == 2


async def test_a_group_is_set_up_in_private_by_the_link_under_its_digest(city):
    group = await a_group(city)
    anna = city.anna.at(group)
    await anna.send("/subscribe Смоленск")
    confirmed = await anna.wait_for("подписывает «Двор»")
    rows = confirmed["reply_markup"]["inline_keyboard"]
    link = next(b["url"] for row in rows for b in row if b["text"] == "Настроить")
    await city.anna.send(f"/start {link.partition('=')[2]}")
    await city.anna.wait_for("Что приходит в «Двор»")
