"""Manners towards hosts: which ones have several feeds."""

import asyncio
from datetime import timedelta

from feeds.hosts import Hosts


async def visit(hosts, name, *, waiting_for=None):
    async with hosts.turn(name):
        if waiting_for:
            await waiting_for.wait()


async def test_a_host_visited_twice_at_once_has_several_feeds():
    hosts = Hosts(at_once=1, spacing=timedelta(0))
    done = asyncio.Event()

    async def second():
        done.set()
        await visit(hosts, "a.example")

    await asyncio.gather(visit(hosts, "a.example", waiting_for=done), second())
    assert hosts.is_shared("a.example")


async def test_a_host_visited_again_and_again_may_have_one():
    hosts = Hosts(at_once=2, spacing=timedelta(0))
    for _ in range(3):
        await visit(hosts, "a.example")
    assert not hosts.is_shared("a.example")


async def test_no_more_visits_at_once_than_a_host_may_have():
    hosts = Hosts(at_once=2, spacing=timedelta(0))
    inside, most, leave = 0, 0, asyncio.Event()

    async def stay():
        nonlocal inside, most
        async with hosts.turn("a.example"):
            inside += 1
            most = max(most, inside)
            if inside == 2:
                asyncio.get_running_loop().call_soon(leave.set)
            await leave.wait()
            inside -= 1

    await asyncio.gather(*[stay() for _ in range(6)])
    assert most == 2


async def test_visits_of_a_host_are_spaced_and_hosts_do_not_wait_for_each_other(monkeypatch):
    waits = []

    async def sleep(seconds):
        waits.append(round(seconds))

    monkeypatch.setattr("feeds.hosts.asyncio.sleep", sleep)
    hosts = Hosts(at_once=2, spacing=timedelta(seconds=10))
    for name in ("a.example", "b.example", "a.example", "a.example"):
        await visit(hosts, name)
    assert waits == [10, 20]
    async with hosts.turn("b.example", delay=60):
        assert waits == [10, 20, 10]
    assert round(hosts.wait("b.example").total_seconds()) == 70
