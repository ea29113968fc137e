"""Where news come from, from the first word to the digest: a feed somebody offers, a channel."""

import pytest

from feeds.manners import REFUSED
from feeds.upkeep import HOUR as MONDAY_HOUR
from sandbox.client import labels, plain
from sandbox.seed import CHANNEL, GROUP
from storage.feeds import NewFeed
from tests.end_to_end.conftest import ANNA, BORIS, EMMA, OLENA, START, a_city
from tests.feeds.hostile import answer, running

MURMANSK = "524305"
ITEM = """<item><title>{title}</title><link>{url}/{n}</link><guid>{n}</guid>
<description>Подробности о городе.</description><pubDate>{date}</pubDate></item>"""


def a_page(url):
    return (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    )


def a_feed(url, *titles, moment=START):
    date = f"{moment:%a, %d %b %Y %H:%M:%S} +0000"
    items = [ITEM.format(title=t, url=url, n=n, date=date) for n, t in enumerate(titles, 1)]
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
    return f"{head}<title>Мурманский листок</title>{''.join(items)}</channel></rss>".encode()


@pytest.fixture
async def site():
    async with running() as made:
        yield made


@pytest.fixture
async def city(tmp_path):
    """The town, with a moderators' group (Anna and Boris are in it) and an operator, Emma."""
    async with a_city(tmp_path, admin_ids={EMMA}, moderators_chat=GROUP) as made:
        await made.people.set_bot(GROUP, "administrator", by=ANNA)
        for person in (ANNA, BORIS, EMMA, OLENA):
            await made.people.person(person).send("/start")
        yield made


async def sends(city):
    """Let what waits in the outbox go at once."""
    await city.app.jobs.wake("send")


async def subscribe(person, name):
    await person.send(name)
    await person.wait_for("Готово")


async def offer(city, site, person):
    """Offer the site's feed for Murmansk, to the end."""
    site.at("/", answer(body=a_page(site.url)))
    site.at("/rss", answer(body=a_feed(site.url, "В Мурманске открыли мост", "Погода на завтра")))
    await person.send(f"/feed {site.url}/")
    found = await person.wait_for("Нашли ленту: Мурманский листок")
    assert "В Мурманске открыли мост" in plain(found)
    await person.press_and_wait(found, "Дальше")
    await person.wait_for("О каком месте")
    await person.send("Мурманск")
    whole = await person.wait_for("Проверьте заявку")
    await person.press_and_wait(whole, "Отправить")
    return await person.wait_for("Заявка у модератора")


async def card(city, words="Заявка", person=ANNA):
    await sends(city)
    return await city.people.person(person, GROUP).wait_for(words)


async def test_the_whole_life_of_an_application(city, site):
    boris = city.boris
    asked = await offer(city, site, boris)
    shown = await card(city)
    for words in ("Мурманский листок", "Мурманск", "В Мурманске открыли мост", "осталось"):
        assert words in plain(shown)
    await city.anna.at(GROUP).press_and_wait(shown, "✓ Принять")
    await sends(city)
    told = await boris.wait_for("Приняли: Мурманский листок", after=asked["message_id"])

    await subscribe(city.anna, "Мурманск")
    await city.hours_pass(1)
    digest = await city.anna.wait_for("В Мурманске открыли мост")
    assert "Мурманский листок" in plain(digest) or "источник" in plain(digest)

    await boris.press_and_wait(told, "Открыть")
    opened = await boris.wait_for("Читаем. Состояние: в порядке")
    assert "За неделю 2 новости" in plain(opened)
    await boris.press_and_wait(opened, "Убрать из новостей")
    sure = await boris.wait_for("Убрать «Мурманский листок»")
    await boris.press_and_wait(sure, "Убрать из новостей")
    await boris.wait_for("Вы убрали её")
    listed = await city.app.parts.feeds.at(f"{site.url}/rss")
    assert listed.feed.status == "stopped"


async def test_nobody_answers_and_the_operator_is_told(city, site):
    await offer(city, site, city.boris)
    await city.hours_pass(19)
    await city.people.person(ANNA, GROUP).wait_for("из обещанных 24")
    await city.hours_pass(6)
    emma = city.people.person(EMMA)
    late = await emma.wait_for("Nobody answered within the promised 24 hours")
    shown = await emma.wait_for("Application: feed", where=lambda m: "✓ Take" in labels(m))
    assert late
    await emma.press_and_wait(shown, "✕ Reject ›")
    reasons = await emma.wait_for("", where=lambda m: "Not news" in labels(m))
    await emma.press_and_wait(reasons, "Not news")
    await sends(city)
    refused = await city.boris.wait_for("не принял заявку")
    assert "Причина: это не новости." in plain(refused)


