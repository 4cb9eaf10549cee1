/** A fix as the arguments of the command that applies it: plain JSON. */
import type { ReadonlyJSONObject } from '@lumino/coreutils';
import type { IFix } from '../../engine';

/** @param withOffer - Whether what the fix offers to add comes in the same step. */
export function fixArguments(fix: IFix, withOffer = true): ReadonlyJSONObject {
  const { safe, offer, ...change } = fix;
  const offered = withOffer && offer !== undefined ? offer.inserts : [];
  const inserts = [...(fix.inserts ?? []), ...offered];
  return JSON.parse(JSON.stringify({ ...change, inserts }));
}
