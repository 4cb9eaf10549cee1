import { join } from 'path';
import {
  SHARED,
  notebooksBelow,
  whereThere
} from '../../plan/__tests__/shared';
import { definitionsAlone } from './definitions-alone';

/** Every function and class of real notebooks, marked alone: it stands alone where the plan says so, and every cell is Python still. */
const FOLDER = join(SHARED, 'corpora/notebooks');

describe('variables of real notebooks become parameters', () => {
  whereThere(FOLDER, () => {
    it('and functions stand alone', () => {
      const all = notebooksBelow(FOLDER).flatMap(definitionsAlone);
      const ready = all.filter(({ blockers }) => blockers.length === 0);
      const functions = all.filter(({ kind }) => kind === 'function');
      const closed = ready.filter(({ kind }) => kind === 'function');
      console.log(
        `${closed.length} of ${functions.length} functions closed, ${ready.length - closed.length} of ${all.length - functions.length} classes, ` +
          `${closed.filter(({ parameters }) => parameters > 0).length} with parameters`
      );
      expect(
        all.flatMap(({ where, wrong }) => wrong.map(w => [where, w]))
      ).toEqual([]);
      expect(
        ready.flatMap(one => one.undefined.map(said => [one.where, said]))
      ).toEqual([]);
      expect(closed.length / functions.length).toBeGreaterThan(0.98);
    }, 120000);
  });
});
