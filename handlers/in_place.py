"""Conditions of handlers, asked where the update is handled.

aiogram asks everything that is no coroutine in a thread: each `F.text` of twenty handlers that an
update passes by costs two changes of threads, and on a busy machine a wait for each. Ours look at
the update and at nothing else, which takes microseconds: docs/decisions/0015-trust.md has figures.
"""

from collections.abc import Callable, Iterator
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject, HandlerObject


def ask_in_place(root: Router) -> None:
    """Let every condition of `root` and what is included in it be asked without a thread."""
    for handler in _handlers(root):
        for condition in handler.filters or ():
            if not condition.awaitable:
                _put_in_place(condition)


def _handlers(root: Router) -> Iterator[HandlerObject]:
    for router in root.chain_tail:
        for observer in router.observers.values():
            yield observer._handler  # what `observer.filter(…)` fills
            yield from observer.handlers


def _put_in_place(condition: FilterObject) -> None:
    """Make a coroutine of it; which arguments it takes stays as aiogram read it."""
    condition.callback = _as_coroutine(condition.callback)
    condition.awaitable = True


def _as_coroutine(ask: Callable[..., Any]) -> Callable[..., Any]:
    async def asked(*args: Any, **named: Any) -> Any:  # noqa: ANN401  # aiogram's own
        return ask(*args, **named)

    return asked
