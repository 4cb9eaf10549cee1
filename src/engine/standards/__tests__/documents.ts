import { snapshotOf } from '../../project/__tests__/snapshots';
import type { ISnapshot } from '../../project/types';
import { readDocument } from '../document';
import type { IDocument } from '../types';
import { everything } from './known';

/** Front matter and Markdown as one text. */
export function written(matter: string, body: string): string {
  return `---\n${matter}\n---\n${body}`;
}

/** The document that a project with this STANDARDS.md and these files has. */
export function documentOf(
  text: string,
  files: Record<string, string> = {},
  more: Partial<ISnapshot> = {}
): IDocument {
  return readDocument(
    snapshotOf({ 'STANDARDS.md': text, ...files }, more),
    everything
  );
}

/** Lines and messages of the problems. */
export function problems(document: IDocument): string[] {
  return document.problems.map(({ line, message }) => `${line}: ${message}`);
}
