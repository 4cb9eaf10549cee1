/** `check --format junit`: a suite for each notebook, a test for each standard and one for its gate. */
import type { IStandardResult, Status } from '../standards/types';
import type { IChecked } from './checked';
import type { IFormatOptions, IUnreadable } from './formats';
import { statusWords } from './text';
import { notCheckedHere } from './verdict';

const OPEN: readonly Status[] = ['failing', 'not-run', 'waiting', 'lapsed'];
const DONE: readonly Status[] = ['met', 'signed'];

interface ICase {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped' | 'error';
  /** One line why. */
  message: string;
  details: string[];
}

/** In the order and with the attributes that Ant's and Jenkins's schemas want. */
export function checkJunit(
  checked: readonly IChecked[],
  { today, unreadable }: IFormatOptions
): string {
  const suites = [
    ...checked.map((one, id) => suiteOf(one, id, today)),
    ...unreadable.map((one, index) =>
      brokenSuite(one, checked.length + index, today)
    )
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...suites.flat(),
    '</testsuites>',
    ''
  ].join('\n');
}

function suiteOf(one: IChecked, id: number, today: string): string[] {
  const cases = [
    ...one.standards.filter(({ counts }) => counts).map(caseOf(one)),
    gateCase(one)
  ];
  const shoulds = one.standards
    .filter(
      ({ level, status, counts }) =>
        counts && level !== 'must' && OPEN.includes(status)
    )
    .flatMap(standard => [titleOf(standard), ...findingsOf(one, standard)]);
  return suiteLines(one.notebook, id, today, cases, shoulds.join('\n'));
}

/** A file that is no notebook: nothing of it could be checked. */
function brokenSuite(
  { path, message }: IUnreadable,
  id: number,
  today: string
): string[] {
  const outcome = 'error';
  const name = 'The notebook can be read';
  return suiteLines(path, id, today, [{ name, outcome, message, details: [] }]);
}

function suiteLines(
  path: string,
  id: number,
  today: string,
  cases: readonly ICase[],
  out = ''
): string[] {
  const count = (outcome: ICase['outcome']): string =>
    String(cases.filter(one => one.outcome === outcome).length);
  return [
    tag('  <testsuite', {
      name: path,
      package: path,
      id: String(id),
      timestamp: `${today}T00:00:00`,
      hostname: 'localhost',
      tests: String(cases.length),
      failures: count('failed'),
      errors: count('error'),
      skipped: count('skipped'),
      time: '0'
    }),
    '    <properties/>',
    ...cases.flatMap(test => caseLines(test, path)),
    `    <system-out>${xml(out)}</system-out>`,
    '    <system-err/>',
    '  </testsuite>'
  ];
}

/** Only a must can fail: an open should changes no exit code either. */
function caseOf(one: IChecked): (standard: IStandardResult) => ICase {
  return standard => {
    const { level, status, reason } = standard;
    const why = reason ? `${statusWords[status]}: ${reason}` : null;
    const isOpen = OPEN.includes(status) || status === 'switched-off';
    return {
      name: titleOf(standard),
      outcome: DONE.includes(status)
        ? 'passed'
        : !isOpen
          ? 'skipped'
          : level === 'must'
            ? 'failed'
            : 'passed',
      message: why ?? countOf(standard),
      details: findingsOf(one, standard)
    };
  };
}

function gateCase(one: IChecked): ICase {
  const { gate } = one;
  const stops = gate.reasons.filter(({ kind }) => kind !== 'open-must');
  return {
    name: 'The gate is not closed',
    outcome:
      gate.state === 'closed'
        ? 'failed'
        : gate.state === 'none'
          ? 'skipped'
          : 'passed',
    message:
      gate.state === 'none'
        ? (notCheckedHere(one) ?? 'nothing is marked')
        : `gate: ${gate.state}`,
    details: (stops.length ? stops : gate.reasons).map(({ message }) => message)
  };
}

function titleOf({ id, title, level }: IStandardResult): string {
  return `${id} [${level}] ${title}`;
}

function countOf({ findings, status }: IStandardResult): string {
  const n = findings.length;
  return n ? `${n} ${n === 1 ? 'finding' : 'findings'}` : statusWords[status];
}

function findingsOf(one: IChecked, { findings }: IStandardResult): string[] {
  return findings.map(number => {
    const { index, from, finding, message } = one.findings[number];
    const place = [
      one.notebook,
      ...(index === null ? [] : [`cell ${index}`]),
      ...(from ? [`${from.line}:${from.column}`] : [])
    ].join(':');
    return `${place}: ${finding.check} ${message}`;
  });
}

function caseLines(
  { name, outcome, message, details }: ICase,
  classname: string
): string[] {
  const open = { name, classname, time: '0' };
  if (outcome === 'passed') {
    return [tag('    <testcase', open, '/>')];
  }
  const [element, type] =
    outcome === 'error' ? ['error', 'unreadable'] : ['failure', 'open'];
  const inside =
    outcome === 'skipped'
      ? tag('      <skipped', { message }, '/>')
      : `${tag(`      <${element}`, { message, type })}${xml(details.join('\n'))}</${element}>`;
  return [tag('    <testcase', open), inside, '    </testcase>'];
}

function tag(
  start: string,
  attributes: Record<string, string>,
  end = '>'
): string {
  const said = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${xml(value.replace(/\s+/g, ' ').trim())}"`
  );
  return `${start}${said.join('')}${end}`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
};

/** Text in XML 1.0, which has no word for most control characters and for half of a pair. */
function xml(text: string): string {
  return text
    .replace(
      /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      '\ufffd'
    )
    .replace(/[&<>"]/g, sign => ENTITIES[sign]);
}
