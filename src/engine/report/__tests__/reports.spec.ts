import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import {
  bench,
  codeCell,
  documentOf,
  standardOf
} from '../../checks/__tests__/workbench';
import type { IBench } from '../../checks/__tests__/workbench';
import type { ICellSource } from '../../notebook/types';
import type { IReview } from '../../review';
import type { IGate, IStandard, Status } from '../../standards/types';
import { explainCheck, explainDocument } from '../explain';
import { checkJson, planJson } from '../json';
import { planText } from '../plan-text';
import { checkedOf } from '../checked';
import type { IChecked } from '../checked';
import { checkText } from '../text';

const validator = (name: string): ((json: string) => string | null) => {
  const path = join(__dirname, `../../../../docs/schemas/${name}.schema.json`);
  const ajv = new Ajv({ allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  return json =>
    validate(JSON.parse(json)) ? null : ajv.errorsText(validate.errors);
};

const STANDARDS: IStandard[] = [
  {
    ...standardOf('logging-no-print', [
      { kind: 'check', id: 'logging-no-print', options: {} }
    ]),
    section: 'Logging',
    title: 'log through the module logger'
  },
  {
    ...standardOf('docstrings', [{ kind: 'ruff', codes: ['D103'] }], 'may'),
    section: 'Style',
    title: 'say what comes in'
  },
  {
    ...standardOf('closure-complete', [
      { kind: 'check', id: 'closure-complete', options: {} }
    ]),
    section: 'Style',
    title: 'move whole functions'
  }
];

/** A review as far as reports look at it. */
function reviewed(
  cells: ICellSource[],
  gate: IGate,
  standards = STANDARDS
): IChecked & { bench: IBench } {
  const done = bench({ cells, standards });
  const { notebook, plan, result } = done;
  const review = {
    notebook: notebook.path,
    plan,
    document: { path: 'STANDARDS.md', title: 'Standards' },
    findings: result.findings,
    allowances: [],
    silenced: [],
    standards: standards.map((standard, i) => {
      const { findings } = result.bindings[i];
      const status: Status = findings.length ? 'failing' : 'met';
      return {
        ...standard,
        status,
        reason: null,
        signature: null,
        counts: true,
        findings,
        allowed: [],
        waiver: null
      };
    }),
    gate
  } as unknown as IReview;
  return { ...checkedOf(notebook, review), bench: done };
}

const DRAFT: IGate = {
  state: 'draft',
  reasons: [{ kind: 'open-must', message: 'Open must: log.' }]
};

const CELLS = [
  codeCell('a1', 'import math\n\nraw = [1]', null),
  codeCell('b2', 'def area(r):\n\tprint("größe 😀", r)\n\treturn math.pi * r')
];

describe('check as text', () => {
  it('shows findings, standards by section, and the gate with its reasons', () => {
    const text = checkText([reviewed(CELLS, DRAFT)], { colours: false });
    expect(text).toBe(
      [
        'notebook.ipynb:cell 2:2:2: logging-no-print [must] Cell 2 prints once; use a module logger, so that the library stays quiet and the night run keeps the message.',
        '  |',
        '2 |     print("größe 😀", r)',
        '  |     ^^^^^',
        '  = fix: Replace 1 print with a logger call',
        '',
        'notebook.ipynb:cell 2:1:5: D103 [may] `area`: no docstring.',
        '  |',
        '1 | def area(r):',
        '  |     ^^^^',
        '',
        'Standards (STANDARDS.md)',
        '  Logging',
        '    failing  must    log through the module logger',
        '  Style',
        '    failing  may     say what comes in',
        '    met      must    move whole functions',
        '',
        '1 of 3 met, 1 open must.',
        '',
        'Gate: draft',
        '  - Open must: log.',
        ''
      ].join('\n')
    );
  });

  it('has colours only when told', () => {
    const one = reviewed(CELLS, DRAFT);
    expect(checkText([one], { colours: false })).not.toContain('\u001b');
    expect(checkText([one], { colours: true })).toContain('\u001b[31m^^^^^');
  });

  it('never shows a secret, whatever the finding is about', () => {
    const secret = 'Wint3r+2024';
    const cells = [
      codeCell('a1', `def f():\n    print("x", connect(password="${secret}"))`)
    ];
    const one = reviewed(cells, { state: 'closed', reasons: [] });
    const checks = one.findings.map(({ finding }) => finding.check);
    expect(checks).toContain('config-no-secrets');
    expect(checks).toContain('logging-no-print');
    const text = checkText([one], { colours: false });
    expect(text).toContain('print("x", connect(password="•••••••••••"))');
    expect(text).not.toContain(secret);
  });

  it('puts carets under wide characters where a terminal shows them', () => {
    const cells = [codeCell('a1', 'def f():\n    x = "東京"; print(x)')];
    const text = checkText([reviewed(cells, DRAFT)], { colours: false });
    expect(text).toContain(
      '2 |     x = "東京"; print(x)\n  |                 ^^^^^\n'
    );
  });

  it('says whose reason it is where there are several notebooks', () => {
    const one = reviewed(CELLS, DRAFT);
    const other = reviewed(CELLS, { state: 'open', reasons: [] });
    other.notebook = 'other.ipynb';
    const text = checkText([one, other], { colours: false });
    expect(text).toContain('Gate: draft\n  notebook.ipynb: draft\n');
    expect(text).toContain('  - notebook.ipynb: Open must: log.');
    expect(text).toContain('failing (2)');
  });
});

describe('check as JSON', () => {
  const valid = validator('check');

  it('keeps to its schema', () => {
    const json = checkJson([reviewed(CELLS, DRAFT)]);
    expect(valid(json)).toBeNull();
    const { findings, standards } = JSON.parse(json);
    expect(findings[0]).toMatchObject({
      check: 'logging-no-print',
      level: 'must',
      notebook: 'notebook.ipynb',
      cell: 'b2',
      index: 2,
      line: 2,
      column: 2,
      endLine: 2,
      endColumn: 7
    });
    expect(findings[0].fix.edits.at(-1)).toEqual({
      cell: 'b2',
      start: 14,
      end: 34,
      text: 'logger.info("größe 😀 %s", r)'
    });
    expect(standards[0]).toMatchObject({
      id: 'logging-no-print',
      status: 'failing',
      findings: [0]
    });
  });

  it('keeps indexes right over several notebooks, and the worst status', () => {
    const quiet = [codeCell('a1', 'def f():\n    """One."""')];
    const first = reviewed(quiet, { state: 'none', reasons: [] });
    const json = checkJson([first, reviewed(CELLS, DRAFT)]);
    expect(valid(json)).toBeNull();
    const { gate, notebooks, findings, standards } = JSON.parse(json);
    expect(gate).toBe('draft');
    expect(notebooks.map((one: { gate: string }) => one.gate)).toEqual([
      'none',
      'draft'
    ]);
    for (const { status, findings: indexes, id } of standards) {
      expect(status).toBe(id === 'closure-complete' ? 'met' : 'failing');
      for (const index of indexes) {
        expect(findings[index].standards).toContain(id);
      }
    }
  });

  it('has no gate but open where nothing is marked', () => {
    const json = checkJson([
      reviewed([codeCell('a1', 'x = 1', null)], { state: 'none', reasons: [] })
    ]);
    expect(valid(json)).toBeNull();
    expect(JSON.parse(json).gate).toBe('open');
  });

  it('would notice a wrong shape', () => {
    const json = checkJson([reviewed(CELLS, DRAFT)]);
    expect(valid(json.replace('"draft"', '"ajar"'))).toMatch(/gate/);
  });
});

describe('plan', () => {
  const cells = [
    codeCell('a1', 'import math\nraw = load()\nSCALE = 2', null),
    codeCell('b2', 'def area(r):\n    return SCALE * math.pi * raw'),
    codeCell('c3', '%%bash\nls'),
    codeCell('d4', 'def f(: pass', 'no-name')
  ];

  it('as JSON keeps to its schema', () => {
    const { notebook, plan } = reviewed(cells, DRAFT).bench;
    const json = planJson(notebook, plan);
    expect(validator('plan')(json)).toBeNull();
    const [module] = JSON.parse(json).modules;
    expect(module).toMatchObject({
      module: 'features',
      path: 'src/pricing/features.py',
      role: 'code'
    });
    const area = module.symbols.find(
      (one: { name: string }) => one.name === 'area'
    );
    expect(area).toMatchObject({
      kind: 'function',
      cell: 'b2',
      index: 2,
      blockers: [{ name: 'raw', reason: 'notebook-variable', cell: 'a1' }]
    });
    expect(JSON.parse(json).problems[0].message).toMatch(
      /^The mark of cell 4 names the module `no-name`/
    );
  });

  it('as text says what each symbol brings and needs', () => {
    const { notebook, plan } = reviewed(cells, DRAFT).bench;
    const text = planText(notebook, plan, { colours: false });
    expect(text).toContain('features → src/pricing/features.py\n');
    expect(text).toContain('  area(r)  cell 2  blocked\n');
    expect(text).toContain('      brings  SCALE, math\n');
    expect(text).toContain(
      '      needs   `area` reads `raw`, which cell 1 computes; pass it in as a parameter.\n'
    );
    expect(text).toContain('- The mark of cell 4 names the module');
    expect(text).not.toMatch(/\{\w+/);
  });

  it('as text says when nothing is marked', () => {
    const { notebook, plan } = reviewed([], DRAFT).bench;
    expect(planText(notebook, plan, { colours: false })).toBe(
      'Nothing is marked in notebook.ipynb.\n'
    );
  });
});

describe('explain', () => {
  it('gives the page of a check', () => {
    expect(explainCheck('logging-no-print')).toMatchObject({
      ok: true,
      page: expect.stringContaining('## When not')
    });
  });

  it('points to ruff for its rules', () => {
    expect(explainCheck('F401')).toMatchObject({
      ok: true,
      page: expect.stringContaining('ruff rule F401')
    });
  });

  it('names the nearest check', () => {
    expect(explainCheck('loging-no-print')).toEqual({
      ok: false,
      message:
        'There is no check `loging-no-print`. Did you mean `logging-no-print`?'
    });
  });

  it('lists how each line of a document was read', () => {
    const text = explainDocument({
      ...documentOf(STANDARDS),
      readings: [
        { line: 3, text: 'Prose.', as: 'prose', standard: null },
        {
          line: 5,
          text: '**Must** log. `check: logging-no-print`',
          as: 'statement',
          standard: 'logging-no-print'
        }
      ],
      problems: [
        {
          path: 'STANDARDS.md',
          line: 9,
          message: 'No check `x`.',
          severity: 'warning'
        }
      ]
    });
    expect(text).toContain('STANDARDS.md: 3 standards\n');
    expect(text).toContain('line 3    prose\n          Prose.\n');
    expect(text).toContain(
      'line 5    statement `logging-no-print` · must · automatic by `check: logging-no-print`\n'
    );
    expect(text).toContain('STANDARDS.md:9: warning: No check `x`.\n');
  });
});
