import { GOOD, matter, whole } from './case';
import type { IMalformed } from './case';

const deep = (open: string, close: string, times: number): string =>
  open.repeat(times) + close.repeat(times);
const laughs = (levels: number): string =>
  [
    'a0: &a0 [x, x]',
    ...Array.from(
      { length: levels },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`
    ),
    `extends: *a${levels}`
  ].join('\n');

/** Broken YAML. */
export const yaml: IMalformed[] = [
  matter('a list that is not closed', 'extends: [default', /not valid YAML/),
  matter('a map that is not closed', 'levels: {A: must', /not valid YAML/),
  matter('a quote that is not closed', 'owner: "@team', /not valid YAML/),
  matter(
    'a single quote that is not closed',
    "owner: '@team",
    /not valid YAML/
  ),
  matter('a bare @', 'owner: @team', /Put the value in quotes/, 3),
  matter('a bare backtick', 'owner: `team`', /Put the value in quotes/, 3),
  matter('a bare %', 'aim: %x', /not valid YAML|quotes/, 3),
  matter('a tab as indent', 'levels:\n\tA: must', /not valid YAML|tab/i),
  matter('a tab before a key', '\tgate: draft', /./),
  matter('tabs in a list', 'stages:\n\t- A\n\t- B', /./),
  matter(
    'a key twice',
    'gate: draft\ngate: strict',
    /`gate` is there twice; keep one/,
    4
  ),
  matter('a key three times', 'aim: A\naim: B\naim: C', /`aim` is there twice/),
  matter(
    'a key twice in a map',
    'levels: {A: must, A: may}',
    /there twice|not valid/
  ),
  matter('no colon', 'gate draft', /not valid YAML/),
  matter('no space behind the colon', 'gate:draft', /not valid YAML/),
  matter('two colons', 'aim: a: b', /not valid YAML/),
  matter('an indent too much', '  gate: draft', /not valid YAML/),
  matter('an indent in between', 'gate: draft\n  aim: x', /not valid YAML/),
  matter('a list item among keys', '- default', /not valid YAML/),
  matter('a closing bracket alone', ']', /not valid YAML/),
  matter('a closing brace alone', 'stages: }', /not valid YAML/),
  matter('an unknown alias', 'aim: *x', /alias|`\*`|not valid YAML/i),
  matter('an anchor without a value', 'aim: &x', /`aim`/),
  matter('an alias to itself', 'stages: &s [*s]', /./),
  matter('an alias to its own map', 'levels: &l\n  A: *l', /./),
  matter('a merge key', 'x: &x {gate: strict}\n<<: *x', /./),
  matter('aliases that explode', laughs(8), /alias|`\*`/),
  matter('aliases that explode further', laughs(30), /alias|`\*`/),
  matter(
    'aliases in many keys',
    `x: &x y\n${Array.from({ length: 200 }, (_, i) => `k${i}: *x`).join('\n')}`,
    /no key of a standards document/
  ),
  matter('lists 100 deep', `stages: ${deep('[', ']', 100)}`, /`stages`/),
  matter(
    'lists 5,000 deep',
    `stages: ${deep('[', ']', 5_000)}`,
    /nested too deeply|not valid YAML|`stages`/
  ),
  matter(
    'maps 5,000 deep',
    `levels: ${deep('{a: ', '}', 3_000)}`,
    /nested too deeply|not valid YAML|`levels`/
  ),
  matter(
    'brackets only opened',
    `stages: ${'['.repeat(4_000)}`,
    /not valid YAML|nested too deeply/
  ),
  matter('a JavaScript tag', 'aim: !!js/function "function(){ throw 1 }"', /./),
  matter(
    'a Python tag',
    'aim: !!python/object/apply:os.system ["touch /tmp/x"]',
    /./
  ),
  matter('a binary tag', 'aim: !!binary "%%%"', /./),
  matter('a tag of its own', 'gate: !own strict', null),
  matter(
    'a second document',
    'gate: draft\n--- # two\naim: x',
    /multiple documents/,
    4
  ),
  matter('directives', '%YAML 9.9\n%TAG ! x', /./),
  matter('a NUL', 'aim: a\0b', /./),
  matter('control characters', 'aim: "\x01\x02\x1b[31m"', /`aim`/, 3),
  matter('half a surrogate', 'aim: \ud800', /`aim`/, 3),
  matter('a byte order mark inside', 'gate: draft\n\ufeffaim: x', /./),
  matter(
    'a text of many lines where a word is wanted',
    'gate: |\n  strict\n  draft',
    /`gate` is/,
    3
  ),
  matter('a folded text without an indent', 'owner: >\nx', /./),
  matter('a question mark key', '? [a, b]\n: c', null),
  matter('a key that is a list', '[a, b]: c', null),
  matter('a key that is a number', '1: 2', /`1` is no key/, 3),
  matter('an empty key', ': x', /is no key|not valid/),
  matter('a comment alone', '# nothing', null),
  matter(
    '20,000 characters',
    `owner: "${'x'.repeat(20_000)}"`,
    /characters long; at most/,
    1
  ),
  matter(
    '3,000 keys',
    Array.from({ length: 1_200 }, (_, i) => `k${i}: 1`).join('\n'),
    /So are \d+ more/
  ),
  matter(
    'a key of 10,000 letters',
    `${'k'.repeat(10_000)}: 1`,
    /is no key|not valid YAML/
  ),
  whole('no end', `---\nlibrary: src/x\n# T\n${GOOD}\n`, /has no end/, {
    works: true
  }),
  whole('no end and nothing else', '---\nlibrary: src/x', /has no end/),
  whole(
    'an end with words behind it',
    `---\nlibrary: src/x\n--- end\n${GOOD}`,
    /has no end/,
    { works: true }
  ),
  whole(
    'an indented end',
    `---\nlibrary: src/x\n ---\n${GOOD}`,
    /has no end|not valid/,
    { works: true }
  ),
  whole(
    'a list as front matter',
    `---\n- library: src/x\nlibrary: a\n---\n${GOOD}`,
    /not valid YAML|must hold lines/,
    { works: true }
  ),
  whole(
    'front matter in the second line',
    `\n---\nlibrary: src/x\n---\n${GOOD}`,
    null
  ),
  whole('an empty front matter', `---\n---\n${GOOD}`, null),
  whole('TOML front matter', `+++\nlibrary = "src/x"\n+++\n${GOOD}`, null),
  whole('JSON front matter', `---\n{"library": "src/x"}\n---\n${GOOD}`, null)
];

