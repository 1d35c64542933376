"""Can everyone use it? The accessibility statement; it needs nothing loaded."""

from __future__ import annotations

from pages.parts import guide, prose, widgets


@widgets.open_page
def show() -> None:
    """The statement as it is written in the guide."""
    statement = guide.document(guide.STATEMENT)
    widgets.title(prose.title(statement), prose.introduction(statement))
    widgets.show(f'<div class="guide">{guide.text(guide.STATEMENT)}</div>')
