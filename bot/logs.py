"""Logs: one line an event, text or JSON, never a token."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

_TOKEN = re.compile(r"(\d{3,}):[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"(://[^\s:/@]+):[^\s@/]+@")


def hide_secrets(text: str) -> str:
    """Replace what looks like a bot token or a password in an address by stars."""
    return _PASSWORD.sub(r"\1:***@", _TOKEN.sub(r"\1:***", text))


class TextFormatter(logging.Formatter):
    """For people: time, level, logger, message."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Write one record, its traceback too, with the secrets hidden."""
        return hide_secrets(super().format(record))


class JsonFormatter(logging.Formatter):
    """For machines: one JSON object a line, time in ISO UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record, its traceback too, with the secrets hidden."""
        event = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)
        return hide_secrets(json.dumps(event, ensure_ascii=False))


def set_up_logs(level: str, form: str) -> None:
    """Send every record to stderr; libraries speak from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in (
        "aiohttp.access",
        "aiogram.event",
        "apscheduler",
        "alembic",
        "asyncio",
        "pymorphy3",
    ):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
