/** What a person chose, held against what is possible. */
import { syntaxOf } from '../../python/syntax';
import { BUILTINS } from '../../python/builtins';
import { isModuleName } from '../../project/python-names';
import { atSpot } from './faults';
import type { IInference } from './inference';
import { isSet } from './inputs';
import { findKept } from './kept';
import { boundOnceLoopsRun } from './loops';
import { KEYWORDS } from './suggest-name';
import type { IFunctionChoices } from './types';

export interface IParameter {
  /** Name in the notebook. */
  name: string;
  as: string;
  type: string | null;
  default: string | null;
}

export interface IResult {
  name: string;
  type: string | null;
}

/** All choices made, none left open. */
export interface ISettled {
  name: string;
  docstring: string | null;
  module: string | null;
  parameters: IParameter[];
  results: IResult[];
  prints: 'keep' | 'logger';
  copies: string[];
  displays: boolean;
  figure: boolean;
}

/** Null where a choice can't be; the faults say which and why. */
export function settle(
  inference: IInference,
  choices: IFunctionChoices
): ISettled | null {
  const { region, faults, parts } = inference;
  const refuse = (what: string): void =>
    faults.refuse('choice', what, atSpot(parts.body[0]), { args: { what } });
  const name = choices.name ?? region.name;
  checkName(inference, name, refuse);
  const module = choices.module ?? null;
  if (module !== null && !module.split('.').every(isModuleName)) {
    refuse(`\`${module}\` is no name of a module`);
  }
  const parameters = parametersOf(inference, choices, refuse);
  const copies = [...(choices.copy ?? [])];
  for (const copied of copies) {
    if (
      !region.inputs.some(
        ({ name: input, canCopy }) => input === copied && canCopy
      )
    ) {
      refuse(
        `The function can't work on a copy of \`${copied}\`: it does not change it, or another name may hold the same object`
      );
    }
  }
  const results = resultsOf(inference, choices, copies, refuse);
  bringIn(inference, results, parameters, refuse);
  findKept(
    inference.ground,
    parts.body,
    inference.flow,
    region.inputs.map(({ name: input }) => input),
    results.map(({ name: output }) => output),
    faults
  );
  const figure = choices.figure === true;
  if (figure && !region.figure) {
    refuse('There is no figure of pyplot that the function could return');
  }
  const docstring = choices.docstring ?? region.docstring;
  return faults.refused
    ? null
    : {
        name,
        docstring: docstring?.trim() ? docstring : null,
        module,
        // Python wants those with a default behind the others.
        parameters: [
          ...parameters.filter(one => one.default === null),
          ...parameters.filter(one => one.default !== null)
        ],
        results,
        prints: choices.prints ?? 'keep',
        copies,
        displays: choices.looks === 'display',
        figure
      };
}

type Refuse = (what: string) => void;

export function isName(name: string): boolean {
  return (
    /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name) &&
    (!KEYWORDS.has(name) || /^(?:match|case|type)$/.test(name))
  );
}

function checkName(
  { taken, parts, ground }: IInference,
  name: string,
  refuse: Refuse
): void {
  const bound =
    ground.links.binders(name).length > 0 ||
    parts.body.some(({ statement }) =>
      statement.uses.some(use => use.name === name)
    );
  if (!isName(name)) {
    refuse(`\`${name}\` is no name of a function`);
  } else if (BUILTINS.has(name)) {
    refuse(`\`${name}\` is a name of Python's own; take another one`);
  } else if (bound && taken.has(name)) {
    refuse(`\`${name}\` is in use in this notebook; take another name`);
  }
}

function parametersOf(
  { region, parts }: IInference,
  { inputs = [] }: IFunctionChoices,
  refuse: Refuse
): IParameter[] {
  const known = new Map(region.inputs.map(input => [input.name, input]));
  const parameters: IParameter[] = [];
  for (const {
    name,
    as = name,
    type = null,
    default: value = null
  } of inputs) {
    if (!known.delete(name)) {
      refuse(`\`${name}\` is not among the inputs`);
    } else if (!isName(as)) {
      refuse(`\`${as}\` is no name of a parameter`);
    } else if (as !== name && isWordOf(parts, as)) {
      refuse(`\`${as}\` is in use in these statements; take another name`);
    }
    for (const source of [type, value]) {
      if (source !== null && !isExpression(source)) {
        refuse(`\`${source}\` is no Python expression`);
      }
    }
    parameters.push({ name, as, type, default: value });
  }
  for (const name of known.keys()) {
    parameters.push({ name, as: name, type: null, default: null });
  }
  if (new Set(parameters.map(({ as }) => as)).size < parameters.length) {
    refuse('Two parameters have one name');
  }
  return parameters;
}

/** An output that is set on some paths only comes in first, so that it always has a value. */
function bringIn(
  { ground, flow, needs }: IInference,
  results: readonly IResult[],
  parameters: IParameter[],
  refuse: Refuse
): void {
  for (const { name } of results) {
    if (
      flow.end.get(name) !== 'maybe' ||
      parameters.some(parameter => parameter.name === name)
    ) {
      continue;
    }
    const { spot } = flow.written.get(name)!;
    if (needs.before.has(name) && isSet(ground, needs, spot, name)) {
      parameters.push({ name, as: name, type: null, default: null });
    } else if (!boundOnceLoopsRun(spot.statement, name)) {
      refuse(
        `\`${name}\` is set on some paths only, so it can't come out of the function`
      );
    }
  }
}

function isWordOf({ body }: IInference['parts'], word: string): boolean {
  const pattern = new RegExp(
    `(?<![\\p{ID_Continue}])${word}(?![\\p{ID_Continue}])`,
    'u'
  );
  return body.some(({ statement }) => pattern.test(statement.text));
}

export function isExpression(source: string): boolean {
  const { statements, error } = syntaxOf(`(${source}\n)`);
  return (
    error === null &&
    statements.length === 1 &&
    statements[0].node.type === 'Expr' &&
    statements[0].magics.length === 0 &&
    !source.includes('#')
  );
}

function resultsOf(
  { region, live, flow, faults, parts }: IInference,
  { outputs }: IFunctionChoices,
  copies: readonly string[],
  refuse: Refuse
): IResult[] {
  const results: IResult[] = (outputs ?? region.outputs).map(output => ({
    name: output.name,
    type: 'type' in output ? (output.type ?? null) : null
  }));
  for (const { name, type } of results) {
    const written =
      flow.written.has(name) ||
      region.inputs.some(input => input.name === name);
    if (!written || flow.end.get(name) === 'deleted') {
      refuse(
        `\`${name}\` is not set by these statements, so it can't come out of the function`
      );
    }
    if (type !== null && !isExpression(type)) {
      refuse(`\`${type}\` is no Python expression`);
    }
  }
  if (new Set(results.map(({ name }) => name)).size < results.length) {
    refuse('An output is named twice');
  }
  for (const name of live.keys()) {
    if (!results.some(result => result.name === name)) {
      faults.remark('output-dropped', name, {
        ...atSpot(flow.written.get(name)?.spot ?? parts.body[0])
      });
    }
  }
  // What is changed on a copy must come out, or the notebook would not see it.
  for (const name of copies) {
    if (
      outputs === undefined &&
      !results.some(result => result.name === name)
    ) {
      results.push({ name, type: null });
    }
  }
  return results;
}
