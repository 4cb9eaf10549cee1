import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { known } from '../../checks/known';
import { linterOf } from '../../checks/ruff/linter';
import { fileLines } from '../../notebook/file-lines';
import { readNotebook } from '../../notebook/read';
import { readProject } from '../../project/project';
import type { ISnapshot } from '../../project/types';
import { judgementOf } from '../../review';
import { readDocument } from '../../standards/document';
import { checkedOf } from '../checked';
import type { IChecked } from '../checked';
import { checkFormats } from '../formats';
import type { CheckFormat, IFormatOptions } from '../formats';

const OPTIONS: IFormatOptions = {
  colours: false,
  today: '2026-11-24',
  version: '1.2.3',
  folder: 'models/',
  unreadable: []
};

const STANDARDS = `---
library: src/pricing
---
# Standards
- **Must** log, never print. \`check: logging-no-print\`
- **Must** have tests. \`check: tests-pass\`
- **Should** say what comes in. \`ruff: D103\`
- **Should** not | be a < b & \`c|d\`. \`check: tests-present\`
- **Must** be signed. \`sign-off: peer\`
`;

const file = (path: string, text: string) => ({
  path,
  text,
  hash: path,
  size: text.length,
  writable: true
});

const SNAPSHOT = {
  schema: 1,
  kind: 'standards',
  name: 'p',
  root: '/p',
  contents: null,
  files: [file('STANDARDS.md', STANDARDS)],
  folders: [],
  packs: [],
  administration: { locked: [], defaultStandards: null },
  git: { present: true, identity: null, tracked: null },
  problems: [],
  gone: [],
  exports: []
} as unknown as ISnapshot;

const ipynb = (sources: (string | string[])[], marked = true): string =>
  JSON.stringify(
    {
      cells: sources.map((source, i) => ({
        cell_type: 'code',
        execution_count: null,
        id: `c${i}`,
        metadata: marked ? { promote: { module: 'm', role: 'code' } } : {},
        outputs: [],
        source
      })),
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5
    },
    null,
    1
  );

const PRINTS = [
  'def loud(x):\n',
  '    print("a%b, ü & <c>")\n',
  '    return x\n'
];

async function checked(path: string, text: string): Promise<IChecked> {
  const read = readNotebook(text, path);
  if (!read.ok) {
    throw new Error(read.problem.message);
  }
  const document = readDocument(SNAPSHOT, known);
  const judgement = judgementOf({
    notebook: read.notebook,
    document,
    project: readProject(SNAPSHOT, document),
    linter: linterOf(await import('@astral-sh/ruff-wasm-nodejs')),
    aim: null,
    today: OPTIONS.today
  });
  return checkedOf(read.notebook, judgement, text);
}

const told = (format: CheckFormat, ...all: IChecked[]): string =>
  checkFormats[format].write(all, OPTIONS);

let one: IChecked;
let quiet: IChecked;
let waived: IChecked;

beforeAll(async () => {
  one = await checked('nb/a b.ipynb', ipynb([PRINTS]));
  quiet = await checked('nb/quiet.ipynb', ipynb(['x = 1'], false));
  waived = await checked(
    'nb/w.ipynb',
    ipynb([
      'def f(x):\n    print(x)  # promote: allow logging-no-print until 2027-03-31 -- "a" & <tool>\n'
    ])
  );
});

it.each(Object.keys(checkFormats) as CheckFormat[])(
  'says nothing wrong of nothing as %s',
  format => {
    expect(() => told(format)).not.toThrow();
    expect(checkFormats[format].write([quiet], OPTIONS)).not.toContain('c0');
  }
);

describe('fileLines', () => {
  it('finds the line of each line of source, in whatever way it is written', () => {
    const text = ipynb(['a = 1\nb = 2', PRINTS, ['x\n', 'y'], []]);
    const lineOf = fileLines(text);
    const lines = text.split('\n');
    expect(lines[lineOf(0, 1)! - 1]).toContain('a = 1');
    expect(lineOf(0, 2)).toBe(lineOf(0, 1));
    PRINTS.forEach((source, i) => {
      expect(lines[lineOf(1, i + 1)! - 1]).toContain(
        JSON.stringify(source).slice(1, -1)
      );
    });
    expect(lines[lineOf(2, 2)! - 1]).toContain('"y"');
    expect(lineOf(3, 1)).not.toBeNull();
    expect(lineOf(9, 1)).toBeNull();
    expect(fileLines(`\ufeff${text}`)(1, 2)).toBe(lineOf(1, 2));
    expect(fileLines('no json')(0, 1)).toBeNull();
  });
});

describe('github', () => {
  it('annotates the line of the file, from the top of the repository', () => {
    const lines = told('github', one).trim().split('\n');
    expect(lines[0]).toBe(
      '::error file=models/nb/a b.ipynb,title=Gate%3A draft::' +
        one.gate.reasons.map(({ message }) => message).join('%0A')
    );
    const print = lines.find(line => line.includes('logging-no-print'));
    const at = ipynb([PRINTS])
      .split('\n')
      .findIndex(line => line.includes('print'));
    expect(print).toBe(
      `::error file=models/nb/a b.ipynb,line=${at + 1},title=logging-no-print (cell 1%2C line 2)::` +
        'Cell 1 prints once; use a module logger, so that the library stays quiet and the night run keeps the message.%0A' +
        'Fix: Replace 1 print with a logger call'
    );
    expect(lines.some(line => line.startsWith('::warning '))).toBe(true);
    expect(told('github', quiet)).toBe('');
  });

  it('is silent about what is waived', () => {
    expect(told('github', waived)).not.toContain('title=logging-no-print');
  });
});

