"""/moderators: who has which role, and how somebody gets one. For operators, in private.

A bot cannot find a person by name, so a role is given by a link that works once: whoever opens it
has the role. docs/moderation.md.
"""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator
from news.cases import NAME_LONGEST
from news.errors import UserError
from regions.catalogue import catalogue
from regions.lookup import find
from storage.people import MODERATOR, TRUSTED, People, Role

from .answers import show
from .asking import ANSWER, Moderating, ask
from .callbacks import RoleGo, Roles, WordPress
from .choosing import Screenful
from .deep_links import ROLE, link
from .keyboards import back, button, keyboard, page_of, pager
from .moderate_words import place_name, role_in_words
from .places import query_of
from .rights import Rights


def listed(roles: Sequence[Role], page: int, t: Translator) -> Screenful:
    """List who has which role."""
    shown, page, pages = page_of(roles, page)
    lines = [f"• {_line(role, t)}" for role in shown]
    buttons = [
        [
            button(
                f"{name_of(role)[:16]} ›",
                Roles(go=RoleGo.OPEN, role=role.role, person=role.person_id, place=role.place_id),
            )
        ]
        for role in shown
    ]
    text = "\n".join([t("roles-title"), "", *(lines or [t("roles-empty")])])
    pages_row = pager(page, pages, lambda n: Roles(page=n))
    add = button(t.plain("button-role-add"), Roles(go=RoleGo.ADD))
    words = button(t.plain("button-words"), WordPress())
    return text, keyboard(*buttons, pages_row, [add, words])


def adding(t: Translator) -> Screenful:
    """Ask which role to give."""
    offered = (
        ("button-role-place", Roles(go=RoleGo.PLACE, role=MODERATOR)),
        ("button-role-all", Roles(go=RoleGo.ADD, role=MODERATOR)),
        ("button-role-trusted", Roles(go=RoleGo.ADD, role=TRUSTED)),
    )
    return t("role-which"), keyboard(
        *([button(t.plain(key), press)] for key, press in offered), back(t, Roles())
    )


def one(role: Role, t: Translator) -> Screenful:
    """Show one role."""
    revoke = Roles(go=RoleGo.REVOKE, role=role.role, person=role.person_id, place=role.place_id)
    return _line(role, t), keyboard(
        [button(t.plain("button-role-revoke"), revoke)], back(t, Roles())
    )


def invitation(link: str, role: str, place: str, t: Translator) -> Screenful:
    """Give the link that gives the role."""
    return t("role-link", role=role_in_words(role, place, t), link=link), keyboard(
        back(t, Roles())
    )


def _line(role: Role, t: Translator) -> str:
    said = role_in_words(role.role, role.place_id, t)
    return t("role-line", name=name_of(role), role=said)


def name_of(role: Role) -> str:
    """Name a person with a role; somebody added by number has no name."""
    return role.name or str(role.person_id)


# ---------------------------------------------------------------- presses


async def command(message: Message, t: Translator, rights: Rights, people: People) -> None:
    """Answer /moderators."""
    rights.operator(message.from_user)
    await show(message, *listed(await people.all(), 0, t))


async def press(
    query: CallbackQuery,
    callback_data: Roles,
    bot: Bot,
    state: FSMContext,
    t: Translator,
    rights: Rights,
    people: People,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Show or change roles."""
    by = rights.operator(query.from_user)
    match callback_data.go:
        case RoleGo.ADD if callback_data.role:
            token = await people.invite(callback_data.role, by, now=now)
            link = await _link(bot, token)
            await show(query, *invitation(link, callback_data.role, "", t))
        case RoleGo.ADD:
            await show(query, *adding(t))
        case RoleGo.PLACE:
            await state.set_state(Moderating.role_place)
            await ask(query, t, "role-ask-place")
        case RoleGo.OPEN:
            await show(query, *one(await _role(people, callback_data), t))
        case RoleGo.REVOKE:
            role = await _role(people, callback_data)
            await people.revoke(role.person_id, role.role, by, now=now, place=role.place_id)
            callback_answer.text = t.plain("toast-role-revoked")
            await show(query, *listed(await people.all(), 0, t))
        case _:
            await show(query, *listed(await people.all(), callback_data.page, t))


async def take_place(
    message: Message,
    bot: Bot,
    state: FSMContext,
    t: Translator,
    rights: Rights,
    people: People,
    now: datetime,
) -> None:
    """Make the link for a moderator of the place that was named."""
    by = rights.operator(message.from_user)
    found = find(query_of(message.text))
    if not found.exact:
        label = catalogue().label
        named = [label(candidate.place, t.language) for candidate in found.candidates]
        await show(message, t("role-place-which", places="; ".join(named) or "—"))
        return
    await state.clear()
    place = found.candidates[0].place.id
    token = await people.invite(MODERATOR, by, now=now, place=place)
    await show(message, *invitation(await _link(bot, token), MODERATOR, place, t))


async def accept(
    message: Message, command: CommandObject, t: Translator, people: People, now: datetime
) -> None:
    """Take the role of a link."""
    person = message.from_user
    if person is None:
        raise UserError("error-invitation-gone")
    token = (command.args or "").removeprefix(ROLE)
    role = await people.accept(token, person.id, person.full_name[:NAME_LONGEST], now=now)
    if role is None:
        raise UserError("error-invitation-gone")
    if role.role == TRUSTED:
        await show(message, t("role-accepted-trusted"))
    else:
        await show(message, t("role-accepted-moderator", place=place_name(role.place_id, t)))


async def _role(people: People, press: Roles) -> Role:
    for role in await people.of(press.person):
        if (role.role, role.place_id) == (press.role, press.place):
            return role
    raise UserError("error-role-gone")


async def _link(bot: Bot, token: str) -> str:
    return link(await bot.me(), f"{ROLE}{token}")


def router() -> Router:
    """Route /moderators, its buttons, and the place that is asked for."""
    router = Router(name="moderators")
    private = F.chat.type == ChatType.PRIVATE
    invited = CommandStart(deep_link=True, magic=F.args.startswith(ROLE))
    router.message.register(accept, invited, private)
    router.message.register(command, Command("moderators"), private)
    router.callback_query.register(press, Roles.filter())
    router.message.register(take_place, StateFilter(Moderating.role_place), ANSWER)
    return router
