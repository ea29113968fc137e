"""Cases that moderators decide, the log, the list of words, from the command line."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.base import CommandError, Json, say, tell
from bot.commands.moderating import COMMAND_LINE, LISTED, checked

if TYPE_CHECKING:
    from bot.parts import Parts
    from storage.cases import Case

app = typer.Typer(help="Cases that moderators decide, and who they are.", no_args_is_help=True)
words = typer.Typer(help="The operator's list of words.", no_args_is_help=True)
app.add_typer(words, name="words")


@app.command("list")
def list_cases(
    decided: Annotated[bool, typer.Option("--decided", help="What was decided.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = LISTED,
    as_json: Json = False,
) -> None:
    """List what waits for moderators, or what they decided."""

    async def work(parts: "Parts") -> None:
        queue = parts.case_queue
        found = await (queue.decided(limit=limit) if decided else queue.open(limit=limit))
        for case in found:
            if as_json:
                say(case_json(case))
            else:
                tell(_case_line(case))
        if not found and not as_json:
            tell("Nothing.")

    checked(work)


def case_json(case: "Case") -> dict[str, Any]:
    """Shape of one line of `moderate list --json`; moments in ISO UTC."""
    moments = ("opened_at", "due_at", "decided_at")
    shape = asdict(case) | {
        name: value.isoformat() if (value := getattr(case, name)) else None for name in moments
    }
    del shape["before"]
    return shape


def _case_line(case: "Case") -> str:
    ended = f"{case.decision} by {case.decided_name or 'the bot'}" if case.decision else ""
    opened = f"{case.opened_at:%Y-%m-%d %H:%M}"
    return (
        f"{case.id:>6}  {opened}  {case.kind:<9}  {case.why:<10}  {case.place_id or '-'}  {ended}"
    )


@app.command("show")
def show_case(
    case: Annotated[int, typer.Argument(help="Its number: `moderate list`.")],
    as_json: Json = False,
) -> None:
    """Show one case with what it is about."""

    async def work(parts: "Parts") -> None:
        from storage.submission_cases import ABOUT

        found = await _case(parts, case)
        is_news = found.kind in ABOUT
        about = await parts.submissions.get(found.subject_id) if is_news else None
        text = about.text if about else None
        if as_json:
            say(case_json(found) | {"text": text})
            return
        tell(_case_line(found))
        if text:
            tell(f"\n{text}")
        decisions = ", ".join(parts.cases.decisions(found.kind))
        tell(f"\nDecide: vestnik moderate decide {found.id} [{decisions}]")

    checked(work)


@app.command("decide")
def decide(
    case: Annotated[int, typer.Argument(help="Its number: `moderate list`.")],
    decision: Annotated[str, typer.Argument(help="One of those that `moderate show` names.")],
    reason: Annotated[str, typer.Option(help="Why; the author is told.")] = "",
) -> None:
    """Decide a case."""

    async def work(parts: "Parts") -> None:
        from news.cases import Ruling

        found = await _case(parts, case)
        offered = parts.cases.decisions(found.kind)
        if decision not in offered:
            raise CommandError(f"a case of this kind is decided by: {', '.join(offered)}")
        ruling = Ruling(decision, COMMAND_LINE, reason)
        ruled = await parts.cases.decide(case, ruling, now=parts.clock())
        if not ruled.won:
            raise CommandError(f"it is over already: {_case_line(ruled.case).strip()}")
        tell(_case_line(ruled.case))

    checked(work)


@app.command("undo")
def undo(case: Annotated[int, typer.Argument(help="Its number.")]) -> None:
    """Take a decision back."""

    async def work(parts: "Parts") -> None:
        tell(_case_line(await parts.cases.undo(case, COMMAND_LINE, now=parts.clock())))

    checked(work)


@app.command("log")
def log(
    person: Annotated[int | None, typer.Option(help="Only acts about this person.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000)] = LISTED,
    as_json: Json = False,
) -> None:
    """Show what moderators, operators and the rules did, newest first."""

    async def work(parts: "Parts") -> None:
        for entry in await parts.audit.entries(limit=limit, person_id=person):
            if as_json:
                say(asdict(entry) | {"at": entry.at.isoformat()})
            else:
                about = f"case {entry.case_id}" if entry.case_id else ""
                whom = f"person {entry.person_id}" if entry.person_id else ""
                said = (
                    f"{entry.at:%Y-%m-%d %H:%M}  {entry.actor or 'the bot':<20}  {entry.act:<12}"
                )
                tell("  ".join(part for part in (said, about, whom, str(entry.detail)) if part))

    checked(work)


async def _case(parts: "Parts", id: int) -> "Case":
    found = await parts.cases.get(id)
    if found is None:
        raise CommandError(f"there is no case {id}: `moderate list` shows them")
    return found


# ---------------------------------------------------------------- words


@words.command("list")
def list_words(as_json: Json = False) -> None:
    """List the words that news must not have."""

    async def work(parts: "Parts") -> None:
        for entry in await parts.wordlist.all():
            if as_json:
                say({"phrase": entry.phrase, "holds": entry.holds})
            else:
                tell(f"? {entry.phrase}" if entry.holds else f"  {entry.phrase}")

    checked(work)


@words.command("add")
def add_words(
    phrases: Annotated[list[str], typer.Argument(help="Words or phrases.")],
    hold: Annotated[bool, typer.Option("--hold", help="A moderator looks first.")] = False,
) -> None:
    """Put words or phrases on the list."""

    async def work(parts: "Parts") -> None:
        from news.forbidden import Entry

        entries = [Entry(phrase, holds=hold) for phrase in phrases]
        count = await parts.wordlist.add(entries, COMMAND_LINE, now=parts.clock())
        tell(f"{count} on the list.")

    checked(work)


@words.command("import")
def import_words(
    file: Annotated[Path, typer.Argument(help="One a line; ? before one: a moderator looks.")],
) -> None:
    """Put the lines of a file on the list; empty lines and those with # are left out."""

    async def work(parts: "Parts") -> None:
        from news.forbidden import entries_of

        text = file.read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        entries = entries_of("\n".join(lines))
        tell(f"{await parts.wordlist.add(entries, COMMAND_LINE, now=parts.clock())} on the list.")

    checked(work)


@words.command("remove")
def remove_word(phrase: str) -> None:
    """Take a word or phrase off the list."""

    async def work(parts: "Parts") -> None:
        if not await parts.wordlist.remove(phrase, COMMAND_LINE, now=parts.clock()):
            raise CommandError(f"{phrase!r} is not on the list: `moderate words list`")
        tell("Removed.")

    checked(work)
