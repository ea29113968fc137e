import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock
from bot.logs import JsonFormatter, TextFormatter, hide_secrets
from bot.settings import SANDBOX_DATABASE, Settings, SettingsError, read_settings

TOKEN = "123456789:AAF-secretsecretsecretsecretsecret"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_a_token_it_is_the_sandbox_with_a_database_of_its_own():
    settings = read_settings()
    assert settings.is_sandbox
    assert settings.database_url == SANDBOX_DATABASE


def test_an_empty_line_in_the_env_file_is_a_missing_value(tmp_path):
    (tmp_path / ".env").write_text("BOT_TOKEN=\nSEND_RATE=\n")
    assert read_settings().is_sandbox


def test_a_token_goes_live_and_is_never_shown(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = read_settings()
    assert not settings.is_sandbox
    assert settings.database_url.endswith("vestnik.db")
    assert "secretsecret" not in repr(settings)


@pytest.mark.parametrize("given", ["1, 2", "1 2", "1,2,", " 2,1"])
def test_admins_are_a_list_of_numbers(monkeypatch, given):
    monkeypatch.setenv("ADMIN_IDS", given)
    assert read_settings().admin_ids == {1, 2}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        pytest.param("SEND_RATE", "fast", "SEND_RATE: .*number", id="not a number"),
        pytest.param("SEND_RATE", "31", "SEND_RATE: .*30", id="over Telegram's limit"),
        pytest.param("SUBMISSIONS", "later", "SUBMISSIONS: .*instant.*closed", id="unknown mode"),
        pytest.param("DATABASE_URL", "mysql://x", "DATABASE_URL: .*postgresql", id="database"),
        pytest.param("INSTANCES", "2", "INSTANCES: .*postgresql", id="two on SQLite"),
        pytest.param("PUBLIC_URL", "https://x.test", "WEBHOOK_SECRET: ", id="webhook, no secret"),
        pytest.param("PUBLIC_URL", "x", "PUBLIC_URL: ", id="not an address"),
        pytest.param("WEBHOOK_SECRET", "а б", "WEBHOOK_SECRET: .*A-Z", id="secret of letters"),
        pytest.param("ADMIN_IDS", "anna", "ADMIN_IDS: .*integer", id="a name for a number"),
        pytest.param("BOT_TOKEN", "hello", "BOT_TOKEN: .*BotFather", id="not a token"),
        pytest.param("LOG_LEVEL", "loud", "LOG_LEVEL: .*DEBUG", id="log level"),
        pytest.param("FEED_PROXY", "socks5://a:1", "FEED_PROXY: .*http://", id="not a proxy"),
        pytest.param("FEED_CONTACT", "a b\nc", "FEED_CONTACT: .*e-mail", id="not a contact"),
    ],
)
def test_a_broken_value_names_its_variable_and_what_is_allowed(monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=says) as raised:
        read_settings()
    assert "\n" not in str(raised.value)


def test_a_broken_token_is_not_repeated_in_the_error(monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "nocolon-but-secret")
    with pytest.raises(SettingsError) as raised:
        read_settings()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("formatter", [TextFormatter(), JsonFormatter()], ids=["text", "json"])
def test_a_token_never_reaches_the_log(formatter):
    record = logging.makeLogRecord(
        {"name": "x", "levelname": "INFO", "msg": f"POST https://api.telegram.org/bot{TOKEN}/x"}
    )
    assert "secret" not in formatter.format(record)


@given(st.text())
def test_hiding_secrets_never_fails_and_is_done_once(text):
    once = hide_secrets(text + TOKEN)
    assert "secret" not in once
    assert hide_secrets(once) == once


def test_a_database_password_never_reaches_the_log():
    assert "hunter" not in hide_secrets("postgresql+asyncpg://bot:hunter2@db/vestnik")


def test_the_movable_clock_only_goes_forward():
    from datetime import timedelta

    from tests.conftest import NOON

    clock = MovableClock(lambda: NOON)
    assert clock.advance(timedelta(hours=1)) == clock() == NOON + timedelta(hours=1)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(timedelta(hours=-1))
