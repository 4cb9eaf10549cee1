import { setFlagsFromString } from 'node:v8';
import { linterOf } from '../engine/index';
import type { ILinter } from '../engine/index';

let loaded: Promise<ILinter> | null = null;

/**
 * Ruff in Node, loaded once; its `.wasm` lies beside the bundle.
 *
 * With V8's tier-up compilation the first check of a large notebook takes
 * seconds and half a gigabyte, so that is switched off before the load.
 */
export function loadRuff(): Promise<ILinter> {
  loaded ??= (async () => {
    setFlagsFromString('--liftoff-only');
    return linterOf(await import('@astral-sh/ruff-wasm-nodejs'));
  })();
  return loaded;
}
