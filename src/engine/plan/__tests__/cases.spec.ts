import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { readCases } from './case-file';
import { runCase } from './case-run';

const SHARED =
  process.env.PROMOTE_SHARED ?? resolve(process.cwd(), '../shared');
const folders = [
  { name: 'own', path: join(__dirname, 'cases') },
  { name: 'shared', path: join(SHARED, 'refactoring/cases') }
];

describe.each(folders)('acceptance cases: $name', ({ path }) => {
  if (!existsSync(path)) {
    it.skip(`${path}: not there`, () => undefined);
    return;
  }
  const files = readdirSync(path).filter(file => file.endsWith('.md'));
  describe.each(files)('%s', file => {
    for (const example of readCases(readFileSync(join(path, file), 'utf8'))) {
      const name = `${example.id} ${example.title}`;
      if (example.cells.some(({ extract }) => extract !== null)) {
        it.todo(`${name} (statements to function)`);
        continue;
      }
      it(name, () => {
        const outcome = runCase(example);
        expect(outcome.blockers).toEqual([...example.blockers].sort());
        if (example.blockers.length === 0) {
          expect(outcome.modules).toEqual(example.modules);
          expect(outcome.after).toEqual(example.after);
        }
        expect(outcome.warnings).toEqual([...(example.warnings ?? [])].sort());
      });
    }
  });
});
