"""Each page as Streamlit's own tester runs it, and what is on it once it has run."""

import html
import re


def board_page():
    from pages.views import board

    board.show()


def measure_page():
    from pages.views import measure

    measure.show()


def areas_page():
    from pages.views import areas

    areas.show()


def quality_page():
    from pages.views import data_quality

    data_quality.show()


def definitions_page():
    from pages.views import definitions

    definitions.show()


def load_page():
    from pages.views import load

    load.show()


def targets_page():
    from pages.views import targets

    targets.show()


def contact_page():
    from pages.views import contact

    contact.show()


def outcomes_page():
    from pages.views import outcomes

    outcomes.show()


def weekly_page():
    from pages.views import weekly

    weekly.show()


def boards_page():
    from pages.views import boards

    boards.show()


def journal_page():
    from pages.views import journal

    journal.show()


PAGES = {
    "boards": boards_page,
    "journal": journal_page,
    "weekly": weekly_page,
    "board": board_page,
    "measure": measure_page,
    "areas": areas_page,
    "contact": contact_page,
    "outcomes": outcomes_page,
    "targets": targets_page,
    "data_quality": quality_page,
    "definitions": definitions_page,
    "load": load_page,
}


def markup(at):
    return "".join(element.proto.body for element in at.get("html"))


def words(at):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup(at))))


def address(at):
    return {name: value[0] if isinstance(value, list) else value for name, value in at.query_params.items()}
