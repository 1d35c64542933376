"""Who can reach the dashboard: nobody from outside without sign-in, and nothing half configured."""

import pytest

from commands import sign_in
from warehouse.faults import WrongUse
from warehouse.home import Settings

WHOLE = {
    "PCC_SIGN_IN_CLIENT": "the-dashboard",
    "PCC_SIGN_IN_SECRET": "fictional-secret",  # pragma: allowlist secret
    "PCC_SIGN_IN_PROVIDER": "https://performance.example.org/.well-known/openid-configuration",
    "PCC_SIGN_IN_COOKIE": "fictional-and-long-enough-to-sign-with",
}
OPENED = Settings(dashboard_address="https://performance.example.org/")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_an_address_of_this_machine_needs_no_sign_in(address):
    sign_in.require(address, {}, Settings())


@pytest.mark.parametrize("address", ["0.0.0.0", "192.0.2.7", "::", "performance.example.org", ""])  # noqa: S104
def test_any_other_address_is_refused_and_what_to_set_is_said(address):
    with pytest.raises(WrongUse, match=r"PCC_SIGN_IN_CLIENT.*dashboard_address"):
        sign_in.require(address, {}, Settings())
    sign_in.require(address, WHOLE, OPENED)


@pytest.mark.parametrize("missing", WHOLE)
def test_half_a_configuration_starts_nothing_even_here(missing):
    half = {name: value for name, value in WHOLE.items() if name != missing}
    with pytest.raises(WrongUse, match=missing) as refused:
        sign_in.require("127.0.0.1", half, OPENED)
    assert "fictional" not in str(refused.value)


def test_the_address_that_people_open_and_a_long_secret_are_needed():
    with pytest.raises(WrongUse, match="dashboard_address"):
        sign_in.secrets(WHOLE, Settings())
    with pytest.raises(WrongUse, match="shorter than 32"):
        sign_in.secrets(WHOLE | {"PCC_SIGN_IN_COOKIE": "short"}, OPENED)


def test_the_environment_becomes_what_streamlit_asks_for():
    assert sign_in.secrets(WHOLE, OPENED) == {
        "client_id": WHOLE["PCC_SIGN_IN_CLIENT"],
        "client_secret": WHOLE["PCC_SIGN_IN_SECRET"],
        "server_metadata_url": WHOLE["PCC_SIGN_IN_PROVIDER"],
        "cookie_secret": WHOLE["PCC_SIGN_IN_COOKIE"],
        "redirect_uri": "https://performance.example.org/oauth2callback",
    }
    assert sign_in.secrets({}, Settings()) is None


def test_the_dashboard_answers_to_its_own_names_only():
    assert sign_in.hosts(OPENED, "127.0.0.1", signed_in=False) == ["localhost", "127.0.0.1"]
    assert sign_in.hosts(OPENED, "127.0.0.9", signed_in=False) == ["localhost", "127.0.0.1", "127.0.0.9"]
    assert sign_in.hosts(OPENED, "::1", signed_in=False) == ["localhost", "127.0.0.1", "[::1]"]
    every = sign_in.hosts(OPENED, "0.0.0.0", signed_in=True)  # noqa: S104
    assert every == ["localhost", "127.0.0.1", "performance.example.org"]
