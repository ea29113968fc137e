import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.links import HOST_LONGEST, shown_host


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("./:@%[]?#\\xn-"), max_size=80))
def test_any_text_has_a_host_that_can_be_shown_or_none(text):
    host = shown_host(text)
    assert len(host) <= HOST_LONGEST + 1
    assert not any(c.isspace() or c in "/@<>\u202e" for c in host)
    assert shown_host(f"https://{host}") == host or host.startswith("…")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        pytest.param("https://www.Example.com/a?b#c", "example.com", id="plain"),
        pytest.param("example.com/path", "example.com", id="without a scheme"),
        pytest.param("example.com:8080/path", "example.com", id="with a port"),
        pytest.param("http://user:pass@evil.example", "evil.example", id="with a name before it"),
        pytest.param("https://почта.рф", "почта.рф", id="honest Cyrillic"),
        pytest.param("https://раураl.com", "xn--l-7sba6dbr.com", id="Cyrillic that plays Latin"),
        pytest.param("https://аррӏе.рф", "аррӏе.рф", id="all Cyrillic at home"),
        pytest.param("https://gооgle.рф", "xn--ggle-55da.xn--p1ai", id="mixed at home"),
        pytest.param(
            "https://xn--80ak6aa92e.com", "xn--80ak6aa92e.com", id="as the network has it"
        ),
        pytest.param("https://ｅxample。com", "example.com", id="wide letters"),
        pytest.param("ftp://example.com", "", id="another scheme"),
        pytest.param("javascript:alert(1)", "", id="a script"),
        pytest.param("просто слова", "", id="words"),
        pytest.param("http://[::1", "", id="broken"),
        pytest.param("localhost", "", id="one name"),
        pytest.param(f"https://{'a' * 70}.com", "", id="a name too long for the network"),
        pytest.param(
            f"https://{'a.' * 40}evil.example", f"…{('a.' * 40 + 'evil.example')[-60:]}", id="long"
        ),
    ],
)
def test_the_host_of(address, host):
    assert shown_host(address) == host
