/**
 * Writes src/engine/checks/ruff/table.ts: what the pinned ruff knows. Run after
 * a change of ruff's version: `node scripts/ruff-rules.mjs [path of ruff]`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const ruff = process.argv[2] ?? join(ROOT, '.venv', 'bin', 'ruff');
const run = (...args) =>
  execFileSync(ruff, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

const rules = JSON.parse(
  run('rule', '--all', '--output-format', 'json')
).filter(rule => /^[A-Z]+\d+$/.test(rule.code ?? ''));
const status = rule => Object.keys(rule.status)[0];

/** The rules of `ruff check` where a team selects none. */
function defaults() {
  const folder = mkdtempSync(join(tmpdir(), 'ruff-rules-'));
  try {
    const file = join(folder, 'a.py');
    writeFileSync(file, '');
    const text = run('check', '--isolated', '--show-settings', file);
    const enabled = text.slice(text.indexOf('linter.rules.enabled'));
    const list = enabled.slice(0, enabled.indexOf('\n]'));
    return [...list.matchAll(/\(([A-Z]+\d+)\)/g)].map(match => match[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line for each letter prefix: `D 100 101 …`. */
function lines(codes) {
  const groups = new Map();
  for (const code of [...codes].sort()) {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(code);
    groups.set(letters, [...(groups.get(letters) ?? []), digits]);
  }
  return [...groups]
    .map(([letters, digits]) => `${letters} ${digits.join(' ')}`)
    .join('\n');
}

const stable = rules.filter(rule =>
  ['Stable', 'Deprecated'].includes(status(rule))
);
// Ruff says in a rule's page when its fix may change behaviour.
const safe = stable.filter(
  rule =>
    rule.fix_availability !== 'None' &&
    !/^## Fix safety/m.test(rule.explanation)
);
const table = (name, doc, codes) =>
  `/** ${doc} */\nexport const ${name} = \`\n${lines(codes)}\n\`;\n`;

writeFileSync(
  join(ROOT, 'src/engine/checks/ruff/table.ts'),
  [
    '// written by scripts/ruff-rules.mjs, do not edit\n',
    `/** Version of ruff that this table speaks of. */\nexport const VERSION = '${run('--version').trim().split(' ')[1]}';\n`,
    table(
      'STABLE',
      'Rules that can be bound.',
      stable.map(rule => rule.code)
    ),
    table(
      'PREVIEW',
      'Rules that this version has only in preview.',
      rules.filter(rule => status(rule) === 'Preview').map(rule => rule.code)
    ),
    table(
      'REMOVED',
      'Rules that earlier versions had.',
      rules.filter(rule => status(rule) === 'Removed').map(rule => rule.code)
    ),
    table(
      'DEFAULT',
      'What `ruff check` runs where a team selects nothing.',
      defaults()
    ),
    table(
      'SAFE',
      'Rules whose fix never changes behaviour.',
      safe.map(rule => rule.code)
    )
  ].join('\n')
);
