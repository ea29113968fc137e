import pytest

from tests.handlers.stage import Stage


@pytest.fixture
async def stage(sqlite):
    """A stage on an empty SQLite database."""
    made = Stage(sqlite)
    yield made
    await made.bot.session.close()
