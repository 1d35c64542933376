"""Texts that attack whoever shows, runs or stores them, and a home whose extracts are full of them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from loaders import refresh
from tests.extracts import clean
from tests.loaders.writing import HEADER, row, save, text
from warehouse.home import Home

MARKUP = "<img src=x onerror=alert(1)>"
SCRIPT = "</td></style><script>alert(1)</script>"
SQL = "'; DROP TABLE pcc.extract; --"
FORMULA = "=HYPERLINK(A1,1)"
PATH = "../../etc/passwd"
TEXTS = (MARKUP, SCRIPT, SQL, FORMULA, PATH, "{{7*7}}", "%s%n", "\x1b[31mred", "$x", "[[link]](javascript:alert(1))")
# What a name can hold on this system.
NAME = "crime_2016-10 <img src=x onerror=alert(1)> ' ; --.csv"


def quiet(words: str, fraction: float) -> None:
    """Progress that nobody watches."""


def files(folder: Path) -> list[Path]:
    """A month of crime and one of street crime: a hostile text in every text field, in headers and in names."""
    folder.mkdir(parents=True, exist_ok=True)
    header = [*HEADER, "victim_key", *TEXTS]
    rows = [
        [*row(number, reference=f"{number}{said}", beat=said, recorded_date="17/10/2016"), said, *TEXTS]
        for number, said in enumerate(TEXTS * 12)
    ]
    # One row that is set aside, so that a finding is made of it.
    rows.append([*row(999, recorded_date=MARKUP), "", *TEXTS])
    street = clean.rows("police_uk")
    for number, said in enumerate(TEXTS):
        street[number].update({"Location": said, "LSOA name": said, "Last outcome category": said, "Context": said})
    refused = text([[SCRIPT, MARKUP]], header=[MARKUP, "recorded_date"])
    return [
        save(folder, text(rows, header=header), NAME),
        save(folder, clean.text(street), "2018-10-leicestershire-street.csv"),
        save(folder, refused, f"crime {FORMULA}.csv"),
    ]


def load(folder: Path) -> Home:
    """A home that holds them, whose own settings are hostile too."""
    home = Home(folder / "home")
    home.config.mkdir(parents=True)
    (home.config / "home.toml").write_text(f"force_name = '{MARKUP}'\nmarking = '{SCRIPT}'\n", encoding="utf-8")
    refresh.load(home, files(folder / "sent"), progress=quiet)
    return home


class Found(HTMLParser):
    """What a browser would run or fetch in some markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.dangers: list[str] = []
        self.texts: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A script, a frame, an event handler, an address that runs, or an image from anywhere."""
        if tag in ("script", "iframe", "object", "embed", "base", "form", "meta", "link"):
            self.dangers.append(tag)
        for name, value in attrs:
            said = (value or "").strip().lower()
            outside = name == "src" and not said.startswith("data:image/svg+xml,")
            if name.startswith("on") or "javascript:" in said or outside:
                self.dangers.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        """Text, as it is shown."""
        self.texts.append(data)
