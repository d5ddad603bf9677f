// Takes the reader to the heading of a step that has just opened, in sight and for those who hear the page. See stepping.py.
(() => {
  let open = null;
  new MutationObserver(() => {
    const heading = document.querySelector('h2[id^="open-step-"]');
    // Between two steps there is no heading for a moment.
    if (!heading || heading.id === open) return;
    const first = open === null;
    open = heading.id;
    if (first) return; // The page itself has just been opened.
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] });
})();
