import fc from 'fast-check';

import { check, counts } from './properties';
import { worlds } from './random';

/** Half of the cases; the other half runs beside. */
const RUNS = Number(process.env.PROMOTE_PROPERTY_RUNS ?? 10000) / 2;

it(`holds for ${RUNS} random modules and edits`, () => {
  fc.assert(fc.property(worlds, check), { numRuns: RUNS });
}, 600000);

afterAll(() => {
  const { modules, symbols, replaced, kept, conflicts, chosen, deleted } =
    counts;
  process.stderr.write(
    `Merge by symbol: ${modules} random modules, ${symbols} symbols; ` +
      `${replaced} replaced, ${kept} kept, ${conflicts} conflicts, ` +
      `${chosen} chosen, ${deleted} deleted.\n`
  );
});
