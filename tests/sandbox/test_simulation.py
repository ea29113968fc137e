"""The simulation API, the webhook and the doors that stay shut."""

import asyncio

import aiohttp
import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError, TelegramNotFound
from aiogram.types import (
    InlineQueryResultArticle,
    InputRichMessage,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from aiohttp import web

from sandbox.client import SimulationError, labels, plain
from sandbox.pictures import sample
from sandbox.seed import CHANNEL, GROUP


@pytest.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "evil.example"}, id="foreign host"),
        pytest.param({"Host": "127.0.0.1.evil.example"}, id="host that begins like ours"),
        pytest.param({"Origin": "https://evil.example"}, id="foreign origin"),
        pytest.param({"Origin": "null"}, id="origin of a file"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/sim/state", "/bot42:secret/getMe"])
async def test_other_sites_are_kept_out(sandbox, http, path, headers):
    async with http.get(sandbox.url + path, headers=headers) as response:
        assert response.status == 403


async def test_the_page_has_a_strict_policy(sandbox, http):
    async with http.get(sandbox.url) as response:
        assert response.status == 200
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["../server.py", "__init__.py", "no.js", "%2e%2e/server.py"])
async def test_only_the_pages_own_files_are_given(sandbox, http, name):
    async with http.get(f"{sandbox.url}/static/{name}") as response:
        assert response.status == 404


async def test_a_form_of_another_site_cannot_act(sandbox, http):
    async with http.post(f"{sandbox.url}/sim/block", data={"user_id": "1001"}) as response:
        assert response.status == 400


async def test_an_upload_is_never_served_as_a_page(sandbox, http, anna):
    sent = await anna.send_document(b"<script>alert(1)</script>", "a.html")
    async with http.get(f"{sandbox.url}/sim/media/{sent['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"


async def test_an_act_that_cannot_be_says_why(people):
    with pytest.raises(SimulationError, match="the person is not a member of the chat"):
        await people.person(1004, GROUP).send("можно?")
    with pytest.raises(SimulationError, match="there is no such act"):
        await people.act("dance")


async def test_the_clock_moves_through_its_owner(people, clock, bot, anna):
    before = clock()
    await people.advance(3600)
    assert (clock() - before).total_seconds() == 3600
    sent = await bot.send_message(1001, "час спустя")
    assert sent.date == clock()
    with pytest.raises(SimulationError, match="up to 31 days"):
        await people.advance(-1)


async def test_a_reply_keyboard_sends_what_its_button_asks(bot, anna):
    keyboard = ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text="Рядом", request_location=True), KeyboardButton(text="Нет")]
        ]
    )
    await bot.send_message(1001, "?", reply_markup=keyboard)
    await anna.press_reply("Рядом", latitude=54.78, longitude=32.04)
    await anna.press_reply("Нет")
    *_, place, text = [update.message for update in await bot.get_updates()]
    assert (place.location.latitude, text.text) == (54.78, "Нет")


async def test_a_location_a_contact_a_file_a_reply_and_a_forward_arrive(bot, anna):
    asked = await bot.send_message(1001, "Город?")
    await anna.send("Смоленск", reply_to=asked.message_id)
    await anna.send_contact("+79000000000", "Анна")
    await anna.send_document(b"a,b", "list.csv", caption="список")
    await anna.forward(1001, asked.message_id)
    reply, contact, file, forward = [u.message for u in (await bot.get_updates())[1:]]
    assert reply.reply_to_message.message_id == asked.message_id
    assert contact.contact.phone_number == "+79000000000"
    assert (file.document.file_name, file.caption) == ("list.csv", "список")
    assert forward.forward_origin.sender_user.id == bot.id


async def test_an_inline_query_is_answered_and_a_result_is_sent(bot, anna):
    async def answer():
        updates = await bot.get_updates(offset=-1, timeout=10)
        while not updates or not updates[-1].inline_query:
            offset = updates[-1].update_id + 1 if updates else None
            updates = await bot.get_updates(offset=offset, timeout=10)
        content = InputTextMessageContent(message_text="<b>Топ</b>", parse_mode="HTML")
        result = InlineQueryResultArticle(id="1", title="Топ", input_message_content=content)
        await bot.answer_inline_query(updates[-1].inline_query.id, [result])

    offered, _ = await asyncio.gather(anna.inline("смоленск"), answer())
    assert [result["title"] for result in offered["results"]] == ["Топ"]
    sent = await anna.choose(offered, "1")
    assert (sent["text"], sent["via_bot"]["id"]) == ("Топ", bot.id)


async def test_in_groups_the_bot_hears_commands_and_replies_only(bot, people):
    await people.set_bot(GROUP, "member", by=1001)
    anna = people.person(1001, GROUP)
    for text in ("болтовня", "/now", "/now@other_bot", "/now@vestnik_bot"):
        await anna.send(text)
    digest = await bot.send_message(GROUP, "Дайджест")
    await anna.send("спасибо", reply_to=digest.message_id)
    texts = [u.message.text for u in await bot.get_updates() if u.message and u.message.text]
    assert texts == ["/now", "/now@vestnik_bot", "спасибо"]
    await people.settings(privacy=False)
    await anna.send("теперь слышно")
    assert (await bot.get_updates())[-1].message.text == "теперь слышно"


