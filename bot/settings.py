"""Everything the operator may set; each is described in docs/configuration.md."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AnyHttpUrl,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
FREE_RATE = 30  # messages a second: Bot API FAQ, "My bot is hitting limits"
SANDBOX_DATABASE = "sqlite+aiosqlite:///data/sandbox.db"


class SettingsError(Exception):
    """The environment or `.env` says something we cannot take; the message says what to mend."""


class Settings(BaseSettings):
    """Read once, in `bot.cli`; nothing else looks at the environment."""

    model_config = SettingsConfigDict(
        env_file=".env",
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    bot_api_url: str = TELEGRAM
    database_url: str = "sqlite+aiosqlite:///data/vestnik.db"

    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    moderators_chat: int | None = None

    public_url: AnyHttpUrl | None = None
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    webhook_secret: SecretStr | None = None

    instances: int = Field(default=1, ge=1, le=100)
    send_rate: float = Field(default=25, gt=0, le=1000)
    paid_broadcast: bool = False

    embeddings_model: str | None = None

    poll_concurrency: int = Field(default=50, ge=1, le=1000)
    parse_workers: int = Field(default=1, ge=0, le=64)
    feed_max_bytes: int = Field(default=10_000_000, ge=10_000, le=100_000_000)
    feed_timeout_seconds: float = Field(default=30, ge=1, le=300)
    feeds_allow_private: bool = False
    feed_proxy: SecretStr | None = None  # it may hold a password
    feed_contact: str | None = None
    telegram_preview_url: AnyHttpUrl | None = None
    rsshub_url: AnyHttpUrl | None = None

    submissions: Literal["instant", "moderated", "closed"] = "instant"
    retention_days: int = Field(default=365, ge=2, le=36500)
    readers_retention_days: int = Field(default=365, ge=7, le=36500)
    withdrawn_retention_days: int = Field(default=30, ge=1, le=36500)
    drafts_retention_days: int = Field(default=90, ge=1, le=36500)
    default_language: Literal["ru", "uk", "be", "en"] = "ru"

    log_format: Literal["text", "json"] = "text"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:  # noqa: ANN401  # whatever the environment holds
        return (
            [part for part in value.replace(",", " ").split() if part]
            if isinstance(value, str)
            else value
        )

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:  # noqa: ANN401
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _a_database_we_speak(cls, value: str) -> str:
        if not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError(
                "give sqlite+aiosqlite:///path/to/file.db or postgresql+asyncpg://user:password@host/name"
            )
        return value

    @field_validator("bot_token")
    @classmethod
    def _a_token(cls, value: SecretStr | None) -> SecretStr | None:
        number, _, rest = value.get_secret_value().partition(":") if value else ("1", "", "x")
        if not (number.isdecimal() and rest):
            raise ValueError("looks unlike a token: @BotFather gives one like 123456:ABC-DEF…")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _a_secret(cls, value: SecretStr | None) -> SecretStr | None:
        """Check that `setWebhook` takes it as `secret_token` (Bot API)."""
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("give 1 to 256 of the characters A-Z a-z 0-9 _ -")
        return value

    @field_validator("feed_proxy")
    @classmethod
    def _a_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"http://[^/\s]+/?", value.get_secret_value()):
            raise ValueError("give http://host:port or http://user:password@host:port")
        return value

    @field_validator("feed_contact")
    @classmethod
    def _a_contact(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"[!-\'*-:<-~]{3,100}", value):
            raise ValueError("give an address of a page, or an e-mail address, without spaces")
        return value

    @model_validator(mode="after")
    def _many_instances_need_postgres(self) -> Self:
        if self.instances > 1 and not self.database_url.startswith("postgresql"):
            raise ValueError("INSTANCES: more than one needs a postgresql+asyncpg:// DATABASE_URL")
        return self

    @model_validator(mode="after")
    def _speed_is_paid_for(self) -> Self:
        if self.send_rate > FREE_RATE and not self.paid_broadcast:
            raise ValueError(f"SEND_RATE: over {FREE_RATE} needs PAID_BROADCAST=true")
        return self

    @model_validator(mode="after")
    def _a_webhook_needs_a_secret(self) -> Self:
        if self.public_url and not self.webhook_secret:
            raise ValueError(
                "WEBHOOK_SECRET: PUBLIC_URL turns the webhook on, which needs a secret"
            )
        return self

    @property
    def is_sandbox(self) -> bool:
        """Whether there is no token, so that the sandbox stands for Telegram."""
        return self.bot_token is None

    @property
    def database_file(self) -> Path | None:
        """The SQLite file; null on PostgreSQL."""
        _, found, path = self.database_url.partition("sqlite+aiosqlite:///")
        return Path(path) if found else None


def read_settings(**overrides: Any) -> Settings:  # noqa: ANN401  # any setting by its name
    """Read the environment and `.env`; without a token the sandbox gets a database of its own.

    Raises:
        SettingsError: a value is not allowed; the message names the variable and what is.
    """
    try:
        settings = Settings(**overrides)
    except ValidationError as error:
        raise SettingsError("\n".join(_in_words(problem) for problem in error.errors())) from None
    if settings.is_sandbox and "database_url" not in settings.model_fields_set:
        return settings.model_copy(update={"database_url": SANDBOX_DATABASE})
    return settings


def _in_words(problem: Any) -> str:  # noqa: ANN401  # pydantic's ErrorDetails
    message = str(problem["msg"]).removeprefix("Value error, ")
    name = ".".join(str(part) for part in problem["loc"][:1]).upper()
    return f"{name}: {message}" if name else message
