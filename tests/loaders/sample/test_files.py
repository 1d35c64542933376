"""The files of the sample: their names, headers, manifests, dirt and bytes."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from loaders.sample import TABLES, table, write
from loaders.source import sources
from warehouse.faults import WrongUse

ROOT = Path(__file__).parents[3]
YEARS = ("2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19")
# Rows that the gate sets aside, a file: as the dirt table of docs/sample.md says.
DIRT = {"crime": 24, "outcome": 10, "survey": 2, "asb": 11, "incident": 14, "missing": 5, "call": 0, "return": 0}


@pytest.mark.parametrize("source", list(TABLES))
def test_every_row_is_accounted_for(sample, source):
    for year in YEARS:
        read, good = sample.rows(year, source), sample.good(year, source)
        assert len(read) - len(good) == DIRT[source]
        assert DIRT[source] < 0.02 * len(read)
        manifest = json.loads(
            sample.path(year, source).with_name(f"{sample.path(year, source).name}.manifest.json").read_text()
        )
        begins = int(year[:4])
        assert manifest == {
            "from": f"{begins}-04-01",
            "to": f"{begins + 1}-03-31",
            "rows": len(read),
            "force": "leicestershire",
        }


@pytest.mark.parametrize("source", list(TABLES))
def test_headers_and_names_are_those_of_the_source(sample, source):
    assert set(sample.rows("2013/14", source).columns) == {column.name for column in sources()[source].columns}


def test_places_are_beats_with_a_few_that_are_nowhere(sample):
    beats = sample.crimes("2013/14").beat
    held = set(pd.read_csv(ROOT / "warehouse" / "measures" / "areas" / "beats.csv").place)
    assert 0.008 < (beats == "").mean() < 0.012
    assert 0.001 < (~beats.isin(held | {""})).mean() < 0.003
    assert held <= set(beats)


def test_the_marker_is_written_last_and_says_what_day_it_is(sample):
    assert json.loads((sample.folder / "sample.json").read_text()) == {
        "illustrative": True,
        "seed": 2013,
        "today": "2019-04-08",
    }
    assert [share for _, share in sample.said] == sorted(share for _, share in sample.said)
    assert sample.said[-1][1] == 1
    assert sample.said[0][0] == "Writing crime records of 2012/13"


def test_the_same_seed_gives_the_same_bytes_whatever_the_range_and_the_cores(sample, tmp_path):
    cores = pa.cpu_count()
    pa.set_cpu_count(1)
    try:
        written = write(tmp_path / "again", first="2015/16", last="2015/16")
    finally:
        pa.set_cpu_count(cores)
    for path in written:
        assert path.read_bytes() == (sample.folder / path.name).read_bytes(), path.name
    assert json.loads((tmp_path / "again" / "sample.json").read_text())["today"] == "2016-04-08"
    other = write(tmp_path / "other", first="2015/16", last="2015/16", seed=7)
    assert other[0].read_bytes() != written[0].read_bytes()


def test_a_folder_of_other_files_is_left_alone_and_an_older_sample_is_replaced(tmp_path):
    (tmp_path / "mine.csv").write_text("a\n")
    with pytest.raises(WrongUse, match="holds other files"):
        write(tmp_path, first="2012/13", last="2012/13")
    folder = tmp_path / "sample"
    write(folder, first="2012/13", last="2012/13")
    (folder / "sample.json").rename(folder / "sample.unfinished")
    write(folder, first="2013/14", last="2013/14")
    assert len(list(folder.iterdir())) == 2 * len(TABLES) + 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"first": "2019/20"}, "2012/13 to 2018/19"),
        ({"first": "2013-14"}, "write it as 2013/14"),
        ({"first": "2013/15"}, "not a financial year"),
        ({"first": "2014/15", "last": "2013/14"}, "comes after"),
        ({"seed": -1}, "0 or more"),
    ],
)
def test_wrong_use_is_told_in_words(tmp_path, arguments, words):
    with pytest.raises(WrongUse, match=words):
        write(tmp_path / "none", **arguments)
    assert not (tmp_path / "none").exists()


def test_the_document_shows_the_totals_as_they_are():
    page = (ROOT / "docs" / "sample.md").read_text(encoding="utf-8")
    shown = page.partition(table.BEGINS)[2].partition(table.ENDS)[0].strip()
    assert shown == table.markdown(), "run: python -m loaders.sample.table docs/sample.md"
