"""A page used by keyboard alone: going to a thing by Tab, choosing from a list by typing, and what Tab stops at."""

from tests.e2e.conftest import READY

NAMED = "(at.getAttribute('aria-label') || at.innerText || at.title || '').trim().split('\\n')[0]"


def settled(page):
    """Wait until what was asked for has been drawn."""
    page.wait_for_timeout(300)
    page.wait_for_selector(READY)


def tab_to(page, name):
    """Tab until the thing of that name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const at = document.activeElement; return {NAMED}; }}") == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def choose(page, label, option):
    """One choice from a list that typing narrows."""
    page.get_by_label(label, exact=True).click()
    page.keyboard.type(option)
    # Of a long list only what is in view is drawn, so that what was typed must have arrived.
    page.get_by_role("option").filter(has_text=option).first.wait_for()
    page.keyboard.press("Enter")
    settled(page)


def walk(page, steps):
    """The name of each thing that Tab stops at, and whether its focus can be seen."""
    look = f"""() => {{ const at = document.activeElement;
        const seen = [at, at.parentElement, at.parentElement?.parentElement].filter(Boolean).some(e => {{
            const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }});
        return [{NAMED}, seen, at === document.body]; }}"""
    stops = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        name, visible, left = page.evaluate(look)
        if left:
            break
        stops.append((name, visible))
    return stops
