"""A home to freeze in; a file of tests with a home of its own has that instead."""

import shutil

import pytest

from tests import boards as made
from tests import postgres
from warehouse.home import Home
from warehouse.places import Lake


@pytest.fixture
def home(boards_homes, tmp_path):
    """The home as the Board of February 2014 found it, to change."""
    return Home(shutil.copytree(boards_homes / "first", tmp_path / "home"))


@pytest.fixture
def revise(boards_homes, home):
    """A month passes."""
    return lambda: made.revise(home, boards_homes)


@pytest.fixture
def lake(postgres_server, tmp_path, monkeypatch):
    """An empty lake. What it is made with is imported by who asks for one, and by no other test."""
    from warehouse import storage_lake

    monkeypatch.setitem(storage_lake.CONFIG, "allow_unsigned_extensions", True)  # which spares checking them each time
    return Lake(postgres.empty(postgres_server), tmp_path / "lake", tmp_path / "published")
