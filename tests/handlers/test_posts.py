"""Posts of channels, as Telegram shows them."""

import pytest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginUser,
)

from tests.conftest import NOON
from tests.handlers.cast import BOT, CHANNEL
from tests.storage.test_channels import activate, join


@pytest.fixture
async def source(stage, sqlite):
    await join(sqlite, CHANNEL.id, username=None, title=CHANNEL.title)
    await activate(sqlite, CHANNEL.id)
    return stage


async def kept(stage):
    return await stage.channel_posts.latest(CHANNEL.id, limit=10)


async def test_a_post_is_kept_with_its_links_and_nothing_is_said(source):
    text = "Мост 🌉 закроют: подробности"
    link = MessageEntity(type="text_link", offset=18, length=11, url="https://a.example/1")
    bare = MessageEntity(type="url", offset=0, length=4)
    number = await source.channel_post(text, entities=[link, bare])
    (post,) = await kept(source)
    assert (post.message_id, post.text) == (number, text)
    assert post.links == ["https://a.example/1", "Мост"]
    assert source.sent == []


async def test_a_caption_is_words_too_and_an_edit_replaces_them(source):
    number = await source.channel_post(caption="Салют", media_group_id="7")
    await source.channel_post(
        caption="Салют отменён", number=number, media_group_id="7", edit=True
    )
    (post,) = await kept(source)
    assert (post.text, post.album, post.version) == ("Салют отменён", "7", 2)


async def test_a_channel_that_is_no_source_is_not_listened_to(stage, sqlite):
    await stage.channel_post("Мост закроют")
    await join(sqlite, CHANNEL.id)
    await stage.channel_post("Мост закроют")
    assert await kept(stage) == []


async def test_a_new_name_is_followed(source):
    named = CHANNEL.model_copy(update={"title": "Смоленск. Главное", "username": "smol"})
    await source.channel_post("Мост закроют", named)
    channel = await source.channels.get(CHANNEL.id)
    assert (channel.title, channel.username) == ("Смоленск. Главное", "smol")


OURS = InlineKeyboardButton(text="Открыть", url="https://t.me/Vestnik_bot?start=p1")
OTHERS = InlineKeyboardButton(text="Открыть", url="https://t.me/another?start=1")


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        pytest.param({"via_bot": BOT}, 0, id="sent through us"),
        pytest.param(
            {"forward_origin": MessageOriginUser(date=NOON, sender_user=BOT)}, 0, id="from us"
        ),
        pytest.param(
            {"reply_markup": InlineKeyboardMarkup(inline_keyboard=[[OURS]])}, 0, id="leads to us"
        ),
        pytest.param(
            {"reply_markup": InlineKeyboardMarkup(inline_keyboard=[[OTHERS]])}, 1, id="elsewhere"
        ),
        pytest.param(
            {"forward_origin": MessageOriginChannel(date=NOON, chat=CHANNEL, message_id=3)},
            1,
            id="from a channel",
        ),
    ],
)
async def test_what_comes_from_us_is_never_news(source, more, counts):
    await source.channel_post("Топ 10 новостей", **more)
    found = await kept(source)
    assert len(found) == counts
    if "forward_origin" in more and found:
        assert (found[0].origin_chat, found[0].origin_message) == (CHANNEL.id, 3)


async def test_a_post_without_words_is_kept_as_one_and_a_zero_byte_hurts_nobody(source):
    await source.channel_post("a\0b")
    await source.channel_post(sticker=None)
    assert [post.text for post in await kept(source)] == ["ab"]
