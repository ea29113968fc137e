"""The catalogue of feeds."""

import typer

app = typer.Typer(help="The catalogue of feeds.", no_args_is_help=True)
