"""What tests of loads share."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest

from warehouse.measures import catalogue

FEW = ("domestic_burglary", "recorded_crime")


@pytest.fixture(scope="module")
def lean() -> Iterator[None]:
    """Versions are built with two measures in place of all: half of a small load's time, which is not what is tested.

    A home with definitions of its own is built with all of them.
    """
    whole = catalogue.load

    @lru_cache
    def few() -> catalogue.Catalogue:
        known = whole()
        return replace(known, measures={name: known.measures[name] for name in FEW})

    def load(config_dir=None):
        own = config_dir is not None and (config_dir / "definitions").exists()
        return whole(config_dir=config_dir) if own else few()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "load", load)
        yield
