"""Each step of a load as the page shows it; the commands behind it are scripted here and real in the browser's test."""

import pytest

from pages.parts import intake, load_tables, roles
from pages.parts.intake import Intake
from tests.pages.running import markup, words
from tests.pages.test_intake import CRIME, QUICK, Script, extract, report
from warehouse import changes, query
from warehouse.changes import Changes, Loaded
from warehouse.home import Home
from warehouse.published import open_warehouse

FOUND = {"rule": "date", "severity": "set_aside", "line": 1007, "column": "recorded_date", "count": 3}
MISSING = {"rule": "column", "severity": "refuse", "line": 1, "column": "beat", "count": None}


@pytest.fixture
def step(run, tmp_path, monkeypatch):
    """The page with an upload at a step: `step(ended_check, ended_load)`."""
    monkeypatch.setattr(intake, "Child", Script)
    Script.begun = []
    home = Home(tmp_path / "home")

    def at_step(*ends, files=(CRIME,)):
        came = Intake(home, files, "Sam", patience=QUICK)
        for at, end in enumerate(ends):
            if at:
                came.accept()
            Script.begun[at].end(**end)
        at = run(home.folder, "load")
        at.session_state["_intake"] = came
        return at.run()

    return at_step


def press(at, key):
    return at.button(key=key).click().run()


def test_at_first_the_page_asks_for_files_and_says_what_may_come(run, tmp_path):
    said = words(run(tmp_path, "load"))
    assert "nothing is kept until you accept" in said
    assert "200 MB" in said
    assert "personal data" in said


def test_whoever_may_not_load_is_told_and_offered_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(("viewer", "manager"))))
    at = run(tmp_path, "load")
    assert "takes the role of loader or administrator" in words(at)
    assert not at.button


def test_a_check_under_way_says_what_it_does_and_can_be_cancelled(step):
    at = step()
    assert "Checking crime_2016-10.csv" in words(at)
    assert at.get("progress")[0].proto.text == "Reading"
    assert "Load extracts" in words(press(at, "load_cancel"))
    assert Script.begun[0].stopped


def test_the_report_says_file_line_column_and_remedy_escaped(step):
    found = [FOUND | {"message": "<b>recorded_date</b>: expected day/month/year"}]
    refused = extract("<i>asb</i>.csv", "refused", reasons=[MISSING | {"message": "add the column"}])
    at = step({"report": report(extract(reasons=found), refused, notes=["x.txt: left out"])})
    said = words(at)
    assert "1 extract can be published, 1 refused" in said
    assert "crime_2016-10.csv Rows set aside 1,007 recorded_date 3" in said
    assert said.index("Refused the extract 1 beat") < said.index("Rows set aside")
    assert "x.txt: left out" in said
    assert "&lt;i&gt;asb&lt;/i&gt;" in markup(at)
    assert "<i>asb" not in markup(at)


def test_it_is_published_only_once_the_report_is_said_to_be_read(step):
    at = step({"report": report(extract())})
    assert at.button(key="load_accept").disabled
    at.checkbox(key="load_read").check().run()
    assert not at.button(key="load_accept").disabled
    press(at, "load_accept")
    assert [run.arguments[0] for run in Script.begun] == ["check", "load"]
    assert "Publishing crime_2016-10.csv" in words(at)
    assert [button.key for button in at.button] == []


def test_a_role_that_went_meanwhile_publishes_nothing(step, monkeypatch):
    at = step({"report": report(extract())})
    at.checkbox(key="load_read").check().run()
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(("viewer",))))
    press(at, "load_accept")
    assert "takes the role of loader or administrator. Nothing was kept." in words(at)
    assert len(Script.begun) == 1


@pytest.mark.parametrize(
    ("found", "title", "told"),
    [
        (report(extract(status="refused")), "1 extract refused", "Send the files back"),
        (report(extract(status="unchanged")), "1 extract held already", "nothing to publish"),
        (report(), "No extract was found in the files", "nothing to publish"),
        (
            report(extract(), blocked="This home holds illustrative data"),
            "1 extract can",
            "This home holds illustrative",
        ),
    ],
)
def test_when_nothing_can_be_published_it_is_said_why_and_not_offered(step, found, title, told):
    at = step({"report": found})
    assert title in words(at)
    assert told in words(at)
    assert [button.key for button in at.button] == ["load_again"]
    assert "Load extracts" in words(press(at, "load_again"))


def test_another_load_is_said_and_can_be_tried_again(step):
    at = step({"report": report(extract())}, {"told": "Another load is under way here: try again."})
    assert "Another load is under way" in words(at)
    press(at, "load_retry")
    assert [run.arguments[0] for run in Script.begun] == ["check", "load", "load"]


def test_a_failure_is_said_in_its_own_words(step):
    assert "A fault of ours (OSError)" in words(step({"told": "A fault of ours (OSError)."}))


def test_files_that_were_refused_are_said(run, tmp_path, monkeypatch):
    at = run(tmp_path, "load")
    at.session_state["_load_refused"] = intake.UploadRefused("Two files have the same name.")
    assert "Two files have the same name." in words(at.run())


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((), "No extract was found in the files"),
        (("accepted", "accepted"), "2 extracts can be published"),
        (("accepted", "refused", "unchanged"), "1 extract can be published, 1 refused, 1 held already"),
        (("refused", "refused"), "2 extracts refused"),
        (("refused", "unchanged"), "1 extract refused, 1 held already"),
        (("unchanged",), "1 extract held already"),
    ],
)
def test_the_headline_counts_each_kind(statuses, said):
    assert load_tables.headline(report(*(extract(status=status) for status in statuses))) == said


def test_what_changed_is_each_figure_that_differs_and_how_many_are_new(sample, real_home):
    real = open_warehouse(Home(real_home))
    months = [point.period for point in query.series(real, "police_uk_crime").points if point.value is not None]
    span = Loaded("police_uk", months[0].starts, months[2].ends)
    first = changes.changes(None, real, [span])
    measures = [m for m in real.catalogue.measures.values() if "police_uk" in m.sources]
    assert first.revised == ()
    assert first.added == sum(
        point.status in changes.HELD
        for m in measures
        for point in query.series(real, m.id, first=span.starts, last=span.ends).points
    )
    assert changes.changes(real, real, [span]) == Changes((), 0)
    assert changes.changes(real, real, []) == Changes((), 0)
    assert changes.changes(real, real, [Loaded("crime", span.starts, span.ends)]) == Changes((), 0)
