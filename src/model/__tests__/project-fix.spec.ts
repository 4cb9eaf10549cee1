import type { IFileChange, ISnapshotFile } from '../../engine';
import type { PromoteNotebook } from '../notebook';
import { applyProjectFix } from '../standards/project-fix';
import type { ProjectClient } from '../project-client';

interface IWorld {
  notebook: PromoteNotebook;
  client: ProjectClient;
  disk: Map<string, string>;
}

/** A project on a disk; its hashes are its texts. */
function world(
  files: Record<string, string>,
  unavailable: string | null = null
): IWorld {
  const disk = new Map(Object.entries(files));
  const project = {
    snapshot: { files: [] as Partial<ISnapshotFile>[] },
    unavailable
  };
  const readProject = async (): Promise<void> => {
    project.snapshot.files = [...disk].map(([path, text]) => ({
      path,
      text,
      hash: text
    }));
  };
  const apply = async (_: string, changes: IFileChange[]): Promise<void> => {
    for (const { path, hash } of changes) {
      if ((disk.get(path) ?? null) !== hash) {
        throw new Error(`${path} is not as it was read.`);
      }
    }
    for (const { path, text } of changes) {
      if (text === null) {
        disk.delete(path);
      } else {
        disk.set(path, text);
      }
    }
  };
  return {
    disk,
    notebook: {
      path: 'a.ipynb',
      project,
      readProject
    } as unknown as PromoteNotebook,
    client: { apply } as unknown as ProjectClient
  };
}

const change = (
  path: string,
  before: string | null,
  text: string
): IFileChange => ({
  path,
  kind: 'configuration',
  hash: before,
  before,
  text
});

describe('a fix of files', () => {
  const fix = [
    change('pyproject.toml', 'a', 'b'),
    change('README.md', null, 'new')
  ];

  it('is written, and taken back to what was there', async () => {
    const { notebook, client, disk } = world({ 'pyproject.toml': 'a' });
    const undo = await applyProjectFix(notebook, client, fix);
    expect([...disk]).toEqual([
      ['pyproject.toml', 'b'],
      ['README.md', 'new']
    ]);
    await undo();
    expect([...disk]).toEqual([['pyproject.toml', 'a']]);
  });

  it('is not taken back over what somebody wrote since', async () => {
    const { notebook, client, disk } = world({ 'pyproject.toml': 'a' });
    const undo = await applyProjectFix(notebook, client, fix);
    disk.set('README.md', 'mine');
    await expect(undo()).rejects.toThrow('README.md was changed since');
    expect(disk.get('pyproject.toml')).toBe('b');
  });

  it('is refused where the files are not as they were reviewed, or there is no server', async () => {
    const changed = world({ 'pyproject.toml': 'other' });
    await expect(
      applyProjectFix(changed.notebook, changed.client, fix)
    ).rejects.toThrow('not as it was read');
    const away = world(
      { 'pyproject.toml': 'a' },
      'The server extension is missing.'
    );
    await expect(
      applyProjectFix(away.notebook, away.client, fix)
    ).rejects.toThrow('The server extension is missing.');
    expect([...away.disk]).toEqual([['pyproject.toml', 'a']]);
  });
});