async def test_an_administrator_hears_a_channel(bot, people):
    await people.set_bot(CHANNEL, "administrator", by=1002)
    await people.person(1002, CHANNEL).send("пост")
    added, post = await bot.get_updates()
    assert added.my_chat_member.new_chat_member.status == "administrator"
    assert (post.channel_post.text, post.channel_post.chat.id) == ("пост", CHANNEL)


async def test_topics_keep_their_messages_apart(bot, people):
    forum = await people.new_chat("supergroup", "Район", creator=1001, is_forum=True)
    await people.set_bot(forum, "member", by=1001)
    news = await people.new_topic(forum, "Новости", by=1001)
    talk = await people.new_topic(forum, "Разговоры", by=1001)
    await bot.send_message(forum, "дайджест", message_thread_id=news)
    await people.person(1001, forum).at(forum, talk).send("/now")
    texts = {
        topic: [
            m["text"] for m in await people.person(1001).at(forum, topic).messages() if "text" in m
        ]
        for topic in (news, talk)
    }
    assert texts == {news: ["дайджест"], talk: ["/now"]}
    await people.act("change_topic", user_id=1001, chat_id=forum, thread_id=news, closed=True)
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum, "ещё", message_thread_id=news)


async def test_an_older_server_knows_nothing_of_rich_messages(bot, anna, people):
    rich = InputRichMessage(html="<h1>Час</h1>")
    assert await bot.send_rich_message(1001, rich)
    await people.settings(rich=False)
    with pytest.raises(TelegramNotFound):
        await bot.send_rich_message(1001, rich)


async def test_reset_begins_again_and_update_ids_go_on(bot, anna, people):
    (before,) = await bot.get_updates()
    await people.reset()
    assert await bot.get_updates() == []
    assert await people.person(1001).messages() == []
    await people.person(1001).send("снова")
    (after,) = await bot.get_updates()
    assert after.update_id == before.update_id + 1


async def test_the_text_and_the_buttons_of_a_message_are_easy_to_read(bot, anna):
    await bot.send_rich_message(1001, InputRichMessage(html="<h1>Час</h1><ul><li>раз</li></ul>"))
    message = await anna.wait_for("раз")
    assert plain(message).split() == ["Час", "раз"]
    assert labels(message) == []


@pytest.fixture
async def hook():
    """A webhook that answers what it is told to; `seen` are updates with their secret."""
    seen: asyncio.Queue = asyncio.Queue()
    answers = []

    async def take(request):
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        seen.put_nowait((await request.json(), secret))
        status, body = answers.pop(0) if answers else (200, {})
        return web.json_response(body, status=status)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", seen, answers
    await runner.cleanup()


async def test_a_webhook_gets_every_update_with_the_secret(bot, people, hook):
    url, seen, answers = hook
    answers += [(500, {}), (200, {"method": "sendMessage", "chat_id": 1001, "text": "ответ"})]
    anna = people.person(1001)
    await anna.send("до")
    await bot.set_webhook(url, secret_token="s3cret")
    async with asyncio.timeout(10):
        first, again = await seen.get(), await seen.get()
    assert first == again
    assert (first[0]["message"]["text"], first[1]) == ("до", "s3cret")
    assert await anna.wait_for("ответ")
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == url
    await bot.delete_webhook()
    await anna.send("после")
    assert [u.message.text for u in await bot.get_updates()] == ["после"]


async def test_setting_a_webhook_ends_a_waiting_poll(bot, make_bot, polling, hook):
    async def poll():
        with pytest.raises(TelegramConflictError, match="terminated by setWebhook"):
            await bot.get_updates(timeout=30, request_timeout=40)

    async with asyncio.TaskGroup() as group:
        group.create_task(poll())
        await polling.wait()
        await make_bot().set_webhook(hook[0])


async def test_pages_hear_of_every_change(sandbox, http, people):
    async with http.get(f"{sandbox.url}/sim/events") as stream:
        assert await stream.content.readline() == b": welcome\n"
        await people.person(1001).send("привет")
        async with asyncio.timeout(10):
            while b'"type": "message"' not in (line := await stream.content.readline()):
                continue
    assert b'"chat_id": 1001' in line


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(sample("river"), 200, id="picture"),
        pytest.param(b"<script>alert(1)</script>", 404, id="page"),
    ],
)
async def test_a_local_picture_is_shown(sandbox, http, bot, anna, body, status):
    async def give(_):
        return web.Response(body=body)

    app = web.Application()
    app.router.add_get("/a.png", give)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/a.png"
    sent = await bot.send_photo(1001, url)
    async with http.get(f"{sandbox.url}/sim/media/{sent.photo[-1].file_id}") as response:
        assert response.status == status
    await runner.cleanup()


async def test_a_picture_elsewhere_is_not_fetched(sandbox, http, bot, anna):
    sent = await bot.send_photo(1001, "https://example.org/a.jpg")
    async with http.get(f"{sandbox.url}/sim/media/{sent.photo[-1].file_id}") as response:
        assert response.status == 404
