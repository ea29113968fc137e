"""The chat page in a real browser: a person starts the bot, presses, reads, sees no errors."""

import shutil

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InputRichMessage

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
