/** The promotion note: what moved and why, for a pull request or the team's backlog. */
import { codeOf, textOf } from '../report/markdown-text';
import type { IStandardResult, Status } from '../standards/types';
import { DEFAULT_TEMPLATE } from './template';
import type { INoteInput } from './types';
import { usagesOf } from './usage';

/** Parts that a template may hold, as `{{name}}`. */
export type NotePart =
  | 'modules'
  | 'notebook'
  | 'who'
  | 'today'
  | 'moved'
  | 'usage'
  | 'verdict'
  | 'tests'
  | 'waivers'
  | 'sign-offs'
  | 'put-off'
  | 'drift';

/**
 * The note as Markdown. A part that has nothing to say reads "none"; a name
 * in braces that is no part stays as it is.
 */
export function promotionNote(input: INoteInput): string {
  const parts = partsOf(input);
  const text = (input.template ?? DEFAULT_TEMPLATE).replace(
    /\{\{\s*([a-z-]+)\s*\}\}/g,
    (whole, name: string) => (name in parts ? parts[name as NotePart] : whole)
  );
  return `${text.trim()}\n`;
}

function partsOf(input: INoteInput): Record<NotePart, string> {
  const { review, who, today } = input;
  const code = codeModules(input);
  return {
    modules:
      code.map(({ importName }) => codeOf(importName)).join(', ') || none,
    notebook: codeOf(review.notebook),
    who: who === null ? NOBODY : textOf(who),
    today,
    moved: movedPart(input),
    usage: usagePart(input),
    verdict: verdictPart(input),
    tests: testsPart(input),
    waivers: waiversPart(input),
    'sign-offs': signOffsPart(input),
    'put-off': putOffPart(input),
    drift: driftPart(input)
  };
}

const none = 'none';

const NOBODY = 'somebody without a name in git (`git config user.name`)';

function codeModules({ review }: INoteInput) {
  return review.plan.modules.filter(({ role }) => role === 'code');
}

/** For each file its symbols, what each is for, and what comes along. */
function movedPart(input: INoteInput): string {
  const { review } = input;
  const files = codeModules(input).flatMap(module => {
    const lines = usagesOf(module).map(({ symbol, summary }) => {
      const brings = symbol.brings
        .filter(({ kind }) => kind !== 'import')
        .map(({ name }) => codeOf(name));
      const why = summary || (review.cells[symbol.cell]?.title ?? '');
      return [
        codeOf(symbol.title),
        why === '' ? '' : `: ${textOf(why)}`,
        brings.length === 0 ? '' : ` (with ${brings.join(', ')})`
      ].join('');
    });
    return lines.length === 0
      ? []
      : [[`In ${codeOf(module.path)}:`, '', ...list(lines)].join('\n')];
  });
  return files.length === 0 ? none : files.join('\n\n');
}

function usagePart(input: INoteInput): string {
  const blocks = codeModules(input).flatMap(module => {
    const usages = usagesOf(module);
    const names = usages.map(({ symbol }) => symbol.name);
    return names.length === 0
      ? []
      : [
          `from ${module.importName} import ${names.join(', ')}`,
          '',
          ...usages
            .filter(({ symbol }) => symbol.kind !== 'constant')
            .map(({ signature }) => signature),
          ''
        ];
  });
  return blocks.length === 0
    ? none
    : ['```python', ...blocks.slice(0, -1), '```'].join('\n');
}

function verdictPart({ review }: INoteInput): string {
  const { gate, standards } = review;
  const counting = standards.filter(({ counts }) => counts);
  const held = counting.filter(isHeld).length;
  const head = {
    none: 'Nothing is marked.',
    open: 'Ready: every must is met.',
    draft: 'Draft: musts are open.',
    closed: 'Not ready.'
  }[gate.state];
  return [
    `${head} ${held} of ${counting.length} standards that count are met.`,
    ...list(gate.reasons.map(({ message }) => textOf(message)))
  ].join('\n');
}

const HELD: readonly Status[] = ['met', 'signed', 'waived', 'nothing'];

function isHeld({ status }: IStandardResult): boolean {
  return HELD.includes(status);
}

function testsPart({ review }: INoteInput): string {
  const { tests } = review;
  if (tests === null) {
    return 'Not run.';
  }
  if (tests.state === 'not-run') {
    return `Not run: ${textOf(tests.reason ?? '')}`;
  }
  const count = (...outcomes: string[]) =>
    tests.tests.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const imports = tests.imports.filter(({ error }) => error !== null);
  return [
    `${count('passed')} passed, ${count('failed', 'error')} failed, ${count('skipped')} skipped.`,
    ...list([
      ...imports.map(
        ({ importName, error }) =>
          `${codeOf(importName)} can't be imported: ${textOf(error ?? '')}`
      ),
      ...tests.tests
        .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
        .map(
          ({ id, failedBefore }) =>
            `${codeOf(id)} fails${failedBefore ? ', without the export as well' : ''}`
        )
    ])
  ].join('\n');
}

/** Of the document, and those that stand in the code. */
function waiversPart({ review }: INoteInput): string {
  const { standards, document, allowances } = review;
  const waived = standards.filter(({ status }) => status === 'waived');
  return items([
    ...waived.map(({ id, title }) => {
      const waiver = document.waivers.find(one => one.id === id);
      const by = waiver?.by ? `, by ${textOf(waiver.by)}` : '';
      const until = waiver ? `, until ${waiver.until}${by}` : '';
      return `${textOf(title)} (${codeOf(id)})${until}: ${textOf(waiver?.reason ?? '')}`;
    }),
    ...allowances
      .filter(({ used }) => used)
      .map(
        ({ ids, until, reason }) =>
          `in the code, ${ids.map(codeOf).join(', ')}${until ? `, until ${until}` : ''}: ${textOf(reason)}`
      )
  ]);
}

function signOffsPart({ review }: INoteInput): string {
  const asked = review.standards.filter(({ bindings }) =>
    bindings.some(({ kind }) => kind === 'sign-off')
  );
  return items(
    asked.map(({ title, signature, status }) =>
      signature && status === 'signed'
        ? `${textOf(title)}: ${textOf(signature.who)}, ${signature.when.slice(0, 10)}${signature.note ? ` (${textOf(signature.note)})` : ''}`
        : `${textOf(title)}: ${status === 'lapsed' ? 'signed for an earlier version' : 'waiting'}`
    )
  );
}

function putOffPart({ review, putOff }: INoteInput): string {
  return items(
    putOff.map(({ id, until }) => {
      const standard = review.standards.find(one => one.id === id);
      return `${textOf(standard?.title ?? id)} (${codeOf(id)}), until ${until}`;
    })
  );
}

function driftPart({ review }: INoteInput): string {
  const words: Partial<Record<string, string>> = {
    new: 'not exported yet',
    'notebook-newer': 'the notebook is newer',
    'library-newer': 'the library is newer',
    both: 'both changed',
    conflict: 'conflict',
    blocked: 'blocked',
    'missing-in-notebook': 'no longer in the notebook',
    'missing-in-library': 'no longer in the library'
  };
  return items(
    review.changes.statuses.flatMap(({ module, name, status }) => {
      const word = words[status];
      return word ? [`${codeOf(name)} of ${codeOf(module)}: ${word}`] : [];
    })
  );
}

function items(lines: readonly string[]): string {
  return lines.length === 0 ? none : list(lines).join('\n');
}

function list(lines: readonly string[]): string[] {
  return lines.map(line => `- ${line}`);
}
