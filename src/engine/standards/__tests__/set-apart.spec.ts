import { documentOf, written } from './documents';
import { adoptedDocument } from '../start';

const titles = (body: string, matter = 'statements: all'): string[] =>
  documentOf(written(`library: src/x\n${matter}`, body)).standards.map(
    ({ title }) => title
  );

describe('what is set apart from the statements of a whole document', () => {
  it.each([
    ['a link into the document itself', '- [Naming](#naming)'],
    ['a bare address', '- https://example.org/guide'],
    ['a picture', '- ![build](https://example.org/badge.svg)'],
    ['a link below Contents', '## Contents\n- [Naming](naming.md)'],
    ['a link below its word in German', '## Siehe auch\n- [Mehr](mehr.md)'],
    ['a fence of Pandoc', '::: {.note}\n\n- a hint\n\n:::']
  ])('%s', (_, body) => {
    expect(titles(`${body}\n\n## Rules\n- Name things well`)).toEqual([
      'Name things well'
    ]);
  });

  it.each([
    ['a link in a sentence', '- Read [the guide](#guide) first'],
    ['a linked rule elsewhere', '## Rules\n- [Name things well](naming.md)'],
    ['a task that is a link', '- [ ] [Naming](#naming)'],
    ['a level word', '- **Must** [name well](#naming)']
  ])('but not %s', (_, body) => {
    expect(titles(body)).toHaveLength(1);
  });
});

describe('levels as documents write them', () => {
  const levelOf = (body: string, matter = '') =>
    documentOf(written(`library: src/x\n${matter}`, body)).standards.map(
      ({ level, title }) => [level, title]
    );

  it('keeps the not of what must not be', () => {
    expect(levelOf('- **Must not** print')).toEqual([['must', 'not print']]);
    expect(
      levelOf('## Must not\n- print', 'levels: {Must: must}\nstatements: all')
    ).toEqual([['must', 'not print']]);
  });

  it('reads brackets, full-width colons and the document’s own capitals', () => {
    const matter = 'levels: {强制: must, Soll: should}';
    expect(levelOf('- 【强制】命名要清楚', matter)).toEqual([
      ['must', '命名要清楚']
    ]);
    expect(levelOf('- **强制：** 命名要清楚', matter)).toEqual([
      ['must', '命名要清楚']
    ]);
    expect(levelOf('- Namen SOLL man verstehen', matter)).toEqual([
      ['should', 'Namen SOLL man verstehen']
    ]);
  });

  it('drops anchors of headings and footnotes from what is shown', () => {
    const { standards } = documentOf(
      written(
        'library: src/x',
        '## Names {#names}\n- **Must** be short.[^1]\n\n[^1]: Why.'
      )
    );
    expect(standards[0]).toMatchObject({
      section: 'Names',
      title: 'be short.',
      id: 'names-1'
    });
  });
});

describe('what is proposed for a document of somebody else', () => {
  const start = { library: 'src/x', tests: 'tests' };

  it.each([
    [
      '## Pflicht\n- a\n## Empfohlen\n- b',
      'levels: {Pflicht: must, Empfohlen: should}'
    ],
    ['## Niveau 1\n- a\n## Niveau 2\n- b', 'stages: [Niveau 1, Niveau 2]'],
    ['- **Must** a\n- b\n- c\n- d', 'statements: all']
  ])('%j', (text, line) => {
    expect(adoptedDocument(text, start)).toContain(line);
  });
});
