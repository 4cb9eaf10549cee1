/** The source of the new cell. */
import { bodyText } from './body-text';
import type { ISettled } from './choices';
import { docstringLines } from './docstring';
import { pyplotName } from './effects';
import { commentsIn, gapBefore, headOf } from './gaps';
import { importText, isPlainImport } from './hoist';
import { indented } from './indent';
import { deletedNames } from './inference';
import type { IInference } from './inference';

/** Where the value of the last line goes. */
export function shownPrefix(
  { shown }: IInference,
  outputs: readonly string[]
): string {
  return shown === null
    ? ''
    : outputs.length === 0
      ? 'return '
      : `${shown.name} = `;
}

export const FIGURE = 'figure';

/** Names that come out of the function, in order. */
export function returnedNames(
  inference: IInference,
  { results, figure }: ISettled
): string[] {
  const { shown, taken } = inference;
  const names = results.map(({ name }) => name);
  if (figure) {
    names.push(figureName(taken));
  }
  // A `del` behind the call would hide what the call shows.
  const named = names.length > 0 || deletedNames(inference).length > 0;
  return named && shown ? [...names, shown.name] : names;
}

export function figureName(taken: ReadonlySet<string>): string {
  let name = FIGURE;
  for (let count = 2; taken.has(name); count++) {
    name = `${FIGURE}_${count}`;
  }
  return name;
}

export function definitionText(
  inference: IInference,
  settled: ISettled,
  imports: readonly string[]
): string {
  const { ground, parts, region, shown, taken } = inference;
  const returned = returnedNames(inference, settled);
  const renames = new Map(
    settled.parameters
      .filter(({ name, as }) => name !== as)
      .map(({ name, as }) => [name, as])
  );
  const own = (name: string): string => renames.get(name) ?? name;
  const lines = [header(settled, region.async, returned.length)];
  if (settled.docstring !== null) {
    lines.push(...docstringLines(settled.docstring).map(indented));
  }
  lines.push(
    ...settled.copies.map(name => `    ${own(name)} = ${own(name)}.copy()`),
    bodyText(ground, parts, {
      shown: shown && {
        spot: shown.spot,
        prefix: shownPrefix(inference, returned)
      },
      renames,
      displays: settled.displays,
      withoutShow: settled.figure
    })
  );
  if (settled.figure) {
    lines.push(`    ${figureName(taken)} = ${pyplotName(ground)}.gcf()`);
  }
  if (returned.length > 0) {
    lines.push(`    return ${returned.map(own).join(', ')}`);
  }
  return [
    ...directives(inference),
    ...(imports.length > 0 ? [...imports, '', ''] : []),
    ...lines.filter(line => line !== '')
  ].join('\n');
}

function header(
  { name, parameters, results }: ISettled,
  isAsync: boolean,
  returned: number
): string {
  const list = parameters
    .map(({ as, type, default: value }) => {
      const typed = type === null ? as : `${as}: ${type}`;
      return value === null
        ? typed
        : `${typed}${type === null ? '=' : ' = '}${value}`;
    })
    .join(', ');
  return `${isAsync ? 'async ' : ''}def ${name}(${list})${returnType(results, returned)}:`;
}

/** Only where every value that comes out has a type. */
function returnType(results: ISettled['results'], returned: number): string {
  const types = results.map(({ type }) => type);
  if (
    types.length === 0 ||
    types.length !== returned ||
    types.some(type => type === null)
  ) {
    return '';
  }
  return types.length === 1
    ? ` -> ${types[0]}`
    : ` -> tuple[${types.join(', ')}]`;
}

/** Imports that move here, with the comments above them. */
export function importLines({ ground, hoist }: IInference): string[] {
  return [...hoist.moved].flatMap(([spot, aliases]) => {
    const { node, text } = spot.statement;
    if (!isPlainImport(node)) {
      return [];
    }
    return aliases.length === node.names.length
      ? [...commentsIn(gapBefore(ground, spot)), text]
      : [importText(node, aliases)];
  });
}

/** nbdev's `#| export` lines go where the code goes. */
function directives({ ground, parts }: IInference): string[] {
  const [first] = parts.cells;
  if (first.mark?.by !== 'nbdev') {
    return [];
  }
  return headOf(ground.links.syntax(first))
    .split('\n')
    .filter(line => /^\s*#\s*\|\s*(?:export|default_exp)/.test(line));
}
