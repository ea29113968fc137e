"""The best picture first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.pictures import media_of
from feeds.raw import RawMedia

BASE = "https://e.org/rss"


def urls(*attached: RawMedia, markup: str = "") -> list[str]:
    return [media.url for media in media_of(attached, [markup], BASE)]


def test_largest_attached_picture_comes_first():
    small = RawMedia("/small.jpg", "image/jpeg", "150", "100")
    large = RawMedia("/large.jpg", "image/jpeg", "1200", "800")
    assert urls(small, large) == ["https://e.org/large.jpg", "https://e.org/small.jpg"]


def test_picture_comes_before_video_and_before_thumbnail():
    video = RawMedia("//v.org/1.mp4", "video/mp4")
    thumbnail = RawMedia("/t.jpg", "image", "2000", "2000", rank=1)
    picture = RawMedia("/p.png")
    assert urls(video, thumbnail, picture) == [
        "https://e.org/p.png",
        "https://e.org/t.jpg",
        "https://v.org/1.mp4",
    ]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        pytest.param('<p><img src="/a.jpg"/></p>', ["https://e.org/a.jpg"], id="in the text"),
        pytest.param('&lt;img src="/a.jpg"&gt;', ["https://e.org/a.jpg"], id="escaped once more"),
        pytest.param('<img src="x.gif" data-src="/b.webp">', ["https://e.org/b.webp"], id="lazy"),
        pytest.param(
            "<img src='/a.jpg?a=1&amp;b=2'>", ["https://e.org/a.jpg?a=1&b=2"], id="query"
        ),
        pytest.param('<img src="/a" width="1" height="1">', [], id="counter by size"),
        pytest.param('<img src="https://mc.yandex.ru/watch/1">', [], id="counter by name"),
        pytest.param('<img src="data:image/png;base64,AAAA">', [], id="inline data"),
        pytest.param('<img src="javascript:alert(1)">', [], id="script"),
    ],
)
def test_picture_in_the_text_is_found(markup, found):
    assert urls(markup=markup) == found


def test_picture_in_the_text_does_not_join_an_attached_one():
    assert urls(RawMedia("/p.jpg"), markup='<img src="/q.jpg">') == ["https://e.org/p.jpg"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(RawMedia("/doc.pdf", "application/pdf"), id="document"),
        pytest.param(RawMedia("/page.html", "text/html"), id="page"),
        pytest.param(RawMedia("/logo.svg", "image/svg+xml"), id="drawing"),
        pytest.param(RawMedia("/p.jpg", "image/jpeg", "20", "20"), id="icon"),
        pytest.param(RawMedia("", "image/jpeg"), id="no address"),
        pytest.param(RawMedia("file:///p.jpg", "image/jpeg"), id="not http"),
    ],
)
def test_what_is_no_picture_is_left_out(raw):
    assert urls(raw) == []


raws = st.builds(
    RawMedia,
    url=st.sampled_from(("/p.jpg", "https://v.org/1.mp4", "", "javascript:x", "/a b.PNG?c=d")),
    type=st.sampled_from(("", "image", "image/svg+xml", "IMAGE/PNG", "video/mp4", "text/html")),
    width=st.sampled_from(("", "0", "20", "800", " 640px ", "٣٣٣", "wide")),
    rank=st.integers(0, 2),
)


@given(raws)
def test_one_file_is_chosen_as_one_of_several_is(raw):
    markup = ['<img src="/q.jpg">']
    assert media_of([raw], markup, BASE) == media_of([raw, raw], markup, BASE)


def test_same_picture_comes_once_and_ten_are_enough():
    many = [RawMedia(f"/{n % 30}.jpg") for n in range(90)]
    assert len(urls(*many)) == len(set(urls(*many))) == 10
