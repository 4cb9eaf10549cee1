/** `check --format junit`: a suite for each notebook, a test for each standard and one for its gate. */
import type { IStandardResult, Status } from '../standards/types';
import type { IChecked } from './checked';
import type { IFormatOptions } from './formats';
import { statusWords } from './text';

const OPEN: readonly Status[] = ['failing', 'not-run', 'waiting', 'lapsed'];
const DONE: readonly Status[] = ['met', 'signed'];

interface ICase {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** One line why. */
  message: string;
  details: string[];
}

/** In the order and with the attributes that Ant's and Jenkins's schemas want. */
export function checkJunit(
  checked: readonly IChecked[],
  { today }: IFormatOptions
): string {
  const suites = checked.map((one, id) => suiteOf(one, id, today));
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
  const count = (outcome: ICase['outcome']): string =>
    String(cases.filter(one => one.outcome === outcome).length);
  const shoulds = one.standards
    .filter(
      ({ level, status, counts }) =>
        counts && level !== 'must' && OPEN.includes(status)
    )
    .flatMap(standard => [titleOf(standard), ...findingsOf(one, standard)]);
  return [
    tag('  <testsuite', {
      name: one.notebook,
      package: one.notebook,
      id: String(id),
      timestamp: `${today}T00:00:00`,
      hostname: 'localhost',
      tests: String(cases.length),
      failures: count('failed'),
      errors: '0',
      skipped: count('skipped'),
      time: '0'
    }),
    '    <properties/>',
    ...cases.flatMap(test => caseLines(test, one.notebook)),
    `    <system-out>${xml(shoulds.join('\n'))}</system-out>`,
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

function gateCase({ gate }: IChecked): ICase {
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
      gate.state === 'none' ? 'nothing is marked' : `gate: ${gate.state}`,
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
  const inside =
    outcome === 'skipped'
      ? tag('      <skipped', { message }, '/>')
      : `${tag('      <failure', { message, type: 'open' })}${xml(details.join('\n'))}</failure>`;
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
