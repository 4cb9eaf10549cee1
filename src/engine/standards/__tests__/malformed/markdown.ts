import { GOOD, body, whole } from './case';
import type { IMalformed } from './case';

/** Markdown that a parser or a reader may fall over. */
export const prose: IMalformed[] = [
  body(
    'HTML',
    '<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n\n- **Must** <b onclick="x()">bold</b>. `check: tests-present`',
    null
  ),
  body(
    'HTML that is not closed',
    '<div><p><!-- - **Must** x `check: tests-present`',
    null
  ),
  body(
    'a link to javascript',
    '- **Must** [x](javascript:alert(1)). `check: tests-present`',
    null
  ),
  body(
    'a link to data',
    '- **Must** [x](data:text/html,<script>alert(1)</script>). `check: tests-present`',
    null
  ),
  body(
    'a reference to javascript',
    '- **Must** [x][y]. `check: tests-present`\n\n[y]: javascript:alert(1)',
    null
  ),
  body(
    'an automatic link to javascript',
    '- **Must** <javascript:alert(1)>. `check: tests-present`',
    null
  ),
  body(
    'an image that tells',
    '![x](https://example.org/track.png)\n\n- **Must** x. `check: tests-present`',
    null
  ),
  body(
    'lists 50 deep',
    Array.from({ length: 50 }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join(
      '\n'
    ),
    null
  ),
  body(
    'lists 150 deep',
    Array.from({ length: 150 }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join(
      '\n'
    ),
    /not read.*So are \d+ more below/s
  ),
  body('lists 1,000 deep in a line', '- '.repeat(1_000), /not read/, 6),
  body('quotes 1,000 deep', '> '.repeat(1_000), /./, undefined),
  body('numbered lists 1,000 deep', '1. '.repeat(1_000), /not read/, 6),
  body('10,000 stars', '*'.repeat(10_000), /not read/, 6),
  body('10,000 stars with letters', '*a'.repeat(10_000), /not read/, 6),
  body('10,000 open brackets', '['.repeat(10_000), /not read/, 6),
  body('10,000 brackets of links', '[a]('.repeat(5_000), /not read/, 6),
  body('10,000 images', '!['.repeat(5_000), /not read/, 6),
  body('10,000 backticks', '`a``b'.repeat(3_000), /not read/, 6),
  body('10,000 ampersands', '&amp'.repeat(5_000), /not read/, 6),
  body('10,000 angles', '<a '.repeat(5_000), /not read/, 6),
  body('10,000 backslashes', '\\'.repeat(10_000), /not read/, 6),
  body('underscores between words', 'a_b_'.repeat(5_000), /not read/, 6),
  body(
    'a fence that is not closed',
    '```python\n- **Must** x. `check: tests-present`',
    null,
    undefined,
    { works: false }
  ),
  body(
    'a fence of Quarto',
    '```{r}\n- **Must** x. `check: tests-present`\n```',
    null
  ),
  body(
    'a fence of MyST',
    ':::{note}\n- **Must** x. `check: tests-present`\n:::',
    null
  ),
  body(
    'a table of bindings',
    '| a | b |\n|---|---|\n| **Must** | `check: tests-present` |',
    null
  ),
  body(
    'footnotes in a circle',
    '- **Must** x[^1]. `check: tests-present`\n\n[^1]: see [^1]',
    null
  ),
  body(
    'definitions of themselves',
    '[a]: [a]\n[b]: [a]\n\n- **Must** [a][b]. `check: tests-present`',
    null
  ),
  body('300 definitions of one name', '[a]: x\n'.repeat(300), null),
  body('headings 12 deep', '############ x\n###### y', null),
  body(
    '600 headings of one name',
    '## Same\n\n- **Must** x\n\n'.repeat(600),
    null
  ),
  body(
    'a heading of a name of an object',
    '## constructor\n\n- **Must** x\n\n## __proto__\n\n- **Must** y',
    null
  ),
  body('an item of nothing', '- \n- **Must**\n-', null),
  body('an item of code alone', '- `check: tests-present`', null),
  body(
    'an item of a picture alone',
    '- ![](x.png) `check: tests-present`',
    null
  ),
  body(
    'a statement of 50,000 letters',
    `- **Must** ${'word '.repeat(10_000)} \`check: tests-present\``,
    null
  ),
  body(
    'names that turn the line round',
    '- **Must** \u202eabc\u202c. `check: tests-present`',
    null
  ),
  body(
    '1,500 combining marks',
    `- **Must** a${'\u0301'.repeat(1_500)}. \`check: tests-present\``,
    null
  ),
  body(
    'NULs',
    '- **Must** a\0b. `check: tests-present`\0',
    /binds nothing here/,
    6
  ),
  body(
    'form feeds and vertical tabs',
    '- **Must** a\f\vb. `check: tests-present`',
    null
  ),
  body(
    'tabs for indents',
    '-\t**Must** a. `check: tests-present`\n\t-\t**Must** b. `check: tests-passs`',
    /Did you mean `tests-pass`/
  ),
  body(
    'the same id twice',
    '- **Must** a. `check: tests-present`\n- **Must** b. `check: tests-present`',
    null
  ),
  body(
    '2,000 statements',
    '- **Must** a `sign-off: x`\n'.repeat(2_000),
    /2001 list items long/,
    undefined,
    { works: false }
  ),
  body('1,100 statements', '- **Must** a `sign-off: x`\n'.repeat(1_100), null)
];

const lines = (count: number): string => 'x\n'.repeat(count);

/** Files as a whole. */
export const files: IMalformed[] = [
  whole('nothing', '', null),
  whole('a byte order mark alone', '\ufeff', null),
  whole('a line end alone', '\n', null),
  whole('NULs alone', '\0'.repeat(1_000), null),
  whole('half surrogates', '\ud800\udc00\ud800\udfff\udc00'.repeat(100), null),
  whole(
    'a byte order mark before the front matter',
    `\ufeff---\nlibrary: src/x\n---\n${GOOD}`,
    null,
    { works: true }
  ),
  whole(
    'Windows line ends',
    `---\r\nlibrary: src/x\r\n---\r\n${GOOD}\r\n`,
    null,
    { works: true }
  ),
  whole(
    'old Macintosh line ends',
    `---\rlibrary: src/x\r---\r${GOOD}\r`,
    null,
    { works: true }
  ),
  whole(
    'mixed line ends',
    `---\r\nlibrary: src/x\n---\r# T\r\n${GOOD}\n`,
    null,
    { works: true }
  ),
  whole('no line end', `---\nlibrary: src/x\n---\n${GOOD}`, null, {
    works: true
  }),
  whole(
    '5 MB of lines',
    `---\nlibrary: src/x\n---\n${lines(2_500_000)}`,
    /is not read/
  ),
  whole(
    '5 MB in one line',
    `---\nlibrary: src/x\n---\n${'x'.repeat(5_000_000)}`,
    /is not read/
  ),
  whole(
    '5 MB of front matter',
    `---\nlibrary: src/x\nowner: "${'x'.repeat(5_000_000)}"\n---\n${GOOD}`,
    /is not read/
  ),
  whole(
    '5,000 empty lines',
    `---\nlibrary: src/x\n---\n${'\n'.repeat(5_000)}${GOOD}`,
    /lines long/
  ),
  whole(
    'XML',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
    null
  ),
  whole('a notebook', '{"cells": [], "nbformat": 4}', null),
  whole(
    'conflict marks of git',
    `---\nlibrary: src/x\n<<<<<<< HEAD\ngate: draft\n=======\ngate: strict\n>>>>>>> b\n---\n${GOOD}`,
    /not valid YAML|twice/,
    { works: true }
  )
];

/** What a document extends. */
export const extending: IMalformed[] = [
  ['a pack that is none', 'extends: defualt', /Did you mean `default`/],
  ['itself', 'extends: STANDARDS.md', /goes round in a circle/],
  ['a number', 'extends: 1', /`extends` is/],
  ['a map', 'extends: {a: b}', /`extends` is/],
  ['a folder above', 'extends: ../team.md', /leaves the project/],
  ['an absolute path', 'extends: /etc/passwd', /leaves the project/],
  [
    'an address',
    'extends: https://example.org/standards.md',
    /neither a file|leaves the project/
  ],
  ['a name of an object', 'extends: __proto__', /neither a file/],
  ['an empty name', 'extends: ""', /`extends` is/],
  [
    'one that extends it',
    'extends: circle.md',
    /goes round in a circle: .* → /,
    { 'circle.md': '---\nextends: STANDARDS.md\n---\n- x' }
  ],
  [
    'two that extend each other',
    'extends: a.md',
    /goes round in a circle/,
    {
      'a.md': '---\nextends: b.md\n---\n- x',
      'b.md': '---\nextends: a.md\n---\n- x'
    }
  ],
  [
    'one that extends sixty',
    'extends: many.md',
    /More than 50 documents/,
    {
      'many.md': `---\nextends: [${Array.from({ length: 60 }, (_, i) => `m${i}.md`).join(', ')}]\n---\n- x`,
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [`m${i}.md`, '- x'])
      )
    }
  ],
  [
    'a broken one',
    'extends: broken.md',
    /not valid YAML/,
    { 'broken.md': '---\nextends: [\n---\n- x' }
  ]
].map(([name, yaml, says, files]) => ({
  name: `extends ${name as string}`,
  text: `---\nlibrary: src/x\n${yaml as string}\n---\n# T\n\n${GOOD}\n`,
  says: says as RegExp,
  works: true,
  files: files as Record<string, string> | undefined
}));
