"""Pictures without a library: read the size of a file, draw the samples of the chat page."""

import struct
import zlib
from collections.abc import Callable
from functools import cache

Colour = tuple[int, int, int]
SAMPLES = ("street", "river", "night")
_WIDTH, _HEIGHT = 480, 320


def kind(data: bytes) -> str | None:
    """Tell a PNG, GIF, JPEG or WebP by how it begins; null: it is none of them."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    begins = {b"\x89PNG\r\n\x1a\n": "png", b"GIF8": "gif", b"\xff\xd8": "jpeg"}
    return next((name for mark, name in begins.items() if data.startswith(mark)), None)


def size(data: bytes) -> tuple[int, int] | None:
    """Read width and height of a PNG, GIF, JPEG or WebP; null: it is no picture we know."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return int(width), int(height)
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return (1280, 720)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + max(length, 2)
    return None


def png(width: int, height: int, colour: Callable[[int, int], Colour]) -> bytes:
    """Encode a picture given the colour of every point."""
    rows = (
        b"\0" + bytes(part for x in range(width) for part in colour(x, y)) for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    )


@cache
def sample(name: str) -> bytes:
    """Draw one of `SAMPLES`.

    Raises:
        KeyError: there is no such sample.
    """
    return png(_WIDTH, _HEIGHT, _SCENES[name])


def _blend(low: Colour, high: Colour, part: float) -> Colour:
    return (
        round(low[0] + (high[0] - low[0]) * part),
        round(low[1] + (high[1] - low[1]) * part),
        round(low[2] + (high[2] - low[2]) * part),
    )


def _street(x: int, y: int) -> Colour:
    block, inside = divmod(x, 80)
    roof = 90 + (block * 37) % 70
    if y > 250:
        return (70, 74, 84) if abs(y - 285) > 3 or x % 60 > 34 else (235, 230, 210)
    if y < roof:
        return _blend((150, 196, 235), (232, 240, 246), y / 160)
    window = 12 < inside % 27 < 22 and 8 < (y - roof) % 30 < 22
    wall = ((196, 120, 92), (222, 186, 128), (164, 150, 168))[block % 3]
    return (92, 116, 138) if window else wall


def _river(x: int, y: int) -> Colour:
    bank = 170 + (x * x) // 4200 - x // 9
    if y < 110:
        return _blend((110, 168, 226), (246, 222, 188), y / 110)
    if y < bank:
        return _blend((98, 142, 82), (60, 102, 70), (y - 110) / 120)
    return _blend((66, 122, 168), (38, 84, 128), ((y - bank) % 14) / 14 * 0.5 + (y - bank) / 600)


def _night(x: int, y: int) -> Colour:
    skyline = 190 - (x // 48 * 53) % 90
    if (x - 380) ** 2 + (y - 66) ** 2 < 900:
        return (248, 240, 206)
    if y < skyline:
        return _blend((18, 22, 58), (88, 56, 110), y / 220)
    lit = (x // 12 * 7 + y // 14 * 5) % 11 < 4 and x % 12 > 4 and y % 14 > 6
    return (250, 206, 112) if lit else (24, 26, 44)


_SCENES: dict[str, Callable[[int, int], Colour]] = {
    "street": _street, "river": _river, "night": _night,
}  # fmt: skip
