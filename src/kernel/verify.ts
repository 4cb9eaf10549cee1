/** Proves by re-running, in fresh kernels of the notebook's own kernelspec. */
import type { Session } from '@jupyterlab/services';
import type { IVerifyRequest, IVerifyResult, VerifyEvent } from '../engine';
import { runFreshScript } from './fresh-script';
import { snippets } from './snippets.gen';
import type { IKernelPlace } from './staged-tests';

const EVENTS: readonly VerifyEvent['event'][] = ['run', 'cell', 'done'];

export interface IVerifyRun extends IKernelPlace {
  request: Omit<IVerifyRequest, 'root' | 'kernel'>;
}

/** A proof that was not made, with the reason as a whole sentence. */
export function notVerified(reason: string): IVerifyResult {
  return {
    verdict: 'not-run',
    reason,
    error: null,
    differences: [],
    gone: [],
    undecided: [],
    added: []
  };
}

/**
 * Runs the notebook as it was and as it is.
 *
 * The script runs in a kernel of the wished kernelspec and starts those of the
 * runs from there, so that all of them have the same Python.
 *
 * @param tell - Told each event as it comes.
 * @param signal - Aborting it ends all kernels.
 */
export async function runVerify(
  manager: Session.IManager,
  { request, root, probe, path, kernel }: IVerifyRun,
  tell: (event: VerifyEvent) => void,
  signal: AbortSignal
): Promise<IVerifyResult> {
  const { done, problem } = await runFreshScript<VerifyEvent>(manager, {
    script: snippets['prove'],
    file: 'prove.py',
    request: { ...request, root, probe, kernel: null, texts: snippets },
    what: 'proof',
    path,
    token: probe.token,
    kernel,
    events: EVENTS,
    tell,
    signal
  });
  return done?.result ?? notVerified(problem ?? '');
}
