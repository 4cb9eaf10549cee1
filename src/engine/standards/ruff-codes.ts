import type { IKnown } from './known';
import { nearest } from './nearest';

const SELECTOR = /^[A-Z]{1,5}\d{0,4}$/;

/** Codes or prefixes of a `ruff:` binding, `configured`, or the sentence that says what is wrong. */
export function ruffCodes(
  words: readonly string[],
  ruff: IKnown['ruff']
): string[] | 'configured' | { wrong: string } {
  const codes = words.flatMap(word => word.split(',')).filter(Boolean);
  if (!codes.length) {
    return {
      wrong:
        'rules are missing: codes such as `E722, PD`, or `configured` for what `[tool.ruff]` selects.'
    };
  }
  if (codes.length === 1 && codes[0] === 'configured') {
    return 'configured';
  }
  for (const code of codes) {
    const state = SELECTOR.test(code)
      ? (ruff?.stateOf(code) ?? 'stable')
      : 'unknown';
    if (state !== 'stable') {
      return { wrong: sentence(code, state, ruff) };
    }
  }
  return [...new Set(codes)];
}

function sentence(
  code: string,
  state: 'preview' | 'removed' | 'unknown',
  ruff: IKnown['ruff']
): string {
  const shown = code.slice(0, 60);
  switch (state) {
    case 'preview':
      return `ruff has \`${shown}\` only in preview, so it can't be bound yet.`;
    case 'removed':
      return `ruff has removed \`${shown}\`; take it out.`;
    default: {
      const near = ruff && nearestCode(code, ruff.codes);
      return `ruff has no rule \`${shown}\`.${near ? ` Did you mean \`${near}\`?` : ''}`;
    }
  }
}

/** A rule of the same letters, else the letters that are near. */
function nearestCode(written: string, codes: readonly string[]): string | null {
  const code = written.toUpperCase();
  const letters = lettersOf(code);
  const family = codes.filter(one => lettersOf(one) === letters);
  if (family.length) {
    return nearest(code, family);
  }
  const near = nearest(letters, new Set(codes.map(lettersOf)));
  const meant = near === null ? '' : near + code.slice(letters.length);
  return codes.includes(meant) ? meant : near;
}

function lettersOf(code: string): string {
  return /^[A-Z]*/.exec(code)?.[0] ?? '';
}
