"""Addresses of articles: absolute, http(s) only, one spelling per article.

Pure text work: nothing is looked up, so a mobile host is renamed only by the patterns that
mean the same page everywhere.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

LONGEST = 2_048  # characters; longer ones break browsers and buttons

_TRACKING = re.compile(
    r"(?:utm_\w*|pk_\w+|mtm_\w+|hsa_\w+|_hs\w+|vero_\w+|at_(?:medium|campaign|link\w*|ptr_name)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|yclid|ymclid|ysclid|msclkid|twclid|ttclid|igshid"
    r"|mc_cid|mc_eid|mkt_tok|oly_\w+|_openstat|openstat|frommail|rss_?id|xtor|ns_\w+|cmpid|wt_mc"
    r"|s_cid|icid|ito|spm|_ga|_gl|rb_clickid|s_kwcid|li_fat_id|erid|amp|_amp)",
    re.IGNORECASE,
)
_RSS_VALUES = re.compile(r"(?:from|ref|source|src|partner)=(?:rss|feed|rss_?feed)", re.IGNORECASE)
_AMP_VALUES = re.compile(r"(?:outputtype|output|mode|view|format|type)=amp", re.IGNORECASE)
_AMP_PATH = re.compile(
    r"(?:/amp(?=/?$)|^/amp(?=/.)|\.amp(?=\.html?$|$)|(?<=.)/amp\.html?$)", re.IGNORECASE
)
_MOBILE_HOST = re.compile(r"^(?:m|mobile|amp|wap|pda)\.(?=[^.]+\.[^.]+)", re.IGNORECASE)
_AMP_CACHE = re.compile(
    r"^https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp/s?/?|[\w-]+\.cdn\.ampproject\.org/[cv]/s?/?)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
_EXTRA_SLASHES = re.compile(r"^(https?:)/{3,}", re.IGNORECASE)
# Most addresses are sound as they stand: these need no more work.
_HOST = r"[a-z0-9-]++(?:\.[a-z0-9-]++)+"
_ARTICLE_HOST = rf"(?!(?:m|mobile|amp|wap|pda|[\w-]++\.cdn)\.){_HOST}"
_IN_PATH = r"!$-;=@-\[\]_a-z~\u0400-\u04ff"
_SOUND = re.compile(rf"https?://{_HOST}(?:/[{_IN_PATH}]*+)?")
_SOUND_ARTICLE = re.compile(rf"https?://{_ARTICLE_HOST}(?:/[{_IN_PATH}]*+)?")
# The same of many, each on a line: they begin alike, and the rest holds nothing else.
_SITE = re.compile(rf"\nhttps?://{_ARTICLE_HOST}/")
_PATHS = re.compile(rf"[\n{_IN_PATH}]*+")
_AMP_WORDS = ("/amp", ".amp", "ampproject", "google")  # only where these are may a page be AMP
_SOUND_QUERY = re.compile(r"[\w.,:;&=+%-]+", re.ASCII)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def resolve(address: str, base: str = "") -> str:
    """Make an address absolute against `base`; empty unless it is a sound http(s) one."""
    if _SOUND.fullmatch(address) and len(address) <= LONGEST:
        return address
    address = _INVISIBLE.sub("", address)
    address = _SPACES.sub("%20", address.strip(" \t\r\n\x0b\x0c\xa0\x00"))
    address = _EXTRA_SLASHES.sub(r"\1//", address)
    if not address or len(address) > LONGEST:
        return ""
    if address.startswith("//") and not base:
        base = "https:"
    try:
        parts = urlsplit(urljoin(base, address))
        port = parts.port
    except ValueError:  # brackets or a port that make no sense
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return ""
    return urlunsplit(parts._replace(netloc=_host(parts, port)))[:LONGEST]


def canonical(address: str, base: str = "") -> str:
    """Give the one spelling of an article's address; empty unless it is http(s).

    Tracking parameters, AMP and mobile variants, user names and default ports leave it; the
    order of the other parameters, the path's spelling and `www.` stay: servers may mind.
    """
    if (sound := _sound(address)) is not None:
        return sound
    resolved = resolve(address, base)
    for _ in range(4):  # wrappers hide each other: /amp/amp/, m.amp.; beyond that it is no page
        before = resolved
        resolved = _simplified(before)
        if resolved == before:
            break
    return resolved


def canonical_all(addresses: Sequence[str], base: str = "") -> list[str]:
    """Give the canonical form of many: one look tells where all of one site have it."""
    has_queries = "?" in "".join(addresses)
    parts = [address.partition("?") for address in addresses] if has_queries else []
    heads = [head for head, _, _ in parts] or addresses
    if not _are_sound(heads) or _may_be_amp("\n".join(heads)):
        return [canonical(address, base) for address in addresses]
    if not has_queries:
        return list(heads)
    joined = [_joined(head, query) for head, _, query in parts]
    pairs = zip(addresses, joined, strict=True)
    return [canonical(address, base) if one is None else one for address, one in pairs]


def _are_sound(addresses: Sequence[str]) -> bool:
    """Tell by one look whether addresses of articles, of one site, all are sound.

    They have no query. False: who knows.
    """
    lines = "\n".join(("", *addresses))
    site, count = _SITE.match(lines), len(addresses)
    return (
        site is not None
        and lines.count("\n") == lines.count(site[0]) == count
        and _PATHS.fullmatch(lines) is not None
        and max(map(len, addresses)) <= LONGEST
    )


def _may_be_amp(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in _AMP_WORDS)


def _sound(address: str) -> str | None:
    """Give the canonical form of most addresses by a glance; None where it takes a look."""
    if len(address) > LONGEST:
        return None
    head, _, query = address.partition("?")
    if not _SOUND_ARTICLE.fullmatch(head) or _may_be_amp(head):
        return None
    return _joined(head, query)


def _joined(head: str, query: str) -> str | None:
    """Join a sound address and what stays of its query; None where that takes a look."""
    if len(head) + len(query) >= LONGEST:
        return None
    kept = _kept(query) if query else ""
    if kept is None:
        return None
    return f"{head}?{kept}" if kept else head


@lru_cache(maxsize=500)  # items of one feed have the same
def _kept(query: str) -> str | None:
    """Drop what tracks; None where a query takes a closer look."""
    return _without_tracking(query) if _SOUND_QUERY.fullmatch(query) else None


def _simplified(address: str) -> str:
    if not address:
        return ""
    unwrapped = _AMP_CACHE.sub("", address, count=1)
    if unwrapped != address:
        return resolve(f"https://{unwrapped}") or address
    parts = urlsplit(address)
    host = _MOBILE_HOST.sub("", parts.netloc)
    path = _AMP_PATH.sub("", parts.path) or ("/" if parts.path else "")
    fragment = "" if _is_tracking(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme, host, path, _without_tracking(parts.query), fragment))


def _host(parts: SplitResult, port: int | None) -> str:
    """Host without a user name, in lower case, with the port only where it says something."""
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    return host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"


def _without_tracking(query: str) -> str:
    if not query:
        return ""
    query = query.replace("&amp;", "&")
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair))


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0]
    return bool(
        _TRACKING.fullmatch(name) or _RSS_VALUES.fullmatch(pair) or _AMP_VALUES.fullmatch(pair)
    )
