import { rulesOf, stateOf } from '../../checks/ruff/rules';
import type { IKnown } from '../known';
import { RESERVED } from '../known';

/** As if this version had every built-in check. */
export const everything: IKnown = {
  checks: Object.fromEntries(
    RESERVED.map(id => [
      id,
      (id === 'tests-coverage'
        ? { min: 'number', branch: 'boolean', of: 'string' }
        : {}) as IKnown['checks'][string]
    ])
  ),
  ruff: { stateOf, codes: rulesOf('ALL') }
};

/** As if it had no check at all. */
export const nothing: IKnown = { checks: {}, ruff: null };
