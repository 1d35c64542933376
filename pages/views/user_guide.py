"""How is it used? The user guide, one page a task; it needs nothing loaded."""

from __future__ import annotations

from pages.parts import guide, prose, widgets
from pages.parts.markup import link, safe

ALL = "all"


@widgets.open_page
def show() -> None:
    """The task in the address, or the list of tasks."""
    titles = guide.titles()
    with widgets.sidebar("Show"):
        chosen = widgets.pick("task", "Task", {ALL: "All tasks", **titles}, ALL)
    if chosen == ALL:
        widgets.title("What do you want to do?", "The user guide, a page a task")
        widgets.keep_address(task=chosen)
        widgets.show(guide.contents())
        return
    widgets.show(f'<p class="crumbs">{link("help", {}, "Help")} / {safe(titles[chosen])}</p>')
    widgets.title(titles[chosen], prose.introduction(guide.document(chosen)))
    widgets.keep_address(task=chosen)
    widgets.show(f'<div class="guide">{guide.text(chosen)}</div>')
