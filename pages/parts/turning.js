// Turns to another page of ours within the open window: loading all anew takes a second or more. See turning.py.
(() => {
  addEventListener('click', (event) => {
    const link = event.target.closest?.('.er-pages a[href]');
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    // As the browser's own Back does, which Streamlit answers by drawing the page at the new address.
    history.pushState({}, '', link.href);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  });
})();
