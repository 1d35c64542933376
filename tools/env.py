"""Make the project's own environment in .venv from the lock: with uv where it is installed, else with venv and pip.

Run by any Python 3.11 or later: `python3 tools/env.py`. It needs nothing but the standard library, and does nothing
when the environment already matches the lock. `PCC_INSTALLER=pip` (or `uv`) chooses one.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "made-from.txt"
OLDEST = (3, 11)


class Failed(Exception):
    """The environment cannot be made; the message says why and what to do."""


def main() -> int:
    """Make or mend the environment; 0 when it is ready, 1 with a plain message when it cannot be."""
    try:
        _require_python()
        if _matches_lock():
            return 0
        _make()
    except Failed as failure:
        print(f"The environment could not be made. {failure}", file=sys.stderr)
        return 1
    return 0


def python() -> Path:
    """The environment's own Python, whether or not it has been made yet."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _require_python() -> None:
    if sys.version_info < OLDEST:
        raise Failed(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}. Install a newer Python.")


def _fingerprint() -> str:
    """What the environment is made from: a change of any of these remakes it."""
    made_from = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(made_from)).hexdigest()


def _matches_lock() -> bool:
    return _works() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == _fingerprint()


def _works() -> bool:
    """An environment left behind by a moved or removed Python has to be made again."""
    check = [str(python()), "-c", f"import sys; sys.exit(sys.version_info < {OLDEST})"]
    return python().is_file() and subprocess.run(check, capture_output=True, check=False).returncode == 0


def _make() -> None:
    uv = _uv()
    STAMP.unlink(missing_ok=True)
    if uv is None:
        _make_with_pip()
    else:
        try:
            _make_with_uv(uv)
        except Failed as failure:
            # A company's package mirror is often set up for pip alone.
            print(f"uv could not do it ({failure}); trying again with pip.", flush=True)
            _make_with_pip()
    STAMP.write_text(_fingerprint(), encoding="utf-8")
    print("3 of 3  Environment ready in .venv.", flush=True)


def _uv() -> str | None:
    """uv, if it is installed and runs (a version manager's stand-in may be there without it)."""
    wanted = os.environ.get("PCC_INSTALLER", "")
    found = shutil.which("uv") if wanted != "pip" else None
    if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
        return found
    if wanted == "uv":
        raise Failed("PCC_INSTALLER=uv was asked for, but uv is not installed.")
    return None


def _make_with_uv(uv: str) -> None:
    print("1 of 3  Making .venv with uv.", flush=True)
    if not _works():
        shutil.rmtree(VENV, ignore_errors=True)
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
    print("2 of 3  Installing the locked packages with uv.", flush=True)
    pip = [uv, "pip"]
    target = ["--python", str(python())]
    _run([*pip, "sync", *target, "--require-hashes", str(LOCK)])
    _run([*pip, "install", *target, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def _make_with_pip() -> None:
    print("1 of 3  Making .venv with venv and pip.", flush=True)
    if not _works() or not _has_pip():
        shutil.rmtree(VENV, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(VENV)], advice="On Debian and Ubuntu, install python3-venv.")
    # Of what is installed a third is ever imported; Python compiles that when it first is, and keeps it.
    pip = [str(python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--no-compile"]
    _install_watched([*pip, "--require-hashes", "--requirement", str(LOCK)])
    _run([*pip, "--quiet", "--no-build-isolation", "--editable", str(ROOT)])


def _has_pip() -> bool:
    check = [str(python()), "-m", "pip", "--version"]
    return subprocess.run(check, capture_output=True, check=False).returncode == 0


def _run(command: Sequence[str], advice: str = "") -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Failed(f"This step failed: {' '.join(command)}. {advice}".strip())


def _install_watched(command: Sequence[str]) -> None:
    """pip's own lines turned into progress; the last of them are shown if it fails."""
    total = len(re.findall(r"^[a-z0-9][^ ]*==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    said: list[str] = []
    seen = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        for line in running.stdout or ():
            said.append(line)
            if line.startswith(("Collecting ", "Processing ", "Ignoring ")):
                seen += 1
                _progress(f"2 of 3  Fetching the locked packages: {seen} of {total}", often=seen % 20 == 0)
            elif line.startswith("Installing collected packages"):
                _progress(f"2 of 3  Putting the {total} locked packages in place.", often=True)
    if sys.stdout.isatty():
        print()
    if running.returncode:
        raise Failed("".join(said[-25:]) + "pip could not install the locked packages (see above).")


def _progress(text: str, *, often: bool) -> None:
    """One line drawn again on a terminal; in a log, only the lines worth keeping."""
    if sys.stdout.isatty():
        print(f"\r{text:<78}", end="", flush=True)
    elif often:
        print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
