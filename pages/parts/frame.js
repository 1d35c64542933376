// What Streamlit cannot be told otherwise: the page's language, and which changes of the address are steps to go back by.
document.documentElement.lang = "en-GB";
if (!window.stepsAreChoices) {
  window.stepsAreChoices = true;
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let here = new URL(location.href);
  const settle = (how, step) => { how(...step); here = new URL(location.href); };
  // A page completes its address with what it shows by default. That is no step of the reader's: as one, the back button
  // would lead from a page to the same page, and have to be pressed twice.
  const completes = (from, to) =>
    to.pathname === from.pathname && [...from.searchParams].every(([name, value]) => to.searchParams.get(name) === value);
  history.replaceState = (...step) => settle(replace, step);
  history.pushState = (...step) => settle(completes(here, new URL(step[2] ?? "", here)) ? replace : push, step);
  // A page that was completed before this was here to see it left such a step behind: it is passed over.
  window.addEventListener("popstate", (event) => {
    const to = new URL(location.href);
    if (to.search !== here.search && completes(to, here)) {
      event.stopImmediatePropagation();
      history.back();
    } else here = to;
  }, true);
}
