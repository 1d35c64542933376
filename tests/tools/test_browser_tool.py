"""Finding a browser: an installed one on any system, a clear failure when there is none."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tools import browser


@pytest.fixture
def programs(tmp_path):
    """A folder of stand-ins for browsers: `programs("chromium", status=0)`."""

    def make(name, status=0):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


@pytest.fixture(autouse=True)
def nothing_downloaded(monkeypatch):
    monkeypatch.setattr(browser, "_downloaded", lambda: iter(()))


def test_one_on_the_path_is_found(programs, tmp_path):
    chromium = programs("chromium")
    assert browser.find({"PATH": str(tmp_path)}) == chromium


def test_chrome_comes_before_edge(programs, tmp_path):
    programs("microsoft-edge")
    chrome = programs("google-chrome")
    assert browser.find({"PATH": str(tmp_path)}) == chrome


def test_a_stand_in_that_does_not_start_is_passed_over(programs, tmp_path):
    programs("chromium", status=1)
    edge = programs("microsoft-edge")
    assert browser.find({"PATH": str(tmp_path)}) == edge


def test_the_one_that_was_named_is_used_or_the_run_fails(programs, tmp_path):
    named = programs("my-browser")
    assert browser.find({"PATH": "", "PCC_BROWSER": str(named)}) == named
    with pytest.raises(browser.NoBrowser, match="PCC_BROWSER names"):
        browser.find({"PATH": str(tmp_path), "PCC_BROWSER": str(tmp_path / "absent")})


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("darwin", {}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("darwin", {}, "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("win32", {"PROGRAMFILES": "C:/Program Files"}, "C:/Program Files/Google/Chrome/Application/chrome.exe"),
        ("win32", {"PROGRAMFILES(X86)": "C:/x86"}, "C:/x86/Microsoft/Edge/Application/msedge.exe"),
        ("win32", {"LOCALAPPDATA": "C:/local"}, "C:/local/Google/Chrome/Application/chrome.exe"),
    ],
)
def test_where_other_systems_keep_theirs(platform, environ, expected):
    assert Path(expected) in list(browser.candidates({"PATH": "", **environ}, platform))


def test_without_one_and_without_a_way_to_get_one_the_failure_says_what_to_do(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("PCC_BROWSER", raising=False)
    monkeypatch.setattr(browser, "_try", lambda command, seconds: None)
    assert browser.main() == 1
    told = capsys.readouterr()
    assert "install one of the three" in told.err
    assert "Browser:" not in told.out


def test_a_failed_attempt_is_told_and_the_next_one_made(monkeypatch, capsys):
    monkeypatch.setattr(browser, "find", lambda: None)
    attempts = []
    monkeypatch.setattr(browser.subprocess, "run", lambda command, **rest: attempts.append(command) or refused(command))
    monkeypatch.setattr(browser.shutil, "which", lambda name, **rest: "/usr/bin/apt-get")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    with pytest.raises(browser.NoBrowser):
        browser.install()
    assert [command[1] for command in attempts] == ["-m", "update", "install"]
    assert attempts[0][0] == sys.executable
    assert capsys.readouterr().out.count("that did not work: no network") == 3


def refused(command):
    return subprocess.CompletedProcess(command, 1, stdout="", stderr="trying\nno network\n")


def test_only_root_installs_a_package(monkeypatch):
    monkeypatch.setattr(browser, "find", lambda: None)
    attempts = []
    monkeypatch.setattr(browser, "_try", lambda command, seconds: attempts.append(command))
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(browser.NoBrowser):
        browser.install()
    assert len(attempts) == 1
