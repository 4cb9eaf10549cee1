import init, * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../engine/index';
import type { ILinter } from '../engine/index';

let loaded: Promise<ILinter> | null = null;

/**
 * Ruff in the worker, loaded once: two initialisations at the same time crash
 * it. Rejects where the `.wasm` cannot be fetched; the next call tries again.
 */
export function loadRuff(): Promise<ILinter> {
  loaded ??= init().then(
    () => linterOf(wasm),
    error => {
      loaded = null;
      throw error;
    }
  );
  return loaded;
}
