import * as fc from 'fast-check';

import { adoptedDocument } from '../start';
import { documentOf, written } from './documents';
import { holds as holdsFor } from './holds';

const word = fc.constantFrom(
  ...(
    'a Must MUST **Must** __should__ `check: tests-pass` `chek: x` `ruff: F401, XX1` `ruff: configured` `sign-off: me expires=1d` ' +
    '`waive: a until=2027-01-01` `not-applicable: b` `` ` ** _ [a][b] [b]: [x](y) ![i](j) <b> <script> </b> <!-- --> &amp; \\ \\* http://a.b | --- === ' +
    '``` ~~~ > - + 1. 1) [ ] [x] # ## ###### {.c} ::: : \ufeff \0 é 😀 \ud800 \t'
  ).split(' ')
);
const line = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '  ',
      '    ',
      '\t',
      '> ',
      '- ',
      '- [ ] ',
      '1. ',
      '# ',
      '## ',
      '  - ',
      '      - ',
      '```',
      '| '
    ),
    fc.array(word, { maxLength: 8 })
  )
  .map(([head, words]) => head + words.join(' '));
const markdown = fc
  .tuple(
    fc.array(line, { maxLength: 30 }),
    fc.constantFrom('\n', '\r\n', '\r', '\n\n')
  )
  .map(([lines, eol]) => lines.join(eol));

const value = fc.oneof(
  fc.constantFrom(
    'src/x',
    '../x',
    'must',
    'tasks',
    '[a, b]',
    '[default, rap, nope]',
    '{A: must, B: x}',
    '"',
    "'x",
    '[',
    '{',
    '@x',
    '*a',
    '&a x',
    '!!js x',
    '| ',
    '>',
    '- a',
    '~',
    'true',
    '1',
    '2026-11-01',
    '6 months',
    '# c',
    '<<: *a',
    '\u0000',
    '😀',
    'a: b'
  ),
  fc.string()
);
const key = fc.oneof(
  fc.constantFrom(
    'library',
    'tests',
    'extends',
    'statements',
    'unbound',
    'default',
    'levels',
    'stages',
    'aim',
    'gate',
    'owner',
    'reviewed',
    'review-in',
    'applies-to',
    'libary',
    'title',
    '<<',
    '__proto__',
    'constructor'
  ),
  fc.string({ maxLength: 8 })
);
const matter = fc
  .array(
    fc.tuple(key, value, fc.constantFrom(': ', ':', ' :', ':\n  ', ':\n\t')),
    { maxLength: 10 }
  )
  .map(pairs =>
    pairs.map(([name, text, colon]) => `${name}${colon}${text}`).join('\n')
  );

/** What holds for every document, however broken. */
function holds(text: string): void {
  holdsFor(text, documentOf(text, { 'rap.md': '- x', 'a.md': text }));
}

describe('any text', () => {
  it('of Markdown is read without a throw, its messages with lines', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'library: src/x',
          'statements: all',
          'statements: tasks\nunbound: sign-off',
          'levels: {a: must}\nstages: [a, Must]'
        ),
        markdown,
        (front, body) => holds(written(front, body))
      ),
      { numRuns: 150 }
    );
  });

  it('of front matter is read without a throw', () => {
    fc.assert(
      fc.property(matter, text =>
        holds(
          written(`library: src/x\n${text}`, '- **Must** a `check: tests-pass`')
        )
      ),
      { numRuns: 150 }
    );
  });

  it('at all is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text =>
        holds(text)
      )
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), text =>
        holds(`---\nlibrary: ${text}`)
      )
    );
  });

  it('is adopted without another byte changed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          markdown,
          matter.map(text => written(text, '# x\r\n'))
        ),
        text => {
          const after = adoptedDocument(text, {
            library: 'src/x',
            tests: 'tests'
          });
          const document = documentOf(after);
          expect(document.own).toBe(true);
          expect(without(after, text)).toBe(true);
        }
      ),
      { numRuns: 100 }
    );
  });

  it.each([
    [
      'lists 50 deep',
      Array.from(
        { length: 50 },
        (_, depth) =>
          `${'  '.repeat(depth)}- **Must** a${depth} \`sign-off: s${depth}\``
      ).join('\n'),
      50
    ],
    ['lists 500 deep in a line', `${'- '.repeat(500)}a`, 0],
    ['quotes 5,000 deep', '> '.repeat(5000), 0],
    ['20,000 stars', '*a'.repeat(20000), 0],
    ['20,000 brackets', '['.repeat(20000), 0],
    ['NULs', '- **Must** a\0b `check: tests-pass`\0', 0],
    ['no newline at the end', '- **Must** a `check: tests-pass`', 1]
  ])('%s', (_, body, statements) => {
    const text = written('library: src/x', body);
    holds(text);
    const bound = documentOf(text).standards.filter(one => one.bindings.length);
    expect(bound).toHaveLength(statements);
  });
});

/** Whether `shorter` is `longer` less one run of lines at its head. */
function without(longer: string, shorter: string): boolean {
  let head = 0;
  while (head < shorter.length && longer[head] === shorter[head]) {
    head++;
  }
  const tail = shorter.length - head;
  return longer.endsWith(shorter.slice(shorter.length - tail));
}
