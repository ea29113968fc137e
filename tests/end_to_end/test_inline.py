"""Inline mode over HTTP: what is offered, sent and pressed in somebody else's chat."""

from sandbox.client import labels, plain
from tests.end_to_end.conftest import ANNA, BORIS


async def test_the_news_of_a_city_are_sent_into_any_chat(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    group = await city.people.new_chat("group", "Друзья", creator=BORIS)
    boris = city.boris.at(group)  # the bot is not in this group
    offered = await boris.inline("смоленск")
    top, first = offered["results"][:2]
    assert top["title"].startswith("🗞 Смоленск и область")
    sent = await boris.choose(offered, top["id"])
    assert "Смоленск и область" in plain(sent)
    assert sent["via_bot"]["username"] == "vestnik_bot"
    assert labels(sent) == ["Получать каждый час"]
    story = await boris.choose(offered, first["id"])
    assert plain(story).splitlines()[0] in first["title"]
    assert "Кто пишет" in plain(story)
    link = story["reply_markup"]["inline_keyboard"][0][0]["url"]
    await city.boris.send(f"/start {link.partition('=')[2]}")
    assert "Кто пишет" in plain(await city.boris.wait_for("Кто пишет"))


async def test_ones_own_cities_are_offered_to_an_empty_query_and_to_nobody_else(city):
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    mine = await city.anna.inline("")
    assert mine["results"][0]["title"].startswith("🗞 Смоленск")
    theirs = await city.boris.inline("")
    assert theirs["results"] == []
    assert theirs["button"] == {"text": "Выбрать свой город", "start_parameter": "inline"}


async def test_more_stories_follow_and_the_same_question_is_not_asked_twice(city):
    await city.hours_pass(3)
    first = await city.anna.inline("смоленск")
    assert first["next_offset"]
    more = await city.anna.inline("смоленск", offset=first["next_offset"])
    ids = [r["id"] for answer in (first, more) for r in answer["results"]]
    assert len(ids) == len(set(ids)) > 10
    before = len(await city.people.calls("answerInlineQuery"))
    assert await city.anna.inline("смоленск")
    assert len(await city.people.calls("answerInlineQuery")) == before


async def test_an_older_server_gets_classic_results(city):
    await city.people.settings(rich=False)
    await city.anna.send("Смоленск")
    await city.anna.wait_for("🗞")
    tried = len(await city.people.calls("sendRichMessage"))
    offered = await city.anna.inline("смоленск")
    sent = await city.anna.at(ANNA).choose(offered, offered["results"][0]["id"])
    assert "rich_message" not in sent
    await city.anna.send("/now")
    await city.anna.wait_for("🗞", after=sent["message_id"])
    assert len(await city.people.calls("sendRichMessage")) == tried == 1
