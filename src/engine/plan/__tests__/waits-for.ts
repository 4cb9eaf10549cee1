import type { IArguments, Statement } from '../../python/ast';
import { syntaxOf } from '../../python/syntax';
import type { ICase } from './case-file';

/** The refactoring that a case needs and that the engine does not have; null: none. */
export function waitsFor(example: ICase): string | null {
  if (example.cells.some(({ extract }) => extract !== null)) {
    return 'statements to function';
  }
  const late = example.blockers.some(line =>
    /^(late-binding|shadow) /.test(line)
  );
  return late || hasNewParameter(example) ? 'variable to parameter' : null;
}

/** An expected function has a parameter that the cell's function has not. */
function hasNewParameter(example: ICase): boolean {
  const before = new Map(
    example.cells.flatMap(({ source }) => parametersIn(source))
  );
  const after = [...example.modules.values()].flatMap(parametersIn);
  return after.some(([name, parameters]) => {
    const known = before.get(name);
    return known && parameters.some(each => !known.includes(each));
  });
}

function parametersIn(source: string): [string, string[]][] {
  const nodes: Statement[] = syntaxOf(source).statements.map(
    ({ node }) => node
  );
  return nodes.flatMap(node =>
    node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef'
      ? [[node.name, namesIn(node.args)] as [string, string[]]]
      : []
  );
}

function namesIn(args: IArguments): string[] {
  return [...args.posonlyargs, ...args.args, ...args.kwonlyargs].map(
    ({ arg }) => arg
  );
}
