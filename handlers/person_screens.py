"""Screens about one person: what they sent, what was laid on them, what can be done."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from digests.render import Look
from locales import Translator
from news.trust import Facts
from storage.people import TRUSTED, Role
from storage.sanctions import Laid

from .callbacks import Along, CaseGo, CasePress, Queue, QueueView, Who, WhoAct, WhoDo
from .case_kinds import NEWS_REASONS
from .choosing import Screenful
from .keyboards import Button, Row, button, keyboard, rows
from .moderate_words import role_in_words, sanction_line, standing_line, term_in_words

MUTES = (1, 3, 7, 30)  # days to choose from
BANS = (30, 365, -1)
SANCTIONS = 5  # shown; the log has all
WORDS = "words"  # the reason is the next message


def shown(
    name: str,
    facts: Facts,
    laid: Sequence[Laid],
    roles: Sequence[Role],
    look: Look,
    *,
    case: int,
    operator: bool,
    now: datetime,
) -> Screenful:
    """Lay out a person: who, how far trusted, what was laid on them, what can be done."""
    t, id = look.t, facts.author_id
    lines = [t("person-title", name=name, id=str(id)), standing_line(facts, t)]
    lines += [
        f"★ {escape(role_in_words(role.role, role.place_id, t), quote=False)}" for role in roles
    ]
    lines += [f"• {sanction_line(one, look, now=now)}" for one in laid[:SANCTIONS]]
    barred = any(one.stands(now) for one in laid)
    trusted = any(role.role == TRUSTED for role in roles)

    def do(act: WhoAct, key: str) -> Button:
        return button(t.plain(key), WhoDo(person=id, case=case, act=act))

    lift = do(WhoAct.LIFT, "button-lift") if barred else do(WhoAct.BAN, "button-ban")
    trust = [
        do(WhoAct.DISTRUST, "button-distrust") if trusted else do(WhoAct.TRUST, "button-trust")
    ]
    return "\n".join(lines), keyboard(
        [do(WhoAct.WARN, "button-warn")],
        [do(WhoAct.MUTE, "button-mute"), lift],
        [*(trust if operator else []), do(WhoAct.HISTORY, "button-history")],
        _back(t, case),
    )


def days_asked(press: WhoDo, t: Translator) -> Screenful:
    """Ask for how long."""
    offered = BANS if press.act is WhoAct.BAN else MUTES
    buttons = [
        button(term_in_words(count, t), press.model_copy(update={"days": count}))
        for count in offered
    ]
    key = "ask-ban-days" if press.act is WhoAct.BAN else "ask-mute-days"
    return t(key), keyboard(*rows(buttons, across=2), [to_person(press, t)])


def reason_asked(press: WhoDo, t: Translator) -> Screenful:
    """Ask why; the person is told."""
    buttons = [
        button(t.plain(f"button-reason-{name}"), press.model_copy(update={"reason": name}))
        for name in (*NEWS_REASONS, WORDS)
    ]
    return t("ask-sanction-reason"), keyboard(*rows(buttons, across=2), [to_person(press, t)])


def ban_asked(press: WhoDo, t: Translator) -> Screenful:
    """Ask once before a ban, and whether the news go too."""
    only = button(t.plain("button-ban-only"), press.model_copy(update={"news": Along.NO}))
    both = button(t.plain("button-ban-news"), press.model_copy(update={"news": Along.YES}))
    text = t("ask-ban-news", time=term_in_words(press.days, t))
    return text, keyboard([only], [both], [to_person(press, t)])


def _back(t: Translator, case: int) -> Row:
    to = CasePress(id=case, go=CaseGo.CARD) if case else Queue(view=QueueView.BARRED)
    return [button(t.plain("button-back"), to)]


def to_person(press: WhoDo, t: Translator) -> Button:
    """Lead back to the person."""
    return button(t.plain("button-back"), Who(person=press.person, case=press.case))
