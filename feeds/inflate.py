"""Undo the compression of a body without letting it fill the memory. Pure."""

import io
import zlib

import brotli
import zstandard

ACCEPTED = "gzip, deflate, br, zstd"
_MOST = 2  # compressions over each other; a server has one, a bomb has many
_GZIP = b"\x1f\x8b"
_MEMBERS = 100  # of one gzip file; each copies what comes after it
_WINDOW = 1 << 23  # 8 MB: what RFC 8878 asks every decoder to take, and no more


class InflateError(Exception):
    """The body cannot be read; the message says why in plain words."""


def inflate(body: bytes, encoding: str, *, limit: int) -> bytes:
    """Decompress a body as its `Content-Encoding` says, up to `limit` bytes.

    A gzip file without the header is one too: feeds are served so.

    Raises:
        InflateError: larger than `limit`, broken, cut short, or an encoding nobody asked for.
    """
    names = [name for part in encoding.split(",") if (name := part.strip().lower())]
    names = [name for name in names if name != "identity"]
    if len(names) > _MOST:
        raise InflateError("compressed too many times over")
    for name in reversed(names):
        body = _undo(body, name, limit)
    if not names and body.startswith(_GZIP):
        body = _undo(body, "gzip", limit)
    return body


def _undo(body: bytes, name: str, limit: int) -> bytes:
    try:
        if name in ("gzip", "x-gzip", "deflate"):
            out, whole = _zlib(body, limit)
        elif name == "br":
            out, whole = _brotli(body, limit)
        elif name == "zstd":
            out, whole = _zstd(body, limit)
        else:
            raise InflateError(f"compressed in a way we did not ask for: {name[:20]}")
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise InflateError(f"broken compression ({name})") from error
    if len(out) > limit:
        raise InflateError(f"larger than {limit // 1_000_000 or 1} MB when decompressed")
    if not whole:
        raise InflateError("compressed body is cut short")
    return out


def _zlib(body: bytes, limit: int) -> tuple[bytes, bool]:
    wrapped = zlib.decompressobj(wbits=47)  # gzip or zlib, by its first bytes
    try:
        out = wrapped.decompress(body, limit + 1)
    except zlib.error:
        bare = zlib.decompressobj(wbits=-15)  # some servers send "deflate" without its wrapper
        return bare.decompress(body, limit + 1), bare.eof
    if wrapped.unused_data.startswith(_GZIP):
        return _members(out, wrapped.unused_data, limit)
    return out, wrapped.eof


def _members(out: bytes, rest: bytes, limit: int) -> tuple[bytes, bool]:
    """Read on where a gzip file has several members: RFC 1952, section 2.2."""
    pieces, size = [out], len(out)
    while size <= limit and rest.startswith(_GZIP):
        if len(pieces) > _MEMBERS:
            raise InflateError("compressed in too many pieces")
        member = zlib.decompressobj(wbits=31)
        pieces.append(member.decompress(rest, limit + 1 - size))
        size += len(pieces[-1])
        if not member.eof:
            return b"".join(pieces), False
        rest = member.unused_data
    return b"".join(pieces), True


def _brotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    decoder = brotli.Decompressor()
    out = decoder.process(body, output_buffer_limit=limit + 1)
    while not decoder.is_finished() and len(out) <= limit:
        more = decoder.process(b"", output_buffer_limit=limit + 1 - len(out))
        if not more:
            break
        out += more
    return out, decoder.is_finished()


def _zstd(body: bytes, limit: int) -> tuple[bytes, bool]:
    decoder = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    reader = decoder.stream_reader(io.BytesIO(body), read_across_frames=True)
    out = bytearray()
    while len(out) <= limit and (piece := reader.read(min(1 << 16, limit + 1 - len(out)))):
        out += piece
    return bytes(out), bool(out) or not body
