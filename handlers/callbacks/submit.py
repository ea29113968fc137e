"""Drafts: what the buttons under a question or a preview carry."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from news.ads import Category, Reach, Terms
from news.kinds import Kind

from .base import PlaceCode

DraftKey = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class DraftStep(StrEnum):
    """What a press may do with a draft."""

    PUBLISH = "pub"
    TEXT = "text"
    PLACE = "place"
    PHOTOS = "photos"
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    CANCEL = "cancel"
    SHOW = "show"
    KIND = "kind"
    CATEGORY = "cat"
    PRICE = "price"
    CONTACT = "contact"
    USERNAME = "uname"  # the contact is one's own name in Telegram
    NO_MEDIA = "nomedia"
    NO_POINT = "nopoint"


class DraftPress(CallbackData, prefix="draft"):
    """Do something with the draft of this key; `part`: of words that are long."""

    step: DraftStep
    key: DraftKey
    part: Annotated[int, Field(ge=0, lt=10)] = 0


class DraftPlace(CallbackData, prefix="dplace"):
    """Say where the news of a draft happened."""

    place: PlaceCode
    key: DraftKey


class DraftKind(CallbackData, prefix="dkind"):
    """Say what a draft is."""

    kind: Kind
    key: DraftKey


class DraftCategory(CallbackData, prefix="dcat"):
    """Say what an ad is about."""

    category: Category
    key: DraftKey


class DraftTerms(CallbackData, prefix="dterms"):
    """Say that an ad has no price, or is for nothing."""

    terms: Terms
    key: DraftKey


class DraftReach(CallbackData, prefix="dreach"):
    """Say how far around an ad is shown."""

    reach: Reach
    key: DraftKey


class Begin(CallbackData, prefix="begin"):
    """Begin to send something of a kind, about a place if it is known."""

    kind: Kind
    place: PlaceCode = ""
