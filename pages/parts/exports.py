"""The one place that files are given to a reader: each is journalled, by whom and of what, before a byte of it leaves.

The journal is written when a file is asked for, not when its button is drawn; and it is asked again then whether the
person may still read. A file that the journal cannot tell of is not given.
"""

from __future__ import annotations

import streamlit as st

from pages.parts import reads, roles
from warehouse import journal
from warehouse.faults import Plain
from warehouse.home import Home
from warehouse.measures.model import Audience

_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def button(
    label: str,
    content: bytes,
    name: str,
    *,
    act: roles.Act = "read",
    audience: Audience | None = None,
    version: str | None = None,
) -> None:
    """A button that saves a file under a name.

    Args:
        label: the words on the button.
        content: the file's bytes.
        name: the file's name; it may hold no value of a row, since the journal keeps it.
        act: what a person must be allowed to do to take it.
        audience: whom the file is for; whom the page is for unless given.
        version: the version that it was made of; that which the page reads unless given.
    """
    made_of = version or _version()
    asker, meant = roles.asker(), audience or roles.audience()

    def given() -> bytes:
        person = roles.allowed(asker(), act)
        if meant == "internal":
            roles.allowed(person, "read inside")
        why = f"for the {meant} audience"
        journal.record(Home.find().journal, "export", name, why=why, version=made_of, who=person.name)
        return content

    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    st.download_button(label, given, file_name=name, mime=kind, key=f"file_{name}", on_click="ignore")


def _version() -> str | None:
    """The version that the page reads; None where there is none."""
    try:
        return reads.seen().w.version
    except Plain:
        return None
