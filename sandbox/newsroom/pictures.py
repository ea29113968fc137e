"""Small pictures drawn from numbers: a sky, a skyline and a river, each a little different."""

import struct
import zlib

from sandbox.newsroom.grammar import pick

WIDTH, HEIGHT = 480, 270  # pixels
_HORIZON = 205  # rows of sky and town above the water
_Colour = tuple[int, int, int]
_SKIES: tuple[tuple[_Colour, _Colour], ...] = (
    ((36, 62, 110), (242, 178, 128)),  # dawn
    ((92, 156, 214), (222, 238, 247)),  # noon
    ((58, 48, 92), (236, 120, 96)),  # dusk
    ((14, 22, 48), (64, 86, 130)),  # night
    ((120, 136, 150), (214, 220, 224)),  # overcast
)


def picture(key: str) -> bytes:
    """Draw the picture of `key` as a PNG file: the same key, the same bytes."""
    top, bottom = _SKIES[pick(f"{key}/sky", len(_SKIES))]
    roofs = _skyline(key)
    rows = [_row(y, top, bottom, roofs) for y in range(HEIGHT)]
    return _png(b"".join(b"\0" + row for row in rows))


def _skyline(key: str) -> list[int]:
    """Give for each column the row where the roofs begin."""
    roofs: list[int] = []
    while len(roofs) < WIDTH:
        name = f"{key}/{len(roofs)}"
        width, height = 18 + pick(f"{name}/w", 40), 20 + pick(f"{name}/h", 95)
        gable = pick(f"{name}/roof", 3) == 0
        for x in range(width):
            rise = min(x, width - x) if gable else 0
            roofs.append(_HORIZON - height - rise)
    return roofs[:WIDTH]


def _row(y: int, top: _Colour, bottom: _Colour, roofs: list[int]) -> bytes:
    mirrored = y if y < _HORIZON else 2 * _HORIZON - y
    sky = _mix(top, bottom, min(1.0, mirrored / _HORIZON))
    town = _mix(top, (24, 26, 34), 0.72)
    if y >= _HORIZON:  # the river mirrors both, darker
        sky, town = _mix(sky, top, 0.45), _mix(town, top, 0.45)
    return b"".join(bytes(town if mirrored >= roof else sky) for roof in roofs)


def _mix(one: _Colour, other: _Colour, share: float) -> _Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _png(rows: bytes) -> bytes:
    """Wrap scanlines of 8-bit RGB, each after its filter byte (PNG 1.2, sections 3 and 4)."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
