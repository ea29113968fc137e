"""Every kind of Telegram message: taken, offered, or met with a clear word."""

import asyncio

import pytest
from aiogram.types import (
    Animation,
    Audio,
    Contact,
    Dice,
    Document,
    Location,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginHiddenUser,
    MessageOriginUser,
    PaidMediaInfo,
    PhotoSize,
    Poll,
    Sticker,
    Story,
    Venue,
    Video,
    VideoNote,
    Voice,
)

from tests.conftest import NOON
from tests.handlers.cast import ANNA, BORIS, CHANNEL
from tests.handlers.stage import Stage, trust

FILE = {"file_id": "f", "file_unique_id": "u"}
PIPE = "Прорвало трубу"
IN_SMOLENSK = "В Смоленске прорвало трубу"
MB = 2**20
READER = BORIS.model_copy(update={"language_code": "ru"})


@pytest.fixture
async def subscribed(stage):
    await stage.say("Смоленск")
    return stage


@pytest.fixture
async def asked(subscribed):
    """A stage on which Anna was just asked what happened."""
    await subscribed.say("/add")
    return subscribed


def video(**more):
    return Video(**FILE, width=1, height=1, duration=5, **more)


def document(name, mime="application/pdf", size=1000):
    return Document(**FILE, file_name=name, mime_type=mime, file_size=size)


@pytest.mark.parametrize(
    ("content", "sign", "method"),
    [
        pytest.param({"video": video()}, "🎬 1", "SendVideo", id="video"),
        pytest.param(
            {
                "animation": Animation(**FILE, width=1, height=1, duration=1),
                "document": document("a.gif"),
            },
            "🎬 1",
            "SendAnimation",
            id="animation",
        ),
        pytest.param({"voice": Voice(**FILE, duration=3)}, "🔊 1", "SendVoice", id="voice"),
        pytest.param({"audio": Audio(**FILE, duration=3)}, "🔊 1", "SendAudio", id="audio"),
        pytest.param({"document": document("a.pdf")}, "📎 1", "SendDocument", id="document"),
    ],
)
async def test_what_can_be_attached(asked, content, sign, method):
    await asked.send(caption=PIPE, **content)
    assert sign in asked.screen
    await asked.press("Опубликовать")
    await asked.press("Посмотреть", READER)
    await asked.press("📷 Показать", READER)
    assert type(asked.sent[-2]).__name__ == method


async def test_a_round_video_has_no_words_and_is_asked_for_them(asked):
    await asked.send(video_note=VideoNote(**FILE, length=1, duration=1))
    assert "Добавьте слова" in asked.screen
    await asked.say(PIPE)
    assert "🎬 1" in asked.screen


REFUSED = [
    pytest.param(
        {"sticker": Sticker(**FILE, type="regular", width=1, height=1, is_animated=False,
                            is_video=False)}, "Стикер", id="sticker"),
    pytest.param({"dice": Dice(emoji="🎲", value=3)}, "Такое опубликовать нельзя", id="dice"),
    pytest.param(
        {"poll": Poll(id="1", question="?", options=[], total_voter_count=0, is_closed=False,
                      is_anonymous=True, type="regular", allows_multiple_answers=False,
                      allows_revoting=False, members_only=False)}, "Опросы", id="poll"),
    pytest.param(
        {"contact": Contact(phone_number="+7900", first_name="Б")}, "Чужие телефоны", id="contact"
    ),
    pytest.param(
        {"paid_media": PaidMediaInfo(star_count=1, paid_media=[])}, "Платные", id="paid media"
    ),
    pytest.param({"story": Story(chat=CHANNEL, id=1)}, "Историю", id="story"),
    pytest.param({"users_shared": {"request_id": 1, "users": []}}, "нельзя", id="something new"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "word"), REFUSED)
async def test_what_cannot_be_published_is_met_with_a_word_and_the_draft_stays(
    asked, content, word
):
    await asked.say(PIPE)
    await asked.send(**content)
    assert word in asked.screen
    await asked.press("Опубликовать")
    assert (await asked.submissions.get(1)).title == PIPE


@pytest.mark.parametrize(("content", "word"), REFUSED)
async def test_outside_of_a_dialog_it_is_met_with_a_word_as_well(subscribed, content, word):
    before = len(subscribed.texts)
    await subscribed.send(**content)
    assert len(subscribed.texts) == before + 1


