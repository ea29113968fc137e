"""Who waits for an answer: long work makes way for them."""

from collections.abc import Awaitable, Callable
from typing import Any


class Answering:
    """Counts the updates that are being answered: a middleware, without aiogram."""

    def __init__(self) -> None:
        self._count = 0

    def is_awaited(self) -> bool:
        """Tell whether somebody waits now."""
        return self._count > 0

    async def __call__(
        self,
        handler: Callable[[Any, dict[str, Any]], Awaitable[Any]],
        event: Any,  # noqa: ANN401  # an update; whatever the handler takes
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Answer, and count that meanwhile."""
        self._count += 1
        try:
            return await handler(event, data)
        finally:
            self._count -= 1
