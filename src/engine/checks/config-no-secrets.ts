import type { ICell } from '../notebook/types';
import type { IFix } from '../refactor/types';
import { isPython } from '../notebook/language';
import { environmentFix } from './secrets/environment';
import { secretsIn } from './secrets/scan';
import type { ISecret } from './secrets/scan';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'config-no-secrets',
  title: 'No passwords, keys or tokens',
  level: 'must',
  messages: {
    code: '{cell} holds what looks like a {what} (`{shown}`); read it from the environment.',
    output:
      'An output of {cell} shows what looks like a {what} (`{shown}`); clear the output, and change the {what} if others saw it.',
    text: '{cell} says what looks like a {what} (`{shown}`); take it out, and change the {what} if others saw it.'
  },
  options: {},
  wholeNotebook: true,
  closesGate: true,
  run: context => ({
    findings: context.notebook.cells.flatMap(cell => [
      ...inSource(cell, context),
      ...inOutputs(cell)
    ])
  })
};

function inSource(cell: ICell, context: ICheckContext): IDraftFinding[] {
  const code = cell.kind === 'code';
  const python = code && isPython(context.notebook.language);
  const foreign = python && context.syntax(cell).foreign !== null;
  return secretsIn(cell.source, python && !foreign ? 'python' : 'text').map(
    secret => {
      const { start, end } = secret;
      const fix = python ? environmentFix(cell, secret, context) : null;
      return {
        ...said(cell, secret, code ? 'code' : 'text', fix),
        range: { start, end }
      };
    }
  );
}

/** Each secret once, however often it is printed. */
function inOutputs(cell: ICell): IDraftFinding[] {
  const seen = new Set<string>();
  const found: IDraftFinding[] = [];
  for (const text of cell.textOutputs) {
    for (const secret of secretsIn(text, 'text')) {
      const value = text.slice(secret.start, secret.end);
      if (!seen.has(value)) {
        seen.add(value);
        found.push(said(cell, secret, 'output', null));
      }
    }
  }
  return found;
}

function said(
  cell: ICell,
  { what, shown }: ISecret,
  message: string,
  fix: IFix | null
): IDraftFinding {
  return {
    cell: cell.key,
    range: null,
    message,
    args: { cell: { cell: cell.key }, what, shown },
    ...(fix ? { fix } : {})
  };
}
