"""The arguments of a call, whichever way they came: JSON, form or multipart."""

import json
from dataclasses import dataclass, field

from .errors import Json, Value, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in the body of a call."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Arguments by name. Forms carry everything as text, JSON as it is: both are read alike."""

    values: Json = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Read a text; null: absent."""
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool | dict | list):
            raise bad_request(f'field "{name}" must be of type String')
        return str(value)

    def integer(self, name: str) -> int | None:
        """Read a whole number; null: absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"{name} must be an Integer") from None

    def number(self, name: str) -> float | None:
        """Read a number; null: absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return float(value)
        except (TypeError, ValueError):
            raise bad_request(f"{name} must be a Number") from None

    def flag(self, name: str) -> bool:
        """Read a yes or no; absent means no."""
        value = self.values.get(name)
        return value is True or (
            isinstance(value, str | int) and str(value).lower() in ("true", "yes", "1")
        )

    def json(self, name: str, what: str | None = None) -> Value:
        """Read a value that forms carry as JSON text; null: absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what or name} JSON object") from None

    def shown(self) -> Json:
        """Make the arguments readable for the list of calls: JSON decoded, files named."""
        shown = {}
        for name, value in self.values.items():
            try:
                decoded = json.loads(value) if str(value)[:1] in ("{", "[") else value
            except (TypeError, ValueError):
                decoded = value
            shown[name] = decoded
        for name, upload in self.files.items():
            shown[name] = {"file": upload.name, "bytes": len(upload.data)}
        return shown
