import { spawnSync } from 'child_process';

import fc from 'fast-check';

import { worlds } from './random';
import { run } from './random-run';
import { textIn } from './world';

const SCRIPT = `
import ast, json, sys
answers = []
for text in json.loads(sys.stdin.buffer.read()):
    try:
        body = ast.parse(text.encode()).body
    except SyntaxError as error:
        answers.append(str(error))
        continue
    names = []
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names += [alias.asname or alias.name.split(".")[0] for alias in node.names]
    answers.append(names)
json.dump(answers, sys.stdout)
`;

const python = ['python3', 'python'].find(
  command => spawnSync(command, ['-c', 'import ast']).status === 0
);
const where = python ? it : it.skip;

where(
  `CPython reads what an export writes${python ? '' : ' (python3 is not there)'}`,
  () => {
    const samples = fc.sample(worlds, { numRuns: 100, seed: 20 });
    const runs = samples.map(run);
    const { stdout } = spawnSync(python ?? '', ['-c', SCRIPT], {
      input: JSON.stringify(runs.map(({ after }) => textIn(after) ?? '')),
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      maxBuffer: 1e8
    });
    const answers: (string | string[])[] = JSON.parse(stdout);
    expect(answers).toHaveLength(samples.length);
    answers.forEach((names, index) => {
      expect(names).toBeInstanceOf(Array);
      // A symbol that is not missing is there exactly once, an import too.
      const { symbols, added } = samples[index];
      const there = [
        ...symbols.filter(({ hand }) => hand !== 'deleted'),
        ...added
      ];
      const needed = there
        .filter(({ notebook }) => notebook !== 'removed')
        .flatMap(({ imports }) => imports);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(
        expect.arrayContaining(there.map(({ name }) => name))
      );
      expect(needed.length === 0 || names.length > there.length).toBe(true);
    });
  }
);
