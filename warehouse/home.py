"""Where a deployment lives: its folders, its own settings, its clock."""

from __future__ import annotations

import ipaddress
import os
import re
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from warehouse import places
from warehouse.faults import Plain
from warehouse.places import Place

LINES = {"reference_101_wait_seconds": 30, "reference_101_abandoned_percent": 10}
LONDON = ZoneInfo("Europe/London")


class SettingsError(Plain):
    """The home's settings file holds something that is not known; the message names what is."""


@dataclass(frozen=True)
class Settings:
    """`config/home.toml`. `illustrative` is None until the first load decides what this home holds.

    There is no agreed standard for 101: the two reference lines are drawn only where a deployment sets them.
    `dashboard_address` is where readers open the dashboard, for the links of what leaves it.
    """

    force: str = "leicestershire"
    force_name: str = "Leicester, Leicestershire and Rutland"
    marking: str = "OFFICIAL"
    today: date | None = None
    illustrative: bool | None = None
    keep_versions: int = 5
    reference_101_wait_seconds: float | None = None
    reference_101_abandoned_percent: float | None = None
    dashboard_address: str | None = None


@dataclass(frozen=True)
class Home:
    """The folder that `PCC_HOME` names (default `./data`): config, landing, staging, published, journal."""

    folder: Path

    @classmethod
    def find(cls) -> Home:
        """The home of this process."""
        return cls(Path(os.environ.get("PCC_HOME", "data")).resolve())

    @property
    def config(self) -> Path:
        """The deployment's own settings, definitions, plans, events and areas."""
        return self.folder / "config"

    @property
    def landing(self) -> Path:
        """Every extract as it came."""
        return self.folder / "landing"

    @property
    def staging(self) -> Path:
        """What the gate let through of each extract, and what it decided."""
        return self.folder / "staging"

    @property
    def published(self) -> Place:
        """Where the published versions are. Raises WrongPlace."""
        return places.of(self.folder / "published")

    @property
    def journal(self) -> Path:
        """The record of people's acts."""
        return self.folder / "journal.sqlite"

    @property
    def settings(self) -> Settings:
        """The settings in force. Raises SettingsError for an unknown key or a value of the wrong kind."""
        path = self.config / "home.toml"
        if not path.exists():
            return Settings()
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as fault:
            raise SettingsError(f"{path.name}: not readable as TOML ({fault}); mend or remove it.") from None
        known = {field.name for field in fields(Settings)}
        if unknown := sorted(set(found) - known):
            raise SettingsError(
                f"{path.name}: unknown {', '.join(unknown)}; the settings are {', '.join(sorted(known))}."
            )
        for name in LINES:
            if not isinstance(found.get(name, 0), int | float) or isinstance(found.get(name), bool):
                raise SettingsError(f"{path.name}: {name} must be a number, such as {LINES[name]}.")
        if not re.match(r"https?://[^\s/]", str(found.get("dashboard_address", "http://127.0.0.1"))):
            raise SettingsError(f"{path.name}: dashboard_address must begin with http:// or https:// and name a host.")
        return replace(Settings(), **found)

    def today(self) -> date:
        """The home's clock: `today` of its settings, else the day in London."""
        return self.settings.today or datetime.now(LONDON).date()

    def decide(self, *, illustrative: bool, today: date | None) -> None:
        """Write down, at the first load, whether this home holds illustrative data, and the sample's clock."""
        lines = [f"illustrative = {str(illustrative).lower()}"] + ([f"today = {today.isoformat()}"] if today else [])
        self.config.mkdir(parents=True, exist_ok=True)
        path = self.config / "home.toml"
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n" if path.exists() else ""
        beside = path.with_suffix(".tmp")
        beside.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
        beside.replace(path)


def now() -> datetime:
    """The moment, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def is_own(address: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
