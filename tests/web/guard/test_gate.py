"""Who is asking, and the whole guard around an app."""

import pytest

from berdikari.edge.accounts import Accounts, Visit, Who
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.store import open_backend
from berdikari.errors import AccountError, InvalidRecordError
from berdikari.web.guard import Guarding, SessionCookie, guarded, guarding_from, way_back
from berdikari.web.guard.asgi import room_of

from .conftest import ask

GOOD = "kuda lari di pantai"
OFFICE = Guarding(host="0.0.0.0", allowed_hosts="testserver")
ROOT = Who(name="local", role="admin")


@pytest.fixture
def accounts(tmp_path):
    with Accounts(open_backend(tmp_path / "x.db"), hasher=Hasher(memory_kib=8, rounds=1)) as opened:
        opened.add(ROOT, "Siti", "editor", GOOD)
        opened.add(ROOT, "Budi", "viewer", GOOD)
        yield opened


@pytest.fixture
def office(app, accounts):
    return guarded(app, OFFICE, accounts)


def cookie_of(accounts, name="Siti"):
    return f"berdikari={accounts.log_in(name, GOOD, Visit()).secret}"


def who(app):
    return app.seen[-1]["state"]["who"]


def test_alone_whoever_asks_is_the_admin(app):
    answer = ask(guarded(app, Guarding()), host="127.0.0.1:8000", client="127.0.0.1")
    assert answer.status == 200
    assert (who(app).name, who(app).role) == ("local", "admin")
    assert who(app).visit.request == answer["x-request-id"]


def test_open_to_others_it_does_not_start_without_an_account(app, tmp_path):
    for accounts in (None, Accounts(open_backend(tmp_path / "y.db"))):
        for guarding in (OFFICE, Guarding(host="0.0.0.0"), Guarding(allowed_hosts="a.example")):
            with pytest.raises(AccountError, match="berdikari account add NAME --role admin"):
                guarded(app, guarding, accounts)


def test_nobody_is_sent_to_the_log_in_and_back(app, office):
    answer = ask(office, "/tr/partnerships?stage=production&q=a%20b")
    assert answer.status == 303
    assert answer["location"] == "/tr/login?next=/tr/partnerships%3Fstage%3Dproduction%26q%3Da%2520b"
    assert answer["content-security-policy"]
    assert app.seen == []


@pytest.mark.parametrize(
    "path, method", [("/api/v1/partnerships", "GET"), ("/id/review", "POST"), ("/id/nowhere", "DELETE")]
)
def test_programs_and_forms_are_told(app, office, path, method):
    answer = ask(office, path, method)
    assert (answer.status, answer["www-authenticate"]) == (401, "Bearer")
    assert app.seen == []


@pytest.mark.parametrize("path", ["/id/login", "/login", "/en/invitation", "/static/icon.svg"])
def test_what_is_open_to_nobody_in_particular(app, office, path):
    assert ask(office, path).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/id/loginx",
        "/xx/login",
        "/id/id/login",
        "/id/login/x",
        "/id//login",
        "/static",
        "/static/overview",
        "/static/partnerships.svg",
        "/static/../icon.svg",
        "/api/openapi.json",
        "/id/../login",
        "/LOGIN",
    ],
)
def test_what_only_looks_open(app, office, path):
    assert ask(office, path).status in (303, 401)
    assert app.seen == []


def test_a_session_tells_who(app, office, accounts):
    cookie = cookie_of(accounts)
    assert ask(office, cookie=cookie).status == 200
    assert (who(app).name, who(app).role) == ("Siti", "editor")
    accounts.end_sessions(ROOT, name="Siti")
    assert ask(office, cookie=cookie).status == 303


def test_a_token_tells_who_and_beats_a_cookie(app, office, accounts):
    siti = accounts.log_in("Siti", GOOD, Visit())
    _, token = accounts.add_token(siti.who, "cron", "viewer")
    assert ask(office, "/api/v1/x", authorization=f"bearer {token}", cookie=f"berdikari={siti.secret}").status == 200
    assert (who(app).role, who(app).session) == ("viewer", None)
    for wrong in ("Bearer bdk_x", "Bearer ", "Basic c2l0aTp4", token):
        assert ask(office, "/api/v1/x", authorization=wrong, cookie=f"berdikari={siti.secret}").status == 401


def test_a_viewer_changes_nothing_but_what_is_their_own(app, office, accounts):
    cookie, same = cookie_of(accounts, "Budi"), {"sec_fetch_site": "same-origin"}
    for path in ("/id/review", "/api/v1/judgements", "/id/accounts", "/id/add"):
        assert ask(office, path, "POST", cookie=cookie, **same).status == 403
    assert app.seen == []
    for path in ("/id/logout", "/id/account"):
        assert ask(office, path, "POST", cookie=cookie, **same).status == 200
    refused = accounts.log(ROOT, most=4)
    assert {(one.name, one.action, one.outcome) for one in refused} == {("Budi", "refused", "refused")}
    assert ask(office, "/id/review", "POST", cookie=cookie_of(accounts), **same).status == 200


def test_a_cookie_from_another_site_is_refused_before_it_is_looked_at(app, office, accounts):
    assert ask(office, "/id/review", "POST", cookie=cookie_of(accounts), sec_fetch_site="cross-site").status == 403
    assert ask(office, "/id/review", "POST", cookie=cookie_of(accounts)).status == 403
    assert app.seen == []


def test_log_in_cannot_be_forged_from_another_site(app, office):
    assert ask(office, "/id/login", "POST", origin="https://evil.example").status == 403


def test_with_https_only_the_guarded_cookie_counts(app, accounts):
    office = guarded(app, Guarding(host="0.0.0.0", allowed_hosts="testserver", https=1), accounts)
    secret = accounts.log_in("Siti", GOOD, Visit()).secret
    assert ask(office, cookie=f"berdikari={secret}").status == 303
    answer = ask(office, cookie=SessionCookie(https=True).kept(secret).partition(";")[0])
    assert (answer.status, answer["strict-transport-security"] is None) == (200, False)


def test_a_refusal_carries_the_headers_too(app):
    answer = ask(guarded(app, Guarding()), host="evil.example")
    assert (answer.status, answer["x-content-type-options"], answer["cache-control"]) == (421, "nosniff", "no-store")


@pytest.mark.parametrize(
    "given, where",
    [
        ("/id/review?x=1", "/id/review?x=1"), (None, "/"), ("", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"),
        ("https://evil.example", "/"), ("javascript:alert(1)", "/"), ("/a\\b", "/"), ("/a\nb", "/"), ("/\t/evil.example", "/"),
    ],
)  # fmt: skip
def test_the_way_back_leads_nowhere_else(given, where):
    assert way_back(given) == where


def test_settings_come_from_the_environment():
    found = guarding_from({"BERDIKARI_ALLOWED_HOSTS": "a.example", "BERDIKARI_RATE_BURST": "7"}, host="0.0.0.0")
    assert (found.host, found.allowed_hosts, found.rate_burst, found.https) == ("0.0.0.0", "a.example", 7, 0)
    assert guarding_from({"BERDIKARI_SESSION_HOURS": "1"}).lasting.whole.total_seconds() == 3600
    with pytest.raises(InvalidRecordError, match="BERDIKARI_BODY_BYTES"):
        guarding_from({"BERDIKARI_BODY_BYTES": "much"})


@pytest.mark.parametrize(
    "path, room", [("/id/add", "/add"), ("/add", "/add"), ("/en", "/"), ("/api/v1/x", "/api/v1/x"), ("/", "/")]
)
def test_a_room_has_no_language(path, room):
    assert room_of(path) == room
