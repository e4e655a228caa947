type Child = Node | string;

/** An element with attributes and children; texts are never read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(text: string, onClick: () => void, label?: string): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', ...(label ? { 'aria-label': label } : {}) },
    text,
  );
  made.addEventListener('click', onClick);
  return made;
}
