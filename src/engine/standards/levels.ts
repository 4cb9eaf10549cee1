/** The level that an item names itself: a bold word, or MUST, SHOULD, MAY. */
import type { Paragraph, PhrasingContent } from 'mdast';

import type { Level } from '../checks/types';
import { endOf, plain, startOf } from './markdown';
import { LEVELS } from './settings';
import type { ISettings } from './settings';

export interface IOwnLevel {
  level: Level;
  /** Offset after the word where it begins the paragraph; null where it stands in the sentence and stays. */
  after: number | null;
  /** Whether a `not` leads with it, which then belongs to the statement: `**Must not** print`. */
  not: boolean;
}

/** Brackets around a level word: `[Must]`, `【强制】`. */
const BRACKETED =
  /^\s*([[(【〔「『［（])\s*([^\])】〕」』］）]{1,40}?)\s*[\])】〕」』］）]/;

/** Reads the level word of an item's first paragraph; null where it names none. */
export function ownLevel(
  { children }: Paragraph,
  settings: ISettings
): IOwnLevel | null {
  for (const child of children) {
    if (child.type !== 'strong') {
      continue;
    }
    const said = levelOf(plain(child), settings);
    if (said) {
      const leads = child === firstOf(children);
      return {
        level: said.level,
        after: leads ? endOf(child) : null,
        not: leads && said.not
      };
    }
  }
  const first = firstOf(children);
  if (first?.type === 'text') {
    const found = BRACKETED.exec(first.value);
    const said = found && levelOf(found[2], settings);
    if (said) {
      return {
        level: said.level,
        after: startOf(first) + found[0].length,
        not: said.not
      };
    }
  }
  const words = capitals(settings);
  for (const child of children) {
    if (child.type !== 'text') {
      continue;
    }
    const found = words.exec(child.value);
    if (found) {
      const level = levelOf(found[1], settings)!.level;
      const leads =
        child === first && child.value.slice(0, found.index).trim() === '';
      return {
        level,
        after: leads ? startOf(child) + found.index + found[1].length : null,
        not: false
      };
    }
  }
  return null;
}

/** MUST, SHOULD, MAY, and the document's own words where they stand in capitals. */
function capitals({ levels }: ISettings): RegExp {
  const own = levels
    .map(({ word }) => word.normalize('NFC').toUpperCase())
    .filter(word => word !== word.toLowerCase() && word.length > 2)
    .map(word => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  return new RegExp(
    `(?<![\\p{L}\\p{N}_])(${['MUST', 'SHOULD', 'MAY', ...own].join('|')})(?![\\p{L}\\p{N}_])`,
    'u'
  );
}

/** `Must`, `Must:`, `Must not`, and the document's own words of `levels`. */
function levelOf(
  text: string,
  settings: ISettings
): { level: Level; not: boolean } | null {
  const said = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[:：.,;!]+$/, '')
    .replace(/^\s*[[(【](.*)[\])】]\s*$/, '$1')
    .trim();
  const word = said.replace(/ (not|never|have)$/, '').trim();
  const level =
    LEVELS.find(one => one === word) ??
    settings.levels.find(
      one => one.word.normalize('NFC').toLowerCase() === word
    )?.level;
  return level ? { level, not: / (not|never)$/.test(said) } : null;
}

function firstOf(
  children: readonly PhrasingContent[]
): PhrasingContent | undefined {
  return children.find(
    child => child.type !== 'text' || child.value.trim() !== ''
  );
}
