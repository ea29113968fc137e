"""A letter as the JSON of its call: written once for all who get the same, filled in for each.

Pure. Encoding the text of a digest and packing its buttons for every reader anew took more CPU
than sending it (docs/decisions/0008-delivery.md).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from news.model import ChatId, DeliveryId

from .letter import Letter, call_of

STAND_IN = DeliveryId(8_888_888_888_888)
"""The number of a delivery in the buttons of a letter that is to become a sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter, and its call but for whom it goes to.

    `content` has the members of the call's JSON that all share. `markup` is the keyboard's JSON,
    cut where the number of the delivery goes; empty: no keyboard.
    """

    letter: Letter
    method: str
    content: str
    markup: tuple[str, ...] = ()

    def body(
        self,
        delivery: DeliveryId,
        chat: ChatId,
        thread: int = 0,
        *,
        paid: bool = False,
        silent: bool = False,
        reply_to: int = 0,
    ) -> bytes:
        """Give the body of the call for one chat."""
        parts = [f'{{"chat_id":{chat:d}']
        if not self.letter.edit:
            parts += _of_new(thread, paid=paid, silent=silent or self.letter.silent)
            parts += _reply(reply_to)
        if self.markup:
            parts += (',"reply_markup":', str(delivery).join(self.markup))
        parts += (",", self.content, "}")
        return "".join(parts).encode()


def _of_new(thread: int, *, paid: bool, silent: bool) -> Iterator[str]:
    if thread:
        yield f',"message_thread_id":{thread:d}'
    if paid:
        yield ',"allow_paid_broadcast":true'
    if silent:
        yield ',"disable_notification":true'


def _reply(to: int) -> Iterator[str]:
    """Name the message that is answered; without it, a new one is sent all the same."""
    if to:
        optional = '"allow_sending_without_reply":true'
        yield f',"reply_parameters":{{"message_id":{to:d},{optional}}}'


def sheet_of(letter: Letter) -> Sheet:
    """Write a letter as a sheet; buttons that carry `STAND_IN` are filled in for each delivery."""
    method, values = call_of(replace(letter, silent=False), ChatId(0), 0)
    del values["chat_id"]
    keyboard = values.pop("reply_markup", None)
    markup = tuple(_json(keyboard).split(str(STAND_IN))) if keyboard else ()
    return Sheet(letter, method, _json(values)[1:-1], markup)


def _json(value: Any) -> str:  # noqa: ANN401  # plain JSON values
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
