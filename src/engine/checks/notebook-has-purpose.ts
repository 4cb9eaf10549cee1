import type { ICell } from '../notebook/types';
import { headingOf } from '../notebook/titles';
import type { IPlan } from '../plan/types';
import type { IFix } from '../refactor/types';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

/** A title stands among the first cells that are not empty. */
const FIRST = 5;
/** A line of at least so many words says something. */
const WORDS = 4;

export const check: ICheck = {
  id: 'notebook-has-purpose',
  title: 'The notebook says what it is for',
  level: 'may',
  messages: {
    nothing:
      'The notebook does not say what it is for; start with a title and one sentence.',
    title: 'The notebook has no title; start with one.',
    sentence:
      'The notebook does not say what it is for; write one sentence below its title.'
  },
  options: {},
  wholeNotebook: true,
  run: context => {
    const { notebook, plan } = context;
    if (plan.modules.length === 0) {
      return { findings: [], nothing: true };
    }
    const written = notebook.cells.filter(({ source }) => source.trim() !== '');
    const first = written.slice(0, FIRST);
    const titled = first.find(
      ({ kind, source }) => kind !== 'code' && isTitled(source)
    );
    const said = first.some(cell => says(cell, context));
    if (titled && said) {
      return { findings: [] };
    }
    const message = titled ? 'sentence' : said ? 'title' : 'nothing';
    const finding: IDraftFinding = {
      cell: (titled ?? written[0])?.key ?? null,
      range: null,
      message,
      args: {},
      fix: fixOf(message, titled ?? null, notebook.path, plan)
    };
    return { findings: [finding] };
  }
};

function isTitled(source: string): boolean {
  return (
    headingOf(source) !== null ||
    /^\s*(?:\*\*|__)\S.*(?:\*\*|__)\s*$/m.test(source) ||
    /<(?:h[1-6]|center|title)\b/i.test(source)
  );
}

/** Whether a cell has a sentence, or a title so long that it is one. */
function says(cell: ICell, { syntax }: ICheckContext): boolean {
  if (cell.kind !== 'code') {
    return cell.source.split(/\r\n|\n|\r/).some(isSentence);
  }
  const [first] = syntax(cell).statements;
  const text =
    first?.node.type === 'Expr' &&
    first.node.value.type === 'Constant' &&
    first.node.value.of === 'str'
      ? String(first.node.value.value)
      : '';
  return text.split('\n').some(isSentence);
}

function isSentence(line: string): boolean {
  const text = line
    .replace(/<[^>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/https?:\S+/g, ' ');
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= WORDS;
}

/** What can be said for sure: the file's name, and what is made in it for which module. */
function fixOf(
  message: string,
  titled: ICell | null,
  path: string,
  plan: IPlan
): IFix {
  const lines = [
    ...(message === 'sentence' ? [] : [`# ${titleOf(path, plan)}`]),
    ...(message === 'title' ? [] : [sentenceOf(plan)])
  ];
  return {
    title: {
      nothing: 'Begin with a title and a sentence',
      title: 'Begin with a title',
      sentence: 'Add a sentence below the title'
    }[message]!,
    safe: true,
    edits: [],
    marks: [],
    inserts: [
      {
        after: titled?.key ?? null,
        kind: 'markdown',
        source: lines.join('\n\n'),
        mark: null
      }
    ]
  };
}

/** `price_prediction.ipynb` → Price prediction */
function titleOf(path: string, { modules }: IPlan): string {
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.ipynb$/i, '');
  const name = /^(?:untitled|notebook)\d*$/i.test(file)
    ? modules[0].module
    : file;
  const words = name
    .replace(/^[\d\s._-]+/, '')
    .replace(/[\s._-]+/g, ' ')
    .trim();
  const title = words || name;
  return title[0].toUpperCase() + title.slice(1);
}

function sentenceOf({ modules }: IPlan): string {
  const parts = modules.map(({ importName, symbols }) => {
    const names = symbols
      .filter(({ marked }) => marked)
      .map(({ name }) => name);
    const shown = names.slice(0, 4).map(name => `\`${name}\``);
    const more = names.length > 4 ? ' and more' : '';
    const list = shown.length > 0 ? shown.join(', ') + more : 'the code';
    return `${list} of \`${importName}\``;
  });
  return `This notebook is where we work on ${parts.join(' and ')}.`;
}
