import negatives1 from './cases/secret-negatives-1.json';
import negatives2 from './cases/secret-negatives-2.json';
import negatives3 from './cases/secret-negatives-3.json';
import positives1 from './cases/secret-positives-1.json';
import positives2 from './cases/secret-positives-2.json';
import positives3 from './cases/secret-positives-3.json';
import type { ISample } from './secret-samples';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';
const ALPHABETS: Record<string, string> = {
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  low: LOWER + DIGITS,
  up: UPPER + DIGITS,
  mix: UPPER + LOWER + DIGITS,
  b64: `${UPPER}${LOWER}${DIGITS}+/`,
  url: `${UPPER}${LOWER}${DIGITS}_-`,
  dig: DIGITS,
  aa: 'ACDEFGHIKLMNPQRSTVWY',
  dna: 'ACGT'
};

/** Each `⟦alphabet length⟧` of a text becomes letters drawn by the seed. */
function drawn(text: string, seed: number): string {
  let state = seed >>> 0;
  const letter = (alphabet: string): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return alphabet[Math.floor((state / 2 ** 32) * alphabet.length)];
  };
  return text.replace(/⟦(?:(\w+) (\d+))?⟧/g, (_, name, length) =>
    name
      ? Array.from({ length: Number(length) }, () =>
          letter(ALPHABETS[name])
        ).join('')
      : ''
  );
}

const samples = (...sets: string[][][]): ISample[] =>
  sets.flat().map(([title, kind, text], i) => ({
    title: `unseen ${title}`,
    kind: kind as ISample['kind'],
    text: drawn(text, 31 * i + 7)
  }));

/** Written before anybody looked at what is seen, in three rounds. */
export const unseenPositives = samples(positives1, positives2, positives3);
export const unseenNegatives = samples(negatives1, negatives2, negatives3);
