import gzip
import json

import pytest

from berdikari.edge.fetch.polite import Client, Service
from berdikari.errors import FetchError

from .stand_in import serving

KEY = "sekret-0123456789"


def client(url, folder, waits=None, **more):
    service = Service(name="Test", url=url, pause=0, secrets=(KEY,), **more)
    return Client(service, folder, sleep=(waits if waits is not None else []).append)


def test_an_answer_is_asked_once_and_kept(tmp_path):
    with serving(lambda query, _: (200, {}, {"said": query["a"]})) as (url, asked):
        for _ in range(3):
            assert client(url, tmp_path).get({"a": "1"}) == {"said": "1"}
        assert client(url, tmp_path).get({"a": "2"}) == {"said": "2"}
    assert len(asked) == 2


def test_a_busy_service_is_given_the_time_that_it_asks_for(tmp_path):
    answers = iter([(429, {"Retry-After": "7"}, {}), (503, {}, {}), (200, {}, {"ok": 1})])
    waits = []
    with serving(lambda *_: next(answers)) as (url, asked):
        assert client(url, tmp_path, waits).get({"a": "1"}) == {"ok": 1}
    assert waits == [7.0, 2.0]
    assert len(asked) == 3


def test_a_service_that_stays_busy_is_named_without_the_key(tmp_path):
    with (
        serving(lambda *_: (503, {}, {})) as (url, _),
        pytest.raises(FetchError, match="Test: answer 503; asked 5") as caught,
    ):
        client(url, tmp_path).get({"a": "1"}, secret={"key": KEY})
    assert KEY not in str(caught.value)


def test_a_longer_wait_than_patience_is_cut(tmp_path):
    answers, waits = iter([(429, {"Retry-After": "9999"}, {}), (200, {}, {})]), []
    with serving(lambda *_: next(answers)) as (url, _):
        client(url, tmp_path, waits).get({"a": "1"})
    assert waits == [120.0]


@pytest.mark.parametrize(("status", "words"), [(401, "the key is missing"), (404, "not understood")])
def test_a_refusal_is_not_asked_again(tmp_path, status, words):
    with serving(lambda *_: (status, {}, {})) as (url, asked), pytest.raises(FetchError, match=words):
        client(url, tmp_path).get({"a": "1"})
    assert len(asked) == 1


def test_a_key_is_sent_and_kept_nowhere(tmp_path, caplog, capfd):
    caplog.set_level(0)
    with serving(lambda query, _: (200, {}, {"echo": query["key"]})) as (url, asked):
        for _ in range(2):
            assert client(url, tmp_path).get({"a": "1"}, secret={"key": KEY}) == {"echo": "***"}
    assert asked[0]["key"] == KEY
    kept = [gzip.decompress(path.read_bytes()) for path in tmp_path.rglob("*.gz")]
    assert kept == [json.dumps({"echo": "***"}).encode()]
    out, err = capfd.readouterr()
    assert KEY not in caplog.text + out + err + "".join(path.name for path in tmp_path.rglob("*"))


def test_a_packed_answer_is_unpacked(tmp_path):
    body = gzip.compress(b'{"ok": 2}')
    with serving(lambda *_: (200, {"Content-Encoding": "gzip"}, body)) as (url, _):
        assert client(url, tmp_path).get({"a": "1"}) == {"ok": 2}


def test_no_json_is_named_and_not_kept(tmp_path):
    with serving(lambda *_: (200, {}, b"<html>")) as (url, _), pytest.raises(FetchError, match="no JSON"):
        client(url, tmp_path).get({"a": "1"})
    assert not list(tmp_path.rglob("*.gz"))


def test_a_redirect_to_another_host_is_not_followed(tmp_path):
    with (
        serving(lambda *_: (200, {}, {})) as (other, asked),
        serving(lambda *_: (302, {"Location": other}, {})) as (url, _),
        pytest.raises(FetchError, match="another host"),
    ):
        client(url, tmp_path).get({"a": "1"}, secret={"key": KEY})
    assert asked == []
