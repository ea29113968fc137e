"""The documents say what the code does."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = [name.upper() for name in Settings.model_fields]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_has_its_heading(name):
    headings = re.findall(r"^### (\w+)$", (ROOT / "docs/configuration.md").read_text(), re.M)
    assert headings.count(name) == 1


def test_the_docs_describe_no_setting_that_is_not():
    headings = re.findall(r"^### (\w+)$", (ROOT / "docs/configuration.md").read_text(), re.M)
    assert sorted(headings) == sorted(SETTINGS)


def test_the_example_has_every_setting_with_its_default():
    text = (ROOT / ".env.example").read_text()
    given = dict(line.split("=", 1) for line in text.splitlines() if re.match(r"[A-Z_]+=", line))
    assert sorted(given) == sorted(SETTINGS)
    for name, field in Settings.model_fields.items():
        assert given[name.upper()] == as_text(field.default), name


def as_text(value):
    if value is None or value == frozenset():
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    assert not isinstance(value, SecretStr)
    return f"{value:g}" if isinstance(value, float) else str(value)


def test_every_command_is_documented_and_nothing_else():
    import typer

    from bot.cli import app

    commands = set(typer.main.get_command(app).commands)
    text = (ROOT / "docs/commands.md").read_text()
    documented = {
        part.split()[0]
        for heading in re.findall(r"^## (.+)$", text, re.M)
        for part in heading.split(" · ")
    }
    assert documented == commands


@pytest.mark.parametrize("document", ["docs/architecture.md", "README.md", "CONTRIBUTING.md"])
def test_files_that_a_document_names_are_there(document):
    text = (ROOT / document).read_text()
    named = set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.\w+)?)`", text))
    linked = {
        str((ROOT / document).parent.joinpath(target.split("#")[0]).resolve())
        for target in re.findall(r"\]\(([^):]+)\)", text)
    }
    missing = {name for name in named if not (ROOT / name).exists()}
    missing |= {path for path in linked if not Path(path).exists()}
    missing -= {name for name in missing if name.startswith("data/")}
    assert not missing
