/** The columns that a DISSECT pattern makes: `%{name}`, `%{+name/2}`, `%{name->}`. */
export function namesInDissect(pattern: string): readonly string[] {
  return keysIn(pattern)
    .filter((key) => !key.startsWith('?'))
    .map((key) =>
      key
        .replace(/^[+*&]/, '')
        .replace(/->$/, '')
        .replace(/\/\d+$/, ''),
    )
    .filter((name) => name !== '');
}

/** The columns that a GROK pattern makes: `%{SYNTAX:name:type}` and `(?<name>…)`. */
export function namesInGrok(pattern: string): readonly string[] {
  const semantic = keysIn(pattern).map((key) => key.split(':')[1] ?? '');
  const groups = [...pattern.matchAll(/\(\?<([\w.@-]+)>/g)].map(([, name = '']) => name);
  return [...semantic, ...groups].filter((name) => name !== '');
}

/** What stands between `%{` and `}`. */
function keysIn(pattern: string): readonly string[] {
  const keys: string[] = [];
  let from = pattern.indexOf('%{');
  while (from !== -1) {
    const end = pattern.indexOf('}', from);
    if (end === -1) break;
    keys.push(pattern.slice(from + 2, end));
    from = pattern.indexOf('%{', end);
  }
  return keys;
}
