"""Small packs of the sample, gathered once: a Board's and the public's, with notes that would do harm if run."""

import pickle
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from pages.packs import formats
from pages.packs.document import Pack, Request
from pages.packs.gathering import agenda, gather
from warehouse.home import Home
from warehouse.measures import notes, periods
from warehouse.measures.notes import Entry, Said, Subject, Thread

FEW = (
    "violence_with_injury",
    "abandonment_101",
    "hate_crime_satisfaction",
    "reoffending_18_to_24",
    "police_officers",
    "time_in_communities",
)
HARM = '#panic("ran") *not bold* $x$ @label <script> \\ =1+1 \U0001f600 caf\xe9'


def thread(number: int, kind: notes.Kind, said: Said, measure: str = FEW[0], period: str = "2013/14") -> Thread:
    """A note on a measure of the pack, written against no figure."""
    at = datetime(2014, 4, 2, 9, 30, tzinfo=UTC)
    about = Subject(measure, "force", periods.parse(period))
    return Thread((Entry(number, number, None, at, "J. Writer", kind, "opened", about, said, None),))


NOTES = (
    thread(1, "commentary", Said(HARM)),
    thread(2, "action", Said("See to it.\nBy both lines.", owner="Chief Superintendent", due=date(2014, 5, 1))),
)

SO_FAR = "ytd:2013-12"
OF_SO_FAR = thread(3, "commentary", Said("Of the year so far."), period=SO_FAR)


@pytest.fixture(scope="session")
def asked(sample, sample_home) -> Request:
    """The Board of April 2014 over a few measures of every kind."""
    whole = agenda.request(sample, Home(sample_home).config, "2014-04")
    return replace(whole, measures=FEW)


# Few people live there: every one of its years that the public may read has something withheld.
AREA = "npa:oadby_and_wigston"
OF_AREA = ("violence_with_injury", "hate_crime_satisfaction", "child_abuse_reports", "class_a_drug_offences")


@dataclass(frozen=True)
class Made:
    """A pack, its files by format, and the text of each page of its PDF."""

    pack: Pack
    files: dict[str, Path]
    pages: tuple[str, ...]


@pytest.fixture(scope="session")
def packs(once, sample_home, request) -> dict[str, Made]:
    """Packs by name with their files, made once for all processes of a run.

    `board` is of a whole year, and a PDF alone; the others are for both audiences: the force's from the middle of a
    year with a withheld month, and an area's of a later year, with withheld years.
    """

    def make(folder: Path) -> None:
        w = request.getfixturevalue("sample")
        whole = request.getfixturevalue("asked")
        so_far = replace(whole, meeting="2014-01", period=periods.parse(SO_FAR))
        area = replace(whole, meeting="2016-04", period=periods.parse("2015/16"), area=AREA, measures=OF_AREA)
        wanted = {
            "board": (whole, NOTES),
            "internal": (so_far, (*NOTES, OF_SO_FAR)),
            "public": (replace(so_far, audience="public"), (*NOTES, OF_SO_FAR)),
            "area internal": (area, ()),
            "area public": (replace(area, audience="public"), ()),
        }
        for name, (asked_for, notes_on) in wanted.items():
            (folder / name).mkdir(parents=True)
            pack = gather.gather(w, asked_for, notes=notes_on)
            files = {fmt.name: folder / name / f"pack.{fmt.ending}" for fmt in formats.offered().values()}
            for fmt in formats.named("pdf" if name == "board" else ",".join(files)):
                fmt.write(pack, files[fmt.name])
            pages = tuple(page.extract_text() for page in PdfReader(files["pdf"]).pages)
            (folder / name / "made.pickle").write_bytes(pickle.dumps(Made(pack, files, pages)))

    return {
        folder.name: pickle.loads((folder / "made.pickle").read_bytes())  # noqa: S301 - our own, of this run
        for folder in once("packs", make).iterdir()
    }


@pytest.fixture(scope="session")
def board(packs) -> Pack:
    """The Board's pack."""
    return packs["board"].pack


@pytest.fixture(scope="session")
def public(packs) -> Pack:
    """The same Board's pack for the public, from the middle of a year with a withheld month."""
    return packs["public"].pack
