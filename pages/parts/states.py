"""What the pages say about extracts, sources and versions: received, late, refused, published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from pages.parts.words import by_grain, count, day, prose, sentence_case
from warehouse.lineage import ExtractRecord, SourceState
from warehouse.measures.model import Figure, Grain, Measure
from warehouse.published import Warehouse
from warehouse.query import BoardRow

WRITE_A_PLAN = "The catalogue holds no plan with measures: write one in config/plans of the home, and rebuild."
LOAD_FOR_A_PLAN = "Extracts were loaded, but none feeds a measure of the catalogue. See Data quality for what landed."
ALL_IN_TIME = "No source is late, and no extract was refused since the last accepted one."
AT_THE_TOP = "Something is late or refused: see the note at the top of the page."
GRID_NOTE = (
    "Each number is the rows loaded for that month and area. 'not held' is a month for which no row was loaded in any "
    "area; 0 is a month that was loaded, without a row there. Rows without a place stand under 'No location recorded'."
)


def london(at: datetime) -> datetime:
    """A stored time as London's clocks showed it."""
    return at.astimezone(ZoneInfo("Europe/London")) if at.tzinfo else at


def moment(stamp: str | None) -> str:
    """A stored time (ISO, UTC) as London reads it: 7 April 2014, 06:12."""
    if not stamp:
        return "never"
    at = london(datetime.fromisoformat(stamp))
    return f"{day(at.date())}, {at:%H:%M}"


def beware(found: Iterable[SourceState], extracts: Sequence[ExtractRecord]) -> list[str]:
    """What must be said of sources: late, or an extract refused since the last accepted. `extracts` newest first."""
    return [line for state in found for line in (_late(state), _refused(state, extracts)) if line]


def _late(state: SourceState) -> str:
    if not state.late:
        return ""
    return f"{state.title} is late: data to {day(state.ends)}, expected every {state.rhythm_days} days."


def _refused(state: SourceState, extracts: Sequence[ExtractRecord]) -> str:
    """Which extract was refused last; the one accepted before it stands."""
    refused = [one for one in extracts if one.source == state.name and one.status == "refused"]
    if not state.refused_since or not refused:
        return ""
    newest = f"{state.title}: {refused[0].file} was refused on {moment(refused[0].received_at).split(',')[0]}"
    more = f", and {state.refused_since - 1} before it" if state.refused_since > 1 else ""
    stands = "the last accepted extract stands" if state.ends else "none has been accepted yet"
    return f"{newest}{more}; {stands}. Data quality says why."


def badges(found: Iterable[SourceState]) -> list[str]:
    """The same as marks beside a measure's name."""
    found = list(found)
    late, refused = any(state.late for state in found), any(state.refused_since for state in found)
    return [word for word, is_so in (("late", late), ("refused extract", refused)) if is_so]


def late_count(rows: Iterable[BoardRow], found: Iterable[SourceState]) -> int:
    """How many of the sources behind these rows are late or have a refused extract."""
    used = {name for row in rows for name in row.measure.sources}
    return sum(1 for state in found if state.name in used and (state.late or state.refused_since))


def freshness(state: SourceState) -> str:
    """A source's state in a word or two."""
    return "Nothing held" if state.ends is None else "Late" if state.late else "In time"


def published(w: Warehouse) -> str:
    """Which version is read and when it was made."""
    return f"version {version_number(w.version)[1:]}, published {moment(w.built_at)}"


def version_number(version: str) -> str:
    """The short name of a version, as it stands in a file's name: v0012."""
    return f"v{version.split('-')[0]}"


def under_measure(figure: Figure, w: Warehouse, grain: Grain) -> str:
    """The line under a measure's headline: unit and grain, area, data as at, version."""
    measure = figure.measure
    unit = measure.noun if measure.unit == "count" and measure.noun else measure.unit.replace("_", " ")
    held = f"data to {day(figure.data_as_at)}" if figure.data_as_at else "no data held"
    return " · ".join((f"{sentence_case(unit)} {by_grain(grain)}", figure.area.title, held, published(w)))


def nothing_for(period: str) -> str:
    """What to do when a whole period is missing."""
    return f"Nothing was received for {period}. Choose another period; Data quality shows which are held."


def how_to_begin(measure: Measure) -> list[str]:
    """What to do about a measure of which nothing was received."""
    names = " and ".join(measure.sources)
    several = f"It is made of extracts of {names}, and not all of these have been accepted"
    why = several if len(measure.sources) > 1 else f"No extract of {names} has been accepted"
    return [
        f"{why}, so there is nothing to show. This is not a zero.",
        "Load one on the Load page, or with: pcc load FILE. "
        f"An empty one to fill in: pcc template {measure.sources[0]}.",
    ]


def control(extract: ExtractRecord) -> str:
    """Whether the covering figure agrees with the rows read; nothing when none came."""
    if extract.control_total is None:
        return ""
    agrees = extract.control_total == extract.read
    return f"{extract.control_total:,}: {'agrees' if agrees else f'differs from the {extract.read:,} read'}"


def quality_headline(extracts: Sequence[ExtractRecord], found: Sequence[SourceState]) -> str:
    """12 extracts accepted, 1 refused; 3 rows set aside; 2 sources late."""
    counts = Counter(extract.status for extract in extracts)
    accepted = counts["accepted"] + counts["superseded"]
    told = [f"{count(accepted, 'extract')} accepted, {counts['refused']} refused"]
    told[0] += "".join(f", {counts[status]} {status}" for status in ("withdrawn", "erased") if counts[status])
    aside = sum(extract.set_aside for extract in extracts if extract.status in ("accepted", "superseded"))
    told.append(f"{count(aside, 'row')} set aside")
    late = [state.title for state in found if state.late]
    told.append(f"{count(len(late), 'source')} late" if late else "no source late")
    return "; ".join(told)


def no_places(title: str) -> str:
    """Why a completeness grid is empty."""
    return f"{prose(title)} rows carry no place, or none is held: see the extracts above for the dates covered."
