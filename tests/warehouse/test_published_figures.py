"""`pcc claims` end to end, and the files that it reads: the shipped ones, a deployment's own, wrong ones."""

import json
from datetime import date

import pytest

from tests.measures.claimed import HEADER
from tests.spec.claim_tables import PUBLISHED
from warehouse import published_figures, query
from warehouse.measures.catalogue import SHIPPED, CatalogueError
from warehouse.measures.claim_rows import ClaimsError

FILE = SHIPPED / published_figures.FILE
ROW = "one,report,change,Hate crimes,2018/19,1629,count,,152,9.3,"


def written(path, *rows, header=HEADER):
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_every_shipped_figure_has_its_verdicts_on_the_sample(ask, sample_home):
    found = ask(sample_home, "claims", FILE)
    assert [(each["id"], each["arithmetic"], each["warehouse"]) for each in found] == [
        (ident, arithmetic, warehouse) for ident, _, _, arithmetic, _, warehouse in PUBLISHED.rows
    ]
    assert [(str(each["stated"]), f"{each['computed']:.2f}") for each in found] == [
        (stated, computed) for _, stated, computed, *_ in PUBLISHED.rows
    ]
    assert all(set(each) == {"id", "arithmetic", "warehouse", "stated", "computed", "message"} for each in found)


def test_what_must_be_said_of_the_annual_reports_figures(ask, sample_home):
    said = {each["id"]: each["message"] for each in ask(sample_home, "claims", FILE)}
    assert "+838 on the earlier 4,212 is +19.9%, not +16.6%. Likely cause: divided by the new" in said["missing_2018"]
    assert "+152 on the earlier 1,477 is +10.3%, not +9.3%. Likely cause: divided by the new" in said["hate_2018"]
    assert "the stated -17.7% is right" in said["asb_2018"]
    assert "91,315 for 2018/19 and 83,793 for 2017/18, a change of +7,522 (+9.0%): as stated" in said["crime_2018"]
    assert "Did you mean Domestic abuse reports" in said["domestic_calls_day"]


def test_a_wrong_count_is_told_with_both_counts(ask, sample_home, tmp_path):
    file = written(tmp_path / "mine.csv", "one,r,change,asb_incidents,2018/19,14400,count,17401,,,")
    (found,) = ask(sample_home, "claims", file)
    assert (found["warehouse"], found["stated"], found["computed"]) == ("differs", 14400, 14322)
    assert "holds 14,322 for 2018/19" in found["message"]
    assert "the stated value, 14,400, is 78 more" in found["message"]


def test_for_people_it_is_a_table(pcc, sample_home, tmp_path):
    said = pcc(sample_home, "claims", written(tmp_path / "mine.csv", ROW)).stdout
    assert "wrong" in said
    assert "agrees" in said


def test_with_nothing_published_the_arithmetic_alone_is_checked(ask, tmp_path):
    (found,) = ask(tmp_path / "empty", "claims", written(tmp_path / "mine.csv", ROW))
    assert (found["arithmetic"], found["warehouse"], found["stated"]) == ("wrong", "no_data", 9.3)
    assert "Nothing is published" in found["message"]


@pytest.mark.parametrize(
    ("rows", "header", "said"),
    [
        ((ROW.replace("1629", "lots"),), HEADER, "mine.csv, line 2, value: not a number"),
        ((ROW.replace("change", "guess"),), HEADER, "mine.csv, line 2, kind: not a kind of claim"),
        ((ROW,), HEADER.replace("unit", "units"), "mine.csv, line 1: no column unit;"),
    ],
)
def test_a_wrong_file_ends_in_plain_words(pcc, tmp_path, rows, header, said):
    told = pcc(tmp_path / "empty", "claims", written(tmp_path / "mine.csv", *rows, header=header), "--json", status=2)
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert not told.stdout


@pytest.mark.parametrize("held", [None, b"PK\x03\x04\x00", b""], ids=["absent", "a spreadsheet", "empty"])
def test_a_file_that_is_no_claims_file_is_refused(tmp_path, held):
    path = tmp_path / "mine.csv"
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(ClaimsError, match=r"mine\.csv"):
        published_figures.read(path)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(ClaimsError, match="cannot be read"):
        published_figures.read(tmp_path)


def test_a_file_of_an_old_spreadsheet_is_read(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(f"{HEADER}\none,r,level,Budget,2017/18,171.6,£m,,,,\n".encode("windows-1252"))
    (found,) = published_figures.read(path)
    assert found.unit == "£m"


def test_a_deployments_own_figures_are_laid_over_the_shipped_ones(tmp_path):
    written(tmp_path / published_figures.FILE, ROW, ROW.replace("one,report", "asb_2018,report"))
    found = {claim.id: claim for claim in published_figures.held(tmp_path)}
    assert found["asb_2018"].measure == "Hate crimes"
    assert list(found)[-1] == "one"
    assert len(found) == len(PUBLISHED.rows) + 1


def test_every_declared_name_is_of_a_measure(sample):
    assert set(published_figures.names().values()) <= set(sample.catalogue.measures)


def test_a_deployments_own_names_are_laid_over_the_shipped_ones(tmp_path, sample):
    (tmp_path / published_figures.NAMES).write_text('[names]\n"Racist crimes" = "hate_crime"\n', encoding="utf-8")
    called = published_figures.names(tmp_path)
    (claim,) = published_figures.read(written(tmp_path / "mine.csv", ROW.replace("Hate crimes", "RACIST crimes")))
    (found,) = published_figures.check(sample, [claim], called)
    assert found.warehouse == "agrees"


@pytest.mark.parametrize("text", ["[other]\na = 1\n", "[names]\na = 1\n", "names = 1\n", "not toml"])
def test_a_faulty_file_of_names_is_told(tmp_path, text):
    (tmp_path / published_figures.NAMES).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"config/published_names\.toml"):
        published_figures.names(tmp_path)


def test_the_public_is_not_told_what_is_withheld(sample, tmp_path):
    """A claim is looked up as its reader may see the figure: a small number stays withheld."""
    days = query.series(sample, "hate_crime", grain="day", first=date(2018, 4, 1), last=date(2018, 4, 30)).points
    small = next(point for point in days if point.value is not None and 0 < point.value < 5)
    row = f"one,r,level,hate_crime,{small.period.starts},{small.value},count,,,,"
    claims = published_figures.read(written(tmp_path / "mine.csv", row))
    (exact,) = published_figures.check(sample, claims, {})
    (public,) = published_figures.check(sample, claims, {}, "public")
    assert (exact.warehouse, public.warehouse) == ("agrees", "no_data")
    assert public.computed is None


def test_the_document_is_one_json_list(pcc, tmp_path):
    said = pcc(tmp_path / "empty", "claims", written(tmp_path / "mine.csv", ROW), "--json")
    assert isinstance(json.loads(said.stdout), list)
