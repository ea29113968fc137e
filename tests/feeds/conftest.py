import pytest

from tests.feeds.hostile import running


@pytest.fixture
async def server():
    """A server on the loopback that answers as it is told."""
    async with running() as made:
        yield made
