"""Screens of sending news."""

from datetime import datetime

from locales import Translator
from news.submission import State
from regions.catalogue import catalogue
from regions.lookup import Found
from storage.chats import Chat
from storage.submissions import Submission

from .callbacks import DraftPlace, DraftPress, DraftStep, Go, Own, OwnNews, ReaderNews, Screen
from .choosing import Screenful
from .drafts import DraftNews
from .keyboards import Button, button, keyboard
from .news_card import card
from .words import moment_in_words

SIGNATURE = 40  # characters of a name shown
MARK = "✓ "


def rules(t: Translator) -> Screenful:
    """Say what may be sent, before the first time; and ask, so that nobody waits for a press."""
    return f"{t('submit-rules')}\n\n{t('submit-ask')}", keyboard(
        [button(t.plain("button-rules"), Go(screen=Screen.RULES))]
    )


def asking(t: Translator) -> Screenful:
    """Ask what happened."""
    return t("submit-ask"), keyboard()


def offering(draft: DraftNews, t: Translator, key: str) -> Screenful:
    """Offer to make news of a message."""
    return t(key), keyboard(
        [
            _step(DraftStep.SHOW, draft, t.plain("button-take")),
            _step(DraftStep.CANCEL, draft, t.plain("button-no")),
        ]
    )


def place_asked(t: Translator, draft: DraftNews, found: Found | None = None) -> Screenful:
    """Ask where it happened; with the places that the answer may have meant."""
    places = [candidate.place for candidate in found.candidates] if found else []
    label = catalogue().label
    buttons = [
        [button(label(place, t.language), DraftPlace(place=place.id, key=draft.key))]
        for place in places
    ]
    cancel = [_step(DraftStep.CANCEL, draft, t.plain("button-cancel"))]
    if found is None:
        return t("submit-place"), keyboard(cancel)
    return t("submit-place-which" if places else "submit-place-unknown"), keyboard(
        *buttons, cancel
    )


def preview(draft: DraftNews, chat: Chat, t: Translator, *, now: datetime) -> Screenful:
    """Show the draft exactly as readers will see it, and what can be done with it."""
    name = chat.title[:SIGNATURE]
    shown = card(
        draft.text,
        draft.entities,
        signature=name if draft.signed else "",
        place_id=draft.place,
        media=len(draft.media),
        time=moment_in_words(now, chat.time_zone, t, now=now),
        t=t,
    )
    photos = [_step(DraftStep.PHOTOS, draft, t.plain("button-photos"))] if draft.media else []
    signed = t.plain("button-signed")
    unsigned = t.plain("button-unsigned")
    return f"{t('submit-preview')}\n\n{shown}", keyboard(
        [
            _step(DraftStep.SIGNED, draft, f"{MARK}{signed}" if draft.signed else signed),
            _step(DraftStep.UNSIGNED, draft, unsigned if draft.signed else f"{MARK}{unsigned}"),
        ],
        [
            _step(DraftStep.PLACE, draft, t.plain("button-place")),
            _step(DraftStep.TEXT, draft, t.plain("button-edit")),
            *photos,
        ],
        [
            _step(DraftStep.PUBLISH, draft, t.plain("button-publish")),
            _step(DraftStep.CANCEL, draft, t.plain("button-cancel")),
        ],
    )


def sent(done: Submission, t: Translator) -> Screenful:
    """Say what became of a submission, and what its author can do about it."""
    place = catalogue().get(done.place_id)
    name = place.name(t.language) if place else t.plain("place-gone")
    text = t(f"submit-{done.state}", title=done.title, place=name)
    if done.state in (State.PUBLISHED, State.HELD):
        withdraw = OwnNews(act=Own.WITHDRAW, id=done.id)
        rows = [button(t.plain("button-withdraw"), withdraw)]
        if done.state is State.PUBLISHED:
            rows.insert(0, button(t.plain("button-see"), ReaderNews(id=done.id)))
        return text, keyboard(rows)
    if done.state is State.WITHDRAWN:
        restore = OwnNews(act=Own.RESTORE, id=done.id)
        return text, keyboard([button(t.plain("button-undo"), restore)])
    return text, keyboard()


def _step(step: DraftStep, draft: DraftNews, text: str) -> Button:
    return button(text, DraftPress(step=step, key=draft.key))
