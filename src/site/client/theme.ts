// A script of its own that runs before the page is drawn: the theme that was chosen is there at once.
(() => {
  const page = document.documentElement;
  page.classList.add('js');
  try {
    const chosen = localStorage.getItem('theme');
    if (chosen === 'dark' || chosen === 'light') page.dataset.theme = chosen;
  } catch {
    // Without storage the system's setting stays.
  }
})();
