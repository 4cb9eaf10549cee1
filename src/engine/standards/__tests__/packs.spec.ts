import * as fs from 'fs';
import * as path from 'path';

import { packs } from '../packs.gen';
import { snapshotOf } from '../../project/__tests__/snapshots';
import { readDocument } from '../document';
import type { IDocument } from '../types';
import { documentOf, written } from './documents';
import { everything, nothing } from './known';

function counts(
  document: IDocument,
  key: 'level' | 'stage'
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const standard of document.standards) {
    const value = String(standard[key]);
    found[value] = (found[value] ?? 0) + 1;
  }
  return found;
}

describe('the built-in packs', () => {
  it('are read without a problem', () => {
    for (const [name, text] of Object.entries(packs)) {
      expect([name, documentOf(text).problems]).toEqual([name, []]);
    }
  });

  it('hold what they are said to hold', () => {
    expect(counts(documentOf(packs.default), 'stage')).toEqual({
      Development: 5,
      Staging: 16,
      Production: 5
    });
    expect(counts(documentOf(packs.rap), 'stage')).toEqual({
      Baseline: 6,
      Silver: 10,
      Gold: 4
    });
    const ml = documentOf(packs.ml);
    expect(
      ml.standards.filter(one => one.source === 'STANDARDS.md')
    ).toHaveLength(12);
    expect(ml.standards).toHaveLength(35);
  });

  it('bind checks of later versions without a problem', () => {
    const document = readDocument(
      snapshotOf({ 'STANDARDS.md': packs.rap }),
      nothing
    );
    expect(document.problems).toEqual([]);
    expect(document.standards.flatMap(one => one.bindings)).toContainEqual({
      kind: 'check',
      id: 'project-ci',
      options: {},
      later: true
    });
  });

  it('stand in where a project has no document', () => {
    const document = readDocument(snapshotOf({}), everything);
    expect(document).toMatchObject({
      path: 'built-in default',
      own: false,
      foreign: null,
      library: null,
      tests: null,
      owner: null,
      aim: 'Staging'
    });
    expect(document.standards[0].source).toBe('pack default');
  });
});

const REAL = path.join(
  process.env.PROMOTE_SHARED ??
    path.resolve(__dirname, '../../../../../shared'),
  'standards/real'
);

function real(file: string, matter: string): IDocument {
  const text = fs.readFileSync(path.join(REAL, file), 'utf8');
  return documentOf(
    text.startsWith('---\n')
      ? text.replace('---\n', `---\n${matter}\n`)
      : written(matter, text)
  );
}

(fs.existsSync(REAL) ? describe : describe.skip)(
  'real documents, unedited (../shared, else not there)',
  () => {
    it('NHS levels', () => {
      const document = real(
        'nhs_levels.md',
        'stages: [Baseline, Silver, Gold]\nunbound: sign-off\nstatements: tasks'
      );
      expect(document.problems).toEqual([]);
      expect(document.title).toBe('Levels of RAP');
      expect(counts(document, 'stage')).toEqual({
        Baseline: 5,
        Silver: 9,
        Gold: 4
      });
      expect(document.standards.every(one => one.bindings.length === 1)).toBe(
        true
      );
      expect(document.standards[3]).toMatchObject({
        text: 'Code has been [peer reviewed](<../implementing_RAP/workflow/code-review.md>).',
        rationale: '../implementing_RAP/workflow/code-review.md'
      });
    });

    it('Duck lower', () => {
      const document = real(
        'duck_lower.md',
        'statements: all\nunbound: sign-off'
      );
      expect(document.problems).toEqual([]);
      expect(document.standards).toHaveLength(50);
    });

    it('Nesta', () => {
      const document = real(
        'nesta.md',
        'levels: {Mandatory: must, Encouraged: should}\nstatements: marked'
      );
      expect(document.problems).toEqual([]);
      expect(counts(document, 'level')).toEqual({ must: 12, should: 12 });
    });

    it('Microsoft ML fundamentals', () => {
      const document = real('ms_mlfund.md', 'statements: tasks');
      expect(document.problems).toEqual([]);
      expect(document.standards).toHaveLength(33);
    });
  }
);
