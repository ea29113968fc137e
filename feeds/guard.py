"""Which addresses a feed may make us talk to: public ones, over HTTP, on ports of the web.

Checked where nothing can come between: in the function that makes the socket of each
connection, with the address that is about to be connected to. So a name, a literal in any
notation, a redirect and a DNS answer that changes are all the same case. The check of the URL
only comes earlier and says it better. Why: docs/decisions/0005-polling.md.
"""

import asyncio
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

Address = IPv4Address | IPv6Address
Lookup = Callable[[str, int, socket.AddressFamily], list[tuple[Any, ...]]]
"""What `socket.getaddrinfo` does, for one host, port and family."""

PORTS = frozenset({80, 81, 443, *range(8000, 9000)})
_LOOKUPS = 16  # at once; a name server that does not answer holds one for up to half a minute
_LONGEST = 2_000  # characters of an address; also what an index of PostgreSQL can hold

_NEVER = tuple(
    ip_network(net)
    for net in (
        "168.63.129.16/32",  # metadata of one large cloud, on an address that looks public
        "192.88.99.0/24",  # 6to4 relays
        "fec0::/10",  # site-local, no longer in the registry of private networks
        "5f00::/16",  # segment routing
    )
)
_EMBEDDED: tuple[
    tuple[IPv6Network, int], ...
] = (  # networks that carry an IPv4 address, and where
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # translated (SIIT)
    (IPv6Network("::/96"), 0),  # compatible
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("64:ff9b:1::/48"), 0),  # NAT64 of a local network
    (IPv6Network("2002::/16"), 80),  # 6to4
)


class ForbiddenAddressError(OSError):
    """The address is not one a feed may live at; the message says why, in plain words."""


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, whatever it is wrapped in."""
    if isinstance(address, IPv6Address):
        if address.teredo is not None or address.scope_id:
            return False
        for network, shift in _EMBEDDED:
            if address in network:
                return is_public(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
    if any(address in net for net in _NEVER if net.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def check_url(url: str, *, allow_private: bool = False) -> URL:
    """Parse an address and refuse what can be refused without asking anybody.

    Raises:
        ForbiddenAddressError: not http(s), no host, an odd port, a literal that is not public,
            or not an address at all.
    """
    try:
        parsed = URL(url) if len(url) <= _LONGEST else None
        port = parsed.port if parsed else None
    except ValueError:
        parsed = port = None
    if parsed and parsed.scheme not in ("http", "https"):
        raise ForbiddenAddressError(f"not http or https: {parsed.scheme or 'no scheme'}")
    if parsed is None or not parsed.raw_host:
        raise ForbiddenAddressError("not an address of a page")
    if allow_private:
        return parsed
    if port not in PORTS:
        raise ForbiddenAddressError(f"port {port} is not one that sites use")
    literal = _literal(parsed.raw_host)
    if literal is not None and not is_public(literal):
        raise ForbiddenAddressError(f"{literal} is not a public address")
    return parsed


def make_socket(info: tuple[Any, ...]) -> socket.socket:
    """Make the socket of a connection to `info` (as `getaddrinfo` gives), if it is public.

    Raises:
        ForbiddenAddressError: it is not.
    """
    family, type_, proto, _, sockaddr = info
    if family not in (socket.AF_INET, socket.AF_INET6):
        raise ForbiddenAddressError("not an internet address")
    _require_public(sockaddr[0])
    return socket.socket(family=family, type=type_, proto=proto)


class GuardedResolver(AbstractResolver):
    """Finds the addresses of a name, in threads of its own, and forgets those not public."""

    def __init__(self, *, allow_private: bool = False, lookup: Lookup | None = None) -> None:
        self._allow_private = allow_private
        self._lookup = lookup or _look_up
        self._threads = ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="dns")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Resolve a name.

        Raises:
            ForbiddenAddressError: it has addresses, and none of them is public.
            OSError: it has none.
        """
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, self._lookup, host, port, family)
        results = list(_results(host, port, found))
        allowed = [r for r in results if self._allow_private or _is_public_text(r["host"])]
        if results and not allowed:
            raise ForbiddenAddressError(
                f"{host} leads to {results[0]['host']}, not a public address"
            )
        return allowed

    async def close(self) -> None:
        """Let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _results(host: str, port: int, found: list[tuple[Any, ...]]) -> Iterator[ResolveResult]:
    for family, _, proto, _, sockaddr in found:
        if family not in (socket.AF_INET, socket.AF_INET6):
            continue
        address = str(sockaddr[0])
        yield ResolveResult(
            hostname=host,
            host=address,
            port=port,
            family=family,
            proto=proto,
            flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
        )


def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[tuple[Any, ...]]:
    return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, 0, socket.AI_ADDRCONFIG)


def _literal(host: str) -> Address | None:
    """Read a host that is an address: also 0x7f.1, 2130706433, 0177.0.0.1, as resolvers do."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host)) if host[:1].isdecimal() else None
    except OSError:
        return None


def _is_public_text(text: str) -> bool:
    try:
        return is_public(ip_address(text))
    except ValueError:
        return False


def _require_public(text: str) -> None:
    if not _is_public_text(text):
        raise ForbiddenAddressError(f"{text} is not a public address")
