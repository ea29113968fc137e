"""What people see and press: one module per screen.

`router()` gives all of it. Besides what aiogram gives, handlers take these names from the
workflow data of the dispatcher:

    chats: storage.chats.Chats              subscriptions: storage.subscriptions.Subscriptions
    submissions: storage.submissions.Submissions
    personal: storage.personal.Personal
    drafts: storage.drafts.Drafts
    readers: storage.readers.ReadersNews    likes: storage.likes.Likes
    digests: digests.now.Digests            votes: storage.votes.StoryVotes
    follows: storage.follows.Follows        misplaced: storage.misplaced.Misplaced
    cases: storage.cases.Cases              cards: handlers.case_cards.Cards
    managers: storage.managers.Managers     current: digests.current.Current
    rich_support: digests.support.RichSupport  words: storage.words.Words
    channels: storage.channels.Channels     channel_posts: storage.channel_posts.ChannelPosts
    applications: storage.applications.Applications
    review: storage.application_review.ApplicationReview
    offers: handlers.offers.Offers          articles: storage.articles.Articles
    rights: handlers.rights.Rights          people: storage.people.People
    case_edits: storage.case_edits.CaseEdits
    wordlist: storage.wordlist.ForbiddenWords
    reports: storage.reports.Reports
    appeals: storage.appeals.Appeals
    person_desk: handlers.moderate_person.PersonDesk
    queue_desk: handlers.queue.QueueDesk    sending: storage.progress.Sending
    clock: a function that gives the moment, aware UTC
    gate: handlers.gate.Gate                default_language: the setting DEFAULT_LANGUAGE

and the dispatcher needs `storage=bot.fsm.DialogStorage(…)` and
an events isolation such as `bot.isolation.Isolation`: one person's messages take their turns.
Middlewares add `now`, `chat`, `t`, `talk` and, for what configures a chat, `target`.
"""

from aiogram import Router
from aiogram.utils.callback_answer import CallbackAnswerMiddleware

from . import (
    about,
    admin,
    albums,
    amending,
    appeal,
    applying,
    asking,
    channels,
    digest,
    errors,
    feeds,
    forbidden_words,
    groups,
    hints,
    inline,
    mine,
    moderate,
    moderate_edit,
    moderate_person,
    moderators,
    my_feeds,
    own_news,
    photos,
    places,
    posts,
    privacy,
    queue,
    readers,
    report,
    schedule,
    settings,
    start,
    story,
    submit,
    submit_ads,
    told,
    what,
)
from .conversing import Converse
from .hurry import Hurry
from .in_place import ask_in_place
from .lane import Lane, take_lane
from .middlewares import Meet


def router() -> Router:
    """Every screen, in the order they look at an update; a new one at each call."""
    root = Router(name="vestnik")
    spoken = (root.message, root.edited_message, root.callback_query)
    hurry = Hurry()
    for observer in spoken:
        observer.outer_middleware(hurry)
    for observer in (*spoken, root.my_chat_member, root.inline_query):
        observer.outer_middleware(Meet())
    root.callback_query.middleware(CallbackAnswerMiddleware())
    for observer in spoken:
        observer.middleware(errors.Explain())
        observer.middleware(Converse())
    root.inline_query.middleware(errors.AnswerAnyway())
    screens = (
        report,
        asking,
        moderate_edit,
        albums,
        moderate,
        amending,
        moderate_person,
        queue,
        moderators,
        forbidden_words,
        appeal,
        admin,
        start,
        posts,
        channels,
        groups,
        about,
        privacy,
        mine,
        schedule,
        what,
        settings,
        digest,
        story,
        told,
        readers,
        photos,
        own_news,
        submit_ads,
        feeds,
        applying,
        my_feeds,
        submit,
        places,
        inline,
    )
    routers = {screen: screen.router() for screen in screens}
    offers = submit.offers_router()
    take_lane((routers[submit], routers[submit_ads], offers), Lane())
    root.include_routers(
        *routers.values(),
        offers,
        places.typed_router(),
        hints.router(),
        errors.router(),
    )
    ask_in_place(root)
    return root