@pytest.mark.parametrize(
    ("content", "word"),
    [
        pytest.param({"video": video(file_size=300 * MB)}, "до 200 мегабайт", id="film"),
        pytest.param({"document": document("a.pdf", size=30 * MB)}, "до 20 мегабайт", id="paper"),
        pytest.param(
            {"document": document("a.exe", "application/x-msdownload")},
            "Такие файлы",
            id="program",
        ),
    ],
)
async def test_files_that_readers_should_not_get_are_refused(asked, content, word):
    await asked.send(caption=PIPE, **content)
    assert word in asked.screen
    assert await asked.submissions.count_by(ANNA.id) == 0


# ---------------------------------------------------------------- points on the map


async def test_a_point_says_where_it_is_and_can_be_taken_off(asked):
    await asked.say(PIPE)
    assert "📍 Смоленск" in asked.screen
    await asked.share(55.21, 34.28)
    assert "📍 Вязьма" in asked.screen
    await asked.press("Убрать точку")
    assert "Убрать точку" not in asked.labels
    await asked.press("Опубликовать")
    assert (await asked.submissions.get(1)).point is None


async def test_a_point_comes_with_the_news(asked):
    await asked.send(
        venue=Venue(location=Location(latitude=54.78, longitude=32.04), title="Двор", address="")
    )
    await asked.say(PIPE)
    await asked.press("Опубликовать")
    await asked.press("Посмотреть", READER)
    await asked.press("На карте", READER)
    sent = asked.sent[-2]
    assert (sent.latitude, sent.longitude) == (54.78, 32.04)


async def test_a_point_without_a_dialog_still_leads_to_a_city(stage):
    await stage.share(54.78, 32.04)
    assert "Рядом с вами" in stage.screen


# ---------------------------------------------------------------- forwarded


def channel_origin(username="smol_today"):
    chat = CHANNEL.model_copy(update={"username": username})
    return MessageOriginChannel(date=NOON, chat=chat, message_id=5)


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        pytest.param(MessageOriginUser(date=NOON, sender_user=BORIS), "Boris", id="a person"),
        pytest.param(
            MessageOriginHiddenUser(date=NOON, sender_user_name="<b>Тень"),
            "&lt;b&gt;Тень",
            id="a hidden person",
        ),
        pytest.param(
            channel_origin(), "Смоленск сегодня (t.me/smol_today/5)", id="a public channel"
        ),
        pytest.param(channel_origin(None), "Смоленск сегодня", id="a private channel"),
    ],
)
async def test_where_it_was_forwarded_from_is_told_honestly(subscribed, origin, shown):
    await subscribed.say(PIPE, forward_origin=origin)
    assert "Откуда сообщение, будет видно" in subscribed.screen
    await subscribed.press("Отправить новость")
    assert f"↪ Переслано: {shown}" in subscribed.screen
    await subscribed.press("Опубликовать")
    await subscribed.press("Посмотреть", READER)
    assert "↪" in subscribed.screen
    assert shown in subscribed.screen


async def test_several_forwarded_messages_are_several_pieces_of_news(subscribed):
    await subscribed.say(PIPE, forward_origin=channel_origin())
    first = subscribed.button("Отправить новость").callback_data
    await subscribed.say("Открыли мост", forward_origin=channel_origin())
    await subscribed.press("Отправить новость")
    await subscribed.press("Опубликовать")
    await subscribed.press_data(first)
    await subscribed.press("Опубликовать")
    titles = {s.title for s in await subscribed.submissions.of_author(ANNA.id, limit=9)}
    assert titles == {PIPE, "Открыли мост"}


async def test_a_forwarded_message_with_a_comment_is_one(asked):
    await asked.say("Вот что пишут:")
    await asked.say(PIPE, forward_origin=channel_origin())
    # the draft had its words already, so what is forwarded is another
    await asked.press("Опубликовать")
    assert (await asked.submissions.get(1)).title == PIPE


# ---------------------------------------------------------------- two at once, albums