describe('sarif', () => {
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false
  });
  // Of JSON Schema's draft 4, of which it uses nothing that later ones changed.
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(
      require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8'
    )
  );
  const validate = ajv.compile(schema);

  it('is a schema of the draft that we say', () => {
    expect($schema).toMatch(/draft-04/);
    expect(id).toMatch(/sarif/);
    expect(JSON.stringify(schema)).not.toMatch(/"exclusiveM|"\$recursive/);
  });

  it.each([
    ['nothing', () => []],
    ['several', () => [one, quiet, waived]]
  ])('is valid by the schema of OASIS: %s', (_, all) => {
    const log = JSON.parse(told('sarif', ...all()));
    expect(validate(log) ? null : ajv.errorsText(validate.errors)).toBeNull();
    // The schema does bite.
    log.runs[0].results = [{ message: {} }];
    expect(validate(log)).toBe(false);
  });

  it('names file, line, cell, rule and level', () => {
    const [run] = JSON.parse(told('sarif', one)).runs;
    const result = run.results.find(
      ({ ruleId }: { ruleId: string }) => ruleId === 'logging-no-print'
    );
    expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
      id: 'logging-no-print',
      help: { markdown: expect.stringContaining('## Why') }
    });
    expect(result).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'models/nb/a%20b.ipynb' },
            region: { snippet: { text: '    print("a%b, ü & <c>")' } }
          },
          logicalLocations: [{ name: 'cell 1, line 2' }]
        }
      ]
    });
  });

  it('keeps what is waived, as suppressed', () => {
    const [run] = JSON.parse(told('sarif', waived)).runs;
    const suppressed = run.results.filter(
      ({ suppressions }: { suppressions?: unknown[] }) => suppressions
    );
    expect(suppressed).toMatchObject([
      {
        ruleId: 'logging-no-print',
        suppressions: [{ kind: 'inSource', justification: '"a" & <tool>' }]
      }
    ]);
  });

  it('recognises a finding after cells above it have come', async () => {
    const more = await checked(
      'nb/a b.ipynb',
      ipynb([PRINTS]).replace(
        '"cells": [',
        '"cells": [{"cell_type": "code", "execution_count": null, "id": "new", "metadata": {}, "outputs": [], "source": "y = 1"},'
      )
    );
    const prints = (log: string): string[] =>
      JSON.parse(log).runs[0].results.flatMap(
        (result: { ruleId: string; partialFingerprints: object }) =>
          result.ruleId === 'logging-no-print'
            ? Object.values(result.partialFingerprints)
            : []
      );
    expect(prints(told('sarif', one))).toHaveLength(1);
    expect(prints(told('sarif', more))).toEqual(prints(told('sarif', one)));
  });
});

describe('junit', () => {
  const attribute = (xml: string, name: string): string[] =>
    [...xml.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(
      ([, value]) => value
    );

  it('has a suite for each notebook, in which open musts alone fail', () => {
    const xml = told('junit', one, quiet);
    expect(attribute(xml, 'package')).toEqual([
      'nb/a b.ipynb',
      'nb/quiet.ipynb'
    ]);
    // Prints, tests not run, and the sign-off that is waited for.
    expect(attribute(xml, 'failures')).toEqual(['3', '0']);
    expect(xml.match(/<failure/g)).toHaveLength(3);
    const tests = attribute(xml, 'tests').map(Number);
    expect(xml.match(/<testcase/g)).toHaveLength(tests[0] + tests[1]);
    const skipped = attribute(xml, 'skipped').map(Number);
    expect(xml.match(/<skipped/g)).toHaveLength(skipped[0] + skipped[1]);
    expect(xml).toContain(
      'nb/a b.ipynb:cell 1:2:5: logging-no-print Cell 1 prints once'
    );
    expect(xml).toContain('not | be a &lt; b &amp; c|d');
  });

  it('holds no sign that XML does not have', () => {
    const odd = {
      ...one,
      notebook: 'a\u0001\ud800"<&>\u0085.ipynb'
    };
    const xml = told('junit', odd);
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(xml).toContain('name="a\ufffd\ufffd&quot;&lt;&amp;&gt;');
  });
});

describe('markdown', () => {
  it('shows gate, standards and findings, and lets nothing be markup', () => {
    const text = told('markdown', one, quiet);
    expect(text).toMatch(/^## Gate: 🟡 draft\n/);
    expect(text).toContain(
      '| `nb/quiet.ipynb` | ⚪ none, as nothing is marked |'
    );
    expect(text).toContain('| ❌ | must | log, never print. | failing |');
    expect(text).toContain('not \\| be a &lt; b &amp; c\\|d');
    expect(text).toContain(
      '<summary>nb/a b.ipynb: 3 findings</summary>\n\n| Cell | Line |'
    );
  });

  it('only counts what would make it too long', () => {
    const many = {
      ...one,
      findings: Array.from({ length: 250 }, () => one.findings[0])
    };
    const text = told('markdown', many);
    expect(text).toContain('… and 150 more.');
    expect(text.split('\n').length).toBeLessThan(150);
  });
});
