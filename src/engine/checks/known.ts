/** What a standards document may bind: the checks of the registry, and ruff's stable rules. */
import type { IKnown } from '../standards/known';
import { checks } from './registry.gen';
import { stableRules, stateOf } from './ruff/rules';

export const known: IKnown = {
  checks: Object.fromEntries(checks.map(({ id, options }) => [id, options])),
  ruff: { stateOf, codes: stableRules }
};
