"""What tests of loads share."""

from collections.abc import Iterator

import pytest

from tests.loaders import lean as two_measures


@pytest.fixture(scope="module")
def lean() -> Iterator[None]:
    """Versions are built with two measures in place of all."""
    with pytest.MonkeyPatch.context() as patch:
        two_measures.put(patch.setattr)
        yield
