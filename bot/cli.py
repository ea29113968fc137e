"""The command line: `vestnik`, or `python -m bot`. Docs: docs/commands.md."""

import sys
from typing import Annotated

import typer

from bot import VERSION
from bot.commands import feeds, moderate, newsroom, people, places, service
from bot.commands.base import CommandError
from bot.settings import SettingsError

app = typer.Typer(
    name="vestnik",
    help="The top 10 news of the last hour in your city, in Telegram, and news from readers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (service, newsroom, places):
    module.register(app)
app.add_typer(feeds.app, name="feeds")
app.add_typer(moderate.app, name="moderate")
people.register(app, moderate.app)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"vestnik {VERSION}")
        raise typer.Exit


def main() -> None:
    """Run a command; what a user can mend is one clear line on stderr and exit code 1."""
    try:
        app()
    except (CommandError, SettingsError) as error:
        _fail(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        sys.stderr.close()
        sys.exit(141)
    except Exception as error:
        if message := _mendable(error):
            _fail(message)
        raise


def _mendable(error: Exception) -> str | None:
    """Words for errors of lower packages that are nobody's bug; imported only when needed."""
    from digests.embedding import EmbeddingsError
    from storage.migrate import UnusableDatabaseError

    nobodys_bug = UnusableDatabaseError | EmbeddingsError | FileExistsError | FileNotFoundError
    if isinstance(error, nobodys_bug):
        return str(error)
    return None


def _fail(message: str) -> None:
    from bot.logs import hide_secrets

    sys.stderr.write(hide_secrets(message) + "\n")
    sys.exit(1)
