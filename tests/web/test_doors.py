"""Log-in and accounts, as a browser and as a program meet them on a server for others."""

import asyncio
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from html import unescape

import httpx
import pyotp
import pytest

from berdikari.edge.accounts import Accounts, Visit, Who
from berdikari.edge.accounts.passwords import Hasher
from berdikari.edge.config import Settings
from berdikari.edge.store import open_backend, open_store
from berdikari.errors import InvalidRecordError
from berdikari.web.app import make_app
from berdikari.web.desk import Desk
from berdikari.web.guard import Guarding, guarding_from
from berdikari.web.words import LANGUAGES

GOOD, OTHER = "kuda lari di pantai", "empat payung biru tua"
ROOT = Who(name="local", role="admin")
OURS = {"Sec-Fetch-Site": "same-origin"}


def run(coroutine):
    """Its result, from a loop in a thread of its own: a browser's loop may stand in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


class Browser:
    """Keeps one cookie, and says where a form was sent from."""

    def __init__(self, app):
        self._app, self.cookies = app, {}

    def ask(self, method, path, **how):
        async def go():
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
                headers = {**OURS, **how.pop("headers", {})}
                if self.cookies:
                    headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
                return await client.request(method, path, headers=headers, **how)

        answer = run(go())
        if "set-cookie" in answer.headers:
            name, _, value = answer.headers["set-cookie"].partition(";")[0].partition("=")
            self.cookies = {name: value} if value else {}
        return answer

    def get(self, path, **how):
        return self.ask("GET", path, **how)

    def post(self, path, **form):
        return self.ask("POST", path, data=form)

    def log_in(self, name="Siti", password=GOOD, to="", **more):
        return self.post(f"/id/login{to}", name=name, password=password, **more)


@pytest.fixture
def accounts(example_store, tmp_path):
    file = tmp_path / "office.db"
    shutil.copy(example_store, file)
    with Accounts(open_backend(file), hasher=Hasher(memory_kib=8, rounds=1)) as opened:
        opened.add(ROOT, "Siti", "editor", GOOD)
        opened.add(ROOT, "Ratu", "admin", GOOD)
        yield opened


@pytest.fixture
def office(accounts, tmp_path):
    with open_store(tmp_path / "office.db") as store:
        desk = Desk(store, Settings())
        yield make_app(desk, Guarding(host="0.0.0.0", allowed_hosts="testserver"), accounts)
        desk.close()


@pytest.fixture
def siti(office):
    browser = Browser(office)
    assert browser.log_in().status_code == 303
    return browser


@pytest.fixture
def ratu(office):
    browser = Browser(office)
    assert browser.log_in("Ratu").status_code == 303
    return browser


def test_from_a_page_to_the_log_in_and_back(office):
    browser = Browser(office)
    asked = browser.get("/en/partnerships?view=map")
    assert asked.headers["location"] == "/en/login?next=/en/partnerships%3Fview%3Dmap"
    form = browser.get(asked.headers["location"])
    [action] = re.findall(r'<form class="door" method="post" action="([^"]+)"', form.text)
    entered = browser.post(action.replace("&amp;", "&"), name="siti", password=GOOD)
    assert entered.headers["location"] == "/en/partnerships?view=map"
    assert "HttpOnly; SameSite=Lax" in entered.headers["set-cookie"]
    page = browser.get("/en/partnerships?view=map")
    assert page.status_code == 200
    assert ">Siti</a>" in page.text


@pytest.mark.parametrize("to", ["?next=https://evil.example/", "?next=//evil.example", "?next=/%5Cevil.example", ""])
def test_the_log_in_leads_nowhere_else(office, to):
    assert Browser(office).log_in(to=to).headers["location"] == "/id/overview"


def test_a_wrong_password_is_told_and_at_last_waits(office):
    browser = Browser(office)
    told = [browser.log_in(password="wrong") for _ in range(6)]
    assert [one.status_code for one in told] == [403] * 5 + [429]
    assert "Nama, kata sandi, atau kode salah." in told[0].text
    assert told[5].headers["retry-after"] == "1"
    assert "wrong" not in re.sub(r"<[^>]*>", "", told[0].text)


@pytest.mark.parametrize("name", ["Siti", "nobody", "<script>alert(1)</script>", "a\0b", "x" * 5000])
def test_every_wrong_pair_gets_the_same_page(office, name):
    assert Browser(office).log_in(name, "wrong").text == Browser(office).log_in("Ratu", "wrong").text


def test_log_out_ends_it_on_the_server(siti):
    kept = dict(siti.cookies)
    left = siti.post("/id/logout")
    assert (left.headers["location"], left.headers["clear-site-data"]) == ("/id/login", '"cache", "cookies", "storage"')
    assert siti.cookies == {}
    siti.cookies = kept
    assert siti.get("/id/overview").status_code == 303


def test_a_new_log_in_ends_the_session_that_was_there(siti, accounts):
    kept = siti.cookies["berdikari"]
    siti.log_in()
    assert siti.cookies["berdikari"] != kept
    assert accounts.who_has_session(kept, Visit()) is None


def test_an_admin_makes_an_account_and_its_owner_chooses_the_password(office, ratu):
    made = ratu.post("/en/people", do="add", name="Budi", role="viewer")
    code = re.search(r'<code class="secret">([^<]+)</code>', made.text)[1]
    assert made.headers["cache-control"] == "no-store"
    budi = Browser(office)
    differ = budi.post("/en/invitation", code=code, password=OTHER, again=GOOD)
    assert (differ.status_code, "not the same" in differ.text) == (422, True)
    easy = budi.post("/en/invitation", code=code, password="password1234", again="password1234")
    assert "easily guessed" in easy.text
    assert (
        budi.post("/en/invitation", code=code, password=OTHER, again=OTHER).headers["location"]
        == "/en/login?said=chosen"
    )
    assert "used" in budi.post("/en/invitation", code=code, password=OTHER, again=OTHER).text
    assert budi.log_in("Budi", OTHER).status_code == 303
    assert budi.get("/en/overview").status_code == 200
    assert budi.post("/en/review", verdict="close").status_code == 403
    assert budi.post("/en/people", do="add", name="Eve", role="admin").status_code == 403


def test_an_admin_changes_roles_ends_sessions_and_removes(office, ratu, siti, accounts):
    assert ratu.post("/en/people", do="role", name="Siti", role="viewer").status_code == 303
    assert siti.post("/id/add", typed="x").status_code == 403
    assert ratu.post("/en/people", do="end", name="Siti").status_code == 303
    assert siti.get("/id/overview").status_code == 303
    assert "last admin" in ratu.post("/en/people", do="remove", name="Ratu").text
    assert ratu.post("/en/people", do="remove", name="Siti").status_code == 303
    assert [one.name for one in accounts.everybody()] == ["Ratu"]
    page = ratu.get("/en/log?check=1")
    assert "none changed" in page.text
    for action in ("account.role", "session.end", "account.remove"):
        assert f"<td>{action}</td>" in page.text


@pytest.mark.parametrize("room", ["/people", "/log"])
def test_only_admins_see_the_others(siti, room):
    assert siti.get(f"/id{room}").status_code == 403


def test_one_changes_ones_password_and_other_sessions_end(office, siti):
    away = Browser(office)
    away.log_in()
    wrong = siti.post("/id/account", do="password", proof="wrong", password=OTHER, again=OTHER)
    assert (wrong.status_code, "salah" in wrong.text) == (403, True)
    assert siti.post("/id/account", do="password", proof=GOOD, password=OTHER, again=OTHER).status_code == 303
    assert away.get("/id/account").status_code == 303
    assert siti.get("/id/account").status_code == 200


def test_sessions_are_seen_and_ended(office, siti):
    away = Browser(office)
    away.log_in()
    page = siti.get("/id/account", headers={"User-Agent": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page
    [other] = re.findall(r'name="id" value="([0-9a-f]{16})"', page)
    siti.post("/id/account", do="end", id=other)
    assert away.get("/id/overview").status_code == 303
    assert siti.post("/id/account", do="end_all").headers["location"] == "/id/login"
    assert siti.get("/id/overview").status_code == 303


def test_a_token_is_shown_once_and_opens_the_api(office, siti):
    made = siti.post("/id/account", do="token", name="cron", role="viewer", days="30")
    secret = re.search(r'<code class="secret">(bdk_[^<]+)</code>', made.text)[1]
    assert secret not in siti.get("/id/account").text
    program = Browser(office)
    key = {"Authorization": f"Bearer {secret}"}
    assert program.get("/api/v1/register", headers=key).status_code == 200
    assert program.get("/api/v1/register").status_code == 401
    assert (
        program.ask(
            "POST", "/id/account", data={"do": "token", "name": "x", "role": "viewer", "days": "30"}, headers=key
        ).status_code
        == 422
    )
    [token] = re.findall(
        r'value="revoke"><input type="hidden" name="id" value="([0-9a-f]{16})"', siti.get("/id/account").text
    )
    siti.post("/id/account", do="revoke", id=token)
    assert program.get("/api/v1/register", headers=key).status_code == 401


@pytest.mark.parametrize(
    "form",
    [
        {"do": "token", "name": "x", "role": "admin", "days": "30"},
        {"do": "token", "name": "x", "role": "viewer", "days": "9" * 5000},
        {"do": "token", "name": "", "role": "viewer", "days": "30"},
    ],
)
def test_a_token_that_cannot_be_is_told(siti, form):
    answer = siti.post("/id/account", **form)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def secret_in(page):
    return re.search(r'<code class="secret">([A-Z2-7]{32})</code>', page)[1]


def set_up(browser):
    """Switch the second factor on; its secret and the recovery codes."""
    assert browser.post("/id/account", do="factor_begin").status_code == 303
    page = browser.get("/id/account").text
    assert re.search(r'<svg [^>]*viewBox|<svg [^>]*width="[0-9]+"', page)
    assert "style=" not in page
    secret = secret_in(page)
    done = browser.post("/id/account", do="factor_add", proof=GOOD, code=pyotp.TOTP(secret).now())
    assert done.headers["cache-control"] == "no-store"
    return secret, re.findall(r'<code class="secret">([0-9a-f-]{34})</code>', done.text)


def test_a_second_factor_is_set_up_asked_for_and_switched_off(office, siti):
    secret, codes = set_up(siti)
    assert len(codes) == 10
    shown = siti.get("/id/account").text
    assert secret not in shown
    assert codes[0] not in shown
    other = Browser(office)
    assert other.log_in().status_code == 403
    assert other.log_in(code="000000").status_code == 403
    assert other.log_in(code=codes[0]).status_code == 303
    assert other.get("/id/account").status_code == 200
    wrong = siti.post("/id/account", do="factor_remove", proof=GOOD, proof_code=codes[0])
    assert (wrong.status_code, "Nama, kata sandi, atau kode salah." in wrong.text) == (403, True)
    assert siti.post("/id/account", do="factor_remove", proof=GOOD, proof_code=codes[1]).status_code == 303
    assert Browser(office).log_in().status_code == 303


def test_a_code_that_does_not_fit_is_told_and_nothing_is_switched_on(office, siti):
    siti.post("/id/account", do="factor_begin")
    told = siti.post("/id/account", do="factor_add", proof=GOOD, code="000000")
    assert (told.status_code, "Kode ini tidak cocok." in told.text) == (422, True)
    assert secret_in(told.text)
    assert Browser(office).log_in().status_code == 303


def test_who_lacks_a_demanded_second_factor_may_only_look(accounts, tmp_path):
    accounts._demands = "editor"
    with open_store(tmp_path / "office.db") as store:
        desk = Desk(store, Settings())
        app = make_app(desk, Guarding(host="0.0.0.0", allowed_hosts="testserver", second_factor="editor"), accounts)
        ratu = Browser(app)
        assert ratu.log_in("Ratu").headers["location"] == "/id/account"
        assert "Peran Anda mewajibkan faktor kedua." in ratu.get("/id/account").text
        assert ratu.get("/id/partnerships").status_code == 200
        assert ratu.get("/id/people").status_code == 403
        assert ratu.post("/id/overview", load="examples").status_code == 403
        set_up(ratu)
        assert ratu.get("/id/people").status_code == 200
        desk.close()


def test_a_demand_that_there_is_not_is_refused_at_the_start():
    with pytest.raises(InvalidRecordError, match="BERDIKARI_SECOND_FACTOR"):
        guarding_from({"BERDIKARI_SECOND_FACTOR": "everybody"})


def test_a_form_of_another_site_changes_nothing(siti, accounts):
    answer = siti.ask("POST", "/id/account", data={"do": "end_all"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert len(accounts.sessions(ROOT, "Siti")) == 1


def long_ago(accounts):
    """As if every password had been given an hour ago."""
    accounts._lasting = replace(accounts._lasting, proof=timedelta(hours=-1))


def fields(page):
    """What the form that asks again sends, as a browser fills it in."""
    [form] = re.findall(r'<form class="door" method="post">.*?</form>', page, re.DOTALL)
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)}


SENSITIVE = [
    ("account", {"do": "token", "name": '"><i>cron', "role": "viewer", "days": "30"}),
    ("account", {"do": "end", "id": "0123456789abcdef"}),
    ("account", {"do": "end_all"}),
    ("account", {"do": "revoke", "id": "0123456789abcdef"}),
    ("account", {"do": "factor_begin"}),
    ("people", {"do": "add", "name": "Budi", "role": "viewer"}),
    ("people", {"do": "code", "name": "Siti"}),
    ("people", {"do": "role", "name": "Siti", "role": "viewer"}),
    ("people", {"do": "end", "name": "Siti"}),
    ("people", {"do": "remove", "name": "Siti"}),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room, form", SENSITIVE, ids=lambda one: one if isinstance(one, str) else one["do"])
def test_what_is_sensitive_asks_again_and_then_goes_on(ratu, accounts, language, room, form):
    lasting, before = accounts._lasting, accounts.log(ROOT)
    long_ago(accounts)
    asked = ratu.post(f"/{language}/{room}", **form)
    assert (asked.status_code, asked.headers["cache-control"]) == (403, "no-store")
    assert f'<html lang="{language}">' in asked.text
    assert fields(asked.text) == form | {"proof_asked": "1"}
    assert accounts.log(ROOT) == before
    wrong = ratu.post(f"/{language}/{room}", **fields(asked.text), proof="wrong")
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (403, True)
    assert fields(wrong.text) == fields(asked.text)
    accounts._lasting, old = lasting, dict(ratu.cookies)
    done = ratu.post(f"/{language}/{room}", **fields(wrong.text), proof=GOOD)
    assert done.status_code in (200, 303)
    assert len(accounts.log(ROOT)) > len(before) + 2
    assert ratu.cookies != old
    if form["do"] != "end_all":
        assert ratu.get("/id/account").status_code == 200
    ratu.cookies = old
    assert ratu.get("/id/account").status_code == 303


@pytest.mark.parametrize("form", [
    {"do": "password", "password": OTHER, "again": OTHER}, {"do": "factor_add", "code": "123456"}, {"do": "factor_remove"},
])  # fmt: skip
def test_some_forms_bring_their_proof_however_fresh_the_last_one_is(siti, form):
    asked = siti.post("/id/account", **form)
    assert (asked.status_code, fields(asked.text)) == (403, {"do": form["do"], "proof_asked": "1"})
    assert OTHER not in asked.text
    assert "123456" not in asked.text


def test_a_fault_behind_a_proof_does_not_log_out(siti):
    told = siti.post("/id/account", do="password", proof=GOOD, password="short", again="short")
    assert (told.status_code, "terlalu pendek" in told.text) == (422, True)
    assert siti.get("/id/account").status_code == 200


def test_a_proof_at_the_log_in_is_no_proof(office):
    assert Browser(office).post("/id/login", proof=GOOD, name="Siti").status_code == 403
    assert Browser(office).post("/id/account", proof=GOOD, do="end_all").status_code == 401


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ["/login", "/invitation", "/account", "/people", "/log", "/log?before=2&check=1"])
def test_every_room_in_every_language(ratu, language, room):
    answer = ratu.get(f"/{language}{room}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert " style=" not in answer.text
    assert "{" not in re.sub(r"<[^>]*>", "", answer.text)


def test_without_accounts_there_are_no_rooms_for_them(client):
    for room in ("/id/account", "/id/people", "/id/log"):
        assert client.get(room).status_code == 404


@contextmanager
def open_page(browser, office, **how):
    """A page of a real browser, logged in as an admin."""
    import threading  # noqa: PLC0415
    import time  # noqa: PLC0415

    import uvicorn  # noqa: PLC0415

    server = uvicorn.Server(uvicorn.Config(office, host="127.0.0.1", port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", **how)
    try:
        page = context.new_page()
        page.goto("/id/account")
        page.fill("#name", "Ratu")
        page.fill("#password", GOOD)
        page.click(".door button")
        yield page
    finally:
        context.close()
        server.should_exit = True
        thread.join(10)


@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 360)])
def test_the_rooms_are_accessible_and_fit(browser, accounts, tmp_path, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with open_store(tmp_path / "office.db") as store:
        app = make_app(Desk(store, Settings()), Guarding(host="0.0.0.0"), accounts)
        with open_page(browser, app, color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
            complaints = []
            page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
            page.click("text=Atur faktor kedua")
            assert page.url.endswith("/id/account#factor")
            for room in ("/id/account", "/id/people", "/id/log?check=1", "/en/login", "/tr/invitation"):
                page.goto(room)
                found = axe.run(page).response["violations"]
                assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert complaints == []
            page.goto("/id/people")
            page.click(".who button")
            assert page.url.endswith("/id/login")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 360)])
def test_asked_again_in_a_browser_and_on_with_what_was_wanted(browser, accounts, tmp_path, scripts, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with open_store(tmp_path / "office.db") as store:
        app = make_app(Desk(store, Settings()), Guarding(host="0.0.0.0"), accounts)
        view = {"viewport": {"width": width, "height": 800}, "java_script_enabled": scripts}
        with open_page(browser, app, color_scheme=scheme, **view) as page:
            page.goto("/id/people")
            lasting = accounts._lasting
            long_ago(accounts)
            page.fill("#name", "Budi")
            page.click(".door button")
            assert page.locator("h1").inner_text() == "Pastikan ini Anda"
            assert page.locator("input:visible").count() == 1
            if scripts:
                assert axe.run(page).response["violations"] == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.fill("#proof", "wrong")
            page.click(".door button")
            assert page.locator("[role=alert]").inner_text() == "Nama, kata sandi, atau kode salah."
            accounts._lasting = lasting
            page.fill("#proof", GOOD)
            page.keyboard.press("Enter")
            assert page.locator("[role=status]").inner_text().startswith("Kode untuk Budi")
            assert "Budi" in [one.name for one in accounts.everybody()]
