/** What the engine makes of the corpora, as JSON: `engine.cjs STEP SHARED OUT`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionsAlone } from '../../src/engine/refactor/__tests__/definitions-alone';
import { looseCells } from '../../src/engine/refactor/__tests__/loose-cells';
import { notebooksBelow } from '../../src/engine/plan/__tests__/shared';
import { draftedNotebooks } from './drafts';
import { extractions } from './extractions';
import { nbdevModules } from './nbdev';

const ORDINARY = 'corpora/notebooks';

const steps: Record<string, (shared: string, out: string) => unknown> = {
  definitions: shared =>
    notebooksBelow(join(shared, ORDINARY)).flatMap(definitionsAlone),
  cells: shared => notebooksBelow(join(shared, ORDINARY)).flatMap(looseCells),
  drafts: draftedNotebooks,
  extractions: shared => extractions(join(shared, ORDINARY)),
  nbdev: nbdevModules
};

const [, , step, shared, out] = process.argv;
const result = steps[step](shared, out);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, `${step}.json`), JSON.stringify(result));
