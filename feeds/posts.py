"""A post of a channel -> an entry, as a feed would tell it; or why it is no news. Pure.

What people write is not markup: the first line or sentence is the headline, the link leads to
the post. Why so: docs/decisions/0018-sources.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from news.model import Entry
from storage.channel_posts import Post
from storage.channels import Channel

from .addresses import canonical
from .plain import cut

WHOLE = 100  # characters: a first line up to this is a headline; a longer one, its first sentence
HEADLINE = 160  # characters: a first sentence longer than this is cut between words
SUMMARY = 1_000  # characters
DIGEST_LINKS = 3  # to articles we have: a post with so many is a digest, ours or another's
_SHORT = 3  # words: a first line of fewer («Смоленск», «Срочно») goes on with the next one
_SENTENCE = 25  # characters: «г. Смоленск.» is no sentence
_TAGS_MOST = 10

_ORNAMENT = re.compile(r"^[^\w«\"“„(\[#@$€₽№+\-]+|[^\w»\"”“)\]?!….%°]+$")
_LINK = re.compile(r"[#@]\w+|https?://\S+|t\.me/\S+")
_BETWEEN = re.compile(r"[\s,|•·]+")
_CALL = re.compile(
    r"подпис|підпис|падпіс|subscribe|прислать новость|надіслати новину|даслаць навіну"
    r"|наш(?:и|і)? (?:чат|канал)|\b(?:мы|ми) [ву] |\bmax\b|вконтакте",
    re.IGNORECASE,
)
_LONGEST_CALL = 80  # characters: a longer line that says «подписаться» tells something
_ENDS = re.compile(r"[.!?…]+[»\"”)]*(?=\s+[«\"“„(\[]?[A-ZА-ЯЁЎІЇЄҐ0-9])")
_SHORTENED = re.compile(r"(?:\b[\w]{1,3}|\d)\.$")  # «ул.», «им.», «А.», «12.»
_TAG = re.compile(r"#(\w{2,40})")
_ADVERT = re.compile(
    r"\berid\b|#(?:реклама|промо|ad|advert|партн[её]рский)\b|на правах рекламы|^\s*реклама\b",
    re.IGNORECASE | re.MULTILINE,
)


class Left(StrEnum):
    """Why a post is no news."""

    DIGEST = "digest"  # our own, or another list of articles that we have
    REPRINT = "reprint"  # of an article or a channel that we read ourselves
    ADVERT = "advert"
    NO_WORDS = "no-words"


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of where a post comes from and leads to.

    `ours`: messages, by chat and number, that are deliveries of ours. `articles`: canonical
    addresses of articles we have. `sources`: channels that are sources, by their number.
    """

    ours: frozenset[tuple[int, int]] = frozenset()
    articles: frozenset[str] = frozenset()
    sources: frozenset[int] = frozenset()


def read_post(channel: Channel, parts: Sequence[Post], around: Around) -> Entry | Left:
    """Make an entry of a post, all parts of an album together; or say why it is none.

    `parts` are in the order of their numbers, at least one.
    """
    text = "\n".join(part.text.strip() for part in parts if part.text.strip())
    links = {canonical(link) for part in parts for link in part.links} - {""}
    if left := _left(channel, parts, text, links, around):
        return left
    title, summary = headline_of(text)
    if not title:
        return Left.NO_WORDS
    first = parts[0]
    number = f"album:{first.album}" if first.album else str(first.message_id)
    return Entry(
        id=f"tg:{channel.chat_id}:{number}",
        url=link_of(channel.chat_id, channel.username, first.message_id),
        title=title,
        summary=summary,
        published=min(part.published_at for part in parts),
        tags=tuple(dict.fromkeys(_TAG.findall(text)))[:_TAGS_MOST],
    )


def _left(
    channel: Channel, parts: Sequence[Post], text: str, links: set[str], around: Around
) -> Left | None:
    origins = {part.origin for part in parts if part.origin}
    here = {(channel.chat_id, part.message_id) for part in parts}
    known = links & around.articles
    if (here | origins) & around.ours or len(known) >= DIGEST_LINKS:
        return Left.DIGEST
    if known or {chat for chat, _ in origins} & (around.sources - {channel.chat_id}):
        return Left.REPRINT
    if advertises(text, [link for part in parts for link in part.links]):
        return Left.ADVERT
    return None


def advertises(text: str, links: Iterable[str]) -> bool:
    """Tell whether a post is marked as an advert, as the law asks for: by a word or an erid."""
    return bool(_ADVERT.search(text)) or any("erid=" in link for link in links)


def link_of(chat_id: int, username: str | None, message_id: int) -> str:
    """Give the address of a post; of a closed channel it opens for its readers only.

    Source: https://core.telegram.org/api/links#message-links
    """
    if username:
        return f"https://t.me/{username}/{message_id}"
    return f"https://t.me/c/{str(chat_id).removeprefix('-100')}/{message_id}"


def headline_of(text: str) -> tuple[str, str]:
    """Divide what was written into a headline and the rest of it; empty: there are no words.

    The headline is the first line that says something, less ornaments; a long one is cut after
    its first sentence, or between words. Calls to subscribe at the end are left out.
    """
    lines = _telling(text)
    if not lines:
        return "", ""
    first, rest = lines[0], lines[1:]
    title, left = _first_sentence(first)
    if len(first.split()) < _SHORT and rest:
        joint = "" if first.endswith((".", ":", "!", "?", "…")) else "."
        second, left = _first_sentence(rest.pop(0))
        title = cut(f"{first}{joint} {second}", HEADLINE)
    summary = " ".join(part for part in (left, *rest) if part)
    return _bare(title), cut(summary, SUMMARY)


def _telling(text: str) -> list[str]:
    """List the lines that say something, in their order."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [bare for line in lines if (bare := _ORNAMENT.sub("", line)) and _has_words(bare)]
    while len(lines) > 1 and _is_call(lines[-1]):
        lines.pop()
    return lines


def _has_words(line: str) -> bool:
    words = [word for word in _BETWEEN.split(line) if any(c.isalnum() for c in word)]
    return not all(_LINK.fullmatch(word) for word in words)


def _is_call(line: str) -> bool:
    return len(line) <= _LONGEST_CALL and bool(_CALL.search(line))


def _first_sentence(line: str) -> tuple[str, str]:
    """Cut a line that is too long for a headline; gives what is left of it too."""
    if len(line) <= WHOLE:
        return line, ""
    for end in _ENDS.finditer(line, 0, HEADLINE + 1):
        head = line[: end.end()]
        if len(head) >= _SENTENCE and not _SHORTENED.search(head):
            return head, line[end.end() :].strip()
    return (line, "") if len(line) <= HEADLINE else (cut(line, HEADLINE), line)


def _bare(title: str) -> str:
    """Drop the full stop that a headline does without; «…» and «!» stay."""
    single = title.endswith(".") and not title.endswith("..")
    return title[:-1] if single and not _SHORTENED.search(title) else title
