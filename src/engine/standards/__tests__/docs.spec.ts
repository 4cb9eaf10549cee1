/** Every document in the documentation is read as it is said there: docs can't lie. */
import { existsSync, readFileSync } from 'fs';
import * as path from 'path';

import { documentOf, problems } from './documents';

const DOCS = path.resolve(__dirname, '../../../../docs');
const PAGES = ['scientists', 'engineers', 'administrators'].map(
  reader => `standards-for-${reader}.md`
);

const read = (page: string): string =>
  readFileSync(path.join(DOCS, page), 'utf8');

describe.each(PAGES)('%s', page => {
  const blocks = [...read(page).matchAll(/^```markdown\n(---[\s\S]*?)^```/gm)];

  it('shows documents without a problem', () => {
    for (const [, text] of blocks) {
      const document = documentOf(text);
      expect(problems(document)).toEqual([]);
      expect(
        document.standards.filter(({ source }) => source === 'STANDARDS.md')
          .length + document.waivers.length
      ).toBeGreaterThan(0);
    }
    expect(blocks.length).toBeGreaterThanOrEqual(
      page.includes('admin') ? 0 : 1
    );
  });

  it('links to what is there', () => {
    for (const [, link] of read(page).matchAll(/\]\(([^)#]+\.md)[^)]*\)/g)) {
      // Written beside this page.
      const isThere = link === 'ci.md' || existsSync(path.resolve(DOCS, link));
      expect([link, isThere]).toEqual([link, true]);
    }
  });
});
