/** Lower-case scalars that only defs read (SPEC section 4): what a person turns in the notebook, and a parameter could be. */
import type { Expression } from '../python/ast';
import type { IBinder } from '../python/links';
import { isImmutableScalar } from '../python/pure';
import { couldBeParameter } from './answers';
import type { IClosure, IRead } from './closure';
import { allReads } from './variables';

export interface IKnob {
  name: string;
  /** Where the notebook sets it. */
  binder: IBinder;
  value: Expression;
  /** Its reads in the module. */
  reads: IRead[];
}

const UPPER_CASE = /^_*[A-Z][A-Z0-9_]*$/;

/** What must be a constant for one reader is one for all, and what the person chose is no knob any more. */
export function knobsOf(closure: IClosure): IKnob[] {
  const knobs = new Map<string, IKnob>();
  const constants = new Set<string>();
  for (const read of allReads(closure)) {
    const { answer, use } = read;
    if (answer.is !== 'carry' || answer.kind !== 'constant') {
      continue;
    }
    const { name } = use;
    const value = valueOf(answer.binder);
    const isKnob =
      couldBeParameter(use) &&
      !UPPER_CASE.test(name) &&
      !closure.target.names.has(name);
    if (!isKnob || value === null) {
      constants.add(name);
      continue;
    }
    const knob = knobs.get(name) ?? {
      name,
      binder: answer.binder,
      value,
      reads: []
    };
    knob.reads.push(read);
    knobs.set(name, knob);
  }
  return [...knobs.values()].filter(({ name }) => !constants.has(name));
}

function valueOf({ bindings }: IBinder): Expression | null {
  const value = bindings[0]?.value ?? null;
  return value && isImmutableScalar(value) ? value : null;
}
