"""Making the environment: only when it is due, with what there is, failing in plain words."""

import sys

import pytest

from tools import env


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of its own, with a lock and no environment."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("six==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    monkeypatch.setattr(env, "ROOT", tmp_path)
    monkeypatch.setattr(env, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(env, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(env, "STAMP", tmp_path / ".venv" / "made-from.txt")
    return tmp_path


def pretend(monkeypatch, project, *, works=True, uv=None):
    """An environment without the cost of one; returns the names of the steps taken."""
    steps = []

    def made(name):
        def step(*_):
            steps.append(name)
            (project / ".venv").mkdir(exist_ok=True)

        return step

    monkeypatch.setattr(env, "_works", lambda: works)
    monkeypatch.setattr(env, "_uv", lambda: uv)
    monkeypatch.setattr(env, "_make_with_uv", made("uv"))
    monkeypatch.setattr(env, "_make_with_pip", made("pip"))
    return steps


def test_it_is_made_once(monkeypatch, project):
    steps = pretend(monkeypatch, project)
    assert [env.main(), env.main()] == [0, 0]
    assert steps == ["pip"]


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_makes_it_again(monkeypatch, project, changed):
    steps = pretend(monkeypatch, project)
    env.main()
    (project / changed).write_text("changed", encoding="utf-8")
    env.main()
    assert steps == ["pip", "pip"]


def test_one_that_no_longer_works_is_made_again(monkeypatch, project):
    pretend(monkeypatch, project)
    env.main()
    steps = pretend(monkeypatch, project, works=False)
    env.main()
    assert steps == ["pip"]


def test_uv_is_used_where_it_is(monkeypatch, project):
    steps = pretend(monkeypatch, project, uv="uv")
    env.main()
    assert steps == ["uv"]


def test_pip_takes_over_when_uv_cannot(monkeypatch, project, capsys):
    steps = pretend(monkeypatch, project, uv="uv")

    def fails(uv):
        raise env.Failed("no mirror")

    monkeypatch.setattr(env, "_make_with_uv", fails)
    assert env.main() == 0
    assert steps == ["pip"]
    assert "trying again with pip" in capsys.readouterr().out


def test_an_old_python_is_told_in_one_line(monkeypatch, project, capsys):
    monkeypatch.setattr(env, "OLDEST", (99, 0))
    assert env.main() == 1
    assert "3.11 or later is needed" in capsys.readouterr().err


def test_a_step_that_fails_leaves_no_stamp(monkeypatch, project, capsys):
    pretend(monkeypatch, project)
    monkeypatch.setattr(env, "_make_with_pip", lambda: env._run([sys.executable, "-c", "raise SystemExit(7)"]))
    assert env.main() == 1
    assert not env.STAMP.exists()
    assert "This step failed" in capsys.readouterr().err


def test_the_lock_is_what_pip_installs_from_and_hashes_are_required(monkeypatch, project):
    commands = []
    monkeypatch.setattr(env, "_works", lambda: True)
    monkeypatch.setattr(env, "_has_pip", lambda: True)
    monkeypatch.setattr(env, "_run", lambda command, advice="": commands.append(command))
    monkeypatch.setattr(env, "_install_watched", commands.append)
    env._make_with_pip()
    env._make_with_uv("uv")
    installs = [command for command in commands if str(env.LOCK) in command]
    assert len(installs) == 2
    assert all("--require-hashes" in command for command in installs)
    assert all("--no-deps" in command for command in commands if "--editable" in command)
