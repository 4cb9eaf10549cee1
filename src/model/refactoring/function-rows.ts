/** Inputs and outputs of a function while somebody changes them. */
import type { IFunctionChoices, IRegion } from '../../engine';

export interface IInputRow {
  /** Name in the notebook. */
  name: string;
  /** Name of the parameter. */
  as: string;
  /** Source of an annotation; '' for none. */
  type: string;
  /** Source of a default; '' for none. */
  default: string;
  /** Whether the function works on a copy of it. */
  copied: boolean;
}

export interface IOutputRow {
  name: string;
  type: string;
  chosen: boolean;
  /** Key of the first cell that reads it, null: none does. */
  readBy: string | null;
  /** Whether it was found to be needed. */
  inferred: boolean;
}

/** Rows for the inputs of a region: those known keep what was chosen, and their place. */
export function inputRows(
  { inputs }: IRegion,
  known: readonly IInputRow[]
): IInputRow[] {
  const names = new Set(inputs.map(({ name }) => name));
  const rows = known.filter(({ name }) => names.has(name));
  const fresh = inputs.filter(
    ({ name }) => !rows.some(row => row.name === name)
  );
  return [
    ...rows.map(row => {
      const input = inputs.find(({ name }) => name === row.name);
      return input?.canCopy ? row : { ...row, copied: false };
    }),
    ...fresh.map(({ name, as }) => ({
      name,
      as,
      type: '',
      default: '',
      copied: false
    }))
  ];
}

/** Rows for what could come out: what is needed, then what is set or changed besides. */
export function outputRows(
  region: IRegion,
  known: readonly IOutputRow[]
): IOutputRow[] {
  const needed = new Map(
    region.outputs.map(output => [output.name, output.readBy])
  );
  const changed = region.inputs.filter(({ mutated }) => mutated);
  const names = [
    ...new Set([
      ...needed.keys(),
      ...region.locals,
      ...changed.map(({ name }) => name)
    ])
  ];
  const fresh = names.map(name => ({
    name,
    type: '',
    chosen: needed.has(name),
    readBy: needed.get(name) ?? null,
    inferred: needed.has(name)
  }));
  const kept = known.flatMap(row => {
    const now = fresh.find(({ name }) => name === row.name);
    // Where the notebook needs it now and did not before, it comes out again.
    return now === undefined
      ? []
      : [
          {
            ...now,
            type: row.type,
            chosen: now.inferred === row.inferred ? row.chosen : now.chosen
          }
        ];
  });
  return [
    ...kept,
    ...fresh.filter(({ name }) => !kept.some(row => row.name === name))
  ];
}

/** Moves a row up (-1) or down (+1); null where it stands at that end. */
export function moved<T extends { name: string }>(
  rows: readonly T[],
  name: string,
  by: -1 | 1
): T[] | null {
  const from = rows.findIndex(row => row.name === name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rows.length) {
    return null;
  }
  const next = [...rows];
  [next[from], next[to]] = [next[to], next[from]];
  return next;
}

/** What the rows say to the engine; outputs only where they are not the inferred ones. */
export function rowChoices(
  inputs: readonly IInputRow[],
  outputs: readonly IOutputRow[],
  touched: { outputs: boolean }
): Pick<IFunctionChoices, 'inputs' | 'outputs' | 'copy'> {
  return {
    inputs: inputs.map(row => ({
      name: row.name,
      as: row.as.trim() || row.name,
      ...(row.type.trim() === '' ? {} : { type: row.type.trim() }),
      ...(row.default.trim() === '' ? {} : { default: row.default.trim() })
    })),
    ...(touched.outputs
      ? {
          outputs: outputs
            .filter(({ chosen }) => chosen)
            .map(({ name, type }) => ({
              name,
              ...(type.trim() === '' ? {} : { type: type.trim() })
            }))
        }
      : {}),
    copy: inputs.filter(({ copied }) => copied).map(({ name }) => name)
  };
}
