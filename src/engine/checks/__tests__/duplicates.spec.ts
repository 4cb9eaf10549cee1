/** One function for cells that are the same up to names: only where a call does what the cell did. */
import type { ICellSource } from '../../notebook/types';
import { bench, codeCell, fixed, standardOf } from './workbench';
import type { IBench } from './workbench';

const ID = 'notebook-no-duplicate';
const READ =
  'import pandas as pd\ncars = pd.read_csv("cars.csv")\ntrucks = pd.read_csv("trucks.csv")';
const marked = codeCell('m', 'def mean(x):\n    return x["price"].mean()');

function run(...sources: (string | ICellSource)[]): IBench & {
  cells: ICellSource[];
} {
  const cells = [
    ...sources.map((source, i) =>
      typeof source === 'string' ? codeCell(`c${i}`, source, null) : source
    ),
    marked
  ];
  const standards = [standardOf('s', [{ kind: 'check', id: ID, options: {} }])];
  return { ...bench({ cells, standards }), cells };
}

function after(...sources: string[]): string[] | null {
  const { cells, result } = run(...sources);
  const [finding] = result.findings;
  expect(finding.check).toBe(ID);
  if (!finding.fix) {
    return null;
  }
  expect(finding.fix.safe).toBe(false);
  const mended = fixed(cells, [finding.fix]);
  expect(run(...mended.slice(0, -1)).result.findings).toEqual([]);
  return mended.slice(0, -1).map(({ source }) => source);
}

const clean = (name: string): string =>
  `${name} = ${name}.dropna()\n${name}["age"] = 2024 - ${name}["year"]\n${name} = ${name}[${name}["price"] > 0]`;

describe('one function for two cells', () => {
  it('is called by both, with what each of them reads and gives', () => {
    expect(
      after(READ, clean('cars'), clean('trucks'), 'print(cars, trucks)')
    ).toEqual([
      READ,
      'def make_cars(cars):\n    cars = cars.dropna()\n    cars["age"] = 2024 - cars["year"]\n    cars = cars[cars["price"] > 0]\n    return cars',
      'cars = make_cars(cars)',
      'trucks = make_cars(trucks)',
      'print(cars, trucks)'
    ]);
  });

  it('is not offered where later cells need more of the second one', () => {
    const step = (a: string, b: string): string =>
      `${a} = cars.dropna().reset_index(drop=True)\n${b} = ${a}["price"].mean() + ${a}["km"].mean()`;
    expect(
      after(READ, step('a', 'b'), step('c', 'd'), 'print(b, c, d)')
    ).toBeNull();
  });

  it('is handed constants that differ', () => {
    const step = (out: string, limit: string): string =>
      `${out} = cars[cars["price"] > ${limit}].dropna()\n${out} = ${out}[${out}["km"] < ${limit}]`;
    expect(
      after(
        `${READ}\nLOW = 1\nHIGH = 2`,
        step('a', 'LOW'),
        step('b', 'HIGH'),
        'print(a, b)'
      )?.slice(2, 4)
    ).toEqual(['a = make_a(cars, LOW)', 'b = make_a(cars, HIGH)']);
  });

  it('is not offered where a cell holds more', () => {
    expect(
      after(READ, clean('cars'), `import os\n${clean('trucks')}`, 'print(cars)')
    ).toBeNull();
    const { result } = run(
      READ,
      clean('cars'),
      codeCell('x', clean('trucks')),
      'print(cars)'
    );
    expect(result.findings[0].fix).toBeUndefined();
  });

  it('is not found where an import or a function differs', () => {
    const step = (f: string): string =>
      `a = ${f}(cars["price"].max())\nb = ${f}(cars["km"].max()) + a`;
    const { result } = run(
      `${READ}\nfrom math import sin, cos`,
      step('sin'),
      step('cos')
    );
    expect(result.findings).toEqual([]);
  });
});
