"""Signing in at a real provider: who is let in, who is not, and what the journal keeps of it."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from tests.e2e.conftest import Visit
from tools.serving import dashboard, free_port
from warehouse import journal
from warehouse.home import Home

USERS = [
    {"sub": "1", "email": "manager@example.org", "email_verified": True},
    {"sub": "2", "email": "nobody@example.org", "email_verified": True},
    {"sub": "3", "email": "unproved@example.org", "email_verified": False},
    {"sub": "4", "email": "by-claim@example.org", "roles": ["PCC.Administrator"]},
    {"sub": "5", "email": "resident@example.org", "roles": ["PCC.Public"]},
    {"sub": "elsewhere", "email": "manager@example.org", "aud": ["another-application"]},
    {"sub": "yesterday", "email": "manager@example.org", "iat": 1_700_000_000},
    {"sub": "expired", "email": "manager@example.org", "exp": 1_700_000_000},
]
PEOPLE = """session_hours = {hours}
[people]
"Manager@example.org" = ["manager"]
"unproved@example.org" = ["administrator"]
[roles]
"PCC.Administrator" = ["administrator"]
"PCC.Public" = ["public"]
"""
DEEP = "measure?measure=recorded_crime&period=2018%2F19"


@contextmanager
def provider(port):
    users = [part for claims in USERS for part in ("--user-claims", json.dumps(claims))]
    running = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *users], stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}/.well-known/openid-configuration"
    finally:
        running.terminate()
        running.wait(20)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return Home(tmp_path_factory.mktemp("signing"))


@pytest.fixture(scope="module")
def site(home):
    home.config.mkdir(parents=True)
    port = free_port()
    (home.config / "home.toml").write_text(f'dashboard_address = "http://127.0.0.1:{port}"\n')
    (home.config / "people.toml").write_text(PEOPLE.format(hours=10))
    with provider(free_port()) as metadata:
        secrets = {
            "PCC_SIGN_IN_CLIENT": "the-dashboard",
            "PCC_SIGN_IN_SECRET": "fictional",  # pragma: allowlist secret
            "PCC_SIGN_IN_PROVIDER": metadata,
            "PCC_SIGN_IN_COOKIE": "fictional-and-long-enough-to-sign-with",
        }
        with dashboard(home.folder, port, secrets) as address:
            yield address


@pytest.fixture
def person(browser, site):
    """Somebody's own browser: their cookies are nobody else's."""
    context = browser.new_context(locale="en-GB")
    yield Visit(context.new_page(), site, judged=False)
    context.close()


def sign_in(seen, sub, path=""):
    page = seen.open(path)
    assert page.inner_text("h1") == "Sign in"
    page.get_by_test_id("stMain").get_by_role("button", name="Sign in").click()
    page.get_by_placeholder("sub").fill(sub)
    page.get_by_role("button", name="Authorize", exact=True).click()
    page.wait_for_url(f"{seen.base}/**")
    return page


def heading(page, text):
    page.get_by_role("heading", level=1, name=text).wait_for(timeout=45_000)


def test_a_person_signs_in_where_they_were_going_and_signs_out(person, home):
    page = sign_in(person, "1", DEEP)
    heading(page, "Nothing is published yet")
    page.wait_for_url("**/measure?measure=recorded_crime**")
    page.get_by_text("manager@example.org (manager)").wait_for()
    page.get_by_role("link", name="Weekly review").wait_for()
    assert [(act.kind, act.who, act.why) for act in journal.acts(home.journal)][-1] == (
        "sign-in", "manager@example.org", "manager",
    )  # fmt: skip
    (home.config / "people.toml").write_text(PEOPLE.format(hours=0.0001))
    page.reload()
    heading(page, "You cannot be let in")
    assert "this one is over" in person.main()
    assert page.get_by_role("link", name="Weekly review").count() == 0
    (home.config / "people.toml").write_text(PEOPLE.format(hours=10))
    page.reload()
    heading(page, "Nothing is published yet")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()  # the provider's own page
    heading(page, "Sign in")
    page.goto(f"{person.base}/definitions")
    heading(page, "Sign in")


@pytest.mark.parametrize(
    ("sub", "why"), [("2", "no role here"), ("3", "no role here"), ("yesterday", "lasts 10 hours")]
)
def test_signing_in_admits_nobody_by_itself(person, home, sub, why):
    page = sign_in(person, sub)
    heading(page, "You cannot be let in")
    assert why in person.main()
    assert page.get_by_role("link", name="Board").count() == 0
    assert [(act.kind, act.who) for act in journal.acts(home.journal)][-1] == ("sign-in refused", sub)


def test_a_role_comes_from_the_claim_of_the_provider(person):
    page = sign_in(person, "4")
    page.get_by_text("by-claim@example.org (administrator)").wait_for()


def test_a_reader_of_what_is_published_has_its_pages_and_no_other(person):
    page = sign_in(person, "5", "weekly")
    heading(page, "This page is not published")
    page.get_by_text("resident@example.org (public)").wait_for()
    page.get_by_role("link", name="User guide").wait_for()
    links = page.get_by_test_id("stPageLink").all_inner_texts()
    assert links == ["Board", "Measure", "Definitions", "User guide", "Accessibility"]
    page.get_by_test_id("stPageLink").filter(has_text="Measure").click()
    heading(page, "Nothing is published yet")


@pytest.mark.parametrize("sub", ["elsewhere", "expired"])
def test_a_token_for_another_application_or_another_time_lets_nobody_in(person, sub):
    page = sign_in(person, sub)
    page.wait_for_selector("h1")
    assert page.inner_text("h1") in ("Sign in", "You cannot be let in")
    assert "Nothing is published yet" not in page.inner_text("body")


def test_a_cookie_that_was_changed_signs_nobody_in(person):
    page = sign_in(person, "1")
    heading(page, "Nothing is published yet")
    [cookie] = [each for each in page.context.cookies() if each["name"] == "_streamlit_user"]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    page.context.add_cookies([{**cookie, "value": cookie["value"][:-4] + "0000"}])
    person.open()
    heading(page, "Sign in")


def test_every_answer_carries_the_headers_and_only_our_names_are_answered(site):
    with urllib.request.urlopen(f"{site}/_stcore/health", timeout=30) as answer:  # noqa: S310
        headers = dict(answer.headers)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    asked = urllib.request.Request(site, headers={"Host": "elsewhere.example"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(asked, timeout=30)  # noqa: S310
