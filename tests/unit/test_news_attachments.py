import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.attachments import LIMITS, MEDIA_COUNT, batches, check_attachment, counted
from news.errors import UserError

items = st.lists(
    st.builds(lambda kind, n: {"kind": kind, "file_id": str(n)}, st.sampled_from(list(LIMITS)),
              st.integers(0, 99)), max_size=30)  # fmt: skip


@given(items)
def test_batches_lose_nothing_and_are_albums_that_telegram_takes(media):
    made = batches(media)
    assert sorted(i["file_id"] for b in made for i in b) == sorted(i["file_id"] for i in media)
    for batch in made:
        assert 1 <= len(batch) <= MEDIA_COUNT
        groups = {LIMITS[item["kind"]].group for item in batch}
        assert len(groups) == 1
        assert len(batch) == 1 or "" not in groups


def test_photos_and_videos_go_together_in_order():
    kinds = ["photo", "voice", "video", "photo", "document"]
    made = batches([{"kind": kind, "file_id": str(n)} for n, kind in enumerate(kinds)])
    assert [[i["file_id"] for i in batch] for batch in made] == [["0", "2", "3"], ["1"], ["4"]]


def a_file(name, mime, size=1000):
    return {"kind": "document", "file_id": "f", "name": name, "mime": mime, "size": size}


@pytest.mark.parametrize(
    ("item", "key"),
    [
        pytest.param(a_file("a.pdf", "application/pdf"), None, id="a paper"),
        pytest.param(a_file("", "image/png"), None, id="a picture without a name"),
        pytest.param(a_file("фото.JPG", "image/jpeg"), None, id="a picture as a file"),
        pytest.param(a_file("a.exe", "application/x-msdownload"), "file-kind", id="a program"),
        pytest.param(a_file("a.pdf.exe", "application/pdf"), "file-kind", id="dressed up"),
        pytest.param(a_file("a.apk", "image/png"), "file-kind", id="an app"),
        pytest.param(a_file("noend", "application/pdf"), "file-kind", id="no end to tell by"),
        pytest.param(a_file("page.html", "text/html"), "file-kind", id="a page"),
        pytest.param(
            a_file("a.xlsm", "application/vnd.ms-excel.sheet.macroenabled.12"), "file-kind",
            id="macros",
        ),
        pytest.param(a_file("a.pdf", "application/pdf", 21 * 2**20), "file-large", id="too large"),
        pytest.param({"kind": "video", "file_id": "f", "size": 201 * 2**20}, "file-large",
                     id="a film"),
        pytest.param({"kind": "voice", "file_id": "f"}, None, id="no size told"),
    ],
)  # fmt: skip
def test_what_readers_are_not_given_is_refused(item, key):
    if key is None:
        check_attachment(item)
        return
    with pytest.raises(UserError, match=key):
        check_attachment(item)


def test_attachments_are_counted_as_readers_know_them():
    media = [{"kind": k, "file_id": "f"} for k in ("photo", "photo", "animation", "voice")]
    assert counted(media) == {"photo": 2, "video": 1, "sound": 1}
