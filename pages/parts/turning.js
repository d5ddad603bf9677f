// Turns to another page of ours within the open window: loading all anew takes a second or more. See turning.py.
(() => {
  const TITLE = 'h1.er-title';
  // The navigation is drawn anew, so the focus would be on nothing, and who can't see the page would not hear that it turned.
  const read_on = (left) => {
    const watching = new MutationObserver(() => {
      const title = document.querySelector(TITLE);
      if (!title || title.textContent === left) return;
      watching.disconnect();
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
    });
    watching.observe(document, { childList: true, subtree: true, characterData: true });
  };
  addEventListener('click', (event) => {
    const link = event.target.closest?.('.er-pages a[href]');
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    read_on(document.querySelector(TITLE)?.textContent);
    // As the browser's own Back does, which Streamlit answers by drawing the page at the new address.
    history.pushState({}, '', link.href);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  });
})();
