"""A home to freeze in; a file of tests with a home of its own has that instead."""

import shutil

import pytest

from tests import boards as made
from warehouse.home import Home


@pytest.fixture
def home(boards_homes, tmp_path):
    """The home as the Board of February 2014 found it, to change."""
    return Home(shutil.copytree(boards_homes / "first", tmp_path / "home"))


@pytest.fixture
def revise(boards_homes, home):
    """A month passes."""
    return lambda: made.revise(home, boards_homes)
