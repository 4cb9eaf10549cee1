import type { ICall, IFunctionDef } from '../python/ast';
import { walk } from '../python/walk';
import {
  definedNames,
  dottedName,
  functionsOf,
  nameRange
} from './definitions';
import type { ICheck } from './types';

/** Calls that bring data in, by the last part of their name. */
const READS =
  /^(?:read_\w+|scan_\w+|load_(?!ext\b|state_dict\b)\w+|loadtxt|genfromtxt|fromfile|loadmat|urlopen|urlretrieve)$/;
/** The same, where the last part alone says too little. */
const DOTTED =
  /^(?:open|(?:np|numpy|json|pickle|joblib|torch|yaml|toml|tomllib|cloudpickle|dill)\.(?:load|safe_load)|requests\.(?:get|post)|(?:.+\.)?read\.(?:csv|parquet|json|table|format|load|jdbc|orc|text)|.+\.read_(?:text|bytes))$/;
const LOGS =
  /(?:^|\.)_?\w*log\w*\.(?:debug|info|warning|warn|error|exception|critical|log|success)$/i;

export const check: ICheck = {
  id: 'logging-present',
  title: 'Functions that read data log what came in',
  level: 'may',
  messages: {
    silent:
      '`{name}` ({cell}) reads data and logs nothing; log how many rows came in.'
  },
  options: {},
  wholeNotebook: false,
  run: ({ placed }) => {
    const code = placed.filter(
      ({ module, placed }) =>
        module.role === 'code' && placed.kind === 'definition'
    );
    const own = definedNames(code);
    const readers = code.flatMap(({ cell, statement }) =>
      functionsOf(statement)
        .filter(({ node }) => callsIn(node).some(call => isRead(call, own)))
        .map(one => ({ ...one, cell }))
    );
    return {
      findings: readers
        .filter(
          ({ node }) =>
            !callsIn(node).some(({ func }) => LOGS.test(dottedName(func)))
        )
        .map(({ name, node, cell }) => ({
          cell: cell.key,
          range: nameRange(cell.source, node),
          message: 'silent',
          args: { name, cell: { cell: cell.key } },
          symbol: name
        })),
      nothing: readers.length === 0
    };
  }
};

function isRead(call: ICall, own: ReadonlySet<string>): boolean {
  const name = dottedName(call.func);
  const last = name.slice(name.lastIndexOf('.') + 1);
  // A function of the library's own that reads is asked itself.
  return (
    !own.has(name) &&
    (READS.test(last) || DOTTED.test(name)) &&
    !(last === 'open' && opensToWrite(call))
  );
}

function opensToWrite({ args, keywords }: ICall): boolean {
  const mode = keywords.find(({ arg }) => arg === 'mode')?.value ?? args[1];
  return (
    mode?.type === 'Constant' &&
    typeof mode.value === 'string' &&
    /[wax]/.test(mode.value)
  );
}

function callsIn(node: IFunctionDef): ICall[] {
  return [...walk(node)].filter((part): part is ICall => part.type === 'Call');
}
