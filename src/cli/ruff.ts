import { setFlagsFromString } from 'node:v8';
import { linterOf } from '../engine/index';
import type { ILinter } from '../engine/index';

let loaded: Promise<ILinter> | null = null;

/**
 * With V8's tier-up compilation the first check of a large notebook takes
 * seconds and half a gigabyte, so that is switched off before the load. The
 * first flag implies the others only where it is given at V8's start. A
 * function is validated when it is first called: a check calls few of them.
 */
const FLAGS = [
  '--liftoff-only',
  '--no-wasm-tier-up',
  '--no-wasm-dynamic-tiering',
  '--wasm-lazy-validation'
];

/** Ruff in Node, loaded once; its `.wasm` lies beside the bundle. */
export function loadRuff(): Promise<ILinter> {
  loaded ??= (async () => {
    FLAGS.forEach(setFlagsFromString);
    return linterOf(await import('@astral-sh/ruff-wasm-nodejs'));
  })();
  return loaded;
}