async def test_two_submissions_sent_crosswise_stay_two(asked):
    await asked.say(PIPE)
    pipe = asked.button("Опубликовать").callback_data
    size = [PhotoSize(**FILE, width=1, height=1)]
    await asked.send(photo=size, caption="Открыли мост")
    await asked.press("Опубликовать")
    await asked.press_data(pipe)
    bridge, water = (await asked.submissions.get(1)), (await asked.submissions.get(2))
    assert (bridge.title, len(bridge.media)) == ("Открыли мост", 1)
    assert (water.title, len(water.media)) == (PIPE, 0)


async def test_albums_whose_parts_come_crosswise_are_told_apart(subscribed):
    for number in range(3):
        for album in ("a", "b"):
            caption = f"Альбом {album}" if not number else None
            await subscribed.show_photo(caption, album=album, file=f"{album}{number}")
    await subscribed.settle()
    offers = [m for m in subscribed.sent if "Рассказать об этом" in (getattr(m, "text", "") or "")]
    assert len(offers) == 2
    for offer in offers:
        await subscribed.press_data(offer.reply_markup.inline_keyboard[0][0].callback_data)
        await subscribed.press("Опубликовать")
    media = [
        [item["file_id"] for item in s.media]
        for s in await subscribed.submissions.of_author(ANNA.id, limit=9)
    ]
    assert sorted(media) == [["a0", "a1", "a2"], ["b0", "b1", "b2"]]


async def test_photos_sent_one_by_one_add_up_to_ten(asked):
    await asked.say(PIPE)
    for number in range(12):
        await asked.show_photo(file=f"f{number}")
    assert "2 не поместились" in asked.screen
    await asked.press("Опубликовать")
    media = (await asked.submissions.get(1)).media
    assert [item["file_id"] for item in media] == [f"f{n}" for n in range(10)]


async def test_attachments_can_be_taken_off(asked):
    await asked.show_photo(PIPE)
    await asked.press("Убрать вложения")
    assert "📷" not in asked.screen
    await asked.show_photo(file="other")
    await asked.press("Опубликовать")
    media = (await asked.submissions.get(1)).media
    assert [item["file_id"] for item in media] == ["other"]


async def test_thirty_albums_at_once_from_thirty_people(subscribed):
    people = [ANNA.model_copy(update={"id": 100 + n}) for n in range(30)]
    for person in people:
        await trust(subscribed, person)  # thirty with one caption are a flood otherwise
        await subscribed.say("/add", person)
    parts = [(person, n) for n in range(10) for person in people]
    await asyncio.gather(
        *(
            subscribed.show_photo(None if n else IN_SMOLENSK, person, "a", f"{person.id}-{n}")
            for person, n in parts
        )
    )
    await subscribed.settle()
    for person in people:
        mine = [m for m in subscribed.sent if getattr(m, "chat_id", 0) == person.id]
        assert "📷 10" in mine[-1].text
        await subscribed.press_data(
            mine[-1].reply_markup.inline_keyboard[-1][0].callback_data, person
        )
        [made] = await subscribed.submissions.of_author(person.id, limit=2)
        assert {item["file_id"].split("-")[0] for item in made.media} == {str(person.id)}
        assert len(made.media) == 10


async def test_parts_that_reach_several_instances_at_once_make_one_preview(engine):
    first, second = Stage(engine), Stage(engine)
    await first.say("Смоленск")
    await first.say("/add")
    second._messages = first._messages  # one chat: its messages have one count
    stages = [first, second] * 3
    await asyncio.gather(
        *(
            stage.show_photo(PIPE if not n else None, album="a", file=f"f{n}")
            for n, stage in enumerate(stages)
        )
    )
    await asyncio.gather(first.settle(), second.settle())
    previews = [t for s in (first, second) for t in s.texts if t.startswith("Так увидят")]
    assert len(previews) == 1
    assert "📷 6" in previews[0]
    for stage in (first, second):
        await stage.bot.session.close()


async def test_a_part_that_comes_late_joins_its_album(asked):
    await asked.show_album("f1", "f2", caption=PIPE)
    assert "📷 2" in asked.screen
    await asked.show_photo(album="a", file="f3")
    await asked.settle()
    assert "📷 3" in asked.screen


async def test_what_went_wrong_with_an_album_is_told(asked):
    for number in range(2):
        await asked.show_photo("а" * 1000 if number else "б" * 1000, album="a", file=f"{number}")
    await asked.settle()
    assert "📷 2" in asked.screen
    await asked.say("в" * 4000)
    await asked.say("г" * 4000)  # the app broke one long text in two
    assert "Слишком длинно" in asked.screen


