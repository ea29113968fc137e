"""People, their roles, and what is laid on them, from the command line.

The acts are logged as the command line's and told to whom they concern: the running bot sends
what these commands put in the outbox.
"""

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.base import CommandError, Json, say, tell
from bot.commands.moderating import COMMAND_LINE, LISTED, checked
from bot.commands.newsroom import place_id

if TYPE_CHECKING:
    from bot.parts import Parts
    from storage.directory import Person

roles = typer.Typer(help="Moderators of places and trusted authors.", no_args_is_help=True)

ID = Annotated[int, typer.Argument(help="Telegram's number of a person.")]
Reason = Annotated[str, typer.Option(help="Why; the person is told.")]
Place = Annotated[str | None, typer.Option(help="An id or a name; none: all places.")]
Role = Annotated[str, typer.Argument(help="moderator or trusted")]


def register(app: typer.Typer, moderate: typer.Typer) -> None:
    """Add these commands: some by themselves, some under `moderate`."""
    for command in (users, ban, unban):
        app.command()(command)
    for command in (warn, mute):
        moderate.command()(command)
    moderate.add_typer(roles, name="roles")


def users(
    query: Annotated[str, typer.Argument(help="A number or a part of a name; none: newest.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = LISTED,
    as_json: Json = False,
) -> None:
    """List people: what they sent, how far they are trusted, what stands against them."""

    async def work(parts: "Parts") -> None:
        from storage.directory import Directory

        found = await Directory(parts.engine).find(query, limit=limit, now=parts.clock())
        for person in found:
            if as_json:
                say(person_json(person))
            else:
                tell(_person_line(person))
        if not found and not as_json:
            tell("Nobody.")

    checked(work)


def person_json(person: "Person") -> dict[str, Any]:
    """Shape of one line of `users --json`; moments in ISO UTC."""
    return {
        "id": person.id,
        "name": person.name,
        "language": person.language,
        "since": person.since.isoformat(),
        "gone": person.gone,
        "subscriptions": person.subscriptions,
        "published": person.published,
        "upheld": person.upheld,
        "roles": [{"role": role, "place": place or None} for role, place in person.roles],
        "barred": person.barred,
        "until": person.until.isoformat() if person.until else None,
    }


def _person_line(person: "Person") -> str:
    notes = [role + (f" of {place}" if place else "") for role, place in person.roles]
    if person.barred:
        until = f"until {person.until:%Y-%m-%d %H:%M}" if person.until else "for good"
        notes.append(f"{person.barred} {until}")
    counts = f"{person.published} published, {person.upheld} taken down"
    said = f"{person.id:>14}  {person.name[:24]:<24}  {counts}"
    return "  ".join([said, *notes])


def ban(
    person: ID,
    days: Annotated[int, typer.Option(min=0, help="0: for good.")] = 0,
    reason: Reason = "rules",
    with_news: Annotated[bool, typer.Option(help="Take away what they published.")] = False,
) -> None:
    """Forbid somebody to send anything; they are told why and until when."""

    async def work(parts: "Parts") -> None:
        now = parts.clock()
        until = now + timedelta(days=days) if days else None
        await parts.sanctions.lay(
            person, "ban", COMMAND_LINE, reason=reason, until=until, now=now, with_news=with_news
        )
        tell(f"{person} is banned " + (f"for {days} days." if days else "for good."))

    checked(work)


def unban(person: ID) -> None:
    """Lift a ban or a mute; what went with a ban comes back."""

    async def work(parts: "Parts") -> None:
        if not await parts.sanctions.lift(person, COMMAND_LINE, now=parts.clock()):
            raise CommandError(f"nothing stands against {person}: `users {person}` shows them")
        tell(f"{person} may send news again.")

    checked(work)


def warn(person: ID, reason: Reason = "rules") -> None:
    """Warn somebody."""
    _lay(person, "warning", 0, reason)


def mute(
    person: ID,
    days: Annotated[int, typer.Option(min=1, max=3650)] = 3,
    reason: Reason = "rules",
) -> None:
    """Take no news from somebody for a while."""
    _lay(person, "mute", days, reason)


def _lay(person: int, kind: str, days: int, reason: str) -> None:
    async def work(parts: "Parts") -> None:
        now = parts.clock()
        until = now + timedelta(days=days) if days else None
        await parts.sanctions.lay(person, kind, COMMAND_LINE, reason=reason, until=until, now=now)
        tell(f"{person}: {kind}" + (f" for {days} days." if days else "."))

    checked(work)


# ---------------------------------------------------------------- roles


@roles.command("list")
def list_roles(as_json: Json = False) -> None:
    """List who has which role."""

    async def work(parts: "Parts") -> None:
        for role in await parts.people.all():
            if as_json:
                shape = asdict(role) | {"granted_at": role.granted_at.isoformat()}
                say(shape | {"place_id": role.place_id or None})
            else:
                where = f" of {role.place_id}" if role.place_id else ""
                tell(f"{role.person_id:>14}  {role.name[:24]:<24}  {role.role}{where}")

    checked(work)


@roles.command("grant")
def grant(person: ID, role: Role, place: Place = None) -> None:
    """Give a role."""
    where = place_id(place) if place else ""

    async def work(parts: "Parts") -> None:
        chat = await parts.chats.get(person)
        new = await parts.people.grant(
            person,
            _known(role),
            COMMAND_LINE,
            now=parts.clock(),
            place=where,
            name=chat.title if chat else "",
        )
        tell("Granted." if new else "They have it already.")

    checked(work)


@roles.command("revoke")
def revoke(person: ID, role: Role, place: Place = None) -> None:
    """Take a role away."""
    where = place_id(place) if place else ""

    async def work(parts: "Parts") -> None:
        now = parts.clock()
        if not await parts.people.revoke(person, _known(role), COMMAND_LINE, now=now, place=where):
            raise CommandError(f"{person} has no such role: `moderate roles list`")
        tell("Revoked.")

    checked(work)


def _known(role: str) -> str:
    from storage.people import ROLES

    if role not in ROLES:
        raise CommandError(f"there is no role {role!r}: {' or '.join(ROLES)}")
    return role
