"""What becomes of what an author lets go: asked here, and nowhere else.

Publishing, editing, renewing and restoring all come through `Gate.decide`. It reads what is known
of the author; the decision itself is pure, in `news.submission`.
"""

from datetime import datetime

from news.model import ChatId
from news.submission import Act, Author, Content, Decision, Mode, State, check_open, decide
from storage.submissions import Submissions

_REFUSED = (State.REJECTED, State.HIDDEN)


class Gate:
    """Decides with the author's history at hand. `mode`: the setting SUBMISSIONS."""

    def __init__(self, submissions: Submissions, mode: Mode) -> None:
        self._submissions = submissions
        self._mode = mode

    def check_open(self) -> None:
        """Refuse before a word is typed where nothing is taken.

        Raises:
            UserError: the operator takes nothing from readers.
        """
        check_open(self._mode)

    async def decide(
        self, content: Content, author_id: int, act: Act, *, now: datetime
    ) -> Decision:
        """Decide what becomes of `content`.

        Raises:
            UserError: it is refused, and why.
        """
        author = await self._author(author_id)
        return decide(content, author, act, mode=self._mode, now=now)

    async def _author(self, id: int) -> Author:
        counts = await self._submissions.count_by_state(id)
        return Author(
            ChatId(id),
            sent=sum(counts.values()),
            published=sum(counts.get(s, 0) for s in (State.PUBLISHED, State.EXPIRED, State.SOLD)),
            upheld=sum(counts.get(state, 0) for state in _REFUSED),
        )
