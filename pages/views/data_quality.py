"""Can I trust it? What landed, when, what the gate said, how fresh each source is, and which months hold what."""

from __future__ import annotations

from pages.parts import choices, published_table, quality_tables, states, tables, widgets
from pages.parts.markup import fold, notice, paragraphs
from pages.parts.reads import Version, version
from warehouse.faults import Plain


@widgets.page
def show() -> None:
    """The state of every source, its extracts and their findings; the choice of source and year in the address."""
    at = version()
    sources = at.sources()
    with widgets.sidebar("Show"):
        source = widgets.pick("source", "Source", {state.name: state.title for state in sources}, sources[0].name)
        area_set = widgets.pick("set", "Areas", choices.SETS, "district")
        grid = at.completeness(area_set)
        year = widgets.pick("year", "Year", *choices.grid_years(grid, source).pair)
    widgets.title(states.quality_headline(at.extracts(), sources), states.published(at.w))
    widgets.keep_address(source=source, set=area_set, year=year)
    told = states.beware(sources, at.extracts())
    widgets.show(notice("Needs attention", paragraphs(told), "warning") if told else paragraphs([states.ALL_IN_TIME]))
    widgets.show("<h2>Sources</h2>" + tables.to_html(quality_tables.sources(sources)))
    _findings(at)
    _extracts(at, source)
    _grid(at, source, area_set, year)
    _published(at)
    open_data = {name for measure in at.catalogue.measures.values() if measure.open_data for name in measure.sources}
    widgets.attribution(shown=any(state.name in open_data for state in sources))


def _findings(at: Version) -> None:
    files = {extract.id: extract for extract in at.extracts()}
    table = quality_tables.findings(at.findings(), files)
    widgets.show("<h2>What the gate found</h2>")
    if not table.rows:
        widgets.show("<p>Nothing was refused, set aside or warned of.</p>")
        return
    widgets.show(tables.scrolling(table))
    widgets.download("Findings as CSV", tables.to_csv(table), _file(at, "gate_findings"))


def _extracts(at: Version, source: str) -> None:
    """The extracts of the chosen source; refused ones of any source stand in the findings too."""
    title = _inside(at.w.sources[source].title)
    table = quality_tables.extracts(tuple(e for e in at.extracts() if e.source == source), title)
    widgets.show(f"<h2>Extracts of {title}</h2>" + tables.scrolling(table))
    every = quality_tables.extracts(at.extracts(), "all sources")
    widgets.download("All extracts as CSV", tables.to_csv(every), _file(at, "extracts"))


def _grid(at: Version, source: str, area_set: str, year: str) -> None:
    title = _inside(at.w.sources[source].title)
    grid = at.completeness(area_set)
    table = quality_tables.completeness(grid, source, title, year, at.w.areas_of(area_set))
    when = f", {year}" if table.rows else ""
    widgets.show(f"<h2>Rows held by month and area: {title}{when}</h2>")
    widgets.show(tables.to_html(table) if table.rows else paragraphs([states.no_places(at.w.sources[source].title)]))
    widgets.show(fold("How to read this table", paragraphs([states.GRID_NOTE])))


def _published(at: Version) -> None:
    """What reports have published, checked; where the home's own file of them is at fault, that is told instead."""
    widgets.show('<h2 id="published">Published figures</h2>')
    try:
        found = at.published_figures()
    except Plain as fault:
        told = paragraphs(["The file of published figures cannot be used.", *str(fault).splitlines()])
        widgets.show(notice("Not checked", told, "warning"))
        return
    table = published_table.table(found)
    widgets.show(paragraphs([published_table.headline(found), published_table.WHAT]) + tables.scrolling(table))
    widgets.download("Published figures as CSV", tables.to_csv(table), _file(at, "published_figures"))


def _inside(title: str) -> str:
    """A title inside a sentence: a name in it keeps its capitals."""
    return title[:1].lower() + title[1:]


def _file(at: Version, what: str) -> str:
    return tables.file_name(at.w.settings.marking, what, states.version_number(at.w.version))
