"""The sample, written once for all the tests of this folder."""

import time

import pytest

from loaders.sample import write
from tests.loaders.sample.written import Sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    said: list[tuple[str, float]] = []
    begun = time.perf_counter()
    write(folder, progress=lambda words, share: said.append((words, share)))
    print(f"\nseven years of the sample: {time.perf_counter() - begun:.1f} s")
    return Sample(folder, said)
