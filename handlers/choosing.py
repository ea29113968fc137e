"""Screens on which a place is chosen."""

from aiogram.types import InlineKeyboardMarkup

from locales import Translator
from regions.catalogue import Place, catalogue
from regions.lookup import Found
from regions.names import of_place, short, short_of
from regions.nearest import Near
from storage.chats import Chat

from .callbacks import Ask, Browse, Mine, Subscribe
from .keyboards import PAGE, Row, back, button, keyboard, pager, rows

Screenful = tuple[str, InlineKeyboardMarkup]
PAGES_MOST = 3  # a longer list begins with its letters
LETTERS = 6  # letters a row


def candidates(query: str, found: Found, t: Translator, chat_id: int = 0) -> Screenful:
    """Ask which place was meant: one close guess, namesakes, several guesses, or none."""
    places = [candidate.place for candidate in found.candidates]
    other = button(t.plain("button-other-city"), Ask(chat=chat_id))
    browse = button(t.plain("button-browse"), Browse(chat=chat_id))
    if not places:
        return t("place-unknown", query=query), keyboard([browse])
    if len(places) == 1:
        yes = button(t.plain("button-yes"), Subscribe(place=places[0].id, chat=chat_id))
        label = catalogue().label(places[0], t.language)
        return t("place-guess", place=label), keyboard([yes, other])
    namesakes = all(candidate.score >= 1 for candidate in found.candidates)
    text = t("place-which", query=query) if namesakes else t("place-maybe", query=query)
    return text, keyboard(*_one_a_row(places, t, chat_id), [other, browse])


def asked_of(target: Chat, t: Translator) -> Screenful:
    """Ask for a place of a group or channel that is set up from another chat."""
    return t("place-ask-of", title=target.title), keyboard(
        [button(t.plain("button-browse"), Browse(chat=target.id))],
        back(t, Mine(chat=target.id)),
    )


def nearby(near: list[Near], large: Near, t: Translator, chat_id: int = 0) -> Screenful:
    """Offer the cities around a point and the nearest large one; say so when all are far."""
    text = t("place-far", km=round(near[0].km)) if near[0].is_far else t("place-near")
    if not large.is_far and large not in near:
        near = [*near, large]
    offers = [
        [
            button(
                t.plain(
                    "button-place-near", place=n.place.name(t.language), km=max(1, round(n.km))
                ),
                Subscribe(place=n.place.id, chat=chat_id),
            )
        ]
        for n in near
    ]
    return text, keyboard(*offers, [button(t.plain("button-browse"), Browse(chat=chat_id))])


def listing(data: Browse, t: Translator) -> Screenful:
    """Show what lies in a place, a page at a time; from an id we do not know, the countries.

    Where it is more than a few pages, its first letters come before.
    """
    here = catalogue().get(data.place) if data.place else None
    if here is None:
        return t("browse-countries"), keyboard(*_within(catalogue().countries(), data, t))
    text = t("browse-inside", place=here.name(t.language))
    whole: Row = []
    if is_subscribable(here) and not data.letter:
        whole = [button(t.plain("button-whole"), Subscribe(place=here.id, chat=data.chat))]
    by_letter = len(catalogue().children(here.id)) > PAGE * PAGES_MOST
    if by_letter and not data.letter:
        shown = _letters(here, data, t)
    else:
        inside, pages = catalogue().page(
            here.id, t.language, letter=data.letter, number=data.page, size=PAGE
        )
        turn = pager(
            min(data.page, pages - 1), pages, lambda n: data.model_copy(update={"page": n})
        )
        shown = [*_within(inside, data, t), turn]
    above = here.id if data.letter else here.parent or ""
    return text, keyboard(*shown, whole, back(t, Browse(place=above, chat=data.chat)))


def _letters(here: Place, data: Browse, t: Translator) -> list[Row]:
    letters = catalogue().letters(here.id, t.language)
    return rows(
        [button(it, Browse(place=here.id, letter=it, chat=data.chat)) for it in letters], LETTERS
    )


def _within(places: list[Place], data: Browse, t: Translator) -> list[Row]:
    buttons = [button(place.name(t.language), _into(place, data.chat)) for place in places]
    return rows(buttons, across=2)


def is_subscribable(place: Place) -> bool:
    """Tell whether a place has news of its own: a whole country is too much for one list."""
    return place.kind != "country"


def covering(place: Place, scope: str, t: Translator) -> str:
    """Say what a subscription covers: "Смоленск и область"; "Смоленск, только город"."""
    name, region = place.name(t.language), catalogue().region_of(place.id)
    if region is None or region.id == place.id or region.name(t.language) == name:
        return name
    if scope == "city":
        return t.plain("place-city-only", city=name)
    return t.plain("place-with-region", city=name, region=short(region, t.language))


def news_of(place: Place, scope: str, t: Translator) -> str | None:
    """Say whose news a subscription brings: "Смоленска и области"; null where unsure."""
    of, region = of_place(place, t.language), catalogue().region_of(place.id)
    own = region is None or region.id == place.id or scope == "city"
    if of is None or own or region is None or region.name(t.language) == place.name(t.language):
        return of
    around = short_of(region, t.language)
    return around and t.plain("place-with-region", city=of, region=around)


def _one_a_row(places: list[Place], t: Translator, chat_id: int) -> list[Row]:
    label = catalogue().label
    return [
        [button(label(place, t.language), Subscribe(place=place.id, chat=chat_id))]
        for place in places
    ]


def _into(place: Place, chat_id: int) -> Browse | Subscribe:
    if place.kind == "city":
        return Subscribe(place=place.id, chat=chat_id)
    return Browse(place=place.id, chat=chat_id)
