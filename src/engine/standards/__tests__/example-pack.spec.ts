import { readFileSync } from 'fs';
import * as path from 'path';

import type { IInstalledPack } from '../../project/types';
import { documentOf, problems, written } from './documents';

const FOLDER = path.resolve(
  __dirname,
  '../../../../examples/acme-standards/src/acme_standards'
);

const pack = (name: string, file: string): IInstalledPack => ({
  name,
  distribution: 'acme-standards',
  text: readFileSync(path.join(FOLDER, file), 'utf8')
});

const packs = [
  pack('acme-standards', 'standards.md'),
  pack('acme-notebooks', 'notebooks.md')
];

describe('the example of a company’s package', () => {
  it('is read without a problem, over the built-in set', () => {
    const document = documentOf(
      written('extends: [acme-standards]', '# Ours'),
      {},
      { packs }
    );
    expect(problems(document)).toEqual([]);
    expect(document.extends).toEqual([
      'pack default',
      'pack acme-notebooks',
      'pack acme-standards'
    ]);
    const of = (id: string): unknown =>
      document.standards.find(one => one.id === id);
    expect(of('tests-coverage')).toMatchObject({
      level: 'must',
      stage: 'Staging',
      source: 'pack acme-standards',
      bindings: [{ options: { min: 70 } }]
    });
    expect(of('notebook-has-purpose')).toMatchObject({
      level: 'should',
      source: 'pack acme-notebooks'
    });
    expect(of('closure-complete')).toMatchObject({
      level: 'must',
      source: 'pack default'
    });
    expect(of('acme-review-hour')).toMatchObject({
      rationale: 'https://wiki.example.org/review-hour',
      bindings: [{ owner: '@data-platform', expires: 180 }]
    });
  });

  it('is lowered with a reason only, and not where it is locked', () => {
    const own = (because: string, locked: string[] = []) =>
      documentOf(
        written(
          'extends: [acme-standards]',
          `- **Should** cover. \`check: tests-coverage min=70${because}\``
        ),
        {},
        { packs, administration: { locked, defaultStandards: null } }
      );
    const level = (document: ReturnType<typeof own>): string | undefined =>
      document.standards.find(one => one.id === 'tests-coverage')?.level;
    expect(level(own(''))).toBe('must');
    expect(level(own(' because="no test bed until May"'))).toBe('should');
    expect(own(' because="no test bed until May"').lowered).toMatchObject([
      {
        id: 'tests-coverage',
        to: 'should',
        because: 'no test bed until May',
        source: 'pack acme-standards'
      }
    ]);
    const locked = own(' because="no test bed until May"', ['tests-coverage']);
    expect(level(locked)).toBe('must');
    expect(problems(locked).join()).toContain('locked by your administrator');
  });
});
