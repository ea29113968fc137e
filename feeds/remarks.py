"""What there is to say about a feed, before it is in anybody's language. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from locales import Translator, translator


@dataclass(frozen=True, slots=True)
class Remark:
    """A text by its key in `locales`, with its values; one of them may be a remark itself."""

    key: str
    values: Mapping[str, "str | int | Remark"] = field(default_factory=dict)

    def words(self, t: Translator) -> str:
        """Say it in a language, as plain text."""
        said = {
            name: value.words(t) if isinstance(value, Remark) else value
            for name, value in self.values.items()
        }
        return t.plain(self.key, **said)

    def __str__(self) -> str:
        """Say it in English, for the command line and logs."""
        return self.words(translator("en"))

    def as_json(self) -> list[Any]:
        """Give it as JSON; `from_json` reads it back."""
        inner = {k: v.as_json() if isinstance(v, Remark) else v for k, v in self.values.items()}
        return [self.key, inner]

    @classmethod
    def from_json(cls, given: Iterable[Any]) -> Self:
        """Read what `as_json` gave."""
        key, inner = given
        return cls(
            key, {k: cls.from_json(v) if isinstance(v, list) else v for k, v in inner.items()}
        )
