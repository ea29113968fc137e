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
