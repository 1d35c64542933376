"""Fixtures that the whole suite shares: the real files, a home loaded from them, and a home loaded from the sample."""

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

import pcc as command_line
from tests import boards, forces, postgres
from warehouse.home import Home
from warehouse.published import Warehouse, open_warehouse

# A busy machine is slow, which is no fault; and what is checked for landing must not depend on the draw.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI", "").lower() == "true")
settings.load_profile("project")
ROOT = Path(__file__).resolve().parents[1]
WHY_REAL = "set REAL_DATA_DIR, or put the real files beside the project as ../shared/data"
Pcc = Callable[..., subprocess.CompletedProcess[str]]
Once = Callable[[str, Callable[[Path], object]], Path]


# What takes longest begins first, so that the processes end together; loads of homes of their own run while the first
# process loads the sample that the browser tests need.
FIRST = (
    "tests/test_twin.py",
    "tests/loaders/test_refresh.py",
    "tests/e2e/test_pages.py",
    "tests/trust/",
    "tests/e2e/",
    "tests/loaders/",
    "tests/pages/",
)


def pytest_xdist_auto_num_workers() -> int:
    """A process more than there are cores: a browser test waits for half of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What stays for the whole run is not looked through again each time that Python collects its garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long tests run under `make test-full` only."""
    items.sort(key=lambda item: next((at for at, name in enumerate(FIRST) if item.nodeid.startswith(name)), len(FIRST)))
    if not os.environ.get("PCC_TEST_FULL"):
        for item in items:
            if item.get_closest_marker("full"):
                item.add_marker(pytest.mark.skip(reason="long: runs under make test-full"))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real files. Without it the tests that need it are skipped, loudly; under CI they fail."""
    found = Path(os.environ.get("REAL_DATA_DIR") or ROOT.parent / "shared" / "data")
    if not (found / "police-uk").is_dir():
        missing = f"REAL DATA ABSENT: no police-uk folder in {found}; {WHY_REAL}"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """How a PostgreSQL is reached, started where none is named. Without one its tests are skipped, loudly."""
    with postgres.running() as catalogue:
        yield catalogue


@pytest.fixture(scope="session")
def home_office_file(real_data: Path) -> Path:
    """The Home Office's table of 2017/18."""
    return real_data / "home-office" / "prc-pfa-mar2013-onwards-tables201718.csv"


@pytest.fixture(scope="session")
def pcc() -> Pcc:
    """Run the command line on a home: `pcc(home, "value", "recorded_crime")`. A status not expected fails the test."""

    def run(home: Path, *arguments: object, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "pcc", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"PCC_HOME": str(home)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == status, f"pcc {arguments} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        return done

    return run


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """The same with --json, read; in this process, for the many questions that take less time than starting Python."""

    def run(home: Path, *arguments: object, status: int = 0) -> Any:
        monkeypatch.setenv("PCC_HOME", str(home))
        monkeypatch.setattr(sys, "argv", ["pcc", *map(str, arguments), "--json"])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        said = capsys.readouterr()
        assert ended.value.code == status, f"pcc {arguments} ended with {ended.value.code}:\n{said.out}\n{said.err}"
        return json.loads(said.out)

    return run


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)`: a folder that the first to ask makes and that every process of the run then shares."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        made = base / f"{name}.made"
        with FileLock(base / f"{name}.lock"):
            if not made.exists():
                make(base / name)
                made.touch()
        return base / name

    return folder


@pytest.fixture(scope="session")
def real_home(real_data: Path, home_office_file: Path, once: Once, pcc: Pcc) -> Path:
    """A home holding every real street file, comparators included, and the Home Office's table. Not to be changed."""
    return once("real", lambda home: pcc(home, "load", real_data / "police-uk", home_office_file))


@pytest.fixture(scope="session")
def sample_home(once: Once, pcc: Pcc) -> Path:
    """A home holding the illustrative sample, as `pcc demo` makes it. Tests must not change it."""
    return once("sample", lambda home: pcc(home, "demo", "--no-serve"))


@pytest.fixture(scope="session")
def forces_home(once: Once, pcc: Pcc) -> Path:
    """A home of three fictional years of three forces, with a comparison group of its own. Not to be changed."""
    return once("forces", lambda home: pcc(home, "load", forces.write(home)))


@pytest.fixture(scope="session")
def boards_homes(once: Once) -> Path:
    """A folder with a home as a Board found it (`first`) and a month on (`later`): see tests/boards.py."""
    return once("boards", boards.write)


@pytest.fixture(scope="session")
def real(real_home: Path) -> Warehouse:
    return open_warehouse(Home(real_home))


@pytest.fixture(scope="session")
def sample(sample_home: Path) -> Warehouse:
    return open_warehouse(Home(sample_home))


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Path], Path]:
    """A home of one's own to change, copied from a shared one."""

    def copied(home: Path) -> Path:
        return Path(shutil.copytree(home, tmp_path / "home"))

    return copied
