"""Private ads: categories, how far around they are shown, prices as people write them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from .errors import UserError

CONTACT_LONGEST: Final = 100  # characters
PRICE_LONGEST: Final = 60  # characters
AMOUNT_MOST: Final = Decimal(10) ** 12


class Category(StrEnum):
    """What an ad is about."""

    HOME = "home"
    TRANSPORT = "transport"
    THINGS = "things"
    DEVICES = "devices"
    WORK = "work"
    SERVICES = "services"
    ANIMALS = "animals"
    LOST = "lost"
    OTHER = "other"


PRICELESS: Final = frozenset({Category.LOST})
"""Categories that have no price, so that none is asked for."""


class Reach(StrEnum):
    """How far around its place an ad is shown."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Terms(StrEnum):
    """How a price is meant."""

    FIXED = "fixed"
    FREE = "free"
    TALK = "talk"  # to be agreed on
    NONE = "none"  # nothing is said


@dataclass(frozen=True, slots=True)
class Price:
    """What an ad asks for. `currency` is an ISO 4217 code; both are empty but for a fixed one."""

    terms: Terms
    amount: Decimal = Decimal(0)
    currency: str = ""

    def as_json(self) -> dict[str, str]:
        """Give the stored form."""
        return {"terms": self.terms, "amount": str(self.amount), "currency": self.currency}


def price_of(details: Mapping[str, Any]) -> Price | None:
    """Read the price out of the details of a submission; null: there is none."""
    kept = details.get("price")
    if not kept:
        return None
    return Price(Terms(kept["terms"]), Decimal(kept["amount"]), kept["currency"])


MONEY: Final[Mapping[str, str]] = {"RU": "RUB", "UA": "UAH", "BY": "BYN", "AB": "RUB", "CR": "RUB"}
"""The money that prices without a currency are in, by the top place of the catalogue."""

_CURRENCIES: Final = (
    ("BYN", r"byn|br|бел\.? ?руб\w*\.?"),
    ("RUB", r"₽|rub|руб\w*\.?|р\.?"),
    ("UAH", r"₴|uah|грн\.?|грив\w+|грыўн\w*"),
    ("USD", r"\$|usd|долл?\w*\.?|дол\.?|у\. ?е\.?|бакс\w*"),
    ("EUR", r"€|eur|евро|євро|еўра"),
)
_TIMES: Final = (
    (Decimal(1_000_000), r"млн\.?|миллион\w*|мільйон\w*|мільён\w*|mln|million"),
    (Decimal(1_000), r"тыс\w*\.?|тис\w*\.?|т\.?|k|к|thousand"),
)
_FREE: Final = re.compile(r"(даром|бесплатно|безкоштовно|дарма|бясплатна|free|отдам даром|0)\.?")
_TALK: Final = re.compile(
    r"(договорн\w+|по договор[её]нности|торг|договірн\w*|дамоўн\w*|negotiable)\.?"
)
_NUMBER: Final = r"(?P<number>\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_MONEY: Final = "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES)
_MANY: Final = "|".join(f"(?P<x{times}>{words})" for times, words in _TIMES)
_BEFORE: Final = "|".join(f"(?P<b{code}>{words})" for code, words in _CURRENCIES)
_PRICE: Final = re.compile(
    rf"(?:(?:{_BEFORE}) ?)?{_NUMBER} ?(?:{_MANY})? ?(?:{_MONEY})?(?: ?[.,]? ?торг\.?)?"
)


def parse_price(typed: str, money: str) -> Price:
    """Read a price as people write it: "5 000 руб.", "1,5 млн", "$300", "даром", "договорная".

    Args:
        typed: what was written; any length.
        money: the currency of a price that names none, and of roubles where they are its own.

    Raises:
        UserError: it is no price, or beyond reason.
    """
    text = " ".join(typed[:PRICE_LONGEST].casefold().split())
    if _FREE.fullmatch(text):
        return Price(Terms.FREE)
    if _TALK.fullmatch(text):
        return Price(Terms.TALK)
    found = _PRICE.fullmatch(text)
    if found is None or len(typed) > PRICE_LONGEST:
        raise UserError("error-price")
    amount = _amount(found)
    if not 0 < amount <= AMOUNT_MOST:
        raise UserError("error-price")
    return Price(Terms.FIXED, amount, _currency(found, money))


def _amount(found: re.Match[str]) -> Decimal:
    digits = re.sub(r"[ '’]", "", found["number"])
    cents = re.search(r"[.,](\d{1,2})$", digits)
    whole = digits[: cents.start()] if cents else digits
    number = Decimal(f"{re.sub(r'[.,]', '', whole)}.{cents[1] if cents else 0}")
    times = next((times for times, _ in _TIMES if found[f"x{times}"]), Decimal(1))
    amount = number * times
    return amount.to_integral_value() if amount == amount.to_integral_value() else amount


def _currency(found: re.Match[str], money: str) -> str:
    named = next((c for c, _ in _CURRENCIES if found[c] or found[f"b{c}"]), money)
    return money if named == "RUB" and money == "BYN" else named


def contact_of(typed: str) -> str:
    """Make one line of a contact.

    Raises:
        UserError: there is nothing in it, or too much.
    """
    line = " ".join(typed.split())
    if not any(char.isalnum() for char in line):
        raise UserError("error-contact-empty")
    if len(line) > CONTACT_LONGEST:
        raise UserError("error-contact-long", limit=CONTACT_LONGEST)
    return line
