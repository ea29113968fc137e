"""What people see and press: one module per screen.

`router()` gives all of it. Besides what aiogram gives, handlers take these names from the
workflow data of the dispatcher:

    chats: storage.chats.Chats              subscriptions: storage.subscriptions.Subscriptions
    submissions: storage.submissions.Submissions
    readers: storage.readers.ReadersNews    likes: storage.likes.Likes
    digests: digests.now.Digests            votes: storage.votes.StoryVotes
    cases: storage.cases.Cases              cards: handlers.case_cards.Cards
    rights: handlers.rights.Rights
    clock: a function that gives the moment, aware UTC
    gate: handlers.gate.Gate                default_language: the setting DEFAULT_LANGUAGE

and the dispatcher needs `storage=bot.fsm.DialogStorage(…)` and
`events_isolation=SimpleEventIsolation()`: parts of an album arrive at the same moment.
Middlewares add `now`, `chat`, `t` and, for what configures a chat, `target`.
"""

from aiogram import Router
from aiogram.utils.callback_answer import CallbackAnswerMiddleware

from . import (
    about,
    digest,
    errors,
    groups,
    hints,
    mine,
    moderate,
    own_news,
    places,
    readers,
    schedule,
    settings,
    start,
    story,
    submit,
)
from .middlewares import Meet


def router() -> Router:
    """Every screen, in the order they look at an update; a new one at each call."""
    root = Router(name="vestnik")
    for observer in (root.message, root.callback_query, root.my_chat_member):
        observer.outer_middleware(Meet())
    root.callback_query.middleware(CallbackAnswerMiddleware())
    root.callback_query.middleware(errors.Explain())
    root.message.middleware(errors.Explain())
    screens = (
        moderate,
        start,
        groups,
        about,
        mine,
        schedule,
        settings,
        digest,
        story,
        readers,
        own_news,
        submit,
        places,
    )
    root.include_routers(
        *(screen.router() for screen in screens),
        submit.offers_router(),
        places.typed_router(),
        hints.router(),
        errors.router(),
    )
    return root
