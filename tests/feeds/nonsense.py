"""Everything a server and a publisher can do wrong, each with what must come of it.

`BAD` gives a reason in plain words; `ODD` is read all the same. Issue 4, "Bad input".
"""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass

import brotli
import zstandard

from tests.feeds.hostile import Act, answer, never, raw

LIMIT = 20_000_000  # bytes of a body that are taken
OK = b"HTTP/1.1 200 OK\r\n"
ADDRESS = "http://a.example/news/1"
SAYS_UTF_7 = '<?xml version="1.0" encoding="utf-7"?>'
DAY = "Fri, 20 Nov 2026 11:00:00 GMT"


def item(n: int = 1, inside: str = "") -> str:
    """An item that any parser understands, with more in it."""
    address = f"http://a.example/news/{n}"
    return (
        f"<item><title>Новость номер {n} о городе</title><link>{address}</link>"
        f"<guid>{address}</guid><pubDate>{DAY}</pubDate>{inside}</item>"
    )


def rss(
    *items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>', after: str = ""
) -> bytes:
    """A feed of items, which may be anything."""
    inside = "<title>Лента</title><link>http://a.example/</link>" + "".join(items)
    return f'{head}<rss version="2.0"><channel>{inside}</channel></rss>{after}'.encode()


def page(body: bytes, **headers: str) -> Act:
    """Answer with a body as any server would."""
    return answer(body=body, **headers)


BOMB = b"<!DOCTYPE r [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;'>" % (n, *(n - 1,) * 8)
    for n in range(1, 12)
) + b"]>"  # fmt: skip
OUTSIDE = (
    '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "http://127.0.0.1/">]>'
)
ZEROS = b"\0" * 30_000_000

