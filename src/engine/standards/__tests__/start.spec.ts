import { snapshotOf } from '../../project/__tests__/snapshots';
import { readDocument } from '../document';
import {
  adoptedDocument,
  documentFromPack,
  packsToStart,
  startFrom,
  startsOf
} from '../start';
import { documentOf } from './documents';
import { everything } from './known';

const START = { library: 'src/pricing', tests: 'checks' };

describe('a new document', () => {
  it.each(packsToStart)(
    'after %s has the project’s own folders and no owner of ours',
    pack => {
      const text = documentFromPack(pack, START);
      expect(documentOf(text)).toMatchObject({
        library: 'src/pricing',
        tests: 'checks',
        owner: null,
        problems: []
      });
      expect(documentOf(text).standards.length).toBeGreaterThan(11);
    }
  );
});

describe('the packs to start from', () => {
  const acme = {
    name: 'acme',
    distribution: 'acme-standards',
    text: '---\nstages: [One]\n---\n# How Acme delivers\n- **Must** log. `check: logging-no-print`\n'
  };
  const installed = snapshotOf({}, { packs: [acme] });

  it('are the built-in ones and those of installed packages, by their headings', () => {
    expect(startsOf(installed)).toEqual([
      ...packsToStart.map(name => ({
        name,
        title: expect.stringMatching(/\w/),
        distribution: null
      })),
      {
        name: 'acme',
        title: 'How Acme delivers',
        distribution: 'acme-standards'
      }
    ]);
  });

  it('an installed one is extended, so that it follows its package', () => {
    const text = startFrom('acme', START, installed);
    const document = readDocument(
      snapshotOf({ 'STANDARDS.md': text }, { packs: [acme] }),
      everything
    );
    expect(document).toMatchObject({
      library: 'src/pricing',
      extends: ['pack acme'],
      problems: []
    });
    expect(document.standards.map(({ id }) => id)).toEqual([
      'logging-no-print'
    ]);
  });

  it('a built-in one is a text to edit; an unknown name is the default', () => {
    expect(startFrom('rap', START, installed)).toBe(
      documentFromPack('rap', START)
    );
    expect(startFrom('nobody', START, installed)).toBe(
      documentFromPack('default', START)
    );
  });
});

describe('an adopted document', () => {
  const adopted = (text: string): string => adoptedDocument(text, START);

  it('gets front matter before all its own bytes', () => {
    const text = '\ufeff# Ours\r\n\r\n- [ ] a  \r\n- [x] b';
    expect(adopted(text)).toBe(
      '\ufeff---\r\nlibrary: src/pricing\r\ntests: checks\r\nstatements: tasks\r\nunbound: sign-off\r\n---\r\n' +
        text.slice(1)
    );
  });

  it('keeps the front matter it has', () => {
    const text = '---\ntitle: X\ntests: t\n---\n# Baseline\n- a\n# Gold\n- b\n';
    expect(adopted(text)).toBe(
      '---\nlibrary: src/pricing\nstatements: all\nstages: [Baseline, Gold]\nunbound: sign-off\n' +
        text.slice(4)
    );
  });

  it.each([
    [
      '# Mandatory\n- a\n# Encouraged\n- b',
      'levels: {Mandatory: must, Encouraged: should}'
    ],
    ['- **Must** a\n- b', 'statements: marked\nunbound'],
    ['- a', 'statements: all']
  ])('is read as it means itself: %j', (text, line) => {
    expect(adopted(text)).toContain(line);
    const { standards } = documentOf(adopted(text));
    expect(standards.length).toBeGreaterThan(0);
    expect(standards.every(one => one.bindings.length === 1)).toBe(true);
  });

  it('has its folders quoted where YAML would read something else', () => {
    const text = adoptedDocument('- a', { library: '2024', tests: 'true' });
    expect(documentOf(text)).toMatchObject({ library: '2024', tests: 'true' });
  });
});
