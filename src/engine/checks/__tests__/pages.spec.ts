/** Every code block of every check's page runs through the check, so that no page can lie. */
import { render, numberedCells } from '../../report/render';
import { Lines } from '../../report/positions';
import { checks, pages } from '../registry.gen';
import type { IFinding, IProjectFix } from '../types';
import { HEADINGS, examplesOf, sectionOf } from './page';
import type { IExample, IExpected } from './page';
import { bench, fixed, standardOf } from './workbench';
import type { IBench } from './workbench';

function run(id: string, { cells, files, snapshot, tests }: IExample): IBench {
  const binding = { kind: 'check' as const, id, options: {} };
  const standards = [standardOf(id, [binding])];
  return bench({ cells, files, snapshot, tests, standards });
}

const findingsOf = (id: string, { result }: IBench): IFinding[] =>
  result.findings.filter(finding => finding.check === id);

function said({ notebook }: IBench, finding: IFinding): IExpected {
  const cell = notebook.cells.find(one => one.key === finding.cell);
  const start = finding.range?.start ?? 0;
  return {
    cell: finding.cell,
    line: cell ? new Lines(cell.source).at(start).line : 1,
    words: render(finding.template, finding.args, numberedCells(notebook))
  };
}

/** The example as a host would have it after a change of files. */
function written(example: IExample, { files }: IProjectFix): IExample {
  const after: IExample = {
    ...example,
    files: { ...example.files },
    snapshot: { ...example.snapshot }
  };
  for (const { path, text } of files) {
    if (path.startsWith('.github/')) {
      after.snapshot.automation = [{ path, hash: null, text }];
    } else if (path === '.gitignore') {
      // As after the `git rm --cached` that its title asks for.
      const kept = text!.split('\n');
      const git = example.snapshot.git!;
      const tracked = git.tracked!.filter(
        one => !kept.includes(`/${one.path}`)
      );
      after.snapshot.git = { ...git, tracked };
    } else {
      after.files[path] = text!;
    }
  }
  return after;
}

const place = ({ cell, line }: IExpected): string => `${cell} line ${line}`;

describe.each(checks.map(check => [check.id, check] as const))(
  'page of %s',
  (id, check) => {
    const page = pages[id];

    it('has its title and all headings, in order', () => {
      expect(page).toMatch(new RegExp(`^# ${check.title}\\n`));
      const found = [...page.matchAll(/^## (.*)$/gm)].map(([, name]) => name);
      expect(found).toEqual(HEADINGS);
      for (const heading of HEADINGS) {
        expect(sectionOf(page, heading)).not.toBe('');
      }
    });

    it('is a check that fits its file name and its sentences', () => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(Object.values(check.messages).join('\n')).not.toMatch(/\bTODO\b/);
    });

    const bad = examplesOf(page, 'bad');
    const good = examplesOf(page, 'good');

    it.each(bad.map((example, i) => [i + 1, example] as const))(
      'bad example %i is reported on the marked lines',
      (_, example) => {
        const result = run(id, example);
        const found = findingsOf(id, result).map(one => said(result, one));
        expect(example.expected.length).toBeGreaterThan(0);
        expect(found.map(place).sort()).toEqual(
          example.expected.map(place).sort()
        );
        for (const expected of example.expected) {
          const sentences = found
            .filter(one => place(one) === place(expected))
            .map(({ words }) => words);
          expect(sentences.join('\n')).toContain(expected.words);
          expect(sentences.join('\n')).not.toMatch(/\{\w+/);
        }
        expect(result.result.bindings[0].notRun).toBeNull();
      }
    );

    it.each(good.map((example, i) => [i + 1, example] as const))(
      'good example %i stays silent, and has something to look at',
      (_, example) => {
        const { result } = run(id, example);
        expect(result.findings.filter(one => one.check === id)).toEqual([]);
        expect(result.bindings[0]).toMatchObject({
          notRun: null,
          nothing: false
        });
      }
    );

    const mendable = bad
      .map((example, i) => [i + 1, example] as const)
      .filter(([, example]) =>
        findingsOf(id, run(id, example)).some(({ fix }) => fix)
      );

    const mendableFiles = bad
      .map((example, i) => [i + 1, example] as const)
      .filter(([, example]) =>
        findingsOf(id, run(id, example)).some(({ projectFix }) => projectFix)
      );

    if (mendableFiles.length > 0) {
      it.each(mendableFiles)(
        'the change of files mends bad example %i',
        (_, example) => {
          const before = findingsOf(id, run(id, example));
          const fix = before.find(({ projectFix }) => projectFix)!.projectFix!;
          const after = findingsOf(id, run(id, written(example, fix)));
          expect(after.length).toBeLessThan(before.length);
        }
      );
    }

    if (mendable.length === 0) {
      return;
    }
    it.each(mendable)(
      'the fix turns bad example %i into good',
      (number, example) => {
        const result = run(id, example);
        const fixes = findingsOf(id, result).flatMap(({ fix }) => fix ?? []);
        const cells = fixed(example.cells, fixes);
        const after = run(id, { ...example, cells });
        const left = findingsOf(id, after).filter(({ fix }) => fix);
        expect(left).toEqual([]);
        const goal = good[number - 1];
        if (goal && goal.cells.length === cells.length) {
          const sources = cells.map(({ source }) => source);
          const text = after.plan.modules.map(module => module.text).join('\n');
          const kept = run(id, goal).plan.modules.map(({ text }) => text);
          expect(
            JSON.stringify(sources) ===
              JSON.stringify(goal.cells.map(({ source }) => source)) ||
              text === kept.join('\n')
              ? 'as the good example'
              : sources.join('\n# next cell\n')
          ).toBe('as the good example');
        }
      }
    );
  }
);

it('every check has a page, and every page a check', () => {
  expect(Object.keys(pages)).toEqual(checks.map(({ id }) => id));
});
