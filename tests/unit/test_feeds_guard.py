import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.guard import ForbiddenAddressError, check_url, is_public, make_socket

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "168.63.129.16", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
    "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "::ffff:0:127.0.0.1",
]  # fmt: skip
PUBLIC = [
    "8.8.8.8", "77.88.55.242", "2a02:6b8::2:242", "::ffff:8.8.8.8", "64:ff9b::808:808",
    "2002:808:808::1",
]  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE)
def test_private_addresses_are_not_public_however_wrapped(text):
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_public(text):
    assert is_public(ip_address(text))


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_never_makes_it_more_public(address: IPv4Address):
    number = int(address)
    wrapped = [
        IPv6Address(number),
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(0x64FF9B << 96 | number),
        IPv6Address(0x2002 << 112 | number << 80),
    ]
    assert not any(is_public(w) for w in wrapped) or is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1/rss", id="loopback"),
        pytest.param("http://2130706433/", id="decimal"),
        pytest.param("http://0177.0.0.1/", id="octal"),
        pytest.param("http://0x7f.0.0.1/", id="hex"),
        pytest.param("http://0x7f000001/", id="one hex number"),
        pytest.param("http://127.1/", id="short"),
        pytest.param("http://[::1]/", id="IPv6"),
        pytest.param("http://[::ffff:127.0.0.1]/", id="mapped"),
        pytest.param("http://[64:ff9b::7f00:1]/", id="NAT64"),
        pytest.param("http://[fe80::1%25eth0]/", id="zone"),
        pytest.param("http://169.254.169.254/latest/meta-data/", id="metadata"),
        pytest.param("http://１２７.０.０.１/", id="full-width digits"),
        pytest.param("ftp://a.example/", id="ftp"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("gopher://a.example/", id="gopher"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("http://a.example:22/", id="ssh"),
        pytest.param("http://a.example:6379/", id="redis"),
        pytest.param("http://a.example:99999/", id="no such port"),
        pytest.param("http:///rss", id="no host"),
        pytest.param("//a.example/rss", id="no scheme"),
        pytest.param("a.example/rss", id="bare"),
        pytest.param("", id="empty"),
        pytest.param("http://[", id="broken"),
        pytest.param("http://a.example/" + "x" * 3000, id="endless"),
    ],
)
def test_addresses_no_feed_may_have_are_refused(url):
    with pytest.raises(ForbiddenAddressError):
        check_url(url)


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_an_address_or_is_refused(text, allow):
    for url in (text, f"http://{text}/", f"https://{text}"):
        try:
            assert check_url(url, allow_private=allow).scheme in ("http", "https")
        except ForbiddenAddressError:
            continue


def test_sites_are_allowed():
    assert check_url("https://новости.рф/rss").raw_host == "xn--b1amnebsh.xn--p1ai"
    assert str(check_url("http://a.example:8080/rss?x=1")) == "http://a.example:8080/rss?x=1"
    assert check_url("http://127.0.0.1:55/", allow_private=True).port == 55


def test_a_socket_is_made_for_public_addresses_only():
    tcp = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    make_socket((*tcp, ("8.8.8.8", 80))).close()
    for address in ("127.0.0.1", "10.0.0.1", "nonsense"):
        with pytest.raises(ForbiddenAddressError):
            make_socket((*tcp, (address, 80)))
    with pytest.raises(ForbiddenAddressError):
        make_socket((socket.AF_UNIX, socket.SOCK_STREAM, 0, "", "/run/x"))
