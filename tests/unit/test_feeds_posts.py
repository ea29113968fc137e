import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.posts import HEADLINE, SUMMARY, Around, Left, headline_of, link_of, read_post
from news.model import Entry
from storage.channel_posts import Post
from storage.channels import Channel, ChannelState
from tests.conftest import NOON

ID = -1002000000001
CHANNEL = Channel(
    ID, "smolensk", "Смоленск", 7, True, ChannelState.ACTIVE, 1, "491687", None, "ru", None, NOON
)
ARTICLES = frozenset(f"https://a.example/{n}" for n in range(9))


def a_post(number=5, text="На Киевском шоссе столкнулись автобус и грузовик", **more):
    kept = {"album": "", "links": [], "origin_chat": None, "origin_message": None,
            "published_at": NOON, "received_at": NOON, "version": 1}  # fmt: skip
    return Post(ID, number, text=text, **(kept | more))


LONG = (
    "Сегодня утром в 8.30 на ул. Николаева водитель автомобиля «Лада» сбил пешехода, который "
    "переходил дорогу. Пешеход в больнице."
)


@pytest.mark.parametrize(
    ("text", "title", "summary"),
    [
        pytest.param("Пожар на складе", "Пожар на складе", "", id="one line"),
        pytest.param(
            "⚡️⚡️ Пожар на складе\n\nПострадавших нет.\n\nПодписаться | @smolnews",
            "Пожар на складе", "Пострадавших нет.", id="ornaments and a call to subscribe",
        ),
        pytest.param(
            "#ДТП #Смоленск\nПожар на складе.", "Пожар на складе", "", id="tags are no headline"
        ),
        pytest.param(
            "Смоленск\nНа улице Ленина прорвало трубу.",
            "Смоленск. На улице Ленина прорвало трубу", "", id="a word that goes on",
        ),
        pytest.param("Срочно!\nВзрыв", "Срочно! Взрыв", "", id="an exclamation that goes on"),
        pytest.param(
            LONG, LONG.split(". Пешеход")[0], "Пешеход в больнице.",
            id="the first sentence, past shortened words",
        ),
        pytest.param("Когда починят мост?", "Когда починят мост?", "", id="a question"),
        pytest.param("«Днепр» победил…", "«Днепр» победил…", "", id="dots stay"),
        pytest.param("Мост на ул.", "Мост на ул.", "", id="a shortened word keeps its stop"),
        pytest.param("🌧☔️\n@smolnews\nhttps://a.example/x", "", "", id="no words"),
        pytest.param("", "", "", id="nothing"),
    ],
)  # fmt: skip
def test_the_headline_is_the_first_that_says_something(text, title, summary):
    assert headline_of(text) == (title, summary)


@given(st.text(max_size=600) | st.text("аб .!?\n#@", max_size=600))
def test_any_words_give_a_headline_that_fits(text):
    title, summary = headline_of(text)
    assert len(title) <= HEADLINE + 1
    assert len(summary) <= SUMMARY
    assert "\n" not in title + summary
    assert bool(title) or not summary


@pytest.mark.parametrize(
    "text", ["#a " * 1_300 + "x,", "https://a#b" * 350, "(" * 4_000, ". " * 2_000]
)
def test_hostile_words_take_no_time_to_speak_of(text):
    headline_of(text)  # exponential patterns would never end


def test_a_post_is_an_entry_with_a_link_to_it():
    assert read_post(CHANNEL, [a_post(text="Прорвало трубу\n#ЖКХ #Смоленск")], Around()) == Entry(
        id=f"tg:{ID}:5", url="https://t.me/smolensk/5", title="Прорвало трубу", summary="",
        published=NOON, tags=("ЖКХ", "Смоленск"),
    )  # fmt: skip


def test_a_post_of_a_closed_channel_has_the_link_that_its_readers_can_open():
    assert link_of(ID, None, 5) == "https://t.me/c/2000000001/5"


def test_an_album_is_one_entry_whatever_parts_have_words():
    parts = [
        a_post(11, "", album="g"),
        a_post(12, "Салют над Днепром", album="g"),
        a_post(13, "Фото: Анна", album="g"),
    ]
    entry = read_post(CHANNEL, parts, Around())
    assert (entry.id, entry.url) == (f"tg:{ID}:album:g", "https://t.me/smolensk/11")
    assert (entry.title, entry.summary) == ("Салют над Днепром", "Фото: Анна")


@pytest.mark.parametrize(
    ("post", "around", "left"),
    [
        pytest.param(a_post(), Around(ours=frozenset({(ID, 5)})), Left.DIGEST, id="our digest"),
        pytest.param(
            a_post(origin_chat=-9, origin_message=3),
            Around(ours=frozenset({(-9, 3)})),
            Left.DIGEST,
            id="our digest of another channel",
        ),
        pytest.param(
            a_post(links=sorted(ARTICLES)[:3]), Around(articles=ARTICLES), Left.DIGEST,
            id="a list of articles",
        ),
        pytest.param(
            a_post(links=["https://www.a.example/0", "https://a.example/1?utm_source=tg"]),
            Around(articles=ARTICLES), Left.REPRINT, id="an article we have",
        ),
        pytest.param(
            a_post(origin_chat=-9, origin_message=3), Around(sources=frozenset({-9, ID})),
            Left.REPRINT, id="a post of another source",
        ),
        pytest.param(a_post(text="Скидки\nРеклама. ООО «А». erid: 2SDn"), Around(), Left.ADVERT),
        pytest.param(a_post(links=["https://a.example/?erid=2SDn"]), Around(), Left.ADVERT),
        pytest.param(a_post(text="Окна #реклама"), Around(), Left.ADVERT),
        pytest.param(a_post(text="🎉🎉🎉"), Around(), Left.NO_WORDS),
    ],
)  # fmt: skip
def test_what_is_no_news_is_left_with_its_reason(post, around, left):
    assert read_post(CHANNEL, [post], around) is left


@pytest.mark.parametrize(
    "post",
    [
        pytest.param(a_post(links=["https://elsewhere.example/1"]), id="a link to elsewhere"),
        pytest.param(a_post(origin_chat=-9, origin_message=3), id="forwarded from a stranger"),
        pytest.param(a_post(origin_chat=ID, origin_message=1), id="forwarded from itself"),
        pytest.param(a_post(text="Суд оштрафовал за рекламу на фасаде"), id="about advertising"),
    ],
)
def test_what_is_news_is_taken(post):
    around = Around(articles=ARTICLES, sources=frozenset({ID}))
    assert isinstance(read_post(CHANNEL, [post], around), Entry)
