import type { IDocument } from '../types';

/** What holds for every document, however broken; `text` is that of STANDARDS.md. */
export function holds(text: string, document: IDocument): void {
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { line: at, message, path } of document.problems) {
    expect(message).toMatch(/[.?!]$/);
    expect(
      at === null || (at >= 1 && (path !== 'STANDARDS.md' || at <= lines + 1))
    ).toBe(true);
  }
  const ids = document.standards.map(standard => standard.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const standard of document.standards) {
    expect(['must', 'should', 'may']).toContain(standard.level);
    expect(standard.title).not.toBe('');
    expect(standard.stage === null).toBe(document.stages.length === 0);
    if (standard.source === 'STANDARDS.md') {
      expect(standard.line).toBeLessThanOrEqual(lines);
    }
  }
  // Plain data: it crosses the border to the panel.
  expect(structuredClone(document)).toEqual(document);
}
