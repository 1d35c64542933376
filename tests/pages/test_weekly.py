"""The weekly review on the page: its finding, list, charts and table; and the questions that it carries."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pages.parts import question_cards, review_reads, review_table, roles, week_chart
from pages.parts.question_form import SUGGESTED
from tests.measures.test_weekly_words import ANSWERED, BURGLARY, CALLS, WAIT
from tests.measures.test_weekly_words import review as made_review
from tests.pages.running import address, markup, words
from tests.pages.test_notes import NASTY, press
from warehouse import notebook, review
from warehouse.measures import notes, periods, reviews, weekly_words
from warehouse.measures.notes import Said, Subject

BOOK = Path("unused")
WEEK = periods.parse("2015-W39")
VANS = "theft_from_vehicle,npa:hinckley_and_blaby"


@pytest.fixture(autouse=True)
def book(tmp_path, monkeypatch):
    """Notes beside the shared sample, which itself must not change."""
    monkeypatch.setenv("PCC_JOURNAL", f"sqlite:///{tmp_path / 'journal.sqlite'}")


# ---- the review -----------------------------------------------------------------------------------------------


def test_the_page_says_what_the_review_says(run, sample_home, sample):
    at = run(sample_home, "weekly", week="2015-W39")
    found = review.review(sample, WEEK)
    said = words(at)
    assert weekly_words.headline(found) in said and weekly_words.asked(found) in said
    for row in found.exceptions:
        assert weekly_words.name(row) in said and weekly_words.chance(row.evidence.chance) in said
        assert all(shown in said for _, shown in weekly_words.compared(row))
    assert "An earlier week; the newest held is the week to 31 March 2019" in said
    assert address(at)["week"] == "2015-W39"
    assert markup(at).count("<h1>") == 1 and "Every measure, in the whole force" in said
    assert markup(at).count("<tr>") == 1 + len(found.rows)


def test_the_newest_week_is_shown_first_and_written_into_the_address(run, sample_home):
    at = run(sample_home, "weekly")
    assert address(at)["week"] == "2019-W13"
    assert "stands out in the week to 31 March 2019" in words(at) or "exception" in words(at)
    assert "as they are known today" in words(at) and weekly_words.CONTROLLED in words(at)
    after = words(at).partition("Before you rely on this")[2]
    assert "this week holds none; the same week last year held Good Friday (30 March 2018)" in after


def test_an_exception_leads_to_its_measure_by_week_and_to_its_question(run, sample_home):
    found = markup(run(sample_home, "weekly", week="2015-W39"))
    to = "measure?measure=theft_from_vehicle&amp;period=2015-W39&amp;area=npa:hinckley_and_blaby&amp;grain=week"
    assert to in found and f"weekly?week=2015-W39&amp;ask={VANS}" in found
    at = run(sample_home, "measure", measure="theft_from_vehicle", period="2015-W39", area="npa:hinckley_and_blaby",
             grain="week")  # fmt: skip
    assert "56 in the week to 27 September 2015" in words(at)


@pytest.mark.parametrize("week", ["2030-W01", "nonsense", "2019-03"])
def test_a_week_that_is_not_held_gives_the_newest_and_says_so(run, sample_home, week):
    at = run(sample_home, "weekly", week=week)
    assert f"There is no week ending '{week}' to choose here; 31 March 2019 is shown instead." in words(at)


def test_open_data_have_no_week_and_the_page_says_what_to_do(run, real_home, tmp_path):
    said = words(run(real_home, "weekly"))
    assert "No week can be reviewed yet" in said and "pcc load" in said
    assert "Nothing is published yet" in words(run(tmp_path, "weekly"))


def test_what_is_late_is_said_above_the_list(run, sample_home, monkeypatch):
    made = review.review
    late = periods.parse("2019-W11")

    def with_late_calls(w, week=None, audience="internal"):
        found = made(w, week, audience)
        rows = [replace(row, week=late, evidence=None) if "call" in row.measure.sources else row for row in found.rows]
        return replace(found, rows=tuple(rows), missing=(rows[0].measure,))

    monkeypatch.setattr(review_reads.review, "review", with_late_calls)
    monkeypatch.setattr(review_reads.Version, "made", lambda self, name, asked, make: make())
    said = words(run(sample_home, "weekly", week="2019-W13"))
    assert "Before you rely on this" in said and "Shown instead: week to 17 March 2019" in said
    assert "1 not received whole" in said


def test_the_counts_and_states_of_a_review():
    assert "<b>2</b>exceptions" in review_table.counts(made_review(CALLS, exceptions=[BURGLARY, WAIT]), 0)
    shown = review_table.counts(made_review(CALLS), 1)
    assert "<b>0</b>exceptions" in shown and "<b>1</b>question open" in shown and "not received" not in shown
    assert "None of 260 comparisons" in review_table.exceptions(made_review(CALLS))
    assert "Nothing is judged" in review_table.exceptions(made_review(CALLS, tested=0))


def test_the_table_says_why_there_is_no_number_and_where_a_week_is_outside():
    gone = replace(CALLS, previous=reviews.missing(CALLS.week, "counting changed"), evidence=None, why="held by month")
    shown = review_table.table(made_review(gone, ANSWERED))
    assert "Counting changed" in shown and "Not judged: held by month" in shown
    assert "60.0%" in shown and "60 of 100" in shown and "Below usual" in shown


# ---- the chart ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", [BURGLARY, ANSWERED, WAIT], ids=["count", "share", "average"])
def test_the_chart_says_in_words_what_it_shows(row):
    said = week_chart.told(row)
    assert weekly_words.name(row) in said and weekly_words.usual(row) in said and "26 weeks before" in said
    drawn = week_chart.drawn(row)
    assert f'alt="{said}"' in drawn and "data:image/svg+xml" in drawn


def test_a_count_stands_on_zero_and_each_week_has_its_bar():
    drawing = week_chart._svg(BURGLARY)
    held = sum(point.value is not None for point in BURGLARY.recent)
    assert drawing.count("<rect") == held + 1  # and the band
    missing = replace(BURGLARY, recent=(reviews.missing(BURGLARY.week, "not received"), *BURGLARY.recent[1:]))
    assert week_chart._svg(missing).count("<rect") == held
    assert week_chart._svg(ANSWERED).count("<circle") == len(ANSWERED.recent)


# ---- questions ------------------------------------------------------------------------------------------------


def ask(text="Is this one series?", week=WEEK, row="theft_from_vehicle", area="npa:hinckley_and_blaby", **other):
    about = Subject(row, area, week, week) if row else Subject(week=week)
    return notebook.write(BOOK, "question", about, Said(text, other.get("owner", ""), other.get("due")), who="Pat")


def as_role(monkeypatch, *held):
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(held)))


def test_a_question_is_asked_about_an_exception_and_kept_with_its_figure(run, sample_home, sample):
    at = run(sample_home, "weekly", week="2015-W39", ask=VANS)
    assert at.text_area(key="note_text").value == SUGGESTED and at.selectbox(key="question_about").value == VANS
    assert words(at).index("Questions to ask") < words(at).index("where 8 to 29 is usual")  # its form comes first
    at.text_area(key="note_text").input(NASTY)
    at.text_input(key="note_owner").input("Head of Crime")
    at.date_input(key="note_due").set_value(date(2015, 10, 5))
    press(at, "Keep it")
    (kept,) = notebook.threads(BOOK)
    assert kept.subject == Subject("theft_from_vehicle", "npa:hinckley_and_blaby", WEEK, WEEK)
    assert (kept.text, kept.owner, kept.due, kept.kept.value) == (NASTY, "Head of Crime", date(2015, 10, 5), 56)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in markup(at) and "<script>alert" not in markup(at)
    assert "ask" not in address(at) and [field.key for field in at.text_area] == []
    assert "For Head of Crime. Asked by" in words(at) and "Late: due 5 October 2015" in words(at)


def test_a_question_on_the_week_as_a_whole(run, sample_home):
    at = press(run(sample_home, "weekly"), "Ask a question")
    at.text_area(key="note_text").input("Who is on call at Easter?")
    press(at, "Keep it")
    (kept,) = notebook.threads(BOOK)
    assert kept.subject == Subject(week=periods.parse("2019-W13")) and kept.kept is None


def test_what_is_refused_stays_in_the_form(run, sample_home):
    at = run(sample_home, "weekly", week="2015-W39", ask=VANS)
    at.text_area(key="note_text").input("Ring 0116 496 0000")
    press(at, "Keep it")
    assert "seems to hold a telephone number" in words(at) and notebook.threads(BOOK) == ()
    assert at.text_area(key="note_text").value == "Ring 0116 496 0000"


def test_it_is_carried_from_week_to_week_until_it_is_answered(run, sample_home):
    number = ask(owner="Head of Crime").number
    later = run(sample_home, "weekly", week="2015-W40")
    assert "carried from the week to 27 September 2015" in words(later) and "1 question open" in words(later)
    assert "carried" not in words(run(sample_home, "weekly", week="2015-W39"))
    assert question_cards.NONE in words(run(sample_home, "weekly", week="2015-W38"))
    press(later, "Answer or add to a question")
    assert later.selectbox(key="note_step").value == "answered"
    later.text_area(key="note_text").input("Two men were arrested")
    press(later, "Keep it")
    found = notebook.thread(BOOK, number)
    assert (found.state, found.turn.subject.week) == ("answered", periods.parse("2015-W40"))
    assert "Answer Two men were arrested" in words(later) and "Answered" in words(later)
    assert "Is this one series?" not in words(run(sample_home, "weekly", week="2015-W41"))
    assert "Is this one series?" in words(run(sample_home, "weekly", week="2015-W39"))  # where it was asked


def test_it_is_opened_again_moved_and_withdrawn(run, sample_home):
    number = ask().number
    at = press(run(sample_home, "weekly", week="2015-W39"), "Answer or add to a question")
    at.selectbox(key="note_step").select("moved").run()
    at.text_input(key="note_owner").input("Chief Constable")
    press(at, "Keep it")
    assert notebook.thread(BOOK, number).owner == "Chief Constable" and "For Chief Constable" in words(at)
    press(at, "Answer or add to a question")
    at.selectbox(key="note_step").select("withdrawn").run()
    at.text_area(key="note_text").input("Asked twice")
    press(at, "Keep it")
    assert notebook.thread(BOOK, number).state == "withdrawn" and "Withdrawn" in words(at)
    press(at, "Answer or add to a question")
    assert [field.key for field in at.text_area] == []  # nothing may be added to it
    assert "Withdrawn" in words(at)


def test_a_question_whose_figure_was_revised_is_flagged(run, sample_home, sample):
    about = Subject("theft_from_vehicle", "npa:hinckley_and_blaby", WEEK, WEEK)
    was = notes.Kept("0000-00000000", 50.0, 50.0, None, "final")
    notebook.write(BOOK, "question", about, Said("Why?"), who="Pat", kept=was)
    said = words(run(sample_home, "weekly", week="2015-W39"))
    assert "Figure revised since: it was 50 when this was written and is 56 now." in said


def test_a_question_about_what_is_no_longer_in_the_catalogue_is_still_shown(run, sample_home):
    ask("Why?", row="not_a_measure")
    assert "not_a_measure" in words(run(sample_home, "weekly", week="2015-W39"))


def test_whoever_may_not_write_is_shown_no_form_and_refused(run, sample_home, sample, monkeypatch):
    ask()
    as_role(monkeypatch, "viewer")
    at = run(sample_home, "weekly", week="2015-W39", ask=VANS)
    assert "Is this one series?" in words(at) and [field.key for field in at.text_area] == []
    row = review.review(sample, WEEK).exceptions[0]
    with pytest.raises(roles.NotAllowed):
        review_reads.ask(None, WEEK, row, Said("x"))
    with pytest.raises(roles.NotAllowed):
        review_reads.follow(None, WEEK, notebook.threads(BOOK)[0], "answered", Said("x"))
    as_role(monkeypatch)
    assert "Is this one series?" not in words(run(sample_home, "weekly", week="2015-W39"))


def test_a_form_is_not_carried_to_another_week(run, sample_home):
    at = press(run(sample_home, "weekly", week="2015-W39"), "Ask a question")
    at.selectbox(key="pick_week").select("2015-W38").run()
    assert [field.key for field in at.text_area] == []


def test_a_journal_that_cannot_be_read_is_said_and_the_figures_stand(run, sample_home, monkeypatch):
    monkeypatch.setenv("PCC_JOURNAL", "oddbase://nowhere")
    said = words(run(sample_home, "weekly", week="2015-W39"))
    assert "PCC_JOURNAL names cannot be used" in said and "2 exceptions in the week" in said


def test_the_measure_shows_the_question_beside_its_figure(run, sample_home):
    ask()
    at = run(sample_home, "measure", measure="theft_from_vehicle", period="2015-W39", area="npa:hinckley_and_blaby",
             grain="week")  # fmt: skip
    assert "Is this one series?" in words(at)
