import { DEFAULT, PREVIEW, REMOVED, SAFE, STABLE } from './table';

const codes = (table: string): string[] =>
  table
    .trim()
    .split('\n')
    .flatMap(line => {
      const [letters, ...digits] = line.split(' ');
      return digits.map(number => letters + number);
    });

/** Every rule that can be bound. */
export const stableRules: readonly string[] = codes(STABLE);
const preview = codes(PREVIEW);
const removed = codes(REMOVED);
const safe = new Set(codes(SAFE));

/** What ruff runs where a team selects nothing. */
export const defaultRules: readonly string[] = codes(DEFAULT);

/** Whether `code` is one of the rules that `selector` (`F401`, `PD`, `D1`, `ALL`) names. */
export function selects(selector: string, code: string): boolean {
  if (selector === 'ALL') {
    return true;
  }
  const letters = /^[A-Z]+/.exec(selector)?.[0];
  if (letters === undefined || !code.startsWith(selector)) {
    return false;
  }
  return letters === 'PL' || /^[A-Z]+/.exec(code)?.[0] === letters;
}

/** The rules a selector names, without removed ones and those in preview; empty: it names none. */
export function rulesOf(selector: string): string[] {
  let rules = selected.get(selector);
  if (!rules) {
    rules = stableRules.filter(code => selects(selector, code));
    selected.set(selector, rules);
  }
  return rules;
}

/** By selector: each notebook asks for those of its document. */
const selected = new Map<string, string[]>();

/**
 * Whether a selector can be bound, and why not: `preview` and `removed` where
 * this version has nothing else under it.
 */
export function stateOf(
  selector: string
): 'stable' | 'preview' | 'removed' | 'unknown' {
  const named = (code: string): boolean => selects(selector, code);
  if (stableRules.some(named)) {
    return 'stable';
  }
  if (preview.some(named)) {
    return 'preview';
  }
  return removed.some(named) ? 'removed' : 'unknown';
}

/** Whether ruff's fix for a rule never changes what code does. */
export function hasSafeFix(code: string): boolean {
  return safe.has(code);
}
