import { button } from './element.js';

/** A button that changes between light and dark and remembers it. */
export function themeToggle(): HTMLButtonElement {
  const page = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (page.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const toggle = button('', () => {
    const next = isDark() ? 'light' : 'dark';
    page.dataset.theme = next;
    try {
      localStorage.setItem('theme', next);
    } catch {
      // The choice then lasts as long as the page.
    }
    show();
  });
  const show = () => {
    toggle.textContent = isDark() ? 'Light' : 'Dark';
    toggle.setAttribute('aria-label', isDark() ? 'Light theme' : 'Dark theme');
  };
  toggle.className = 'theme';
  system.addEventListener('change', show);
  show();
  return toggle;
}
