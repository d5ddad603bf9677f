// Says whether wide or narrow charts fit: in a cookie to a new window, by a hidden button when that changes. See fitting.py.
(() => {
  const NAME = 'equal_reach_fits';
  const LIMIT = 700; // as in look.css
  const MAIN = '[data-testid=stMainBlockContainer]';
  const fits = (width) => (width <= LIMIT ? 'narrow' : 'wide');
  const tell = (variant) => { document.cookie = `${NAME}=${variant}; path=/; SameSite=Strict`; };
  // Before the page is there: navigation and margins take their part of a window that shows them both.
  let told = fits(innerWidth - (innerWidth > 768 ? 332 : innerWidth > 640 ? 80 : 32));
  tell(told);
  const measured = new ResizeObserver(([{ contentRect }]) => {
    const variant = contentRect.width ? fits(contentRect.width) : told;
    const button = document.querySelector(`.st-key-fit_${variant} button`);
    if (variant === told || !button) return;
    told = variant;
    tell(told);
    button.click();
  });
  let watched = null;
  new MutationObserver(() => {
    if (watched?.isConnected) return;
    const main = document.querySelector(MAIN);
    if (!main || !document.querySelector('.st-key-fitting')) return;
    watched = main;
    measured.disconnect();
    measured.observe(main);
  }).observe(document, { childList: true, subtree: true });
})();
