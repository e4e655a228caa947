/** Command lines for the end of a help text, each with what it does. */
export function examples(lines: readonly (readonly [command: string, meaning: string])[]): string {
  const widest = Math.max(...lines.map(([command]) => command.length));
  const shown = lines.map(([command, meaning]) =>
    `  ${command.padEnd(widest)}  ${meaning}`.trimEnd(),
  );
  return `\nExamples:\n${shown.join('\n')}`;
}
