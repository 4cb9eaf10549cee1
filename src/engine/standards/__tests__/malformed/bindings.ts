import { body } from './case';
import type { IMalformed } from './case';

const one = (code: string): string => `- **Must** do it. \`${code}\``;

/** Bindings and waivers that can't be read. */
export const bindings: IMalformed[] = [
  body('a misspelt key', one('chek: tests-pass'), /Did you mean `check`/, 6),
  body(
    'a key in capitals',
    one('CHECK: tests-pass'),
    /Did you mean `check`|no key/,
    6
  ),
  body('no colon', one('check tests-pass'), /the colon is missing/, 6),
  body(
    'an unknown check',
    one('check: tests-pas'),
    /Did you mean `tests-pass`/,
    6
  ),
  body(
    'a check from nowhere',
    one('check: quantum-flux'),
    /there is no check `quantum-flux`/,
    6
  ),
  body('no check', one('check:'), /the id of a check is missing/, 6),
  body(
    'two checks in one',
    one('check: tests-pass tests-present'),
    /one id of a check is wanted/,
    6
  ),
  body('__proto__ as a check', one('check: __proto__'), /there is no check/, 6),
  body(
    'constructor as a check',
    one('check: constructor'),
    /there is no check/,
    6
  ),
  body(
    'an option that is none',
    one('check: tests-pass min=3'),
    /has no options/,
    6
  ),
  body(
    'an option of the wrong kind',
    one('check: tests-coverage min=most'),
    /must be a number/,
    6
  ),
  body(
    'an option without a value',
    one('check: tests-coverage min='),
    /must be a number/,
    6
  ),
  body(
    'a misspelt option',
    one('check: tests-coverage mim=80'),
    /Did you mean `min`/,
    6
  ),
  body(
    'a stage that is none',
    one('check: tests-pass stage=Stagin'),
    /Did you mean `Staging`/,
    6
  ),
  body('a quote that is not closed', one('check: tests-pass because="x'), null),
  body(
    'a check of 10,000 letters',
    one(`check: ${'x'.repeat(10_000)}`),
    /there is no check/,
    6
  ),
  body('no rule', one('ruff:'), /ruff/, 6),
  body('a rule that is none', one('ruff: XYZ123'), /XYZ123/, 6),
  body('a rule in small letters', one('ruff: f401'), /f401|F401/, 6),
  body('a rule that ruff removed', one('ruff: PD901'), /PD901.*removed/, 6),
  body('a rule that is in preview', one('ruff: E111'), /E111.*preview/, 6),
  body(
    'rules with other marks between them',
    one('ruff: F401; E722'),
    /F401;|ruff/,
    6
  ),
  body('configured and a rule', one('ruff: configured, F401'), /configured/, 6),
  body('half a rule', one('ruff: F4x1'), /F4x1/, 6),
  body('no sign-off', one('sign-off:'), /the id of the sign-off is missing/, 6),
  body(
    'a sign-off with spaces',
    one('sign-off: review by a peer'),
    /one id of the sign-off is wanted/,
    6
  ),
  body(
    'a sign-off with marks',
    one('sign-off: <b>x</b>'),
    /an id is made of letters/,
    6
  ),
  body(
    'a sign-off that leaves its folder',
    one('sign-off: ../../etc/passwd'),
    /an id is made of letters/,
    6
  ),
  body(
    'an expiry that is no time',
    one('sign-off: a expires=soon'),
    /`expires=soon` is no time/,
    6
  ),
  body(
    'a sign-off with an unknown option',
    one('sign-off: a by=@x'),
    /there is no option `by`/,
    6
  ),
  body(
    'sign off without a dash',
    one('signoff: review'),
    /Did you mean `sign-off`/,
    6
  ),
  body(
    'a binding in the middle',
    '- **Must** `check: tests-pass` always.',
    /binds nothing here/,
    6
  ),
  body(
    'a waiver without a day',
    '- Later. `waive: tests-pass`',
    /needs a last day/,
    6
  ),
  body(
    'a waiver until a day that is none',
    '- Later. `waive: tests-pass until=2027-02-30`',
    /needs a last day/,
    6
  ),
  body(
    'a waiver until some day',
    '- Later. `waive: tests-pass until=spring`',
    /`spring`/,
    6
  ),
  body('a waiver of nothing', '- Later. `waive:`', /waives nothing/, 6),
  body(
    'a waiver of what is not there',
    '- Later. `waive: tests-pas until=2027-01-01`',
    /Did you mean `tests-pass`/,
    6
  ),
  body(
    'a waiver with an unknown option',
    '- Later. `waive: tests-pass til=2027-01-01`',
    /there is no option `til`/,
    6
  ),
  body(
    'not applicable to nothing',
    '- Never. `not-applicable:`',
    /waives nothing/,
    6
  ),
  body(
    'not applicable to what is not there',
    '- Never. `not-applicable: nobody`',
    /There is no statement `nobody`/,
    6
  ),
  body(
    'a waiver and a binding in one',
    '- **Must** x. `check: tests-present` `waive: tests-present until=2027-01-01`',
    null
  )
];
