"""How each kind of case looks and what can be decided about it. A new kind is one more entry.

What a decision does is `storage.rulings`; the words are in locales/:
for a kind `case-kind-<kind>` (on its card `case-<kind>-<what it is about>`, where there is one),
for each of its decisions `button-case-<decision>` and `case-decision-<decision>`, for why it is
here `case-why-<why>`, for a reason `reason-<name>` and `button-reason-<name>`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from digests.render import Look
from news.cases import ALERT, APPEAL, BAN, HELD, REPORTED
from storage.cases import Case
from storage.reports import Reports
from storage.sanctions import Sanctions
from storage.submissions import Submissions

from .case_subjects import Subject, Subjects

Show = Callable[[Case, Look, datetime], Awaitable[Subject | None]]
"""Lays out the subject of a case at a moment; null: it is gone."""


@dataclass(frozen=True, slots=True)
class CaseKind:
    """One kind of case.

    `decisions`: in the order of their buttons, each with the reasons that are asked for;
    without any, one press decides. `editable`: moderators may give it another headline and
    place. `by_another`: not to be decided by the one whose decision it is about, but for
    operators; that one is `facts["by"]` of the case.
    """

    show: Show
    decisions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    editable: bool = False
    by_another: bool = False


NEWS_REASONS = ("ad", "false", "insult", "personal", "repeat", "place")
APPEAL_REASONS = ("same", "rules")


def kinds(submissions: Submissions, reports: Reports, sanctions: Sanctions) -> dict[str, CaseKind]:
    """Give every kind by its name."""
    of = Subjects(submissions, reports, sanctions)
    return {
        HELD: CaseKind(
            of.held, {"publish": (), "alert": (), "reject": NEWS_REASONS}, editable=True
        ),
        ALERT: CaseKind(of.held, {"alert": (), "quiet": ()}),
        REPORTED: CaseKind(of.reported, {"keep": (), "remove": NEWS_REASONS}, editable=True),
        APPEAL: CaseKind(of.appeal, {"grant": (), "deny": APPEAL_REASONS}, by_another=True),
        BAN: CaseKind(of.ban, {"lift": (), "uphold": APPEAL_REASONS}, by_another=True),
    }
