"""What can be decided about each kind of case, and what it does. A new kind is one more line."""

from collections.abc import Mapping

from news import cases

from . import appeals, application_rulings, submission_rulings
from .cases import Effects

EFFECTS: Mapping[str, Effects] = {
    cases.HELD: submission_rulings.HELD,
    cases.ALERT: submission_rulings.ALERT,
    cases.FEED: application_rulings.EFFECTS,
    cases.CHANNEL: application_rulings.EFFECTS,
    cases.REPORTED: submission_rulings.REPORTED,
    cases.APPEAL: appeals.APPEALS,
    cases.BAN: appeals.BANS,
}
