/** Variables as parameters of functions, applied as one step. */
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IParameterRequest } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import { refactor } from './refactorings';

/** Milliseconds that a refusal is read in. */
const READ = 15_000;

/** Which function and which of the variables that it reads; null: all of them. */
export interface IParameterWish {
  symbol: string;
  /** Key of the cell that defines it; absent: found by the name. */
  cell?: string;
  names?: string[] | null;
}

/** Functions of a cell, or of some name, that wait for a parameter. */
export function parameterRequests(
  notebook: PromoteNotebook,
  wish: IParameterWish | { cell: string }
): IParameterRequest[] {
  const { symbol, names = null } = 'symbol' in wish ? wish : { symbol: null };
  const modules = notebook.latest?.plan.modules ?? [];
  return modules
    .filter(({ role }) => role === 'code')
    .flatMap(({ symbols }) => symbols)
    .filter(
      one =>
        (wish.cell === undefined || one.cell === wish.cell) &&
        (symbol === null
          ? one.blockers.some(({ remedies }) =>
              remedies.some(({ kind }) => kind === 'parameter')
            )
          : one.name === symbol)
    )
    .map(({ cell, name }) => ({ cell, symbol: name, names }));
}

/**
 * Makes variables parameters. What can't become one stays, and why is said.
 *
 * @returns Whether anything was changed.
 */
export async function makeParameter(
  notebook: PromoteNotebook,
  requests: IParameterRequest[],
  trans: TranslationBundle
): Promise<boolean> {
  const asked = await notebook.ask('parameter', { requests });
  if (asked === null) {
    Notification.info(
      trans.__(
        'The notebook was edited meanwhile: nothing was changed. Look again.'
      ),
      { autoClose: READ }
    );
    return false;
  }
  const { answer, basis } = asked;
  const { edits, marks, added, refused } = answer;
  for (const { sentence } of refused) {
    Notification.warning(sentence, { autoClose: READ });
  }
  const own = added.filter(({ cell, symbol }) =>
    requests.some(one => one.cell === cell && one.symbol === symbol)
  );
  if (own.length === 0) {
    if (refused.length === 0) {
      Notification.info(
        trans.__('There is no variable that could become a parameter.'),
        { autoClose: READ }
      );
    }
    return false;
  }
  const title = own
    .map(({ names, symbol }) =>
      trans.__('%1 now comes into %2 as a parameter', names.join(', '), symbol)
    )
    .join('; ');
  const done = await refactor(
    notebook,
    { title, basis, changes: [{ edits, marks }] },
    trans
  );
  return done !== null;
}
