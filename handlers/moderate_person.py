"""The person behind a case: what they sent, what was laid on them; warn, mute, ban, trust."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from digests.render import Look
from locales import Translator
from news.cases import Moderator
from news.errors import UserError
from storage.audit import AuditLog
from storage.cases import Cases
from storage.chats import Chat, Chats
from storage.people import TRUSTED, People
from storage.sanctions import Sanctions
from storage.screening import Screening

from .answers import Event, show
from .asking import ANSWER, Moderating, ask, reason_of
from .callbacks import Along, Who, WhoAct, WhoDo
from .choosing import Screenful
from .keyboards import keyboard
from .moderate_words import entry_line
from .pages import look_of
from .person_screens import WORDS, ban_asked, days_asked, reason_asked, shown, to_person
from .rights import Rights

ACTS = 10  # of the log, shown
KINDS = {WhoAct.WARN: "warning", WhoAct.MUTE: "mute", WhoAct.BAN: "ban"}


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """What the screens of a person are made of."""

    chats: Chats
    people: People
    sanctions: Sanctions
    screening: Screening
    audit: AuditLog
    rights: Rights

    async def screen(
        self, person: int, case: int, viewer: int, look: Look, now: datetime
    ) -> Screenful:
        """Show a person to a moderator."""
        chat = await self.chats.get(person)
        facts = await self.screening.standing(person, trusted=False, now=now)
        laid, roles = await self.sanctions.of(person), await self.people.of(person)
        name = chat.title if chat else ""
        operator = self.rights.is_operator(viewer)
        return shown(name, facts, laid, roles, look, case=case, operator=operator, now=now)

    async def history(self, press: WhoDo, look: Look, now: datetime) -> Screenful:
        """Show what was done about a person."""
        entries = await self.audit.entries(limit=ACTS, person_id=press.person)
        lines = [entry_line(entry, look, now=now) for entry in entries]
        text = "\n".join([look.t("person-history"), "", *(lines or [look.t("log-empty")])])
        return text, keyboard([to_person(press, look.t)])


# ---------------------------------------------------------------- presses


async def open_person(
    query: CallbackQuery,
    callback_data: Who,
    bot: Bot,
    chat: Chat,
    cases: Cases,
    person_desk: PersonDesk,
    now: datetime,
) -> None:
    """Show the person behind a case."""
    person, case = callback_data.person, callback_data.case
    await _moderator(query, bot, cases, person_desk, person, case)
    await show(
        query, *await person_desk.screen(person, case, query.from_user.id, look_of(chat), now)
    )


async def act(
    query: CallbackQuery,
    callback_data: WhoDo,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    t: Translator,
    cases: Cases,
    person_desk: PersonDesk,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Do something with a person, or ask for what is missing first."""
    press = callback_data
    by = await _allowed(query, bot, cases, person_desk, press)
    if press.act is WhoAct.HISTORY:
        await show(query, *await person_desk.history(press, look_of(chat), now))
        return
    if asked := missing(press, t):
        await show(query, *asked)
        return
    if press.reason == WORDS:
        await state.set_state(Moderating.sanction)
        await state.set_data({"press": press.pack()})
        await ask(query, t, "case-ask-reason")
        return
    callback_answer.text = t.plain(await carry_out(press, by, press.reason, person_desk, now))
    await show(
        query,
        *await person_desk.screen(
            press.person, press.case, query.from_user.id, look_of(chat), now
        ),
    )


async def act_in_words(
    message: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    cases: Cases,
    person_desk: PersonDesk,
    now: datetime,
) -> None:
    """Do it for a reason in the moderator's own words."""
    press = WhoDo.unpack(str((await state.get_data())["press"]))
    await state.clear()
    by = await _allowed(message, bot, cases, person_desk, press)
    words = reason_of(message)
    await carry_out(press, by, words, person_desk, now)
    await show(
        message, *await person_desk.screen(press.person, press.case, by.id, look_of(chat), now)
    )


def missing(press: WhoDo, t: Translator) -> Screenful | None:
    """Ask for what a press does not say yet; null: it says all."""
    if press.act in (WhoAct.MUTE, WhoAct.BAN) and not press.days:
        return days_asked(press, t)
    if press.act is WhoAct.BAN and press.news is Along.ASK:
        return ban_asked(press, t)
    if press.act in KINDS and not press.reason:
        return reason_asked(press, t)
    return None


async def carry_out(
    press: WhoDo, by: Moderator, reason: str, person_desk: PersonDesk, now: datetime
) -> str:
    """Do what a press says; gives the key of the toast."""
    person = press.person
    match press.act:
        case WhoAct.LIFT:
            lifted = await person_desk.sanctions.lift(person, by, now=now)
            return "toast-lifted" if lifted else "toast-nothing-lifted"
        case WhoAct.TRUST:
            chat = await person_desk.chats.get(person)
            name = chat.title if chat else ""
            await person_desk.people.grant(person, TRUSTED, by, now=now, name=name)
            return "toast-trusted"
        case WhoAct.DISTRUST:
            await person_desk.people.revoke(person, TRUSTED, by, now=now)
            return "toast-distrusted"
    await person_desk.sanctions.lay(
        person,
        KINDS[press.act],
        by,
        reason=reason,
        now=now,
        until=now + timedelta(days=press.days) if press.days > 0 else None,
        case_id=press.case or None,
        with_news=press.news is Along.YES,
    )
    return f"toast-laid-{KINDS[press.act]}"


async def _allowed(
    event: Event, bot: Bot, cases: Cases, person_desk: PersonDesk, press: WhoDo
) -> Moderator:
    """Give the moderator whose press it is.

    Raises:
        UserError: not theirs to do, or not to be done with this person.
    """
    if press.act in (WhoAct.TRUST, WhoAct.DISTRUST):
        return person_desk.rights.operator(event.from_user)
    everywhere = press.act in (WhoAct.BAN, WhoAct.LIFT)  # what reaches every place
    case = 0 if everywhere else press.case
    by = await _moderator(event, bot, cases, person_desk, press.person, case)
    if press.act in KINDS and person_desk.rights.is_operator(press.person):
        raise UserError("error-person-operator")
    return by


async def _moderator(
    event: Event, bot: Bot, cases: Cases, person_desk: PersonDesk, person: int, case_id: int
) -> Moderator:
    """Find the moderator; a case gives those of its place a say about its own person alone."""
    case = await cases.get(case_id) if case_id else None
    place = case.place_id if case and case.person_id == person else None
    return await person_desk.rights.moderator(bot, event.from_user, place)


def router() -> Router:
    """Route what is pressed about people."""
    router = Router(name="moderate-person")
    router.callback_query.register(open_person, Who.filter())
    router.callback_query.register(act, WhoDo.filter())
    router.message.register(act_in_words, StateFilter(Moderating.sanction), ANSWER)
    return router
