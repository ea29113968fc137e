"""The public preview page of a Telegram channel (t.me/s/name) -> a JSON Feed. Pure.

The page is made by Telegram's server, so there is no script to run. What cannot be found in it
is left out: the page may change, and then the feed says that it has no entries.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from .addresses import LONGEST
from .posts import advertises, headline_of
from .routes import TELEGRAM

_MOST_HTML = 3_000_000  # bytes: twenty posts take about a hundred thousand
_ROUNDUP = 4  # sites a post leads to: a digest, and perhaps our own
_PAGE = re.compile(r"/s/([a-z][a-z0-9_]{3,31})/?", re.IGNORECASE)
_PICTURE = re.compile(r"background-image:\s*url\(['\"]?(https://[^'\")]{1,1000})")
_BLOCKS = ("br", "p", "div", "blockquote", "pre")
_MESSAGE = "tgme_widget_message"


def channel_of(url: str) -> str | None:
    """Name the channel whose preview page an address is; null: it is another page."""
    parts = urlsplit(url)
    found = _PAGE.fullmatch(parts.path) if parts.hostname in TELEGRAM else None
    return found[1].lower() if found else None


def as_json_feed(page: bytes, channel: str) -> bytes | None:
    """Read a preview page; null: it shows no channel, for there is none or it is closed.

    Newest first, as feeds are. Nothing of it changes while its posts stay the same.
    """
    root = _parsed(page)
    posts = list(root.iterfind(".//div[@data-post]")) if root is not None else []
    title = _title(root)
    if root is None or not (posts or title):
        return None
    items = [item for post in reversed(posts) if (item := _item(post, channel))]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": escape(title, quote=False),
        "home_page_url": f"https://t.me/{channel}",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, sort_keys=True).encode()


def _parsed(page: bytes) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        return html.document_fromstring(page[:_MOST_HTML], parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _title(root: html.HtmlElement | None) -> str:
    found = _first(root, "tgme_channel_info_header_title") if root is not None else None
    return " ".join(_text(found).split()) if found is not None else ""


def _item(post: html.HtmlElement, channel: str) -> dict[str, Any] | None:
    """Describe a post; null: it is of the service, without words, an advert, or a digest."""
    number = str(post.get("data-post", "")).rpartition("/")[2]
    body = _first(post, f"{_MESSAGE}_text", last=True)
    time = next(post.iterfind(".//time[@datetime]"), None)
    if not number.isdecimal() or body is None or "service_message" in str(post.get("class", "")):
        return None
    text = _text(body)
    title, summary = headline_of(text)
    links = list(_links(body))
    sites = {urlsplit(link).hostname for link in links} - set(TELEGRAM)
    if not title or advertises(text, links) or len(sites) >= _ROUNDUP or _leads_to_a_bot(post):
        return None
    item: dict[str, Any] = {
        "id": f"https://t.me/{channel}/{number}",
        "url": f"https://t.me/{channel}/{number}",
        "title": escape(title, quote=False),
        "content_html": escape(summary, quote=False),
    }
    if time is not None:
        item["date_published"] = str(time.get("datetime"))
    if picture := _picture(post):
        item["image"] = picture
    return item


def _first(element: html.HtmlElement, name: str, *, last: bool = False) -> html.HtmlElement | None:
    """Find the first (or last) element inside that has a class."""
    found = [
        e for e in element.iter("div", "a", "span") if name in str(e.get("class", "")).split()
    ]
    return (found[-1] if last else found[0]) if found else None


def _text(element: html.HtmlElement) -> str:
    """Read the words of an element, a line a block; without recursion, for any depth."""
    said: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            said.append("\n" if part.tag in _BLOCKS else "")
            said.append(part.text or "" if isinstance(part.tag, str) else "")
        elif part is not element:
            said.append(part.tail or "")
    return "".join(said).strip()


def _links(element: html.HtmlElement) -> Iterator[str]:
    for link in element.iter("a"):
        href = str(link.get("href", ""))
        if href.startswith(("http://", "https://")) and "[" not in href:
            yield href[:LONGEST]


def _leads_to_a_bot(post: html.HtmlElement) -> bool:
    """Tell whether a button under a post opens a bot with a payload, as ours under digests do."""
    buttons = (a for a in post.iter("a") if "inline_button" in str(a.get("class", "")))
    return any("start=" in str(button.get("href", "")) for button in buttons)


def _picture(post: html.HtmlElement) -> str | None:
    photo = _first(post, f"{_MESSAGE}_photo_wrap")
    found = _PICTURE.search(str(photo.get("style", ""))) if photo is not None else None
    return found[1] if found else None
