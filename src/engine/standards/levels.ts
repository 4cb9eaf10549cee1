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
}

/** Reads the level word of an item's first paragraph; null where it names none. */
export function ownLevel(
  { children }: Paragraph,
  settings: ISettings
): IOwnLevel | null {
  for (const child of children) {
    const level =
      child.type === 'strong' ? boldLevel(plain(child), settings) : null;
    if (level) {
      const leads = child === firstOf(children);
      return { level, after: leads ? endOf(child) : null };
    }
  }
  for (const child of children) {
    if (child.type !== 'text') {
      continue;
    }
    const found = /\b(MUST|SHOULD|MAY)\b/.exec(child.value);
    if (found) {
      const leads =
        child === firstOf(children) &&
        child.value.slice(0, found.index).trim() === '';
      return {
        level: found[1].toLowerCase() as Level,
        after: leads ? startOf(child) + found.index + found[1].length : null
      };
    }
  }
  return null;
}

/** `Must`, `Must:`, `Must not`, and the document's own words of `levels`. */
function boldLevel(text: string, settings: ISettings): Level | null {
  const word = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[:.,;!]+$/, '')
    .replace(/ (not|have)$/, '')
    .trim();
  return (
    LEVELS.find(level => level === word) ??
    settings.levels.find(
      one => one.word.normalize('NFC').toLowerCase() === word
    )?.level ??
    null
  );
}

function firstOf(
  children: readonly PhrasingContent[]
): PhrasingContent | undefined {
  return children.find(
    child => child.type !== 'text' || child.value.trim() !== ''
  );
}
