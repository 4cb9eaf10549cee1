import type { Level } from '../checks/types';
import type { IStandardResult, Status } from '../standards/types';
import { coloursOf } from './colours';
import type { IColours } from './colours';
import type { IChecked, IPlacedFinding } from './checked';
import { excerptLines } from './excerpt';
import { verdictOn } from './verdict';
import type { IVerdict } from './verdict';

export interface ITextOptions {
  /** Terminal colours; never where a machine or a file reads along. */
  colours: boolean;
}

/** States as people read them. */
export const statusWords: Record<Status, string> = {
  nothing: 'nothing to check yet',
  met: 'met',
  failing: 'failing',
  'not-run': 'not run',
  waiting: 'waiting for sign-off',
  signed: 'signed',
  lapsed: 'signed for an earlier version',
  waived: 'waived',
  'not-applicable': 'not applicable',
  'switched-off': 'switched off in pyproject.toml',
  'not-checked-here': 'not checked here'
};

/** `check` as text: findings, then the standards by section, then the gate and its reasons. */
export function checkText(
  checked: readonly IChecked[],
  options: ITextOptions
): string {
  const colours = coloursOf(options.colours);
  const verdict = verdictOn(checked);
  return [
    ...verdict.findings.flatMap(one => [
      ...findingLines(one, one.finding.notebook, colours),
      ''
    ]),
    ...standardLines(verdict, checked, colours),
    ...loweredLines(checked, colours),
    ...inCodeLines(verdict, colours),
    ...notCheckedLines(verdict, colours),
    ...gateLines(verdict, colours)
  ]
    .join('\n')
    .concat('\n');
}

function findingLines(
  { finding, index, from, message, fixTitle, excerpt }: IPlacedFinding,
  path: string,
  colours: IColours
): string[] {
  const place = [
    colours.bold(path),
    ...(index === null ? [] : [`cell ${index}`]),
    ...(from ? [`${from.line}:${from.column}`] : [])
  ].join(':');
  const shown =
    from && excerpt ? excerptLines(excerpt, from.line, colours) : [];
  const indent = ' '.repeat(String(from?.line ?? 0).length);
  return [
    `${place}: ${colours.bold(finding.check)} ${levelled(finding.level, colours)} ${message}`,
    ...shown,
    ...(finding.waiver?.problem === null
      ? [
          `${indent} ${colours.blue('=')} ${colours.bold('waived')}${finding.waiver.until ? ` until ${finding.waiver.until}` : ''}: ${finding.waiver.reason}`
        ]
      : []),
    ...(fixTitle !== null
      ? [`${indent} ${colours.blue('=')} ${colours.bold('fix')}: ${fixTitle}`]
      : [])
  ];
}

function levelled(level: Level, colours: IColours): string {
  const word = `[${level}]`;
  return level === 'must'
    ? colours.red(word)
    : level === 'should'
      ? colours.yellow(word)
      : colours.dim(word);
}

function standardLines(
  { standards }: IVerdict,
  checked: readonly IChecked[],
  colours: IColours
): string[] {
  const document = checked[0]?.document;
  if (!document || standards.length === 0) {
    return [];
  }
  const sections = new Map<string, IStandardResult[]>();
  for (const standard of standards) {
    sections.set(standard.section, [
      ...(sections.get(standard.section) ?? []),
      standard
    ]);
  }
  const width = Math.max(...standards.map(one => stateOf(one).length));
  return [
    `${colours.bold('Standards')} (${document.path})`,
    ...[...sections].flatMap(([title, list]) => [
      `  ${title || document.title}`,
      ...list.map(one => standardLine(one, width, colours))
    ]),
    '',
    summaryOf(standards),
    ''
  ];
}

