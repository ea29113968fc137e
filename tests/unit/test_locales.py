"""The texts: complete in every language, and as the manners of the bot ask."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from locales import LANGUAGES, ROOT, MissingTextError, Translator, translator

PROJECT = Path(__file__).resolve().parents[2]
BUTTON, TOAST = 20, 200
KEY = re.compile(r"""["']([a-z]+(?:-[a-z0-9]+)*)["']""")
CALLED = re.compile(r"""\b(?:t|t\.plain|UserError)\(\s*(f?)["']([^"'\n]+)["']""")


class Names(Visitor):
    """Collects the variables of a text."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def messages(language):
    """Every text of a language: key -> its syntax tree."""
    found = {}
    for file in sorted((ROOT / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content[:80]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} twice in {language}"
                found[entry.id.name] = entry
    return found


TEXTS = {language: messages(language) for language in LANGUAGES}
KEYS = sorted(TEXTS["ru"])


def variables(message):
    names = Names()
    names.visit(message)
    return names.found


def words_of(message):
    """The text a person may see, in every variant, a number for each variable."""
    t = re.compile(r"\{[^{}]*\}")
    return [t.sub("7", "".join(_texts(pattern))) for pattern in _patterns(message.value)]


def _patterns(pattern):
    for element in pattern.elements:
        if isinstance(element, ast.Placeable) and isinstance(
            element.expression, ast.SelectExpression
        ):
            for variant in element.expression.variants:
                yield from _patterns(variant.value)
            return
    yield pattern


def _texts(pattern):
    for element in pattern.elements:
        yield element.value if isinstance(element, ast.TextElement) else "7"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language):
    assert TEXTS[language].keys() ^ TEXTS["ru"].keys() == set()


@pytest.mark.parametrize("key", KEYS)
def test_a_text_takes_the_same_values_in_every_language(key):
    asked = {language: variables(TEXTS[language][key]) for language in LANGUAGES}
    assert len({frozenset(names) for names in asked.values()}) == 1, asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_has_at_most_20_characters(language):
    long = {
        key: text
        for key, message in TEXTS[language].items()
        if "button-" in key and not key.startswith("error-")
        for text in words_of(message)
        if len(text) > BUTTON
    }
    assert long == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_be_a_toast_fits_and_has_no_markup(language):
    wrong = {
        key: text
        for key, message in TEXTS[language].items()
        if key.startswith(("error-", "toast-"))
        for text in words_of(message)
        if len(text) > TOAST or "<" in text or "&" in text
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at(language):
    loud = {k for k, m in TEXTS[language].items() if any("!" in text for text in words_of(m))}
    assert loud == set()


def code():
    for package in ("handlers", "digests", "feeds", "news", "storage", "bot", "web"):
        for file in sorted((PROJECT / package).rglob("*.py")):
            yield file, file.read_text("utf-8")


def test_every_key_that_code_asks_for_exists():
    missing = []
    for file, text in code():
        for match in CALLED.finditer(text):
            dynamic, key = match[1], match[2]
            shape = re.compile(re.sub(r"\\\{[^}]*\\\}", "[a-z0-9-]+", re.escape(key)))
            there = any(map(shape.fullmatch, KEYS)) if dynamic else key in KEYS
            if not there:
                missing.append(f"{file.name}: {key}")
    assert missing == []


def test_no_text_is_left_that_no_code_asks_for():
    everything = "\n".join(text for _, text in code())
    literal = set(KEY.findall(everything))
    patterns = [
        re.compile(re.sub(r"\\\{[^}]*\\\}", "[a-z0-9-]+", re.escape(key)))
        for key in re.findall(r"""f["']([a-z]+-[^"'\s]*\{[^"'\s]*)["']""", everything)
    ]
    ours = [key for key in KEYS if not key.startswith(("digest-", "story-", "notice-"))]
    unused = [k for k in ours if k not in literal and not any(p.fullmatch(k) for p in patterns)]
    assert unused == []


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        pytest.param("ru", 1, "на 1 место", id="ru one"),
        pytest.param("ru", 2, "на 2 места", id="ru few"),
        pytest.param("ru", 11, "на 11 мест", id="ru many"),
        pytest.param("ru", 21, "на 21 место", id="ru twenty-one"),
        pytest.param("uk", 3, "на 3 місця", id="uk few"),
        pytest.param("be", 5, "на 5 месцаў", id="be many"),
        pytest.param("en", 1, "to 1 place ", id="en one"),
        pytest.param("en", 21, "to 21 places ", id="en other"),
    ],
)
def test_numbers_have_their_plurals(language, count, expected):
    assert expected in translator(language).plain("error-too-many-places", limit=count)


def test_values_are_escaped_once_and_buttons_never():
    t = Translator("ru")
    assert "&lt;b&gt; &amp;" in t("place-unknown", query="<b> &")
    assert "<b> &" in t.plain("place-unknown", query="<b> &")


def test_a_value_that_was_not_given_is_an_error():
    with pytest.raises(MissingTextError):
        translator("ru")("place-guess")
