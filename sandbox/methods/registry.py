"""Which function answers which method."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.errors import Value
from sandbox.params import Params
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: its method in small letters, its arguments, the moment, the world."""

    method: str
    params: Params
    world: World
    now: datetime


Method = Callable[[Call], Value]
METHODS: dict[str, Method] = {}
"""Every method by its name in small letters: Telegram takes any case."""


def method(*names: str) -> Callable[[Method], Method]:
    """Register a function as the answer to these methods."""

    def register(function: Method) -> Method:
        METHODS.update({name.lower(): function for name in names})
        return function

    return register
