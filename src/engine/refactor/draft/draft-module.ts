import { moduleFault } from '../../notebook/marks';
import type { INotebook } from '../../notebook/types';

/** The module that a draft of the notebook suggests: the only one that is in use, else one with the notebook's name. */
export function draftModule({ cells, defaultModule, path }: INotebook): string {
  const used = new Set(
    cells.flatMap(({ mark }) => (mark?.role === 'code' ? [mark.module] : []))
  );
  if (used.size === 1) {
    return [...used][0];
  }
  if (defaultModule !== null) {
    return defaultModule;
  }
  const file = path.split('/').pop() ?? '';
  const name = file
    .replace(/\.ipynb$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ID_Continue}]+/gu, '_')
    .replace(/^[\d_]+|_+$/g, '')
    .toLowerCase();
  return name === '' || moduleFault(name) ? 'library_code' : name;
}
