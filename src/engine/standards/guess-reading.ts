/** How a document that was not written for us is best read: lines of front matter, offered and changed by hand. */
import type { ListItem } from 'mdast';

import type { Level } from '../checks/types';
import { Headings, begins } from './headings';
import { ownLevel } from './levels';
import { parseMarkdown, plain, within } from './markdown';
import type { IMarkdown } from './markdown';
import { isNavigation } from './set-apart';
import { LEVELS, noSettings } from './settings';
import type { ISettings } from './settings';

/** Words that real documents use for levels, in headings, in bold, in capitals or in brackets. */
const LEVEL_WORDS: [Level, string][] = [
  ...of(
    'must',
    'Mandatory|Must|Required|Minimum|Shall|Muss|Pflicht|Verpflichtend|Verbindlich|Obligatoire|Obligatorio|Obligatoria|Obligatorios|Obrigatório|Obbligatorio|Verplicht|Obligatorisk|Obowiązkowe|Обязательно|强制|必须|必須'
  ),
  ...of(
    'should',
    'Encouraged|Recommended|Should|Soll|Sollte|Empfohlen|Empfehlung|Recommandé|Recommandée|Conseillé|Recomendado|Recomendada|Recomendados|Raccomandato|Consigliato|Aanbevolen|Rekommenderad|Zalecane|Рекомендуется|推荐|推薦|推奨|建议'
  ),
  ...of(
    'may',
    'Optional|May|Could|Nice to have|Kann|Freiwillig|Facultatif|Facultative|Optionnel|Opcional|Facoltativo|Opzionale|Optioneel|Valfri|Opcjonalne|Необязательно|可选|参考|任意'
  )
];

function of(level: Level, words: string): [Level, string][] {
  return words.split('|').map(word => [level, word]);
}

/** What numbered steps of maturity are called: `Level 1`, `Stufe 2`. */
const STEPS =
  /^(level|stage|tier|maturity level|niveau|stufe|reifegrad|nivel|nível|livello|poziom|nivå|уровень|级别|等级)[ ]?(\d{1,2})(?![\p{L}\p{N}])/iu;

/** Ladders that real documents climb. */
const LADDERS = [
  ['Baseline', 'Silver', 'Gold'],
  ['Bronze', 'Silver', 'Gold'],
  ['Development', 'Staging', 'Production']
];

const ALL = 'statements: all';

/** Characters that are looked at; a longer document is not read as standards either. */
const LONGEST = 131_072;

/** Lines such as `statements: tasks` and `levels: {Mandatory: must}`. */
export function guessReading(body: string): string[] {
  if (body.length > LONGEST) {
    return [ALL];
  }
  const markdown = parseMarkdown(body, 0);
  const { root } = markdown;
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
  const levels = LEVEL_WORDS.filter(
    ([, word]) =>
      headings.some(heading => begins(heading, word)) ||
      (!LEVELS.some(level => level === word.toLowerCase()) &&
        items.some(item => says(item, word)))
  );
  const tasks = items.filter(item => typeof item.checked === 'boolean').length;
  if (tasks > 0 && tasks * 2 >= items.length) {
    lines.push('statements: tasks');
  } else {
    const settings = {
      ...noSettings(),
      levels: levels.map(([level, word]) => ({ level, word }))
    };
    lines.push(isMarked(markdown, settings) ? 'statements: marked' : ALL);
  }
  if (levels.length) {
    const pairs = levels.map(([level, word]) => `${word}: ${level}`);
    lines.push(`levels: {${pairs.join(', ')}}`);
  }
  const ladder = [stepsOf(headings), ...LADDERS]
    .map(stages =>
      stages.filter(stage => headings.some(heading => begins(heading, stage)))
    )
    .sort((a, b) => b.length - a.length)[0];
  if (ladder.length > 1) {
    lines.push(`stages: [${ladder.join(', ')}]`);
  }
  return lines;
}

/**
 * Whether the document marks its statements: half of its lists' items name a
 * level, or stand below a heading that does. Fewer are a document of which the
 * rest would be lost.
 */
function isMarked(markdown: IMarkdown, settings: ISettings): boolean {
  const headings = new Headings(settings, []);
  let all = 0;
  let marked = 0;
  for (const node of markdown.root.children) {
    if (node.type === 'heading') {
      headings.enter(node, markdown);
    } else if (node.type === 'list') {
      for (const item of node.children) {
        if (!isNavigation(item, headings.current.title)) {
          all += 1;
          marked +=
            headings.current.level !== null || hasLevel(item, settings) ? 1 : 0;
        }
      }
    }
  }
  return marked > 0 && marked * 2 >= all;
}

/** Steps that headings number: `Niveau 1`, `Niveau 2`. */
function stepsOf(headings: readonly string[]): string[] {
  const steps = new Map<string, number>();
  for (const heading of headings) {
    const found = STEPS.exec(heading);
    if (found && !steps.has(found[0])) {
      steps.set(found[0], Number(found[2]));
    }
  }
  return [...steps].sort((a, b) => a[1] - b[1]).map(([step]) => step);
}

function hasLevel(
  { children: [first] }: ListItem,
  settings: ISettings
): boolean {
  return first?.type === 'paragraph' && ownLevel(first, settings) !== null;
}

/** Whether an item names its level by this word. */
function says(item: ListItem, word: string): boolean {
  const [first] = item.children;
  return (
    first?.type === 'paragraph' &&
    plain(first).toLowerCase().includes(word.toLowerCase()) &&
    hasLevel(item, { ...noSettings(), levels: [{ level: 'may', word }] }) &&
    !hasLevel(item, noSettings())
  );
}
