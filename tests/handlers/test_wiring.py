"""Handlers are called with names: each must be one that somebody provides."""

import inspect

from aiogram import Dispatcher, Router

import handlers

FROM_AIOGRAM = {
    "bot", "state", "raw_state", "command", "callback_data", "callback_answer", "fsm_storage",
    "press", "found", "about",
}  # fmt: skip
FROM_WIRING = {
    "chats", "managers", "subscriptions", "submissions", "digests", "votes", "clock", "gate",
    "readers", "likes", "drafts", "follows", "misplaced", "words", "current", "rich_support",
    "personal",
    "default_language", "cases", "cards", "rights",
    "channels", "channel_posts", "applications", "review", "offers", "articles",
    "case_edits", "people", "wordlist", "person_desk", "queue_desk", "reports", "appeals",
    "sending",
}  # fmt: skip
FROM_MIDDLEWARES = {"now", "chat", "t", "talk"}
PROVIDED = FROM_AIOGRAM | FROM_WIRING | FROM_MIDDLEWARES


def all_handlers(router: Router, configures=frozenset()):
    for name, observer in router.observers.items():
        has = configures | ({name} if _configures(observer) else set())
        for handler in observer.handlers:
            yield handler, name in has
    for child in router.sub_routers:
        inherited = configures | {n for n, o in router.observers.items() if _configures(o)}
        yield from all_handlers(child, inherited)


def _configures(observer):
    return any(type(m).__name__ == "Configure" for m in observer.middleware)


def test_every_parameter_of_every_handler_is_provided():
    root = Dispatcher()
    root.include_router(handlers.router())
    checked = 0
    for handler, configures in all_handlers(root):
        others = list(inspect.signature(handler.callback).parameters.values())[1:]
        asked = {p.name for p in others if p.default is p.empty and p.kind is not p.VAR_KEYWORD}
        provided = PROVIDED | ({"target"} if configures else set())
        assert asked <= provided, handler.callback
        checked += 1
    assert checked > 30


def test_routers_can_be_made_again():
    for _ in range(2):
        Dispatcher().include_router(handlers.router())
