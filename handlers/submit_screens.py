"""Screens of sending something: what is asked for, the preview, what became of it."""

from collections.abc import Mapping

from aiogram.types import InlineKeyboardMarkup

from locales import Translator
from news.ads import PRICELESS, Category, Reach, Terms
from news.draft import Draft
from news.kinds import KINDS, Kind, Need
from news.submission import Alert, State
from regions.catalogue import catalogue
from regions.lookup import Found
from storage.submissions import Submission

from .callbacks import (
    DraftCategory,
    DraftKind,
    DraftPlace,
    DraftPress,
    DraftReach,
    DraftStep,
    DraftTerms,
    FeedFromLink,
    Go,
    OwnList,
    Screen,
)
from .cards import Shown
from .choosing import Screenful
from .keyboards import Button, Row, back, button, keyboard, marked, rows
from .news_card import name_of

LINK = "hint-link"  # the words of the offer that a message with an address gets


def rules(draft: Draft, t: Translator) -> Screenful:
    """Say what may be sent, before the first time; and ask, so that nobody waits for a press."""
    text, markup = asking(draft, t)
    known = [button(t.plain("button-rules"), Go(screen=Screen.RULES))]
    return f"{t('submit-rules')}\n\n{text}", keyboard(*markup.inline_keyboard, known)


def asking(draft: Draft, t: Translator, *, is_author: bool = False) -> Screenful:
    """Ask for it; with the other kinds it may be, and what one has sent before."""
    others = [] if draft.edits else _kinds(draft, t, without=draft.kind)
    mine = [button(t.plain("button-own"), OwnList())] if is_author else []
    return t(f"submit-ask-{draft.kind}"), keyboard(*rows(others), mine)


def offering(draft: Draft, t: Translator, key: str) -> Screenful:
    """Offer to make news of a message, or of an address in it a feed."""
    feed = [button(t.plain("button-offer-feed"), FeedFromLink())] if key == LINK else []
    return t(key), keyboard(
        [
            _step(DraftStep.SHOW, draft, t.plain("button-take")),
            _step(DraftStep.CANCEL, draft, t.plain("button-no")),
        ],
        feed,
    )


def edited_offered(draft: Draft, t: Translator) -> Screenful:
    """Say that what was sent stays as it is, and offer to give it the words of now."""
    return t("submit-edited"), keyboard(
        [
            _step(DraftStep.SHOW, draft, t.plain("button-take-edited")),
            _step(DraftStep.CANCEL, draft, t.plain("button-no")),
        ]
    )


def words_asked(draft: Draft, t: Translator) -> Screenful:
    """Ask for words to what is attached already."""
    return t("submit-words"), _cancel(draft, t)


def picture_asked(draft: Draft, t: Translator) -> Screenful:
    """Ask for a photo."""
    return t("submit-picture"), _cancel(draft, t)


def place_asked(draft: Draft, t: Translator, found: Found | None = None) -> Screenful:
    """Ask where it is; with the places that the answer may have meant."""
    places = [candidate.place for candidate in found.candidates] if found else []
    label = catalogue().label
    buttons = [
        [button(label(place, t.language), DraftPlace(place=place.id, key=draft.key))]
        for place in places
    ]
    cancel = [_step(DraftStep.CANCEL, draft, t.plain("button-cancel"))]
    if found is None:
        return t("submit-place"), keyboard(cancel)
    return t("place-which-of-these" if places else "submit-place-unknown"), keyboard(
        *buttons, cancel
    )


def category_asked(draft: Draft, t: Translator) -> Screenful:
    """Ask what an ad is about."""
    choices = [
        button(t.plain(f"ad-category-{one}"), DraftCategory(category=one, key=draft.key))
        for one in Category
    ]
    return t("ad-ask-category"), keyboard(*rows(choices), _cancel_row(draft, t))


def price_asked(draft: Draft, t: Translator) -> Screenful:
    """Ask what an ad asks for."""
    choices = [
        button(t.plain(f"button-price-{terms}"), DraftTerms(terms=terms, key=draft.key))
        for terms in (Terms.FREE, Terms.TALK, Terms.NONE)
    ]
    return t("ad-ask-price"), keyboard(choices, _cancel_row(draft, t))


def contact_asked(draft: Draft, t: Translator) -> Screenful:
    """Ask how readers reach its author; one press is enough for those with a name in Telegram."""
    mine = [_step(DraftStep.USERNAME, draft, t.plain("button-username"))]
    return t("ad-ask-contact"), keyboard(mine, _cancel_row(draft, t))


def kind_asked(draft: Draft, t: Translator) -> Screenful:
    """Ask what a draft is."""
    choices = _kinds(draft, t)
    return t("submit-kind"), keyboard(
        *rows(choices, across=2),
        back(t, DraftPress(step=DraftStep.SHOW, key=draft.key)),
    )


