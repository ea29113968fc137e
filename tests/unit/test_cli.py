"""The command line as a script sees it: a process, its output, its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def vestnik(*arguments, stdin="", cwd, **environment):
    bare = {k: v for k, v in os.environ.items() if k not in ("BOT_TOKEN", "DATABASE_URL")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**bare, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
        check=False,
    )


def test_where_finds_a_city(tmp_path):
    done = vestnik("where", "смоленск", "--json", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert found["exact"] is True
    assert [(p["id"], p["name"], p["region"], p["country"]) for p in found["places"]] == [
        ("491687", "Смоленск", "Смоленская область", "RU")
    ]
    assert done.stderr == ""


def test_where_reads_lines_and_answers_each(tmp_path):
    done = vestnik("where", "-", stdin="Минск\n\n'; DROP TABLE chats;--\nМирный\n", cwd=tmp_path)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["exact"] for a in answers] == [True, False, False, False]
    assert {p["name"] for p in answers[3]["places"]} == {"Мирный"}


def test_commands_that_need_no_telegram_do_not_import_it(tmp_path):
    code = "import sys; sys.argv = ['vestnik', 'where', 'Минск']\nfrom bot.cli import main\nmain()"
    script = (
        f"import atexit, sys\natexit.register(lambda: print('aiogram' in sys.modules))\n{code}"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        pytest.param(["where", "Атлантида777"], {}, "no place is known", id="unknown place"),
        pytest.param(["nearest", "91", "0"], {}, "latitude", id="latitude out of range"),
        pytest.param(["migrate"], {"SEND_RATE": "fast"}, "SEND_RATE", id="broken setting"),
        pytest.param(["tick"], {}, "BOT_TOKEN is not set", id="no token"),
        pytest.param(["tick", "--at", "soon"], {"BOT_TOKEN": "1:x"}, "--at", id="not a moment"),
        pytest.param(["stories", "nothing.jsonl"], {}, "nothing.jsonl", id="no such file"),
        pytest.param(["restore", "nothing.db"], {}, "nothing.db", id="no such backup"),
        pytest.param(["backup", "copy.db"], {}, "does not exist", id="nothing to back up"),
        pytest.param(["digest", "Мирный"], {}, "which place?", id="namesakes"),
        pytest.param(["same"], {}, None, id="empty input is fine"),
    ],
)
def test_what_a_user_can_mend_is_one_line_without_a_traceback(
    tmp_path, arguments, environment, says
):
    done = vestnik(*arguments, cwd=tmp_path, **environment)
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if says else 0), done.stderr
    assert (says or "") in done.stderr
    assert done.stdout == ""


def test_wrong_usage_exits_with_2(tmp_path):
    assert vestnik("where", cwd=tmp_path).returncode == 2


def test_parse_never_stops_at_a_bad_document(tmp_path):
    (tmp_path / "page.html").write_text("<html><body>Это страница</body></html>")
    (tmp_path / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>Вестник</title><item><title>Мост открыли</title>'
        "<link>https://smolensk.example/1</link><pubDate>Fri, 20 Nov 2026 15:00:00 +0300"
        "</pubDate></item></channel></rss>"
    )
    done = vestnik("parse", "page.html", "nothing.xml", "feed.xml", cwd=tmp_path)
    page, missing, feed = map(json.loads, done.stdout.splitlines())
    assert page["problems"]
    assert page["entries"] == missing["entries"] == []
    assert missing["problems"]
    assert feed["entries"][0]["title"] == "Мост открыли"
    assert feed["entries"][0]["published"] == "2026-11-20T12:00:00+00:00"


def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"
    assert vestnik("migrate", cwd=tmp_path, DATABASE_URL=url).returncode == 0
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "v.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = (tmp_path / "v.db").read_bytes()
    done = vestnik("stats", cwd=tmp_path, DATABASE_URL=url)
    assert done.returncode == 1
    assert "newer Vestnik" in done.stderr
    assert (tmp_path / "v.db").read_bytes() == before


def test_the_token_is_never_printed(tmp_path):
    token = "123456789:AAsecretsecretsecretsecretsecret"
    done = vestnik(
        "tick", cwd=tmp_path, BOT_TOKEN=token, BOT_API_URL="http://127.0.0.1:9",
        DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path / 'v.db'}",
    )  # fmt: skip
    doctor = vestnik("doctor", cwd=tmp_path, BOT_TOKEN=token, BOT_API_URL="http://127.0.0.1:9")
    assert "secret" not in done.stdout + done.stderr + doctor.stdout + doctor.stderr
    assert "127.0.0.1:9" in doctor.stdout
    assert doctor.returncode == 1


def test_a_feed_is_listed_removed_and_exported(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"
    (tmp_path / "one.opml").write_text(
        '<opml version="2.0"><body><outline text="Смоленск"><outline type="rss" text="Полдень" '
        'xmlUrl="https://noon.example/rss"/></outline></body></opml>'
    )
    run = {"cwd": tmp_path, "DATABASE_URL": url}
    done = vestnik("feeds", "import", "one.opml", "--json", **run)
    assert json.loads(done.stdout) == {"added": 1, "known": 0}
    listed = json.loads(vestnik("feeds", "list", "--json", **run).stdout)
    assert (listed["url"], listed["place"]) == ("https://noon.example/rss", "491687")
    assert "https://noon.example/rss" in vestnik("feeds", "export", **run).stdout
    assert vestnik("feeds", "remove", "1", **run).returncode == 0
    gone = vestnik("feeds", "remove", "1", **run)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert vestnik("feeds", "list", **run).stdout == ""


def test_feeds_are_listed_by_place_and_channels_beside(tmp_path):
    rows = ["url\tmedia\tplace\tsection", "https://a.example/rss\tПолдень\t491687\tsport",
            "https://b.example/rss\tВся страна\t\t"]  # fmt: skip
    (tmp_path / "feeds.tsv").write_text("\n".join(rows))
    run = {"cwd": tmp_path, "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"}
    vestnik("feeds", "import", "feeds.tsv", **run)
    everything = vestnik("feeds", "list", **run).stdout.splitlines()
    assert everything[0] == "Everywhere"
    assert everything[2] == "Россия · Смоленская область · Смоленск"
    assert "sport ru" in everything[3]
    inside = vestnik("feeds", "list", "--place", "Смоленская область", **run).stdout
    assert "Полдень" in inside
    assert "Вся страна" not in inside
    assert "No channel is a source" in vestnik("feeds", "channels", **run).stdout
    missing = vestnik("feeds", "channels", "--stop", "@nobody", **run)
    assert (missing.returncode, missing.stdout) == (1, "")


def test_a_list_that_is_none_is_refused_and_loses_nothing(tmp_path):
    (tmp_path / "letter.opml").write_text("Дорогой дедушка")
    url = f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"
    done = vestnik("feeds", "import", "letter.opml", cwd=tmp_path, DATABASE_URL=url)
    assert done.returncode == 1
    assert "letter.opml" in done.stderr
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- moderators' commands


def lines(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def database(tmp_path):
    """A database with Anna, whose news waits for a moderator."""
    import asyncio

    from news.kinds import Kind
    from news.submission import Content, Decision, State
    from storage.chats import Chats
    from storage.engine import open_engine
    from storage.migrate import migrate
    from storage.submissions import Submissions
    from tests.conftest import NOON

    url = f"sqlite+aiosqlite:///{tmp_path / 'v.db'}"

    async def make():
        engine = open_engine(url)
        await migrate(engine)
        await Chats(engine).meet(
            7, kind="private", title="Анна", language="ru", time_zone="UTC", now=NOON
        )
        content = Content(Kind.NEWS, "491687", "491687", "Прорвало трубу")
        held = Decision(State.HELD, "link")
        await Submissions(engine).add(7, content, held, key="k", now=NOON)
        await engine.dispose()

    asyncio.run(make())
    return {"cwd": tmp_path, "DATABASE_URL": url}


def test_cases_are_listed_decided_once_and_undone(database):
    case = lines(vestnik("moderate", "list", "--json", **database))[0]
    assert (case["kind"], case["why"], case["place_id"]) == ("held", "link", "491687")
    shown = lines(vestnik("moderate", "show", "1", "--json", **database))[0]
    assert shown["text"] == "Прорвало трубу"
    done = vestnik("moderate", "decide", "1", "reject", "--reason", "ad", **database)
    assert "reject by vestnik" in done.stdout
    again = vestnik("moderate", "decide", "1", "publish", **database)
    assert (again.returncode, again.stdout) == (1, "")
    assert "over already" in again.stderr
    assert lines(vestnik("moderate", "list", "--decided", "--json", **database))[0]["decision"]
    assert vestnik("moderate", "undo", "1", **database).returncode == 0
    log = lines(vestnik("moderate", "log", "--json", **database))
    assert [entry["act"] for entry in log] == ["undo", "decide"]


def test_people_are_listed_banned_and_unbanned(database):
    assert lines(vestnik("users", "анн", "--json", **database))[0]["barred"] is None
    vestnik("ban", "7", "--days", "3", "--reason", "ad", **database)
    person = lines(vestnik("users", "7", "--json", **database))[0]
    assert (person["barred"], person["name"]) == ("ban", "Анна")
    assert person["until"]
    assert vestnik("unban", "7", **database).returncode == 0
    again = vestnik("unban", "7", **database)
    assert (again.returncode, "nothing stands" in again.stderr) == (1, True)


def test_words_and_roles_are_kept(database, tmp_path):
    (tmp_path / "words.txt").write_text("# брань\nказино\n? закладка\n", "utf-8")
    assert vestnik("moderate", "words", "import", "words.txt", **database).returncode == 0
    vestnik("moderate", "words", "remove", "КАЗИНО", **database)
    assert lines(vestnik("moderate", "words", "list", "--json", **database)) == [
        {"phrase": "закладка", "holds": True}
    ]
    vestnik("moderate", "roles", "grant", "7", "moderator", "--place", "Смоленск", **database)
    role = lines(vestnik("moderate", "roles", "list", "--json", **database))[0]
    assert (role["person_id"], role["role"], role["place_id"]) == (7, "moderator", "491687")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["moderate", "show", "99"], "there is no case 99", id="no such case"),
        pytest.param(["moderate", "decide", "1", "launch"], "publish, alert, reject", id="none"),
        pytest.param(["moderate", "undo", "1"], "not decided", id="undecided"),
        pytest.param(["moderate", "words", "add", "!!!"], "takes a word", id="no word"),
        pytest.param(["moderate", "roles", "grant", "7", "king"], "no role 'king'", id="no role"),
    ],
)
def test_what_moderators_get_wrong_is_said_in_a_line(database, arguments, says):
    done = vestnik(*arguments, **database)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
