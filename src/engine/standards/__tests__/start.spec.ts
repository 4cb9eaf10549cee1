import { adoptedDocument, documentFromPack, packsToStart } from '../start';
import { documentOf } from './documents';

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