BAD: dict[str, tuple[Act, str]] = {  # what a server does, a pattern of the reason
    "silence": (never, "silent|slower"),
    "half a head": (raw(OK, close=False), "silent|slower"),
    "hangs up": (raw(b""), "without an answer"),
    "another protocol": (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not HTTP"),
    "zeros": (raw(b"\0" * 100_000), "not HTTP"),
    "a line without end": (raw(OK + b"X: " + b"x" * 100_000 + b"\r\n\r\n"), "not HTTP"),
    "headers without end": (raw(OK + b"X: 1\r\n" * 20_000 + b"\r\n"), "not HTTP"),
    "length too long": (raw(OK + b"Content-Length: 9999\r\n\r\n<rss>"), "broke off"),
    "negative length": (raw(OK + b"Content-Length: -1\r\n\r\nx"), "not HTTP"),
    "two lengths": (raw(OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nx"), "not HTTP"),
    "chunked nonsense": (
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n"),
        "broke off|not HTTP",
    ),
    "half a chunk": (raw(OK + b"Transfer-Encoding: chunked\r\n\r\nffff\r\nabc"), "broke off"),
    "a chunk of all memory": (
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc"),
        "broke off|not HTTP",
    ),
    "too large": (page(b"x" * (LIMIT + 1)), "larger than"),
    "too large, it says": (raw(OK + b"Content-Length: 99999999999\r\n\r\n<"), "larger than"),
    "gzip bomb": (page(gzip.compress(ZEROS), Content_Encoding="gzip"), "larger than"),
    "brotli bomb": (page(brotli.compress(ZEROS), Content_Encoding="br"), "larger than"),
    "zstd bomb": (page(zstandard.compress(ZEROS), Content_Encoding="zstd"), "larger than"),
    "gzip of gzip of gzip": (
        page(b"x", Content_Encoding="gzip, gzip, gzip"),
        "compressed too many times",
    ),
    "not compressed": (page(rss(item()), Content_Encoding="gzip"), "broken compression"),
    "half compressed": (
        page(gzip.compress(rss(item()))[:-20], Content_Encoding="gzip"),
        "cut short",
    ),
    "compressed in Klingon": (page(b"x", Content_Encoding="tlhIngan"), "did not ask for"),
    "nothing": (page(b""), "empty"),
    "spaces": (page(b" \n\t" * 99), "empty"),
    "redirect to a file": (answer(302, Location="file:///etc/passwd"), "not http or https: file"),
    "redirect to a script": (answer(301, Location="javascript:alert(1)"), "not http or https"),
    "redirect to itself": (answer(301, Location="/redirect%20to%20itself"), "circle"),
    "redirect nowhere": (answer(302), "redirects to nowhere"),
    "redirect to nonsense": (answer(302, Location="http://[::1"), "not an address"),
    "unchanged at first sight": (answer(304, b""), "was not asked"),
    "no content": (answer(204, b""), "without a feed"),
    "a part": (answer(206, rss(item())), "without a feed"),
    "a password": (answer(401, b"x"), "asks for a password"),
    "forbidden": (answer(403, b"x"), "does not let us in"),
    "not found": (answer(404, b"x"), "no such page"),
    "legal reasons": (answer(451, b"x"), "legal reasons"),
    "broken": (answer(500, b"x"), "broken on its side"),
    "a status nobody knows": (answer(799, b"x"), "nobody expects"),
    "a page": (page(b"<!doctype html><html><head><title>Hi</title></head></html>"), "HTML"),
    "a page that says RSS": (page(b"<html></html>", Content_Type="application/rss+xml"), "HTML"),
    "a picture": (page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99), "not a feed"),
    "other JSON": (page(b'{"error": "rate limit"}'), "JSON, but not a JSON Feed"),
    "JSON without end": (page(b"[" * 500_000), "JSON, but not a JSON Feed"),
    "a number of all memory": (page(b'{"items": ' + b"9" * 1_000_000 + b"}"), "not a JSON Feed"),
    "a list of feeds": (page(b'<opml version="2.0"><body><outline/></body></opml>'), "not a feed"),
    "words": (page("Сайт временно недоступен".encode()), "not a feed"),
}


@dataclass(frozen=True)
class Odd:
    """A document that is read: how many articles come of it, what is remarked, what one says."""

    act: Act
    articles: int = 1
    remark: str = ""
    shows: str = ""


def same_twice(n: int) -> str:
    """An item whose guid another has."""
    return item(n).replace(f"<guid>http://a.example/news/{n}</guid>", "<guid>same</guid>")


def build() -> dict[str, Odd]:
    """Make the documents; some are large."""
    swap: Callable[[str], bytes] = lambda text: rss(item()).replace(  # noqa: E731
        "Новость номер 1 о городе".encode(), text.encode()
    )
    wide = "".join(f"<x{n} xmlns:n{n}='urn:{n}' n{n}:a='1'/>" for n in range(3_000))
    return {
        "50,000 items": Odd(page(rss(*map(item, range(50_000)))), 1_000, "50000 items; 1000 were"),
        "a title of 1 MB": Odd(page(swap("слово " * 90_000)), shows="слово слово"),
        "a guid of 1 MB": Odd(page(rss(item().replace("<guid>", "<guid>" + "г" * 500_000)))),
        "an address of 1 MB": Odd(page(rss(item().replace("news/1", "n" * 1_000_000)))),
        "nested CDATA": Odd(
            page(rss(item(1, "<description><![CDATA[a <![CDATA[ b ]]> c ]]></description>"))),
            remark="not well-formed",
        ),
        "NUL bytes": Odd(page(swap("Снег\0 пошёл\0 в городе")), shows="Снег пошёл в городе"),
        "control characters": Odd(page(swap("Снег\x07 пошёл \x1b[31mв городе")), shows="Снег"),
        "UTF-16": Odd(page(rss(item(), head="").decode().encode("utf-16"))),
        "UTF-16 without a mark": Odd(page(rss(item(), head="").decode().encode("utf-16-be"))),
        "UTF-7": Odd(
            page(rss(item(), head=SAYS_UTF_7).decode().encode("utf-7")),
        ),
        "windows-1251 that says nothing": Odd(
            page(rss(item(), head="").decode().encode("cp1251")), remark="read as cp1251"
        ),
        "half a letter": Odd(
            page(rss(item(), after=" ").replace("городе".encode(), "городе".encode()[:-1], 1)),
            remark="damaged",
        ),
        "a wrong Content-Type": Odd(page(rss(item()), Content_Type="image/png")),
        "a Content-Type of nonsense": Odd(page(rss(item()), Content_Type="\xff;charset=\x01;;=")),
        "a charset that lies": Odd(
            page(rss(item(), head=""), Content_Type="text/xml; charset=koi8-r"), remark="in utf-8"
        ),
        "a length that is too short": Odd(raw(OK + b"Content-Length: 5\r\n\r\n<rss>more"), 0),
        "an entity bomb": Odd(page(BOMB + rss(item(1, "<title>&a11;</title>"), head=""))),
        "entities from outside": Odd(
            page(rss(item(1, "<description>&f;&h;</description>"), head=OUTSIDE))
        ),
        "10,000 deep": Odd(page(rss(item(1, "<b>" * 10_000 + "</b>" * 10_000)))),
        "10,000 deep and never closed": Odd(page(rss(item(1, "<b>" * 10_000)))),
        "media in media": Odd(
            page(
                rss(item(1, "<media:group>" * 3_000 + "</media:group>" * 3_000)).replace(
                    b"<rss ", b'<rss xmlns:media="http://search.yahoo.com/mrss/" '
                )
            )
        ),
        "3,000 namespaces": Odd(page(rss(item(1, wide)))),
        "10,000 attributes": Odd(
            page(rss(item(1, "<x " + " ".join(f"a{n}='1'" for n in range(10_000)) + "/>")))
        ),
        "10,000 categories": Odd(page(rss(item(1, "<category>к</category>" * 10_000)))),
        "cut off": Odd(page(rss(item(1), item(2))[:-60]), 2, "not well-formed"),
        "the same item a hundred times": Odd(page(rss(*[item(1)] * 100))),
        "one guid for all": Odd(page(rss(*map(same_twice, range(9)))), 1),
        "a feed that lists itself": Odd(
            page(rss(item(1).replace(ADDRESS, "/a%20feed%20that%20lists%20itself")))
        ),
        "addresses of no kind": Odd(
            page(rss(item(1).replace(ADDRESS, "javascript:alert(1)")))
        ),
        "the year 9999": Odd(page(rss(item(1).replace("2026", "9999")))),
        "no dates": Odd(page(rss(item(1).replace("pubDate", "x")))),
        "only a text": Odd(page(rss("<item><description>Снег в городе</description></item>"))),
        "no items": Odd(page(rss()), 0),
        "JSON Feed": Odd(
            page(
                json.dumps(
                    {
                        "version": "https://jsonfeed.org/version/1.1",
                        "items": [{"id": 1, "url": ADDRESS, "title": "Снег в городе идёт"}],
                    }
                ).encode()
            )
        ),
        "an ETag with a trap": Odd(page(rss(item()), ETag='"' + "x" * 5_000 + '"')),
        "a Retry-After of nonsense": Odd(page(rss(item()), Retry_After="never, \x80")),
        "cookies": Odd(page(rss(item()), Set_Cookie="a=b; Domain=.example")),
        "gzip that nobody told of": Odd(page(gzip.compress(rss(item())))),
    }  # fmt: skip
