/** A file with a random token: a kernel that reads it sees the server's own disk. */
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import { UUID } from '@lumino/coreutils';

export interface IProbe {
  /** Absolute path on the server's machine. */
  path: string;
  token: string;
}

export interface IProbeFolder {
  /** Contents path of the notebook. */
  notebook: string;
  /** Absolute path of the notebook on the server's machine. */
  absolute: string;
}

/** Puts a probe beside the notebook as long as `use` runs. */
export async function withProbe<T>(
  contents: Contents.IManager,
  { notebook, absolute }: IProbeFolder,
  use: (probe: IProbe) => Promise<T>
): Promise<T> {
  const token = UUID.uuid4();
  const name = `promote-probe-${token}.txt`;
  const path = PathExt.join(PathExt.dirname(notebook), name);
  await contents.save(path, { type: 'file', format: 'text', content: token });
  try {
    const folder = absolute.slice(0, absolute.lastIndexOf('/'));
    return await use({ path: `${folder}/${name}`, token });
  } finally {
    await contents.delete(path).catch(() => undefined);
  }
}
