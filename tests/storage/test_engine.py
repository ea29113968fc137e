import asyncio

import pytest
from sqlalchemy import func, insert, select, text

from storage.engine import open_engine, reading
from storage.schema import facts


@pytest.fixture
async def made(sqlite):
    """An engine of its own, so that the test closes it."""
    engine = open_engine(str(sqlite.url))
    yield engine
    await engine.dispose()


async def test_any_number_of_writers_at_once_all_get_there(made):
    async def write(number):
        async with made.begin() as connection:
            await connection.execute(insert(facts).values(name=f"{number}", value=1))
            await asyncio.sleep(0)

    await asyncio.gather(*(write(number) for number in range(200)))
    async with reading(made).begin() as connection:
        assert (await connection.execute(select(func.count()).select_from(facts))).scalar() == 200


async def test_who_reads_does_not_wait_for_who_writes(made):
    async with made.begin() as writing:
        await writing.execute(insert(facts).values(name="a", value=1))
        async with asyncio.timeout(5), reading(made).begin() as connection:
            rows = (await connection.execute(select(facts))).all()
        assert rows == []


async def test_a_writer_that_fails_lets_the_next_one_write(made):
    for _ in range(3):
        with pytest.raises(Exception, match="no such table"):  # the database's own
            async with made.begin() as connection:
                await connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    async with made.begin() as connection:
        await connection.execute(insert(facts).values(name="a", value=1))


async def test_a_writer_that_is_cancelled_lets_the_next_one_write(made):
    began = asyncio.Event()

    async def hang():
        async with made.begin() as connection:
            await connection.execute(insert(facts).values(name="a", value=1))
            began.set()
            await asyncio.Event().wait()

    task = asyncio.ensure_future(hang())
    await began.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(5), made.begin() as connection:
        await connection.execute(insert(facts).values(name="a", value=2))
