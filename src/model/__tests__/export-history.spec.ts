import type { IProjectState } from '../projects';
import { emptySnapshot } from '../projects';
import { exportId, lastExport } from '../export/export-history';

function project(
  exports: { id: string; paths: string[] }[]
): Pick<IProjectState, 'notebook' | 'snapshot'> {
  return { notebook: 'a.ipynb', snapshot: { ...emptySnapshot(), exports } };
}

const ledger = (notebook: string) => `.promote/ledger/${notebook}.jsonl`;

describe('lastExport', () => {
  it('is the newest one of this very notebook, with the files for people', () => {
    const last = lastExport(
      project([
        { id: '3', paths: [ledger('sub/a.ipynb'), 'src/x.py'] },
        { id: '2', paths: [ledger('a.ipynb'), '.promote/base/0', 'src/a.py'] },
        { id: '1', paths: [ledger('a.ipynb'), 'src/b.py'] }
      ])
    );
    expect(last).toEqual({ id: '2', files: ['src/a.py'] });
  });

  it('is none without a project or an export', () => {
    expect(lastExport(null)).toBeNull();
    expect(lastExport(project([]))).toBeNull();
  });
});

describe('exportId', () => {
  it('sorts by time', () => {
    const early = exportId(new Date('2026-01-02T03:04:05Z'), 'zz');
    const late = exportId(new Date('2026-11-02T03:04:05Z'), 'aa');
    expect(early).toBe('20260102-030405-zz');
    expect(early < late).toBe(true);
  });
});
