/** *Make it a parameter* as one click. */
import type { INotebook } from '../../notebook/types';
import type { IBlocker } from '../../plan/types';
import type { IProject } from '../../project/types';
import type { IFix } from '../types';
import { parameterise } from './parameterise';
import type { IParameterRequest } from './types';

/**
 * The fix of blocker `notebook-variable` and of remark `own-copy`. Null where
 * the name can't become a parameter, or the def does not read it: `refused`
 * says why.
 */
export function parameterFix(
  notebook: INotebook,
  project: IProject,
  request: IParameterRequest
): { fix: IFix | null; refused: IBlocker[] } {
  const { edits, marks, added, refused } = parameterise(notebook, project, [
    request
  ]);
  const own = added.find(
    ({ cell, symbol }) => cell === request.cell && symbol === request.symbol
  );
  if (!own) {
    return { fix: null, refused };
  }
  const names = own.names.map(name => `\`${name}\``).join(', ');
  const what = own.names.length === 1 ? 'a parameter' : 'parameters';
  return {
    fix: {
      title: `Make ${names} ${what} of \`${request.symbol}\``,
      safe: true,
      edits,
      marks
    },
    refused
  };
}
