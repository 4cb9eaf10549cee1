import type { IProject, ISnapshotFile } from '../../project/types';
import type { IDocument } from '../../standards/types';
import { homeOf } from '../home';
import type { IHome, IHomeRequest } from '../home';

function home(
  request: Partial<IHomeRequest>,
  files: Record<string, string> = {},
  document: Partial<IDocument> = {}
): IHome {
  const list: ISnapshotFile[] = Object.entries(files).map(([path, text]) => ({
    path,
    hash: `hash of ${path}`,
    text,
    size: text.length,
    writable: true
  }));
  const project = {
    snapshot: { kind: 'none', name: '', files: list, folders: [] },
    library: null,
    tests: 'tests',
    sourceRoots: []
  } as unknown as IProject;
  return homeOf(
    { library: null, name: 'Used vehicles', ...request },
    project,
    {
      own: false,
      foreign: null,
      keyLines: {},
      path: '',
      ...document
    } as IDocument,
    {
      create: (library, tests) =>
        `---\nlibrary: ${library}\ntests: ${tests}\n---\n`,
      adopt: (text, library) => `---\nlibrary: ${library}\n---\n${text}`
    }
  );
}

const textOf = ({ files }: IHome, path: string) =>
  files.find(file => file.path === path)?.text;

describe('homeOf', () => {
  it('proposes a package named as the folder, and writes all it needs', () => {
    const proposal = home({});
    expect(proposal.library).toBe('src/used_vehicles');
    expect(proposal.files.map(({ path, hash }) => [path, hash])).toEqual([
      ['STANDARDS.md', null],
      ['src/used_vehicles/__init__.py', null],
      ['pyproject.toml', null]
    ]);
    const settings = textOf(proposal, 'pyproject.toml');
    expect(settings).toContain('name = "used-vehicles"');
    expect(settings).toContain('pythonpath = ["src"]');
  });

  it('takes the folder that was asked for', () => {
    const proposal = home({ library: './pricing/' });
    expect(proposal.library).toBe('pricing');
    expect(textOf(proposal, 'pyproject.toml')).toContain('pythonpath = ["."]');
  });

  it.each([
    ['../x', 'outside of the project'],
    ['/tmp/x', 'outside of the project'],
    ['', 'Name a folder'],
    ['src/my-code', 'import a package named `my-code`'],
    ['src/class', 'import a package named `class`'],
    ['tests/x', 'tests folder']
  ])('refuses %p with a sentence', (library, words) => {
    const { problem, files } = home({ library });
    expect(problem).toContain(words);
    expect(files).toEqual([]);
  });

  it('leaves what is there', () => {
    const proposal = home(
      { library: 'src/pricing' },
      { 'src/pricing/io.py': '', 'pyproject.toml': '' }
    );
    expect(proposal.files.map(({ path }) => path)).toEqual(['STANDARDS.md']);
  });

  it('adds a line to the document of the team, and nothing else', () => {
    const text = '\ufeff---\r\naim: Staging\r\n---\r\n# Ours\r\n';
    const proposal = home(
      { library: 'src/pricing' },
      { 'docs/STANDARDS.md': text },
      { own: true, path: 'docs/STANDARDS.md' }
    );
    expect(proposal.files[0]).toMatchObject({
      path: 'docs/STANDARDS.md',
      hash: 'hash of docs/STANDARDS.md',
      before: text,
      text: '\ufeff---\r\nlibrary: src/pricing\r\naim: Staging\r\n---\r\n# Ours\r\n'
    });
  });

  it('replaces a library that could not be used', () => {
    const text = '---\nlibrary: [1]\naim: Staging\n---\n';
    const proposal = home(
      { library: 'src/pricing' },
      { 'STANDARDS.md': text },
      { own: true, path: 'STANDARDS.md', keyLines: { library: 2 } }
    );
    expect(textOf(proposal, 'STANDARDS.md')).toBe(
      '---\nlibrary: src/pricing\naim: Staging\n---\n'
    );
  });

  it('adopts a document that is not ours', () => {
    const proposal = home(
      { library: 'src/pricing' },
      { 'STANDARDS.md': '# Ours\n' },
      { foreign: 'STANDARDS.md' }
    );
    expect(textOf(proposal, 'STANDARDS.md')).toBe(
      '---\nlibrary: src/pricing\n---\n# Ours\n'
    );
  });
});
