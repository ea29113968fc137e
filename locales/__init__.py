"""Texts, and the only way to one."""

from functools import cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

ROOT = Path(__file__).parent
LANGUAGES = ("ru", "uk", "be", "en")  # in the order the settings screen shows them


class MissingTextError(LookupError):
    """The locale has no such key, or its text names a value that was not given."""


class Translator:
    """Texts of one language. Strings put into them are HTML-escaped here and nowhere else."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in sorted((ROOT / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text("utf-8")))

    def __call__(self, key: str, **values: str | int) -> str:
        """HTML for `key`; strings among `values` are escaped on the way in.

        Raises:
            MissingTextError: no such key, or a value its text names was not given.
        """
        safe = {k: escape(v, quote=False) if isinstance(v, str) else v for k, v in values.items()}
        return self._format(key, safe)

    def plain(self, key: str, **values: str | int) -> str:
        """Text for `key` where Telegram reads no markup: buttons, toasts, command menus."""
        return self._format(key, values)

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def _format(self, key: str, values: dict[str, str | int]) -> str:
        pattern = self._bundle.get_message(key).value if key in self else None
        if pattern is None:
            raise MissingTextError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingTextError(f"{key}: {errors[0]}")
        return str(text)


@cache
def translator(language: str) -> Translator:
    """Give the translator of `language`, or of Russian where we do not speak it."""
    return Translator(language if language in LANGUAGES else "ru")
