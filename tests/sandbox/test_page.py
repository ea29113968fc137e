"""The chat page in a real browser: a person starts the bot, presses, reads, sees no errors."""

import shutil

import pytest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputRichMessage,
    InputTextMessageContent,
)

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to open the page with")
MISCHIEF = "<img src=x onerror=alert(1)><script>alert(1)</script>"


@pytest.fixture
async def page(sandbox):
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        made = await browser.new_page(locale="ru-RU")
        problems = []
        made.on("pageerror", lambda error: problems.append(str(error)))
        made.on(
            "console", lambda line: problems.append(line.text) if line.type == "error" else None
        )
        await made.goto(sandbox.url)
        yield made
        await browser.close()
    assert problems == []


async def test_a_person_starts_the_bot_presses_and_reads(page, bot, people):
    await page.get_by_role("button", name="Начать").click()
    await page.locator(".message", has_text="/start").wait_for()
    keyboard = [[InlineKeyboardButton(text="Да, Смоленск", callback_data="p")]]
    markup = InlineKeyboardMarkup(inline_keyboard=keyboard)
    await bot.send_message(
        1001, "<b>Смоленск</b> — подписать?", parse_mode="HTML", reply_markup=markup
    )
    await page.locator(".message strong", has_text="Смоленск").wait_for()
    await page.get_by_role("button", name="Да, Смоленск").click()
    updates = await bot.get_updates(timeout=10)
    while not updates[-1].callback_query:
        updates = await bot.get_updates(offset=updates[-1].update_id + 1, timeout=10)
    await bot.answer_callback_query(updates[-1].callback_query.id, "Готово")
    await page.locator(".toast", has_text="Готово").wait_for()
    html = "<h2>Час</h2><details><summary>ещё 4</summary>в подробностях</details>"
    await bot.send_rich_message(1001, InputRichMessage(html=html))
    await page.locator("summary", has_text="ещё 4").click()
    await page.locator(".rich p", has_text="в подробностях").wait_for()


async def test_text_stays_text(page, bot, people):
    await people.person(1001).send(MISCHIEF)
    await page.locator(".message", has_text=MISCHIEF).wait_for()
    await bot.send_message(1001, MISCHIEF)
    await page.locator(".message:not(.mine)", has_text=MISCHIEF).wait_for()
    assert await page.locator(".messages script, .messages img").count() == 0


async def test_the_text_field_sends_with_enter(page, bot, people):
    await page.get_by_role("button", name="Начать").click()
    await page.get_by_label("Сообщение").fill("смаленск")
    await page.keyboard.press("Enter")
    await page.locator(".message.mine", has_text="смаленск").wait_for()
    texts = [update.message.text for update in await bot.get_updates()]
    assert texts == ["/start", "смаленск"]


async def test_what_the_bot_offers_inline_is_shown_scrolled_and_sent(page, bot, people):
    await page.get_by_role("button", name="Начать").click()
    await page.get_by_label("Сообщение").fill("@vestnik_bot смоленск")
    asked = await inline_query(bot)
    assert (asked.query, asked.offset, asked.chat_type) == ("смоленск", "", "sender")
    button = InlineQueryResultsButton(text="Получать каждый час", start_parameter="p491687")
    first = [result(n) for n in range(10)]
    await bot.answer_inline_query(asked.id, first, next_offset="10", button=button)
    await page.locator(".offer").nth(9).wait_for()
    await page.locator(".offers-button", has_text="Получать каждый час").wait_for()
    await page.locator(".offers-more").scroll_into_view_if_needed()
    more = await inline_query(bot)
    assert (more.query, more.offset) == ("смоленск", "10")
    await bot.answer_inline_query(more.id, [result(10)], button=button)
    await page.locator(".offer", has_text="Новость 10").click()
    await page.locator(".message.mine", has_text="Текст 10").wait_for()
    assert await page.get_by_label("Сообщение").input_value() == ""


async def test_the_button_above_the_offers_leads_to_the_bot(page, bot, people):
    await page.get_by_role("button", name="Начать").click()
    await page.get_by_label("Сообщение").fill("@vestnik_bot ")
    asked = await inline_query(bot)
    button = InlineQueryResultsButton(text="Выбрать свой город", start_parameter="inline")
    await bot.answer_inline_query(asked.id, [], button=button)
    await page.get_by_role("button", name="Выбрать свой город").click()
    await page.locator(".message.mine", has_text="/start inline").wait_for()


def result(number):
    text = InputTextMessageContent(message_text=f"Текст {number}")
    return InlineQueryResultArticle(
        id=str(number), title=f"Новость {number}", input_message_content=text
    )


async def inline_query(bot):
    """The next inline query that reaches the bot."""
    offset = None
    while True:
        for update in await bot.get_updates(offset=offset, timeout=10):
            offset = update.update_id + 1
            if update.inline_query:
                await bot.get_updates(offset=offset)
                return update.inline_query
