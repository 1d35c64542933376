"""Published figures on the Data quality page: every claim with both verdicts in words, the wrong ones first."""

import html
import re

from tests.measures.claimed import HEADER
from tests.pages.running import markup, words
from tests.spec.claim_tables import PUBLISHED
from warehouse import published_figures


def section(at):
    return markup(at).split('id="published"')[1]


def test_every_shipped_figure_is_shown_with_its_verdicts(run, sample_home):
    at = run(sample_home, "data_quality")
    wrong = sum(row[3] == "wrong" for row in PUBLISHED.rows)
    assert f"{wrong} of {len(PUBLISHED.rows)} published figures do not follow from their own numbers" in words(at)
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', section(at))
    assert len(rows) == len(PUBLISHED.rows)
    assert all(">Wrong<" in row for row in rows[:wrong])
    assert not any(">Wrong<" in row for row in rows[wrong:])
    hate = html.unescape(next(row for row in rows if row.startswith("Hate crimes")))
    assert [part in hate for part in ("+9.3%", "+10.3%", "Agrees", "divided by the new figure")] == [True] * 4


def test_the_table_can_be_taken_away(run, sample_home):
    labels = [button.proto.label for button in run(sample_home, "data_quality").get("download_button")]
    assert "Published figures as CSV" in labels


def test_without_the_forces_data_the_arithmetic_still_stands(run, real_home):
    said = words(run(real_home, "data_quality"))
    assert "none differs from what is loaded" in said
    assert "The warehouse has no figure for 2018/19: not received" in said


def test_a_deployments_own_figures_are_shown_and_cannot_carry_markup(run, sample_home, copy_of):
    home = copy_of(sample_home)
    config(home, "one,<b>r</b>,level,<script>x</script>,2018/19,5,count,,,,")
    found = section(run(home, "data_quality"))
    assert "<script>x" not in found
    assert "&lt;script&gt;x" in found


def test_a_faulty_file_of_a_deployment_is_told_and_the_rest_of_the_page_stands(run, sample_home, copy_of):
    home = copy_of(sample_home)
    config(home, "one,r,guess,x,2018/19,5,count,,,,")
    said = words(run(home, "data_quality"))
    assert "The file of published figures cannot be used." in said
    assert "published_figures.csv, line 2, kind: not a kind of claim" in said
    assert "What the gate found" in said


def config(home, row):
    (home / "config" / published_figures.FILE).write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
