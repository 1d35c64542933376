"""The pages as the public reads them: what its cube holds, and of everything else that it is not published."""

import importlib
import re

import pytest

from pages.parts import exports, identity, reads, roles, widgets
from pages.parts.roles import NotAllowed, Person
from tests.house.source import ROOT
from tests.pages.running import PAGES, markup, words
from tests.pages.test_past_boards import freeze_two
from warehouse import journal, query
from warehouse.measures import periods
from warehouse.published import Warehouse

LIVE = "Show the interactive chart"
OPEN = {"board", "measure", "definitions"}
# A figure of each kind of which something is withheld, and one of which nothing is.
WITHHELD = (
    ("hate_crime", "npa:oadby_and_wigston", "2015/16"),
    ("hate_crime_satisfaction", "npa:charnwood", "2015/16"),
    ("class_a_drug_offences", "npa:oadby_and_wigston", "2014/15"),
)


@pytest.fixture
def reader(monkeypatch):
    """The person at the page has the role of the public, and every statement that is put to a version is noted."""
    monkeypatch.setattr(roles, "asker", lambda: lambda: Person("reader", frozenset(("public",))))
    heard, rows = [], Warehouse.rows
    monkeypatch.setattr(
        Warehouse, "rows", lambda self, sql, bound=None: heard.append(self.audience) or rows(self, sql, bound)
    )
    return heard


@pytest.mark.parametrize("page", sorted(set(PAGES) - OPEN))
def test_a_page_that_is_not_published_says_so_and_reads_nothing(run, reader, sample_home, page):
    said = words(run(sample_home, page))
    assert said.startswith(" This page is not published") and "areas by financial year" in said
    assert reader == []


@pytest.mark.parametrize(("measure", "area", "period"), WITHHELD)
def test_a_withheld_figure_is_in_no_part_of_a_page_or_its_file(run, reader, sample_home, sample, measure, area, period):
    asked = {"measure": measure, "area": area, "period": period}
    exact = query.figure(sample, measure, area, periods.parse(period))
    told = query.series(sample, measure, area, "year", audience="public")
    reader.clear()
    at = run(sample_home, "measure", **asked)
    html = markup(at)
    assert f"withheld in {periods.label(periods.parse(period))} [c]" in words(at) and exact.sentence not in words(at)
    row = r'<tr><th scope="row">(\d{4}/\d\d)</th>.*?<td class="number">(.*?)</td>'
    rows = dict(re.findall(row, html))
    hidden = [periods.label(point.period) for point in told.points if point.shorthand == "[c]"]
    shown = [periods.label(point.period) for point in told.points if point.value is not None]
    assert periods.label(periods.parse(period)) in hidden and shown and set(hidden + shown) <= set(rows)
    assert {rows[year] for year in hidden} == {"[c]"}
    assert all(re.search(r"\d", rows[year]) for year in shown)
    assert set(reader) == {"public"}, "something was read of the whole version"


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("board", {"plan": "2013-17", "period": "2013/14"}),
        ("board", {"plan": "2013-17", "period": "2015/16", "area": "npa:oadby_and_wigston"}),
        ("board", {"plan": "2013-17", "period": "2013/14", "present": "1"}),
        ("measure", {"measure": "hate_crime", "period": "2015/16"}),
        ("measure", {"measure": "recorded_crime", "period": "2018-12"}),
        ("measure", {"measure": "all_crime_outcome_rate", "period": "2017/18"}),
        ("measure", {"measure": "drug_cohort_rate", "period": "2017/18"}),
        ("definitions", {}),
    ],
)
def test_an_open_page_is_read_of_the_public_s_tables_and_leads_nowhere_else(run, reader, sample_home, page, asked):
    at = run(sample_home, page, **asked)
    html = markup(at)
    assert "cannot be shown" not in html and "not published</h1>" not in html
    assert set(reader) <= {"public"}
    links = {link.split("?")[0] for link in re.findall(r'href="([^"#][^"]*)"', html) if ":" not in link}
    assert links <= {"./", "measure", "definitions", "help", "accessibility", "board"}
    assert not re.search(r"rows (?:read|loaded|set aside)|present=1", html)
    pressed = [button.label for button in at.button] + [each.proto.label for each in at.get("download_button")]
    assert set(pressed) <= {"Table as CSV", "Metric dictionary as CSV", "Metric dictionary as JSON", LIVE}


def test_of_an_area_years_are_offered_and_anything_finer_is_refused_in_words(run, reader, sample_home):
    at = run(sample_home, "measure", measure="hate_crime", area="npa:charnwood", period="2014/15")
    offered = {box.label: box.options for box in at.selectbox}
    assert offered["Each point is a"] == ["Financial year"]
    assert all(re.fullmatch(r"\d{4}/\d\d", each) for each in offered["Period"])
    force = {box.label: box.options for box in run(sample_home, "measure", measure="hate_crime").selectbox}
    assert force["Each point is a"] == ["Month", "Quarter", "Financial year"] and "March 2019" in force["Period"]
    said = words(run(sample_home, "board", plan="2013-17", area="npa:charnwood", period="2014-05"))
    assert "Not published:" in said and "of Charnwood in May 2014" in said


def test_a_past_board_was_frozen_with_all_that_it_saw_and_is_not_shown(run, reader, boards_homes, tmp_path):
    home = freeze_two(boards_homes, tmp_path / "home")
    said = words(run(home, "measure", measure="theft_from_vehicle", board="2014-02-board-internal-1"))
    assert "takes the role of viewer or manager or loader or administrator" in said and "327" not in said


def test_a_file_is_the_public_s_and_one_from_inside_is_not_given_to_who_reads_as_the_public_since(
    sample_home, monkeypatch, tmp_path
):
    monkeypatch.setenv("PCC_HOME", str(tmp_path))
    monkeypatch.setattr(identity, "claims", lambda: None)
    drawn, role = [], ["viewer"]
    monkeypatch.setattr(exports.st, "download_button", lambda label, data, **rest: drawn.append(data))
    monkeypatch.setattr(roles, "asker", lambda: lambda: Person("Sam", frozenset(role)))
    exports.button("Save", b"inside", "one.csv")
    role[:] = ["public"]
    exports.button("Save", b"for all", "two.csv")
    with pytest.raises(NotAllowed, match="see what is not published"):
        drawn[0]()
    assert drawn[1]() == b"for all"
    assert [act.why for act in journal.acts(tmp_path / "journal.sqlite")] == ["for the public audience"]
    with pytest.raises(NotAllowed):
        reads.version()


def test_the_navigation_has_the_open_pages_and_no_other_page_is_open():
    source = (ROOT / "dashboard.py").read_text(encoding="utf-8")
    addresses = dict(re.findall(r'\((\w+)\.show, "[^"]+", "(\w*)"\)', source))
    views = {name: importlib.import_module(f"pages.views.{name}").show for name in addresses}
    assert len(views) >= 14
    assert {addresses[name] for name, view in views.items() if is_open(view)} == set(widgets._PUBLIC)


def is_open(view):
    (act,) = {each.cell_contents for each in view.__closure__} & {"read", "read inside"}
    return act == "read"
