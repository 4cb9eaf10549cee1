import type { ILedgerEntry } from '../../library/types';
import { snapshotOf } from '../../project/__tests__/snapshots';
import { exportHash, findSignOff, signatureFor } from '../sign-off';
import type { ISignOff } from '../sign-off';
import { sign, takeBack } from '../signing';
import { NOTEBOOK, verdict, world } from './world';

const BODY =
  '- **Must** have two pairs of eyes. `sign-off: review owner=@team` `sign-off: privacy expires=30d`';
const ENTRY: ILedgerEntry = {
  schema: 1,
  module: 'features',
  role: 'code',
  name: 'clean',
  cell: 'c',
  code: 'abc',
  text: 't',
  brings: 'b',
  open: []
};
const EXPORTED = {
  [`.promote/ledger/${NOTEBOOK}.jsonl`]: `${JSON.stringify(ENTRY)}\n`
};
const REQUEST = {
  id: 'review',
  who: ' Ada <ada@x.org> ',
  when: '2026-11-20T10:00:00Z',
  note: ''
};

describe('signing in JupyterLab', () => {
  it('writes the very file that the command line writes', () => {
    const it = world(BODY, undefined, { files: EXPORTED });
    const snapshot = snapshotOf(it.files);
    expect(sign(it.document, snapshot, NOTEBOOK, REQUEST)).toEqual({
      ok: true,
      file: signatureFor(snapshot, {
        ...(findSignOff(it.document, 'review') as ISignOff),
        notebook: NOTEBOOK,
        code: exportHash([ENTRY]),
        who: 'Ada <ada@x.org>',
        when: REQUEST.when,
        note: ''
      })
    });
  });

  it('says what is missing: a name, an export, the sign-off itself', () => {
    const { document, files } = world(BODY, undefined, { files: EXPORTED });
    const problem = (exported: boolean, request: Partial<typeof REQUEST>) =>
      sign(
        document,
        snapshotOf(exported ? files : { 'STANDARDS.md': BODY }),
        NOTEBOOK,
        { ...REQUEST, ...request }
      );
    expect(problem(true, { who: '  ' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('needs a name')
    });
    expect(problem(false, {})).toMatchObject({
      ok: false,
      problem: expect.stringContaining('export first')
    });
    expect(problem(true, { id: 'reviw' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('review')
    });
  });

  it('is taken back by deleting its file, as long as that is the signature', () => {
    const it = world(BODY, undefined, { files: EXPORTED });
    const signed = sign(it.document, snapshotOf(it.files), NOTEBOOK, REQUEST);
    const { path, text } = signed.ok ? signed.file : { path: '', text: null };
    const files = { ...it.files, [path]: text ?? '' };
    const signature = {
      id: 'review',
      who: 'Ada <ada@x.org>',
      notebook: NOTEBOOK
    };
    expect(takeBack(snapshotOf(files), signature)).toMatchObject({
      ok: true,
      file: { path, before: text, text: null, hash: expect.any(String) }
    });
    expect(takeBack(snapshotOf(it.files), signature)).toMatchObject({
      ok: false
    });
    expect(
      takeBack(snapshotOf({ ...files, [path]: 'not ours' }), signature)
    ).toMatchObject({ ok: false });
  });

  it('shows each sign-off of a statement by itself', () => {
    const it = world(BODY, undefined, { files: EXPORTED });
    const signed = sign(it.document, snapshotOf(it.files), NOTEBOOK, REQUEST);
    if (signed.ok) {
      it.files = { ...it.files, [signed.file.path]: signed.file.text ?? '' };
    }
    expect(verdict(it)).toMatchObject([
      {
        status: 'waiting',
        signOffs: [
          { id: 'review', owner: '@team', status: 'signed' },
          { id: 'privacy', expires: 30, status: 'waiting', signature: null }
        ]
      }
    ]);
    expect(verdict({ ...it, marked: false })).toMatchObject([
      { signOffs: [{ status: 'nothing' }, { status: 'nothing' }] }
    ]);
  });
});
