/** Standards as Markdown for others: a question to the owner, a list for the backlog. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IReview, IStandardResult } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import { isOpen } from '../summary';

/** Findings that a question shows; more are counted. */
const MOST = 5;

/** `STANDARDS.md#logging` */
function placeOf({ document }: IReview, standard: IStandardResult): string {
  const { slug } =
    document.sections.find(
      ({ title, source }) =>
        title === standard.section && source === standard.source
    ) ?? {};
  return slug === undefined ? standard.source : `${standard.source}#${slug}`;
}

/** A fence longer than any in the text. */
function fenced(code: string): string {
  const longest = Math.max(
    2,
    ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length)
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}python\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** Source of a cell by its key, as it is now. */
function sourceOf(notebook: PromoteNotebook, key: string): string | null {
  for (const [model, cell] of notebook.settledCells) {
    if (cell.key === key) {
      return model.sharedModel.getSource();
    }
  }
  return null;
}

/** What somebody needs to answer: the statement, the findings, the cells, the remedies. */
export function questionOf(
  notebook: PromoteNotebook,
  review: IReview,
  standard: IStandardResult,
  trans: TranslationBundle
): string {
  const findings = standard.findings
    .map(index => review.findings[index])
    .filter(finding => finding !== undefined);
  const shown = findings.slice(0, MOST);
  const cells = [...new Set(shown.flatMap(({ cell }) => cell ?? []))];
  const remedies = [
    ...new Set(
      shown.flatMap(({ fix }) => (fix === undefined ? [] : [fix.title]))
    )
  ];
  const parts = [
    trans.__('A question about `%1`', review.notebook),
    `> ${standard.text.replaceAll('\n', '\n> ')}\n>\n> (${standard.level}, ${placeOf(review, standard)})`
  ];
  if (standard.reason !== null) {
    parts.push(standard.reason);
  }
  if (shown.length > 0) {
    const more = findings.length - shown.length;
    parts.push(
      [
        ...shown.map(({ sentence }) => `- ${sentence}`),
        ...(more > 0 ? [`- ${trans.__('and %1 more', more)}`] : [])
      ].join('\n')
    );
  }
  for (const cell of cells) {
    const source = sourceOf(notebook, cell);
    if (source !== null) {
      parts.push(`${review.cells[cell]?.title ?? ''}\n\n${fenced(source)}`);
    }
  }
  if (remedies.length > 0) {
    parts.push(
      `${trans.__('The tool offers:')}\n${remedies.map(title => `- ${title}`).join('\n')}`
    );
  }
  parts.push(trans.__('What shall we do?'));
  return `${parts.join('\n\n')}\n`;
}

/** Everything open up to the aim, musts first within a section, to be ticked elsewhere. */
export function checklistOf(review: IReview): string {
  const open = review.standards.filter(
    standard => standard.counts && isOpen(standard)
  );
  const sections = [...new Set(open.map(({ section }) => section))];
  const lines = sections.map(section => {
    const items = open
      .filter(standard => standard.section === section)
      .map(standard => {
        const said = standard.findings
          .map(index => review.findings[index]?.sentence)
          .filter(sentence => sentence !== undefined)
          .map(sentence => `  - ${sentence}`);
        return [
          `- [ ] **${standard.level}** ${standard.title} (${placeOf(review, standard)})`,
          ...said
        ].join('\n');
      });
    return [...(section === '' ? [] : [`### ${section}`]), ...items].join('\n');
  });
  return `## ${review.notebook}\n\n${lines.join('\n\n')}\n`;
}

/** How the owner of a document is reached. */
export type Reach =
  | { by: 'mail'; address: string }
  | { by: 'link'; url: string }
  | { by: 'copy' };

/** A mail address or a link are opened; a name such as `@team` is for a chat, where the question is pasted. */
export function reach(owner: string): Reach {
  const mail = /(?:^|[<\s])([^\s<>@:]+@[^\s<>@]+\.[^\s<>@]+?)>?$/.exec(
    owner.replace(/^mailto:/, '')
  );
  if (mail !== null) {
    return { by: 'mail', address: mail[1] };
  }
  return /^https?:\/\/\S+$/.test(owner)
    ? { by: 'link', url: owner }
    : { by: 'copy' };
}