def _kinds(draft: Draft, t: Translator, *, without: Kind | None = None) -> list[Button]:
    return [
        button(t.plain(f"button-kind-{kind}"), DraftKind(kind=kind, key=draft.key))
        for kind in Kind
        if kind is not without
    ]


def preview_notes(draft: Draft, t: Translator) -> list[str]:
    """Say above a preview what it is, and what of it is not taken."""
    place = catalogue().get(draft.place)
    name = place.name(t.language) if place else t.plain("place-gone")
    notes = [t("submit-preview")]
    if KINDS[draft.kind].alerts:
        notes.append(t("submit-preview-urgent", place=name))
    if draft.left_over:
        notes.append(t("submit-left-over", count=draft.left_over))
    return notes


def preview_buttons(draft: Draft, shown: Shown, t: Translator, part: int = 0) -> list[Row]:
    """Give what can be done with a draft."""
    signed, unsigned = t.plain("button-signed"), t.plain("button-unsigned")
    change = [
        _step(DraftStep.PLACE, draft, t.plain("button-place")),
        _step(DraftStep.TEXT, draft, t.plain("button-edit")),
    ]
    if not draft.edits:
        change.append(_step(DraftStep.KIND, draft, t.plain("button-kind")))
    save = "button-save" if draft.edits else "button-publish"
    return [
        _parts(draft, shown, part),
        [
            _step(DraftStep.SIGNED, draft, marked(signed, draft.is_signed)),
            _step(DraftStep.UNSIGNED, draft, marked(unsigned, not draft.is_signed)),
        ],
        change,
        *_of_an_ad(draft, t),
        _attached(draft, shown, t),
        [
            _step(DraftStep.PUBLISH, draft, t.plain(save)),
            _step(DraftStep.CANCEL, draft, t.plain("button-cancel")),
        ],
    ]


def _of_an_ad(draft: Draft, t: Translator) -> list[Row]:
    spec = KINDS[draft.kind]
    if Need.CATEGORY not in spec.needs:
        return []
    facts = [_step(DraftStep.CATEGORY, draft, t.plain("button-category"))]
    if draft.category not in PRICELESS:
        facts.append(_step(DraftStep.PRICE, draft, t.plain("button-price")))
    facts.append(_step(DraftStep.CONTACT, draft, t.plain("button-contact")))
    reach = [
        button(
            marked(t.plain(f"button-reach-{reach}"), draft.reach is reach),
            DraftReach(reach=reach, key=draft.key),
        )
        for reach in Reach
    ]
    return [facts, reach]


def _attached(draft: Draft, shown: Shown, t: Translator) -> Row:
    """Show and take off what is attached; a rich preview shows it by itself."""
    found = []
    if draft.media and not shown.is_rich:
        found.append(_step(DraftStep.PHOTOS, draft, t.plain("button-photos")))
    if draft.media:
        found.append(_step(DraftStep.NO_MEDIA, draft, t.plain("button-no-media")))
    if draft.point:
        found.append(_step(DraftStep.NO_POINT, draft, t.plain("button-no-point")))
    return found


def _parts(draft: Draft, shown: Shown, part: int) -> Row:
    if shown.parts < 2:
        return []
    return [
        button(
            marked(str(n + 1), n == part), DraftPress(step=DraftStep.SHOW, key=draft.key, part=n)
        )
        for n in range(shown.parts)
    ]


def sent(done: Submission, t: Translator) -> str:
    """Say what became of a submission."""
    place = catalogue().get(done.area_id) or catalogue().get(done.place_id)
    name = place.name(t.language) if place else t.plain("place-gone")
    title = name_of(done.content, t)
    if done.state is State.PUBLISHED:
        said = t(f"submit-published-{done.kind}", title=title, place=name)
        return f"{said}\n\n{alert_note(done, t)}" if done.alert else said
    if done.state is State.HELD:
        return t("submit-held", title=title, why=held_because(done.reason, t))
    return t(f"submit-{done.state}", title=title)


def alert_note(done: Submission, t: Translator) -> str:
    """Say whether an urgent one wakes its city."""
    return t(_ALERTS[done.alert]) if done.alert else ""


_ALERTS: Mapping[Alert, str] = {
    Alert.WAITING: "alert-waiting",
    Alert.ALLOWED: "alert-allowed",
    Alert.SENT: "alert-sent",
}


def held_because(reason: str | None, t: Translator) -> str:
    """Say to its author why something is held."""
    key = f"held-{reason}"
    return t.plain(key if key in t else "held-moderated")


def _cancel(draft: Draft, t: Translator) -> InlineKeyboardMarkup:
    return keyboard(_cancel_row(draft, t))


def _cancel_row(draft: Draft, t: Translator) -> Row:
    return [_step(DraftStep.CANCEL, draft, t.plain("button-cancel"))]


def _step(step: DraftStep, draft: Draft, text: str) -> Button:
    return button(text, DraftPress(step=step, key=draft.key))
