"""The configuration in force: one mark over every file, kept with the version whenever either changes."""

import pytest

from warehouse import configuration, journal
from warehouse.home import Home


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    (home.config / "agendas").mkdir(parents=True)
    (home.config / "home.toml").write_text('marking = "OFFICIAL"\n')
    return home


def kept(home):
    return [(act.subject, act.why, act.version) for act in journal.acts(home.journal)]


@pytest.mark.parametrize("name", ["home.toml", "people.toml", "agendas/may.toml", "plans/2013-17.toml"])
def test_any_byte_of_any_file_changes_the_mark_and_the_time_does_not(home, name):
    before = configuration.mark(configuration.files(home))
    assert configuration.mark(configuration.files(home)) == before
    (home.config / name).parent.mkdir(exist_ok=True)
    with (home.config / name).open("a") as file:
        file.write("\n")
    after = configuration.mark(configuration.files(home))
    assert after != before
    (home.config / "home.tmp").write_text("half written")
    assert configuration.mark(configuration.files(home)) == after


def test_a_file_that_is_renamed_or_removed_changes_it_too(home):
    before = configuration.mark(configuration.files(home))
    renamed = (home.config / "home.toml").rename(home.config / "other.toml")
    assert configuration.mark(configuration.files(home)) != before
    renamed.unlink()
    assert configuration.mark(configuration.files(home)) != before


def test_it_is_kept_once_a_version_and_once_a_change_without_a_word_of_what_a_file_holds(home):
    configuration.keep(home, "0001-abc")
    configuration.keep(home, "0001-abc")
    (home.config / "people.toml").write_text('[people]\n"a.person@example.org" = ["manager"]\n')
    configuration.keep(home, "0001-abc")
    configuration.keep(home, "0002-def")
    configuration.keep(home, "0002-def")
    (first, was, _), (second, now, _), (again, _, version) = kept(home)
    assert first != second == again
    assert version == "0002-def"
    assert was.startswith("home.toml ")
    assert now.startswith(f"{was}, people.toml ")
    assert "person@" not in now


def test_a_home_without_files_of_its_own_and_one_with_many_say_so(home):
    (home.config / "home.toml").unlink()
    configuration.keep(home, None)
    for number in range(configuration.NAMED + 3):
        (home.config / f"{number:02}.toml").write_text("")
    configuration.keep(home, None)
    assert kept(home)[0][1] == configuration.NONE
    assert kept(home)[1][1].endswith(", and 3 more")
    assert configuration.in_force(journal.acts(home.journal)).subject == kept(home)[1][0]
    assert configuration.in_force([]) is None
