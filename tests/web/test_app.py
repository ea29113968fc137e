"""/health and /metrics over HTTP, with the bot's side played by plain functions."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus

from tests.conftest import NOON
from web.app import create_app, serve
from web.health import Pulse
from web.metrics import Snapshot

MINUTE = timedelta(minutes=1)


async def well():
    return Pulse("1.2.3", NOON - MINUTE, True, NOON - MINUTE, NOON - 2 * MINUTE)


async def late():
    return Pulse("1.2.3", NOON - 60 * MINUTE, True, NOON - 30 * MINUTE)


async def hanging(*_):
    await asyncio.Event().wait()


async def failing(*_):
    raise RuntimeError("postgresql://vestnik:secret@db is down")


async def figures(health):
    return Snapshot(
        health,
        chats=7,
        articles=1000,
        feeds={"active": 40, "stopped": 2},
        waiting={"digest": 3},
        later={"digest": 2},
        outcomes={"sent": 12},
        rate=24.5,
        allowed=25.0,
        senders=2,
        unreachable={"blocked": 9},
    )


async def get(pulse, path, snapshot=None, headers=None):
    app = create_app(lambda: NOON, pulse, snapshot, version="1.2.3", answer_seconds=0.01)
    async with (
        serve(app, "127.0.0.1", 0) as url,
        aiohttp.ClientSession() as session,
        session.get(url + path, headers=headers) as response,
    ):
        return response.status, response.content_type, await response.text()


async def test_a_healthy_instance_says_so():
    status, kind, body = await get(well, "/health")
    assert (status, kind) == (200, "application/json")
    assert '"version": "1.2.3"' in body
    assert '"poll_age_seconds": 60.0' in body
    assert '"outbox_lag_seconds": 120.0' in body


async def test_an_instance_that_stopped_polling_says_503():
    status, _, body = await get(late, "/health")
    assert status == 503
    assert "no round of polling for 30 minutes" in body


@pytest.mark.parametrize("broken", [hanging, failing])
async def test_a_database_that_hangs_or_fails_is_503_without_details(broken):
    status, _, body = await get(broken, "/health")
    assert status == 503
    assert "the database does not answer" in body
    assert "secret" not in body


async def test_metrics_are_read_by_prometheus():
    status, kind, body = await get(well, "/metrics", figures)
    assert (status, kind) == (200, "text/plain")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in prometheus(body)
        for sample in family.samples
    }
    assert found["vestnik_info", "1.2.3"] == 1
    assert found["vestnik_healthy",] == 1
    assert found["vestnik_chats",] == 7
    assert found["vestnik_feeds", "active"] == 40
    assert found["vestnik_outbox_waiting", "digest"] == 3
    assert found["vestnik_outbox_put_off", "digest"] == 2
    assert found["vestnik_messages_of_the_hour", "sent"] == 12
    assert found["vestnik_send_rate",] == 24.5
    assert found["vestnik_send_rate_allowed",] == 25.0
    assert found["vestnik_senders",] == 2
    assert found["vestnik_chats_unreachable", "blocked"] == 9
    assert found["process_resident_memory_bytes",] > 0


async def test_open_metrics_are_given_to_those_who_ask():
    headers = {"Accept": "application/openmetrics-text; version=1.0.0"}
    _, kind, body = await get(well, "/metrics", figures, headers)
    assert kind == "application/openmetrics-text"
    assert "vestnik_chats" in {family.name for family in openmetrics(body)}


@pytest.mark.parametrize("broken", [hanging, failing, None])
async def test_metrics_tell_the_health_even_where_counting_fails(broken):
    status, _, body = await get(well, "/metrics", broken)
    assert status == 200
    assert "vestnik_healthy 1.0" in body
    assert "secret" not in body


async def test_a_taken_port_is_an_error():
    app = create_app(lambda: NOON, well, version="1.2.3")
    again = create_app(lambda: NOON, well, version="1.2.3")
    async with serve(app, "127.0.0.1", 0) as url:
        port = int(url.rpartition(":")[2])
        with pytest.raises(OSError, match=str(port)):
            async with serve(again, "127.0.0.1", port):
                pass
