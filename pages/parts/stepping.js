// Takes the reader to the heading of a step that has just opened, in sight and for those who hear the page. See stepping.py.
(() => {
  let open = null;
  new MutationObserver(() => {
    const heading = document.querySelector('h2[id^="open-step-"]');
    const id = heading?.id ?? null;
    if (id === open) return;
    const moved = id && open; // Not when the page itself has just been opened.
    open = id;
    if (!moved) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] });
})();
