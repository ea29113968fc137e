import gzip
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from feeds.inflate import InflateError, inflate

BODY = "Новости часа. ".encode() * 500
LIMIT = 1_000_000
bare = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip": gzip.compress(BODY),
    "deflate": zlib.compress(BODY),
    "br": brotli.compress(BODY),
    "zstd": zstandard.ZstdCompressor().compress(BODY),
}


@pytest.mark.parametrize("encoding", PACKED)
def test_each_compression_we_accept_is_undone(encoding):
    assert inflate(PACKED[encoding], encoding, limit=LIMIT) == BODY
    assert inflate(PACKED[encoding], f" {encoding.upper()} ", limit=LIMIT) == BODY


def test_what_servers_really_do_is_understood():
    assert inflate(BODY, "", limit=LIMIT) == BODY
    assert inflate(BODY, "identity", limit=LIMIT) == BODY
    assert inflate(PACKED["gzip"], "", limit=LIMIT) == BODY
    assert inflate(PACKED["gzip"], "x-gzip", limit=LIMIT) == BODY
    assert inflate(bare.compress(BODY) + bare.flush(), "deflate", limit=LIMIT) == BODY
    assert inflate(brotli.compress(PACKED["gzip"]), "gzip, br", limit=LIMIT) == BODY
    assert inflate(PACKED["gzip"] + b"\0" * 99, "gzip", limit=LIMIT) == BODY


@pytest.mark.parametrize("cuts", [[7], [1, 2, 3], [5_000]])
def test_a_gzip_file_of_several_members_is_read_to_its_end(cuts):
    bounds = zip([0, *cuts], [*cuts, len(BODY)], strict=True)
    body = b"".join(gzip.compress(BODY[start:end]) for start, end in bounds)
    assert inflate(body, "gzip", limit=LIMIT) == BODY


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        pytest.param(gzip.compress(b"\0" * 50_000_000), "gzip", "larger", id="gzip bomb"),
        pytest.param(brotli.compress(b"\0" * 50_000_000), "br", "larger", id="brotli bomb"),
        pytest.param(
            zstandard.ZstdCompressor().compress(b"\0" * 50_000_000),
            "zstd",
            "larger",
            id="zstd bomb",
        ),
        pytest.param(
            gzip.compress(gzip.compress(b"\0" * 50_000_000)),
            "gzip, gzip",
            "larger",
            id="bomb in two",
        ),
        pytest.param(b"x", "gzip, gzip, gzip", "too many", id="three times over"),
        pytest.param(gzip.compress(b"x") * 1_000, "gzip", "too many", id="a thousand members"),
        pytest.param(
            gzip.compress(b"\0" * 900_000) * 20, "gzip", "larger", id="a bomb in its members"
        ),
        pytest.param(
            PACKED["gzip"] + PACKED["gzip"][:-40], "gzip", "cut short", id="cut second member"
        ),
        pytest.param(PACKED["gzip"][:-40], "gzip", "cut short", id="cut gzip"),
        pytest.param(PACKED["br"][:-4], "br", "cut short", id="cut brotli"),
        pytest.param(BODY, "gzip", "broken", id="not gzip at all"),
        pytest.param(BODY, "br", "broken", id="not brotli at all"),
        pytest.param(BODY, "zstd", "broken", id="not zstd at all"),
        pytest.param(BODY, "compress", "did not ask", id="unknown"),
    ],
)
def test_a_body_that_cannot_be_read_says_why(body, encoding, reason):
    with pytest.raises(InflateError, match=reason):
        inflate(body, encoding, limit=LIMIT)


@given(st.binary(max_size=300), st.sampled_from([*PACKED, "", "gzip, br", "?"]))
def test_any_bytes_are_read_or_refused(body, encoding):
    with suppress(InflateError):
        assert len(inflate(body, encoding, limit=LIMIT)) <= LIMIT


@given(st.binary(min_size=1, max_size=2_000))
def test_what_is_packed_comes_back(body):
    assert inflate(gzip.compress(body), "gzip", limit=LIMIT) == body
    assert inflate(brotli.compress(body), "br", limit=LIMIT) == body
    assert inflate(zstandard.ZstdCompressor().compress(body), "zstd", limit=LIMIT) == body
