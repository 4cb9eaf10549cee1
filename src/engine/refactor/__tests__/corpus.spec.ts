import { join } from 'path';
import {
  SHARED,
  notebooksBelow,
  whereThere
} from '../../plan/__tests__/shared';
import { looseCells } from './loose-cells';

/**
 * Every code cell of real notebooks that works, turned into a function: the
 * function stands alone by ruff's word, or it is said what it still needs.
 * With PROMOTE_CORPUS=all all of them, else every fourth notebook.
 */
const ALL = process.env.PROMOTE_CORPUS === 'all';
const FOLDERS = [
  'corpora/notebooks',
  ...(ALL ? ['corpora/nbdev', 'runnable/visible'] : [])
];

describe.each(FOLDERS)('loose cells of %s', folder => {
  const path = join(SHARED, folder);
  whereThere(path, () => {
    it('become functions that stand alone', () => {
      const cells = notebooksBelow(path)
        .filter((_, index) => ALL || index % 4 === 0)
        .flatMap(looseCells);
      const working = cells.filter(({ is }) => is !== 'nothing');
      const closed = cells.filter(({ is }) => is === 'closed');
      const open: Record<string, number> = {};
      for (const { is, reasons } of working) {
        if (is !== 'closed') {
          const key = `${is} ${reasons[0].split(' ')[0]}`;
          open[key] = (open[key] ?? 0) + 1;
        }
      }
      console.log(
        `${folder}: ${cells.length} code cells, ${closed.length} of ${working.length} working cells become functions that stand alone, else: ${JSON.stringify(open)}`
      );
      expect(working.length).toBeGreaterThan(0);
      expect(
        cells.flatMap(({ where, wrong }) => wrong.map(said => [where, said]))
      ).toEqual([]);
    }, 600000);
  });
});
