import asyncio

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from storage.engine import open_engine, reading
from storage.schema import facts


@pytest.fixture
async def made(sqlite):
    """An engine of its own, so that the test closes it."""
    engine = open_engine(str(sqlite.url))
    yield engine
    await engine.dispose()


async def cancel(work, began):
    """Cancel work as soon as it says that it began."""
    task = asyncio.ensure_future(work)
    await began.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


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

    await cancel(hang(), began)
    async with asyncio.timeout(5), made.begin() as connection:
        await connection.execute(insert(facts).values(name="a", value=2))


async def test_a_writer_that_is_cancelled_while_its_statement_runs_leaves_nothing(made):
    endless = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) "
        "INSERT INTO facts (name, value) SELECT 'n' || i, i FROM n"
    )

    began = asyncio.Event()

    async def write():
        async with made.begin() as connection:
            began.set()
            await connection.execute(endless)

    await cancel(write(), began)
    async with asyncio.timeout(15), made.begin() as connection:
        await connection.execute(insert(facts).values(name="a", value=2))
    async with reading(made).begin() as connection:
        assert (await connection.execute(select(facts.c.name))).scalars().all() == ["a"]


async def test_who_reads_twice_in_one_transaction_reads_the_same(made):
    async with reading(made).begin() as connection:
        before = (await connection.execute(select(facts))).all()
        async with made.begin() as writing:
            await writing.execute(insert(facts).values(name="a", value=1))
        assert (await connection.execute(select(facts))).all() == before == []
    async with reading(made).begin() as connection:
        assert len((await connection.execute(select(facts))).all()) == 1


async def test_a_transaction_without_a_statement_takes_no_lock(made):
    other = open_engine(str(made.url))
    async with made.begin(), asyncio.timeout(5), other.begin() as connection:
        await connection.execute(insert(facts).values(name="a", value=1))
    await other.dispose()


async def test_what_was_written_before_an_error_is_undone(made):
    async def write_twice():
        async with made.begin() as connection:
            await connection.execute(insert(facts).values(name="a", value=1))
            await connection.execute(insert(facts).values(name="a", value=2))

    with pytest.raises(IntegrityError):
        await write_twice()
    async with reading(made).begin() as connection:
        assert (await connection.execute(select(facts))).all() == []


async def test_rows_come_one_by_one_in_parts_and_whole(made):
    async with made.begin() as connection:
        rows = [{"name": name, "value": 1} for name in "abcdef"]
        assert (await connection.execute(insert(facts), rows)).rowcount == 6
    wanted = select(facts.c.name).order_by(facts.c.name)
    async with reading(made).begin() as connection:
        found = await connection.execute(wanted)
        assert found.fetchone().name == "a"
        assert [row.name for row in found.fetchmany(2)] == ["b", "c"]
        assert [row.name for row in found.fetchmany(1)] == ["d"]
        assert [row.name for row in found] == ["e", "f"]
        assert found.all() == []
        assert (await connection.execute(wanted)).scalars().all() == list("abcdef")


async def test_a_reading_that_fails_lets_the_next_one_see_what_was_written_since(made):
    for number in range(3):
        with pytest.raises(Exception, match="no such table"):  # the database's own
            async with reading(made).begin() as connection:
                await connection.execute(text("SELECT * FROM nowhere"))
        async with made.begin() as connection:
            await connection.execute(insert(facts).values(name=f"{number}", value=1))
        async with reading(made).begin() as connection:
            assert len((await connection.execute(select(facts))).all()) == number + 1


async def test_rows_may_be_asked_for_bit_by_bit(made):
    async with made.begin() as connection:
        rows = [{"name": name, "value": 1} for name in "abc"]
        await connection.execute(insert(facts).values(rows))
    async with reading(made).begin() as connection:
        found = await connection.stream(select(facts.c.name).order_by(facts.c.name))
        assert [name async for (name,) in found] == ["a", "b", "c"]
