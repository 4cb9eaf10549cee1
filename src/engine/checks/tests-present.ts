import type { ISymbol } from '../plan/types';
import type { Node } from '../python/ast';
import { syntaxOf } from '../python/syntax';
import { walk } from '../python/walk';
import { nameRange } from './definitions';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'tests-present',
  title: 'What is delivered has a test',
  level: 'must',
  messages: {
    function:
      '`{name}` ({cell}) is delivered without a test; write one that calls it, and mark its cell as a test.',
    class:
      'Class `{name}` ({cell}) is delivered without a test; write one that uses it, and mark its cell as a test.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const delivered = context.plan.modules
      .filter(({ role }) => role === 'code')
      .flatMap(module =>
        module.symbols
          .filter(isDelivered)
          .map(symbol => ({ symbol, importName: module.importName }))
      );
    const tests = testSources(context).map(testedNames);
    return {
      findings: delivered
        .filter(
          ({ symbol, importName }) =>
            !tests.some(names => names(symbol.name, importName))
        )
        .map(({ symbol }) => finding(symbol, context)),
      nothing: delivered.length === 0
    };
  }
};

/** Marked and public: a helper that comes along, or `_helper`, is tested through what needs it. */
function isDelivered({ kind, marked, name }: ISymbol): boolean {
  return (
    marked && (kind === 'function' || kind === 'class') && !name.startsWith('_')
  );
}

/** Texts of the marked test cells and of the project's test files. */
function testSources({ plan, project }: ICheckContext): string[] {
  const marked = plan.modules.filter(({ role }) => role === 'test');
  const replaced = new Set(marked.map(({ path }) => path));
  const files = project.snapshot.files.filter(
    ({ path }) =>
      /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path) && !replaced.has(path)
  );
  return [
    ...marked.map(({ text }) => text),
    ...files.flatMap(({ text }) => text ?? [])
  ];
}

/** Whether a test file names a symbol of a module; a name it takes from elsewhere is another one. */
function testedNames(
  source: string
): (name: string, importName: string) => boolean {
  const { statements } = syntaxOf(source);
  const used = new Set<string>();
  const imported = new Map<string, string>();
  const renamed = new Map<string, string>();
  for (const { node } of statements) {
    if (node.type === 'ImportFrom') {
      for (const alias of node.names) {
        imported.set(alias.name, node.module ?? '');
        renamed.set(alias.name, alias.asname ?? alias.name);
      }
    } else {
      for (const name of namesIn(node)) {
        used.add(name);
      }
    }
  }
  return (name, importName) => {
    const from = imported.get(name);
    const other = from !== undefined && !isFrom(from, importName);
    return !other && used.has(renamed.get(name) ?? name);
  };
}

/** Whether a name taken from `from` may be that module's: also by a relative import, or through its package. */
function isFrom(from: string, importName: string): boolean {
  return (
    from === '' ||
    importName.endsWith(from) ||
    from.endsWith(importName) ||
    importName.startsWith(`${from}.`)
  );
}

function namesIn(node: Node): string[] {
  const found: string[] = [];
  for (const part of walk(node)) {
    if (part.type === 'Name' && part.ctx === 'Load') {
      found.push(part.id);
    } else if (part.type === 'Attribute') {
      found.push(part.attr);
    }
  }
  return found;
}

function finding(symbol: ISymbol, context: ICheckContext): IDraftFinding {
  const cell = context.cell(symbol.cell);
  const statement =
    cell &&
    context
      .syntax(cell)
      .statements.find(
        ({ start, end }) => start <= symbol.start && symbol.start < end
      );
  const node = statement?.node;
  return {
    cell: symbol.cell,
    range:
      cell && node && 'name' in node && typeof node.name === 'string'
        ? nameRange(cell.source, { name: node.name, start: node.start })
        : { start: symbol.start, end: symbol.end },
    message: symbol.kind === 'class' ? 'class' : 'function',
    args: { name: symbol.name, cell: { cell: symbol.cell } },
    symbol: symbol.name
  };
}
