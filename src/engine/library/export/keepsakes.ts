/** What `.promote/` gets with the first export, for colleagues without the extension. */
import { fileAt } from '../../project/files';
import type { ISnapshot } from '../../project/types';
import type { IFileChange } from '../types';

const README = `Code of this project is exported from notebooks with jupyterlab-promote.
\`ledger/\` says which function of which module came from which notebook cell, \`base/\` keeps its text as exported.
Edit the library as you like: an export never overwrites what somebody changed, it shows both versions instead.
Please commit this folder; \`undo/\` alone stays on one machine.
To look into it: \`pip install jupyterlab-promote\`, then \`jupyter promote check\`.
`;

const IGNORED = 'undo/\n';

export function keepsakes(snapshot: ISnapshot): IFileChange[] {
  const texts = {
    '.promote/.gitignore': IGNORED,
    '.promote/README.md': README
  };
  return Object.entries(texts)
    .filter(([path]) => !fileAt(snapshot, path))
    .map(([path, text]) => ({
      path,
      kind: 'readme',
      hash: null,
      before: null,
      text
    }));
}
