"""Sign-in by OpenID Connect: what the environment and the home's settings say of it, before a server is started."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from warehouse.faults import WrongUse
from warehouse.home import Settings, is_own

# What Streamlit's `[auth]` section calls it, and where it comes from. They are secrets: never shown, never logged.
VARIABLES = {
    "client_id": "PCC_SIGN_IN_CLIENT",
    "client_secret": "PCC_SIGN_IN_SECRET",  # pragma: allowlist secret
    "server_metadata_url": "PCC_SIGN_IN_PROVIDER",
    "cookie_secret": "PCC_SIGN_IN_COOKIE",  # pragma: allowlist secret
}
SHORTEST = 32
CALLBACK = "/oauth2callback"


def secrets(environ: Mapping[str, str], settings: Settings) -> dict[str, str] | None:
    """The `[auth]` section; None where sign-in is not configured. Raises WrongUse for one that is half configured."""
    found = {name: environ[variable] for name, variable in VARIABLES.items() if environ.get(variable)}
    if not found:
        return None
    missing = [variable for name, variable in VARIABLES.items() if name not in found]
    if settings.dashboard_address is None:
        missing.append("dashboard_address in config/home.toml")
    if missing:
        raise WrongUse(f"Sign-in is half configured: {', '.join(missing)} is missing (docs/deployment.md).")
    if len(found["cookie_secret"]) < SHORTEST:
        raise WrongUse(f"PCC_SIGN_IN_COOKIE is shorter than {SHORTEST} characters; make a long random one.")
    return found | {"redirect_uri": f"{str(settings.dashboard_address).rstrip('/')}{CALLBACK}"}


def hosts(settings: Settings, address: str, *, signed_in: bool) -> list[str]:
    """The names under which the dashboard answers: this machine's own, and with sign-in the address people open.

    `address` is what it listens on: another of this machine's own addresses is answered too.
    """
    opened = urlsplit(settings.dashboard_address or "").hostname if signed_in else None
    written = f"[{address}]" if ":" in address else address  # as a browser writes it
    served = written if is_own(address) else None
    return list(dict.fromkeys(each for each in ("localhost", "127.0.0.1", served, opened) if each))


def require(address: str, environ: Mapping[str, str], settings: Settings) -> None:
    """Raises WrongUse for an address that others reach without signing in, with what to set."""
    if secrets(environ, settings) is None and not is_own(address):
        raise WrongUse(
            f"{address} can be reached by others and sign-in is not configured. Set {', '.join(VARIABLES.values())} "
            "and dashboard_address (docs/deployment.md), or serve on 127.0.0.1."
        )
