"""Run a page of the dashboard on a home, for an address."""

import gc
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.running import PAGES
from warehouse.published import Warehouse


@pytest.fixture(autouse=True, scope="module")
def what_stays_is_not_searched():
    """Streamlit looks for garbage after each run of a page; what was imported before stays, and is not searched."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def run(monkeypatch):
    """`run(home, page, plan="2013-17")`: the page as drawn for an address."""

    def drawn(home, page, **address):
        monkeypatch.setenv("PCC_HOME", str(home))
        at = AppTest.from_function(PAGES[page], default_timeout=60)
        for name, value in address.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return drawn


@pytest.fixture
def asked(monkeypatch):
    """Every statement that is put to the warehouse from now on."""
    heard, rows = [], Warehouse.rows

    def listening(self, sql, bound=None):
        heard.append(sql)
        return rows(self, sql, bound)

    monkeypatch.setattr(Warehouse, "rows", listening)
    return heard


@pytest.fixture
def lean_home(sample_home, tmp_path):
    """The sample's published version in a home of one's own, with a saved agenda of one measure and no journal."""
    home = tmp_path / "lean"
    shutil.copytree(sample_home / "config", home / "config")
    (home / "config" / "agendas").mkdir(exist_ok=True)
    saved = 'title = "One"\nmeasures = ["domestic_burglary"]\n'
    (home / "config" / "agendas" / "one.toml").write_text(saved, encoding="utf-8")
    (home / "published").symlink_to(sample_home / "published", target_is_directory=True)
    return home