# ---------------------------------------------------------------- edited, long, marked up


async def test_a_message_edited_before_publishing_changes_the_preview_in_place(asked):
    await asked.say("Прорвало турбу")
    shown = asked.sent[-1]
    await asked.edit(asked.last_message, PIPE)
    assert PIPE in asked.screen
    assert asked.sent[-1].message_id
    assert type(asked.sent[-1]).__name__ == "EditMessageText"
    assert shown.text != asked.screen


async def test_a_caption_edited_while_the_album_arrives_counts(asked):
    await asked.show_photo("Прорвало турбу", album="a", file="f1")
    size = [PhotoSize(**FILE, width=1, height=1)]
    await asked.edit(asked.last_message, None, photo=size, caption=PIPE, media_group_id="a")
    await asked.settle()
    assert f"<b>{PIPE}</b>" in asked.screen


async def test_a_message_edited_after_publishing_changes_nothing_until_one_says_so(asked):
    await asked.say("Прорвало турбу")
    said = asked.last_message
    await asked.press("Опубликовать")
    await asked.edit(said, PIPE)
    assert "осталась прежней" in asked.screen
    before = len(asked.texts)
    await asked.edit(said, f"{PIPE} у школы")
    assert len(asked.texts) == before
    assert (await asked.submissions.get(1)).title == "Прорвало турбу"
    await asked.press("Обновить новость")
    await asked.press("Сохранить")
    made = await asked.submissions.get(1)
    assert (made.title, made.edited_at) == (f"{PIPE} у школы", asked.now)


async def test_a_message_of_nothing_that_is_edited_is_left_alone(subscribed):
    before = len(subscribed.sent)
    await subscribed.edit(555, "что-то")
    assert len(subscribed.sent) == before


async def test_a_text_as_long_as_telegram_takes_is_read_in_parts(asked):
    words = " ".join(["слово"] * 682)
    assert len(words) <= 4096
    await asked.say(words)
    assert len(asked.sent[-1].text) < 4300
    await asked.press("2")
    assert "👤 Анна" in asked.screen
    await asked.press("Опубликовать")
    assert (await asked.submissions.get(1)).text == words
    await asked.press("Посмотреть", READER)
    first = asked.screen
    await asked.press("2", READER)
    assert first != asked.screen


async def test_a_hidden_address_is_written_out(asked):
    link = MessageEntity(type="text_link", offset=0, length=8, url="https://evil.example/x")
    await asked.say("Прорвало трубу", entities=[link])
    assert '<a href="https://evil.example/x"><b>Прорвало</b></a>' in asked.screen
    assert "(evil.example)" in asked.screen


@pytest.mark.parametrize(
    "words", ["<b>жирно</b> & «кавычки»", "'; DROP TABLE submissions; --", "{0} %s { $title }"]
)
async def test_whatever_is_in_the_words_they_are_words(asked, words):
    user = ANNA.model_copy(update={"first_name": words})
    await asked.say("/add", user)
    await asked.say(f"{words}\n{words}", user)
    await asked.press("Место", user)
    await asked.say("Смоленск", user)
    await asked.press("Опубликовать", user)
    made = await asked.submissions.get(1)
    assert (made.title, made.signature) == (words, words[:40])
    await asked.say("/readers", READER)
    await asked.say("/readers Смоленск", READER)
    await asked.press("1", READER)
    assert "&lt;b&gt;" in asked.screen or "<b>жирно" not in asked.screen


async def test_add_with_the_words_at_once(subscribed):
    await subscribed.say("/add Прорвало трубу")
    assert f"<b>{PIPE}</b>" in subscribed.screen
    await subscribed.press("Опубликовать")
    assert (await subscribed.submissions.get(1)).title == PIPE


async def test_a_draft_survives_a_restart(engine):
    stage = Stage(engine)
    await stage.say("Смоленск")
    await stage.say("/add")
    await stage.say(PIPE)
    publish = stage.button("Опубликовать").callback_data
    await stage.bot.session.close()
    again = Stage(engine)
    await again.show_photo(file="f2")
    assert "📷 1" in again.screen
    await again.press_data(publish)
    assert len((await again.submissions.get(1)).media) == 1
    await again.bot.session.close()
