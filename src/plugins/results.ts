import { Notification } from '@jupyterlab/apputils';
import { reasonOf } from '../model/reason';

/** Milliseconds that the result of a command stays. */
export const RESULT_SHOWN = 10_000;

/** Tells why something was not done. */
export function tellFailure(error: unknown): void {
  Notification.error(reasonOf(error), { autoClose: RESULT_SHOWN });
}

/** Whether a piece of work was done; what stood in its way is told. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    tellFailure(error);
    return false;
  }
}
