"""Why a feed gave nothing: the poller's note, in English in its row, as a remark. Pure.

The poller writes for logs and the command line; people read it in their own language. A note
that is not known here is shown as it stands. A test makes the notes by the code that writes
them, so that a new wording is not forgotten.
"""

import re
from collections.abc import Callable

from .remarks import Remark

Make = Callable[[re.Match[str]], Remark]


def remark_on(note: str) -> Remark:
    """Turn a note of the poller, the fetcher or the parser into a remark."""
    text = note.strip().rstrip(".")
    for pattern, make in _NOTES:
        if found := pattern.fullmatch(text):
            return make(found)
    return Remark("trouble-other", {"detail": text[:200]})


def _says(key: str, *numbers: str) -> Make:
    """Make a remark with the named groups of a match; `numbers` of them are whole numbers."""

    def make(match: re.Match[str]) -> Remark:
        values: dict[str, str | int | Remark] = {
            name: int(float(value)) if name in numbers else value
            for name, value in match.groupdict().items()
            if value is not None
        }
        return Remark(key, values)

    return make


def _about_status(match: re.Match[str]) -> Remark:
    status = int(match["status"])
    named = {401: "password", 403: "forbidden", 404: "missing", 410: "gone", 429: "busy"}
    if status in named:
        return Remark(f"trouble-{named[status]}")
    return Remark("trouble-server" if status >= 500 else "trouble-status", {"status": status})


def _about_silence(match: re.Match[str]) -> Remark:
    return Remark("trouble-given-up", {"date": match["date"], "why": remark_on(match["why"])})


def _about_encoding(match: re.Match[str]) -> Remark:
    if match["declared"] is None:
        return Remark("check-encoding-missing", {"found": match["found"]})
    return Remark("check-encoding-wrong", {"declared": match["declared"], "found": match["found"]})


_SECONDS = r"(?P<seconds>[\d.]+) s"
_NOTES: tuple[tuple[re.Pattern[str], Make], ...] = tuple(
    (re.compile(pattern, re.DOTALL), make)
    for pattern, make in (
        (r"no good answer since (?P<date>[\d.]+): (?P<why>.*)", _about_silence),  # holds another
        # fetching
        (rf"no connection within {_SECONDS}", _says("trouble-connect", "seconds")),
        (rf"silent for {_SECONDS}", _says("trouble-silent", "seconds")),
        (rf"slower than {_SECONDS}", _says("trouble-slow", "seconds")),
        (r"no such site: its name is not known", _says("trouble-no-site")),
        (r"its certificate is not in order|no secure connection with it", _says("trouble-tls")),
        (r"no connection: .*", _says("trouble-no-connection")),
        (
            r"closed the connection without an answer|the answer broke off"
            r"|the connection broke: .*",
            _says("trouble-broken-off"),
        ),
        (r"the answer is not HTTP that can be read", _says("trouble-not-http")),
        (r"not an address of a page|it failed", _says("trouble-no-page")),
        (r"refused: .*", _says("trouble-refused")),
        (r".* \((?P<status>\d{3})\)", _about_status),
        (r"redirects (?:in a circle|more than \d+ times)", _says("trouble-circle")),
        (
            r"larger than (?P<megabytes>[\d.]+) MB(?: when decompressed)?",
            _says("trouble-large", "megabytes"),
        ),
        (r"says that nothing has changed, and was not asked", _says("trouble-unchanged")),
        (r"the answer is empty|The document is empty", _says("trouble-empty")),
        (
            r"compressed .*|broken compression .*",
            _says("trouble-compression"),
        ),
        (
            r"reading open pages of .* switched off",
            _says("trouble-adapter-off"),
        ),
        (r"no RSSHub is set up|not a route of RSSHub", _says("trouble-no-hub")),
        (r"there is no such open channel", _says("trouble-no-channel")),
        # reading
        (r"it cannot be read \(.*\)|The document cannot be read \(.*\)", _says("trouble-reading")),
        (r"This is a web page \(HTML\), not a feed", _says("trouble-html")),
        (r"This is JSON, but not a JSON Feed", _says("trouble-json")),
        (r"The feed has no entries", _says("trouble-no-entries")),
        (r"This is not a feed: .*|it is not a feed", _says("trouble-not-feed")),
        # what the poller adds
        (r"a fault of ours .*|its articles cannot be stored .*", _says("trouble-ours")),
        (r"moved to the address of feed \d+", _says("trouble-merged")),
        # why a feed was stopped by people, or at their wish
        (r"its robots\.txt asks us not to read it", _says("trouble-robots")),
        (r"withdrawn by the one who offered it", _says("trouble-withdrawn")),
        (r"a moderator took the decision back", _says("trouble-taken-back")),
        (r"the channel itself shows us its posts", _says("trouble-own-channel")),
        # what the parser remarks on a document it could read
        (
            r"The document holds (?P<total>\d+) items; (?P<kept>\d+) were read",
            _says("check-many", "total", "kept"),
        ),
        (r"Some ampersands stand alone; .*", _says("check-ampersands")),
        (
            r"The XML is not well-formed(?: \(line (?P<line>\d+)\))?; read as well as it could be",
            lambda found: Remark("check-xml", {"line": int(found["line"] or 0)}),
        ),
        (
            r"The document (?:says it is in (?P<declared>[\w.:-]+)|does not say its encoding)"
            r"(?:; read as|, but it is in) (?P<found>[\w.:-]+)",
            _about_encoding,
        ),
        (r"Some characters are damaged: .*", _says("check-damaged")),
    )
)
