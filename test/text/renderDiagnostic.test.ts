import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/model/Diagnostic.js';
import { createLineIndex } from '../../src/text/LineIndex.js';
import { renderDiagnostic } from '../../src/text/renderDiagnostic.js';

/** Renders a diagnostic whose place is the first `marked` in the text. */
function render(text: string, marked: string, columns?: number): string {
  const lines = createLineIndex(text);
  const start = text.indexOf(marked);
  const diagnostic: Diagnostic = {
    code: 'sigma/unknown-selection',
    severity: 'error',
    message: `no selection '${marked}'`,
    hint: 'Correct the name.',
    span: lines.span(start, start + marked.length),
  };
  return renderDiagnostic('rules/a.yml', diagnostic, lines, columns);
}

describe('renderDiagnostic', () => {
  test('shows the place, the line, a caret and what to do', () => {
    expect(render('selection: {}\ncondition: selecton\n', 'selecton')).toBe(
      [
        "rules/a.yml:2:12: error [sigma/unknown-selection] no selection 'selecton'",
        ' 2 | condition: selecton',
        '                ^^^^^^^^',
        '  = Correct the name.',
      ].join('\n'),
    );
  });

  test('keeps the caret in place behind tabs', () => {
    expect(render('a:\t\tb\tsel # c\n', 'sel').split('\n').slice(1, 3)).toEqual([
      ' 1 | a:  b sel # c',
      '           ^^^',
    ]);
  });

  test('cuts a long line around the caret', () => {
    const [, line = '', caret = ''] = render(
      `${'x'.repeat(300)}HERE${'y'.repeat(300)}`,
      'HERE',
    ).split('\n');
    expect(line).toBe(` 1 | …${'x'.repeat(50)}HERE${'y'.repeat(46)}…`);
    expect(caret).toBe(`${' '.repeat(56)}^^^^`);
  });

  test('cuts only behind where the caret is near the start, only before where near the end', () => {
    expect(render(`HERE${'y'.repeat(300)}`, 'HERE').split('\n')[1]).toBe(
      ` 1 | HERE${'y'.repeat(96)}…`,
    );
    expect(render(`${'x'.repeat(300)}HERE`, 'HERE').split('\n')[1]).toBe(
      ` 1 | …${'x'.repeat(50)}HERE`,
    );
  });

  test('takes no more than the columns it is given', () => {
    const shown = render(`${'x'.repeat(300)}HERE${'y'.repeat(300)}`, 'HERE', 60).split('\n');
    for (const line of shown.slice(1, 3)) expect(line.length).toBeLessThanOrEqual(60);
    const [, line = '', caret = ''] = shown;
    expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('marks no further than the line, and at least one character', () => {
    expect(render('a: one\n  two\n', 'one\n  two').split('\n').slice(1, 3)).toEqual([
      ' 1 | a: one',
      '        ^^^',
    ]);
    expect(render('a: one\n', '').split('\n')[2]).toBe('     ^');
    expect(render('a: one', '\n').split('\n')).toHaveLength(4);
  });

  test('makes control characters visible, and keeps the caret under what it marks', () => {
    const [, line = '', caret = ''] = render('a: \u001b[31m\u202e sel\r\n', 'sel').split('\n');
    expect(line).toBe(' 1 | a: ␛[31m\\u202e sel');
    expect(line.slice(caret.indexOf('^'))).toBe('sel');
  });

  test('keeps the caret in place behind characters of double width', () => {
    expect(render("a: '語' sel\n", 'sel').split('\n').slice(1, 3)).toEqual([
      " 1 | a: '語' sel",
      '             ^^^',
    ]);
  });

  test('makes what a file says visible in every line', () => {
    const span = { start: 0, end: 1, line: 1, column: 1 };
    const one: Diagnostic = {
      code: 'a/b',
      severity: 'info',
      message: '\u0007',
      hint: '\u0008',
      span,
    };
    expect(renderDiagnostic('x\u001by.yml', one)).toBe('x␛y.yml:1:1: info [a/b] ␇\n  = ␈');
  });

  test('shows no source line where there is none, or an empty one', () => {
    const span = { start: 0, end: 0, line: 1, column: 1 };
    const one: Diagnostic = { code: 'a/b', severity: 'warning', message: 'm', hint: 'h', span };
    expect(renderDiagnostic('f', one, createLineIndex(''))).toBe('f:1:1: warning [a/b] m\n  = h');
    expect(renderDiagnostic('f', one, createLineIndex('  \nx'))).toBe(
      'f:1:1: warning [a/b] m\n  = h',
    );
  });
});
