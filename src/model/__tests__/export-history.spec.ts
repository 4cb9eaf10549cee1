import { StateDB } from '@jupyterlab/statedb';
import { ExportHistory, exportId } from '../export-history';

const record = (id: string, notebook = 'a.ipynb') => ({
  id,
  root: '/p',
  notebook,
  files: ['src/a.py']
});

describe('ExportHistory', () => {
  it('knows the last export of each notebook after a reload', async () => {
    const state = new StateDB();
    const before = new ExportHistory(state);
    await before.ready;
    await before.add(record('1'));
    await before.add(record('2', 'b.ipynb'));
    await before.add(record('3'));
    await before.remove('3');

    const after = new ExportHistory(state);
    await after.ready;
    expect(after.last('/p', 'a.ipynb')?.id).toBe('1');
    expect(after.last('/p', 'b.ipynb')?.id).toBe('2');
    expect(after.last('/q', 'a.ipynb')).toBeNull();
  });

  it('keeps a bounded number', async () => {
    const history = new ExportHistory(new StateDB());
    await history.add(record('old', 'old.ipynb'));
    for (let index = 0; index < 20; index++) {
      await history.add(record(`${index}`));
    }
    expect(history.last('/p', 'old.ipynb')).toBeNull();
    expect(history.last('/p', 'a.ipynb')?.id).toBe('19');
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