async def make_source(city, use):
    """Boris makes the bot an administrator of his channel, Anna agrees."""
    await city.people.set_bot(CHANNEL, "administrator", by=BORIS)
    asked = await city.boris.wait_for("что с ним делать?")
    await city.boris.press_and_wait(asked, use)
    await city.boris.wait_for("О каком месте")
    await city.boris.send("Мурманск")
    whole = await city.boris.wait_for("Проверьте заявку")
    await city.boris.press_and_wait(whole, "Отправить")
    shown = await card(city, "Заявка: канал")
    await city.anna.at(GROUP).press_and_wait(shown, "✓ Принять")
    await sends(city)
    await city.boris.wait_for("Приняли: Смоленск сегодня")
    return city.boris.at(CHANNEL)


async def titles(city):
    return sorted(a.title for a in await city.app.parts.articles.recent(START) if "t.me" in a.url)


async def test_a_post_becomes_an_article_and_reaches_the_digest(city):
    channel = await make_source(city, "Читать как источник")
    olena = city.people.person(OLENA)
    await olena.send("Мурманск")
    await olena.wait_for("Готово")
    post = await channel.send("⚡️ В порту Мурманска загорелся склад\n\nПострадавших нет.")
    await channel.send_album(["street", "night"], caption="Над Мурманском видели радугу")
    wrong = await channel.send("Мост закроют на сутки")
    await channel.edit(wrong["message_id"], "Мост закроют на двое суток")
    await city.posts_arrive(4, edits=1)
    await city.hours_pass(1)
    assert await titles(city) == [
        "В порту Мурманска загорелся склад",
        "Мост закроют на двое суток",
        "Над Мурманском видели радугу",
    ]
    digest = await olena.wait_for("В порту Мурманска загорелся склад")
    assert f"https://t.me/smolensk_today/{post['message_id']}" in str(digest)


async def test_the_digest_of_a_channel_that_is_a_source_never_comes_back_as_news(city):
    channel = await make_source(city, "И то, и другое")
    await channel.send("В порту Мурманска загорелся склад")
    await city.posts_arrive(1)
    await city.hours_pass(1)
    digest = await channel.wait_for("В порту Мурманска загорелся склад", where=_by_bot)
    await channel.forward(CHANNEL, digest["message_id"])  # its administrator likes it
    await city.hours_pass(2)
    assert await titles(city) == ["В порту Мурманска загорелся склад"]


def _by_bot(message):
    return message["by_bot"]


async def test_a_channel_that_puts_the_bot_out_is_read_no_more_until_it_is_back(city):
    channel = await make_source(city, "Читать как источник")
    await city.people.set_bot(CHANNEL, "left", by=BORIS)
    await channel.send("Этого никто не прочтёт сегодня")
    await city.people.set_bot(CHANNEL, "administrator", by=BORIS)
    await channel.send("Мы снова с вами сегодня")
    await city.posts_arrive(1)
    await city.hours_pass(1)
    assert await titles(city) == ["Мы снова с вами сегодня"]


async def test_operators_get_a_note_on_mondays(city):
    await city.hours_pass(24 * 3)  # from Friday to Monday, past the hour of the note
    assert MONDAY_HOUR.hour == 5
    await city.app.jobs.wake("upkeep")
    await sends(city)
    note = await city.people.person(EMMA).wait_for("Feeds this week")
    assert "all is well" in plain(note) or "need a person" in plain(note)


async def test_a_feed_whose_site_does_not_want_us_is_read_no_more(city, site):
    site.at("/robots.txt", answer(body=b"User-agent: Vestnik\nDisallow: /rss\n"))
    site.at("/rss", answer(body=a_feed(site.url, "В Мурманске открыли мост")))
    feeds, now = city.app.parts.feeds, city.app.parts.clock()
    [id] = await feeds.add([NewFeed(f"{site.url}/rss", "leaf", "Мурманский листок")], now=now)
    while await city.app.parts.robots.unasked(before=now, limit=1):
        await city.app.jobs.wake("manners")
    listed = await feeds.get(id)
    assert (listed.feed.status, listed.feed.error) == ("stopped", REFUSED)
    other = next(row.feed for row in await feeds.find() if row.feed.id != id)
    assert other.status == "active"
