"""`vestnik run` as a process: what a newcomer and an operator see."""

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sandbox.client import Simulator, labels, plain
from sandbox.server import start
from tests.conftest import NOON
from tests.end_to_end.conftest import ANNA

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "987654321:AAsecretsecretsecretsecretsecretsecr"


@asynccontextmanager
async def vestnik_run(folder, **environment):
    """A running process; killed at the end if it is still there."""
    bare = {k: v for k, v in os.environ.items() if k not in ("BOT_TOKEN", "DATABASE_URL")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=folder, stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env={**bare, "PYTHONPATH": str(ROOT), "WEB_PORT": "0", **environment},
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def said(process, pattern):
    """Read stderr until a line matches."""
    lines = []
    async with asyncio.timeout(120):
        while line := (await process.stderr.readline()).decode():
            lines.append(line)
            if found := re.search(pattern, line):
                return found
    raise AssertionError(f"ended without {pattern!r}: {lines}")


async def test_without_a_token_it_opens_a_chat_with_ten_stories_and_stops_when_told(tmp_path):
    async with vestnik_run(tmp_path) as process:
        url = (await said(process, r"Open (http://\S+)"))[1]
        async with Simulator(url) as people:
            anna = people.person(ANNA)
            await anna.send("Смоленск")
            digest = await anna.wait_for("🗞", seconds=15)
            assert len([n for n in labels(digest) if n.isdecimal()]) == 10
            assert "Смоленск" in plain(digest)
        process.send_signal(signal.SIGTERM)
        _, rest = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0
        assert b"Traceback" not in rest


@pytest.mark.parametrize("reachable", [True, False], ids=["wrong token", "out of reach"])
async def test_it_says_in_one_line_why_it_cannot_begin(tmp_path, reachable):
    sandbox = await start("127.0.0.1", 0, "1:right", lambda: NOON)
    if not reachable:
        await sandbox.close()
    async with vestnik_run(tmp_path, BOT_TOKEN=TOKEN, BOT_API_URL=sandbox.url) as process:
        out, errors = await asyncio.wait_for(process.communicate(), 60)
    if reachable:
        await sandbox.close()
    lines = errors.decode().strip().splitlines()
    assert process.returncode == 1
    assert len(lines) == 1, lines
    assert ("@BotFather" if reachable else sandbox.url) in lines[0]
    assert "secret" not in lines[0]
    assert out == b""


async def test_live_it_imports_the_catalogue_serves_health_and_answers(tmp_path):
    sandbox = await start("127.0.0.1", 0, TOKEN, lambda: NOON)
    database = f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"
    async with (
        vestnik_run(
            tmp_path, BOT_TOKEN=TOKEN, BOT_API_URL=sandbox.url, DATABASE_URL=database,
            FEED_TIMEOUT_SECONDS="1", http_proxy="http://127.0.0.1:9",
        ) as process,
        Simulator(sandbox.url) as people,
    ):  # fmt: skip
        await said(process, r"imported the built-in catalogue: \d{3} feeds")
        address = (await said(process, r"health and metrics are at (\S+)"))[1]
        anna = people.person(ANNA)
        await anna.send("/start")
        assert await anna.wait_for("Напишите город")
        import aiohttp

        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/health") as answer:
                assert (await answer.json())["database"] is True
            async with session.get(f"{address}/metrics") as answer:
                assert "vestnik_feeds" in await answer.text()
    await sandbox.close()


async def test_the_sandbox_keeps_out_of_a_database_in_real_use(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path / 'real.db'}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "feeds", "import", "builtin", cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": url},
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert await process.wait() == 0
    async with vestnik_run(tmp_path, DATABASE_URL=url) as process:
        _, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert "real feeds" in errors.decode().splitlines()[-1]