/** Keys and values that mean nothing. */
export const settings: IMalformed[] = [
  matter(
    'a misspelt key',
    'libary: src/y',
    /`libary` is no key.*Did you mean `library`\?/,
    3
  ),
  matter(
    'a key in capitals',
    'Gate: strict',
    /`Gate` is no key.*Did you mean `gate`/,
    3
  ),
  matter(
    'a key of the wrong form',
    'review_date: 2026-01-01',
    /`review_date` is no key/,
    3
  ),
  matter(
    'an underscore for a dash',
    'applies_to: x',
    /Did you mean `applies-to`/,
    3
  ),
  matter('__proto__', '__proto__: {gate: strict}', /`__proto__` is no key/, 3),
  matter('constructor', 'constructor: x', /`constructor` is no key/, 3),
  matter('toString', 'toString: x', /`toString` is no key/, 3),
  matter(
    'a gate that is none',
    'gate: open',
    /`gate` is `open`; it can be `draft` or `strict`/,
    3
  ),
  matter('a gate that is a list', 'gate: [draft]', /`gate` is/, 3),
  matter('a gate that is true', 'gate: true', /`gate` is `true`/, 3),
  matter('a gate that is empty', 'gate:', /`gate` is/, 3),
  matter(
    'statements of no kind',
    'statements: some',
    /`statements` is `some`/,
    3
  ),
  matter(
    'statements that are a number',
    'statements: 3',
    /`statements` is `3`/,
    3
  ),
  matter(
    'unbound of no kind',
    'unbound: sign_off',
    /Did you mean `sign-off`/,
    3
  ),
  matter(
    'a default that is no level',
    'default: shall',
    /`default` is `shall`/,
    3
  ),
  matter('a default that is null', 'default: ~', /`default` is/, 3),
  matter(
    'tests outside of the project',
    'tests: ../tests',
    /`tests` is .*leaves the project/,
    3
  ),
  matter('an absolute path', 'tests: /etc', /leaves the project/, 3),
  matter('a path of Windows', "tests: 'C:\\tests'", /leaves the project/, 3),
  matter(
    'a path that begins at home',
    'tests: ~/tests',
    /leaves the project/,
    3
  ),
  matter('a path that is a list', 'tests: [a, b]', /`tests` is/, 3),
  matter('a path that is a map', 'tests: {a: b}', /`tests` is/, 3),
  matter('an empty path', 'tests: ""', /`tests` is/, 3),
  matter('levels that are a list', 'levels: [Must, Should]', /`levels` is/, 3),
  matter('levels that are a text', 'levels: must', /`levels` is/, 3),
  matter('a level that is none', 'levels: {A: shall}', /`A` is `shall`/, 3),
  matter('a level that is a map', 'levels: {A: {B: must}}', /`levels`/, 3),
  matter('a level without a word', 'levels: {"": must}', /empty word/, 3),
  matter(
    '1,000 levels',
    `levels: {${Array.from({ length: 1_000 }, (_, i) => `w${i}: must`).join(', ')}}`,
    /at most/,
    3
  ),
  matter('stages that are a map', 'stages: {a: b}', /`stages` is/, 3),
  matter('stages that are numbers', 'stages: [1, 2]', /`stages` is/, 3),
  matter('a stage twice', 'stages: [A, a]', /names `a` twice/, 3),
  matter('an empty stage', 'stages: ["", B]', /`stages` is/, 3),
  matter('stages in stages', 'stages: [[A], B]', /`stages` is/, 3),
  matter(
    '1,000 stages',
    `stages: [${Array.from({ length: 1_000 }, (_, i) => `s${i}`).join(', ')}]`,
    /at most/,
    3
  ),
  matter('an aim without stages', 'aim: Staging', /no `stages` to aim at/, 3),
  matter(
    'an aim that is no stage',
    'stages: [Development, Staging]\naim: Stagin',
    /Did you mean `Staging`/,
    4
  ),
  matter('an aim that is a list', 'stages: [A, B]\naim: [A]', /`aim` is/, 4),
  matter(
    'a review on a day that is none',
    'reviewed: 2026-02-30',
    /`reviewed` is `2026-02-30`/,
    3
  ),
  matter('a review in words', 'reviewed: last spring', /write the day as/, 3),
  matter(
    'a review at an hour',
    'reviewed: 2026-11-01T10:00:00Z',
    /`reviewed` is/,
    3
  ),
  matter(
    'a period in words',
    'review-in: half a year',
    /write it as `6 months`/,
    3
  ),
  matter('a period that is a number', 'review-in: 6', /`review-in` is/, 3),
  matter('an owner that is a map', 'owner: {name: x}', /`owner` is/, 3),
  matter('globs that are numbers', 'applies-to: [1]', /`applies-to` is/, 3),
  matter('a glob that is not closed', 'applies-to: ["notebooks/[a"]', null)
];