function standardLine(
  standard: IStandardResult,
  width: number,
  colours: IColours
): string {
  const { level, title, reason, signature, counts, status } = standard;
  const signed = signature
    ? ` (${signature.who}, ${signature.when.slice(0, 10)})`
    : '';
  // Said once for each notebook, not for each of its standards.
  const said = status === 'not-checked-here' ? null : reason;
  const why = said ? ` (${said})` : signed;
  const later = counts || status === 'nothing' ? '' : ' (does not count yet)';
  const line = `    ${coloured(standard, width, colours)}  ${level.padEnd(6)}  ${title}${why}${later}`;
  return counts ? line : colours.dim(line);
}

function stateOf({ status, findings }: IStandardResult): string {
  return status === 'failing' && findings.length > 1
    ? `failing (${findings.length})`
    : statusWords[status];
}

function coloured(
  standard: IStandardResult,
  width: number,
  colours: IColours
): string {
  const word = stateOf(standard).padEnd(width);
  switch (standard.status) {
    case 'met':
    case 'signed':
      return colours.green(word);
    case 'failing':
    case 'lapsed':
      return standard.level === 'must'
        ? colours.red(word)
        : colours.yellow(word);
    case 'not-run':
    case 'waiting':
    case 'switched-off':
      return colours.yellow(word);
    default:
      return colours.dim(word);
  }
}

const OPEN: Status[] = [
  'failing',
  'not-run',
  'waiting',
  'lapsed',
  'switched-off'
];

/** "14 of 17 met, 2 open musts." */
export function summaryOf(standards: readonly IStandardResult[]): string {
  const counting = standards.filter(({ counts }) => counts);
  const met = counting.filter(({ status }) =>
    ['met', 'signed'].includes(status)
  ).length;
  const musts = counting.filter(
    ({ level, status }) => level === 'must' && OPEN.includes(status)
  ).length;
  return `${met} of ${counting.length} met, ${musts} open ${musts === 1 ? 'must' : 'musts'}.`;
}

/** Musts that were inherited and are none here: never without a word. */
function loweredLines(
  checked: readonly IChecked[],
  colours: IColours
): string[] {
  const lowered = checked[0]?.document.lowered ?? [];
  return lowered.length
    ? [
        colours.bold('Lowered'),
        ...lowered.map(
          ({ id, to, because, source, by, line }) =>
            `  ${by}:${line}: \`${id}\`, a must in ${source}, is a ${to} here: ${because}`
        ),
        ''
      ]
    : [];
}

/** Waivers that stand in the code and waive nothing, and rules that are silenced there without a reason. */
function inCodeLines({ inCode }: IVerdict, colours: IColours): string[] {
  const said = inCode.filter(({ allowance }) => !allowance?.used);
  return said.length
    ? [
        colours.bold('In the code'),
        ...said.map(({ notebook, index, line, ids, allowance }) => {
          const place = `  ${notebook}:cell ${index}:${line}: `;
          if (allowance === null) {
            const what = ids.length ? ids.join(', ') : 'all of ruff';
            return `${place}\`noqa\` silences ${what} without a reason`;
          }
          return `${place}this waiver waives nothing: ${allowance.problem ?? `${ids.join(', ')} has no finding here that it could waive.`}`;
        }),
        ''
      ]
    : [];
}

/** Notebooks of another language. */
function notCheckedLines({ notebooks }: IVerdict, colours: IColours): string[] {
  const lines = notebooks.flatMap(({ path, notChecked }) =>
    notChecked === null ? [] : [`  ${path}: ${notChecked}`]
  );
  return lines.length ? [colours.bold('Not checked here'), ...lines, ''] : [];
}

function gateLines(
  { gate, reasons, notebooks }: IVerdict,
  colours: IColours
): string[] {
  const word = {
    none: 'none, as nothing is marked',
    open: colours.green('open'),
    draft: colours.yellow('draft'),
    closed: colours.red('closed')
  }[gate];
  const several =
    notebooks.length > 1
      ? notebooks
          .filter(one => one.gate !== 'none')
          .map(({ path, gate: state }) => `  ${path}: ${state}`)
      : [];
  return [
    `${colours.bold('Gate')}: ${word}`,
    ...several,
    ...reasons.map(reason => `  - ${reason}`)
  ];
}
