"""What the moderators' commands share: who acts, and errors in words."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from bot.commands.base import CommandError, open_parts, run
from news.cases import Moderator

if TYPE_CHECKING:
    from bot.parts import Parts

COMMAND_LINE = Moderator(0, "vestnik")
LISTED = 200  # lines of a list


def checked(work: "Callable[[Parts], Coroutine[Any, Any, None]]") -> None:
    """Run a piece of work on the database.

    Raises:
        CommandError: what it refuses, in the words a person would get.
    """
    from locales import translator
    from news.errors import UserError

    async def whole() -> None:
        async with open_parts() as parts:
            try:
                await work(parts)
            except UserError as error:
                text = translator("en").plain(error.key, **error.values)
                raise CommandError(text) from error

    run(whole())
