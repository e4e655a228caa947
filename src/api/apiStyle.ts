/** The style of the page that describes the API. */
export const API_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fdfdfc, #16181c);
  --text: light-dark(#1c1e21, #e4e6ea);
  --quiet: light-dark(#595e66, #a4abb6);
  --line: light-dark(#d9dbdf, #363b43);
  --link: light-dark(#0b57b0, #82b4ff);
  --code: light-dark(#f1f2f4, #22262c);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 60rem;
  padding: 1.5rem 1rem 4rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.6rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: 0.4rem 0; max-width: 44rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 0.875em; }
pre { background: var(--code); padding: 0.75rem; overflow: auto; margin: 0.5rem 0; }
section.operation { border-top: 1px solid var(--line); padding: 1rem 0; }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; }
details { margin: 0.25rem 0; }
summary { cursor: pointer; }
@media print { body { max-width: none; } details > * { display: block; } }
`.trimStart();
