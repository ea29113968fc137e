"""What becomes of what an author lets go: asked here, and nowhere else.

The decision itself is pure, in `news.trust`; `storage.screening` gathers what it is fed with and
writes down what follows from it, in one transaction.
"""

from datetime import datetime
from functools import partial

from news.errors import UserError
from news.kinds import Kind
from news.submission import Act, Content, Decision, Mode, check_open
from news.trust import Facts, Stop, judge, turned_away
from storage.screening import Screening
from storage.screening_facts import Asked
from storage.submissions import Submission

EARLY = frozenset({"hour", "day", "pause"})  # said otherwise while there is no draft to keep


class Gate:
    """Decides with the author's history at hand.

    `mode`: the setting SUBMISSIONS. `trusted`: whom the settings name, the operators.
    """

    def __init__(
        self, screening: Screening, mode: Mode, trusted: frozenset[int] = frozenset()
    ) -> None:
        self._screening = screening
        self._mode = mode
        self._trusted = trusted

    def check_open(self) -> None:
        """Refuse before a word is typed where nothing is taken.

        Raises:
            UserError: the operator takes nothing from readers.
        """
        check_open(self._mode)

    async def check_may(self, author_id: int, kind: Kind = Kind.NEWS, *, now: datetime) -> Facts:
        """Refuse before a word is kept where nothing is taken, or nothing from this person now.

        Gives what is known of them.

        Raises:
            UserError: and why.
        """
        check_open(self._mode)
        facts = await self._screening.sender(
            author_id, kind, trusted=author_id in self._trusted, now=now
        )
        stop = turned_away(kind, facts)
        if stop is not None:
            raise as_error(stop, is_early=True)
        return facts

    async def check_may_edit(self, author_id: int, *, now: datetime) -> None:
        """Refuse other words for what is sent already; limits do not count them.

        Raises:
            UserError: nothing is taken from this person now, and why.
        """
        stop = await self._screening.barred(author_id, now=now)
        if stop is not None:
            raise as_error(stop)

    async def publish(
        self, content: Content, author_id: int, *, key: str, now: datetime
    ) -> Submission:
        """Let a draft go: it is published or held, once for one key.

        Raises:
            UserError: it is not taken, and why.
        """
        asked = self._asked(content, author_id, Act.PUBLISH, now)
        verdict = partial(judge, content, act=Act.PUBLISH, mode=self._mode)
        taken = await self._screening.publish(asked, verdict, key=key)
        if isinstance(taken, Stop):
            raise as_error(taken)
        return taken

    async def decide(
        self, content: Content, author_id: int, act: Act, *, now: datetime
    ) -> Decision:
        """Decide what becomes of an edit, a renewal or a return.

        Raises:
            UserError: it is refused, and why.
        """
        asked = self._asked(content, author_id, act, now)
        verdict = partial(judge, content, act=act, mode=self._mode)
        decided = await self._screening.decide(asked, verdict)
        if isinstance(decided, Stop):
            raise as_error(decided)
        return decided

    def _asked(self, content: Content, author_id: int, act: Act, now: datetime) -> Asked:
        return Asked(author_id, content, author_id in self._trusted, now, act)


def as_error(stop: Stop, *, is_early: bool = False) -> UserError:
    """Give what the author is told; early: before anything of theirs was kept."""
    said = "early" if is_early and stop.name in EARLY else "stop"
    return UserError(f"error-{said}-{stop.name}", **stop.values)
