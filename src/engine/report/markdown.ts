/** `check --format markdown`: for a pull request, a job's summary, a wiki. */
import type { IStandardResult } from '../standards/types';
import type { IChecked, IPlacedFinding } from './checked';
import { countingFindings, unrepeated } from './counts';
import type { IFormatOptions } from './formats';
import { statusWords, summaryOf } from './text';
import { verdictOn } from './verdict';

const GATES = {
  none: '⚪ none, as nothing is marked',
  open: '🟢 open',
  draft: '🟡 draft',
  closed: '🔴 closed'
} as const;

const MARKS: Partial<Record<IStandardResult['status'], string>> = {
  met: '✅',
  signed: '✅',
  failing: '❌',
  lapsed: '❌',
  'not-run': '⏳',
  waiting: '⏳',
  'switched-off': '⏳',
  waived: '➖'
};

/** Rows of a table beyond which the rest is only counted: hosts cut long comments. */
const MOST = 100;

export function checkMarkdown(
  checked: readonly IChecked[],
  { unreadable }: IFormatOptions
): string {
  const { gate, reasons, notebooks, standards } = verdictOn(checked);
  const counting = standards.filter(one => one.counts);
  const isNew = unrepeated();
  return [
    `## Gate: ${GATES[gate]}`,
    '',
    ...reasons.map(reason => `- ${inline(reason)}`),
    ...(reasons.length ? [''] : []),
    ...(notebooks.length > 1
      ? [
          ...table(
            ['Notebook', 'Gate'],
            notebooks.map(({ path, gate: state, notChecked }) => [
              `\`${path}\``,
              notChecked !== null && state === 'none'
                ? '⚪ not checked here'
                : GATES[state]
            ])
          ),
          ''
        ]
      : []),
    ...(counting.length
      ? [
          `### Standards: ${summaryOf(standards)}`,
          '',
          ...table(
            ['', 'Level', 'Standard', 'State'],
            counting.map(standardRow)
          ),
          ''
        ]
      : []),
    ...fileLines(
      'Unreadable',
      unreadable.map(({ path, message }) => [path, message] as const)
    ),
    ...fileLines(
      'Not checked here',
      notebooks.flatMap(({ path, notChecked }) =>
        notChecked === null ? [] : [[path, notChecked] as const]
      )
    ),
    ...loweredLines(checked),
    ...checked.flatMap(one => findingLines(one, isNew))
  ].join('\n');
}

/** Files with a sentence on each. */
function fileLines(
  title: string,
  files: readonly (readonly [path: string, sentence: string])[]
): string[] {
  const lines = files.map(([path, sentence]) =>
    sentence.includes(path)
      ? `- ${inline(sentence)}`
      : `- \`${path}\`: ${inline(sentence)}`
  );
  return lines.length ? [`### ${title}`, '', ...lines, ''] : [];
}

function loweredLines(checked: readonly IChecked[]): string[] {
  const lowered = checked[0]?.document.lowered ?? [];
  return lowered.length
    ? [
        '### Lowered',
        '',
        ...lowered.map(
          ({ id, to, because, source }) =>
            `- \`${id}\`, a must in ${inline(source)}, is a ${to} here: ${inline(because)}`
        ),
        ''
      ]
    : [];
}

function standardRow({
  level,
  title,
  status,
  reason,
  findings
}: IStandardResult): string[] {
  const count = findings.length > 1 ? ` (${findings.length})` : '';
  const why = reason ? `: ${inline(reason)}` : '';
  return [
    MARKS[status] ?? '',
    level,
    inline(title),
    `${statusWords[status]}${count}${why}`
  ];
}

function findingLines(
  one: IChecked,
  isNew: (one: IPlacedFinding) => boolean
): string[] {
  const { notebook } = one;
  const rows = countingFindings(one).filter(isNew);
  if (rows.length === 0) {
    return [];
  }
  const n = rows.length;
  return [
    '<details>',
    `<summary>${html(notebook)}: ${n} ${n === 1 ? 'finding' : 'findings'}</summary>`,
    '',
    ...table(
      ['Cell', 'Line', 'Check', 'Level', 'Finding'],
      rows.slice(0, MOST).map(findingRow)
    ),
    ...(n > MOST ? ['', `… and ${n - MOST} more.`] : []),
    '',
    '</details>',
    ''
  ];
}

function findingRow({
  finding,
  index,
  from,
  message,
  fixTitle
}: IPlacedFinding): string[] {
  const fix = fixTitle === null ? '' : ` Fix: ${fixTitle}.`;
  return [
    String(index ?? ''),
    String(from?.line ?? ''),
    finding.check,
    finding.level,
    inline(message + fix)
  ];
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]): string =>
    `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** One line in which nothing but code spans is markup. */
function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 ? part : html(part).replace(/[*_[\]#~]/g, '\\$&')))
    .join('');
}

function html(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
