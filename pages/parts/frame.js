// What Streamlit cannot be told otherwise: the page's language, which changes of the address are steps to go back by, and
// how an address is copied.
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
if (!window.copiesAddresses) {
  window.copiesAddresses = true;
  // On the document and once, as the parts of a page come and go. Where the browser keeps its clipboard to itself (an
  // address of another machine that is not https), the address is marked, for the reader to copy.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.copy");
    if (!button) return;
    const address = button.parentElement.querySelector("code");
    const told = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(address.textContent);
      told.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(address);
      told.textContent = "Marked: copy it with Ctrl+C.";
    }
  });
}
if (!window.asksForCharts) {
  window.asksForCharts = true;
  // The program of the interactive charts is asked for when the page stands and nothing else is to be done.
  const ask = () => {
    const asking = document.querySelector("[data-test-script-state=notRunning] [class*='st-key-live_'] button");
    if (asking && document.querySelector(".drawing img")?.complete) asking.click();
    else setTimeout(() => requestIdleCallback(ask), 300);
  };
  ask();
}
