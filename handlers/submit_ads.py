"""What ads have beside their words: category, price, contact, how far around they are shown."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from news.ads import MONEY, Price, contact_of, parse_price
from news.draft import Draft
from news.errors import UserError
from news.kinds import Need
from regions.catalogue import catalogue

from .callbacks import DraftCategory, DraftPress, DraftReach, DraftStep, DraftTerms
from .drafts import Writing, where
from .talk import Talk
from .where import guess

_ASKED = {
    DraftStep.CATEGORY: Need.CATEGORY,
    DraftStep.PRICE: Need.PRICE,
    DraftStep.CONTACT: Need.CONTACT,
}
RUBLES = "RUB"


async def ask_again(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Ask once more for what is there already, to change it."""
    kept = await talk.kept(callback_data.key)
    await talk.ask(_ASKED[callback_data.step], kept.draft)


async def choose_category(query: CallbackQuery, callback_data: DraftCategory, talk: Talk) -> None:
    """Say what it is about."""
    category = callback_data.category
    await talk.go_on(
        await talk.change(callback_data.key, lambda one: replace(one, category=category))
    )


async def choose_terms(query: CallbackQuery, callback_data: DraftTerms, talk: Talk) -> None:
    """Say that it is for nothing, to be agreed on, or say nothing of a price."""
    await _set_price(talk, callback_data.key, Price(callback_data.terms))


async def choose_reach(query: CallbackQuery, callback_data: DraftReach, talk: Talk) -> None:
    """Say how far around it is shown."""
    reach = callback_data.reach
    await talk.go_on(await talk.change(callback_data.key, lambda one: replace(one, reach=reach)))


async def use_username(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Take one's name in Telegram as the contact."""
    if not query.from_user.username:
        raise UserError("error-no-username")
    await _set_contact(talk, callback_data.key, f"@{query.from_user.username}")


async def type_price(message: Message, talk: Talk) -> None:
    """Take a price as it is written."""
    kept = await talk.kept((await where(talk.state)).key or "")
    price = parse_price(message.text or "", await _money(kept.draft, talk))
    await _set_price(talk, kept.draft.key, price)


async def type_contact(message: Message, talk: Talk) -> None:
    """Take a contact as it is written, or the card of one's own that is sent."""
    typed = message.text or ""
    if message.contact:
        if message.from_user is None or message.contact.user_id != message.from_user.id:
            raise UserError("error-contact-other")
        typed = message.contact.phone_number
    await _set_contact(talk, (await where(talk.state)).key or "", contact_of(typed))


async def _set_price(talk: Talk, key: str, price: Price) -> None:
    kept = price.as_json()
    await talk.go_on(await talk.change(key, lambda one: replace(one, price=kept)))


async def _set_contact(talk: Talk, key: str, contact: str) -> None:
    await talk.go_on(await talk.change(key, lambda one: replace(one, contact=contact)))


async def _money(draft: Draft, talk: Talk) -> str:
    """Tell in which money a price without a currency is: that of the place, known or guessed."""
    place = catalogue().get(draft.place or await guess(draft, talk.chat, talk.subscriptions))
    return MONEY.get(place.country, RUBLES) if place else RUBLES


def router() -> Router:
    """Route the questions that only ads are asked."""
    router = Router(name="submit-ads")
    router.message.register(type_price, Writing.price, F.text[0] != "/")
    router.message.register(type_contact, Writing.contact, F.text[0] != "/")
    router.message.register(type_contact, Writing.contact, F.contact)
    router.callback_query.register(choose_category, DraftCategory.filter())
    router.callback_query.register(choose_terms, DraftTerms.filter())
    router.callback_query.register(choose_reach, DraftReach.filter())
    router.callback_query.register(ask_again, DraftPress.filter(F.step.in_(set(_ASKED))))
    router.callback_query.register(use_username, DraftPress.filter(F.step == DraftStep.USERNAME))
    return router
