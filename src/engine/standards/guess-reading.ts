/** How a document that was not written for us is best read: lines of front matter, offered and changed by hand. */
import type { ListItem } from 'mdast';

import type { Level } from '../checks/types';
import { begins } from './headings';
import { ownLevel } from './levels';
import { parseMarkdown, plain, within } from './markdown';
import { noSettings } from './settings';

/** Words that headings of real documents use for levels. */
const LEVEL_WORDS: [Level, string][] = [
  ['must', 'Mandatory'],
  ['must', 'Must'],
  ['must', 'Required'],
  ['must', 'Minimum'],
  ['must', 'Muss'],
  ['must', 'Obligatoire'],
  ['should', 'Encouraged'],
  ['should', 'Recommended'],
  ['should', 'Should'],
  ['should', 'Soll'],
  ['should', 'Recommandé'],
  ['may', 'Optional'],
  ['may', 'May'],
  ['may', 'Could'],
  ['may', 'Nice to have'],
  ['may', 'Kann'],
  ['may', 'Facultatif']
];

/** Ladders that real documents climb. */
const LADDERS = [
  ['Baseline', 'Silver', 'Gold'],
  ['Bronze', 'Silver', 'Gold'],
  ['Development', 'Staging', 'Production'],
  ['Level 0', 'Level 1', 'Level 2', 'Level 3', 'Level 4'],
  ['Level 1', 'Level 2', 'Level 3', 'Level 4', 'Level 5']
];

const ALL = 'statements: all';

/** Characters that are looked at; a longer document is not read as standards either. */
const LONGEST = 131_072;

/** Lines such as `statements: tasks` and `levels: {Mandatory: must}`. */
export function guessReading(body: string): string[] {
  if (body.length > LONGEST) {
    return [ALL];
  }
  const { root } = parseMarkdown(body, 0);
  const headings: string[] = [];
  const items: ListItem[] = [];
  for (const node of within(root)) {
    if (node.type === 'heading') {
      headings.push(plain(node.children));
    } else if (node.type === 'listItem') {
      items.push(node);
    }
  }
  const lines: string[] = [];
  const levels = LEVEL_WORDS.filter(([, word]) =>
    headings.some(heading => begins(heading, word))
  );
  const tasks = items.filter(item => typeof item.checked === 'boolean').length;
  if (tasks > 0 && tasks * 2 >= items.length) {
    lines.push('statements: tasks');
  } else {
    const marked = levels.length > 0 || items.some(hasLevel);
    lines.push(marked ? 'statements: marked' : ALL);
  }
  if (levels.length) {
    const pairs = levels.map(([level, word]) => `${word}: ${level}`);
    lines.push(`levels: {${pairs.join(', ')}}`);
  }
  const ladder = LADDERS.map(stages =>
    stages.filter(stage => headings.some(heading => begins(heading, stage)))
  ).sort((a, b) => b.length - a.length)[0];
  if (ladder.length > 1) {
    lines.push(`stages: [${ladder.join(', ')}]`);
  }
  return lines;
}

function hasLevel({ children: [first] }: ListItem): boolean {
  return first?.type === 'paragraph' && ownLevel(first, noSettings()) !== null;
}
