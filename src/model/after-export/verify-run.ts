/** One proof by re-running for an open notebook. */
import type { IVerifyResult, VerifyEvent } from '../../engine';
import { notVerified, runVerify } from '../../kernel/verify';
import type { Basis } from '../basis';
import type { PromoteNotebook } from '../notebook';
import { kernelFor } from '../export/staged-run';
import type { IRunServices } from '../export/staged-run';
import { reasonOf } from '../reason';

export interface IVerified {
  result: IVerifyResult;
  /** The cells that ran as the notebook as it is; null: nothing ran. */
  basis: Basis | null;
}

/**
 * Runs the notebook as the last commit has it and as it is now, saved or not.
 *
 * @param tell - Told each event as it comes.
 * @param signal - Aborting it ends the run and its kernels.
 * @returns The result; `not-run` with the reason where there is none.
 */
export async function verifyRun(
  services: IRunServices,
  notebook: PromoteNotebook,
  tell: (event: VerifyEvent) => void,
  signal: AbortSignal
): Promise<IVerified> {
  const { sessions, client, trans } = services;
  const { path, panel } = notebook;
  try {
    const asked = await notebook.ask('verify', null);
    const root = notebook.project?.snapshot.root ?? null;
    if (asked === null || root === null) {
      const reason =
        notebook.project?.unavailable ??
        (root === null
          ? trans.__('There is no project around this notebook.')
          : trans.__('The notebook is being edited.'));
      return { result: notVerified(reason), basis: null };
    }
    const after = panel.context.model.toJSON();
    const kernel = kernelFor(panel, services);
    const { text } = await client.committed(path);
    const request = {
      ...asked.answer,
      before: JSON.parse(text) as unknown,
      after,
      copy: true,
      seconds: null
    };
    const probe = await client.probe(path);
    const result = await runVerify(
      sessions,
      { request, root, probe, path, kernel },
      tell,
      signal
    );
    return { result, basis: asked.basis };
  } catch (error) {
    const reason = reasonOf(error);
    return { result: notVerified(reason), basis: null };
  }
}
