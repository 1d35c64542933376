"""Small packs of the sample, gathered once: a Board's and the public's, with notes that would do harm if run."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

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


@pytest.fixture(scope="session")
def board(sample, asked) -> Pack:
    """The Board's pack."""
    return gather.gather(sample, asked, notes=NOTES)


@pytest.fixture(scope="session")
def public(sample, asked) -> Pack:
    """The same Board's pack for the public, from the middle of a year with a withheld month."""
    so_far = periods.parse(SO_FAR)
    return gather.gather(
        sample, replace(asked, audience="public", meeting="2014-01", period=so_far), notes=(*NOTES, OF_SO_FAR)
    )
