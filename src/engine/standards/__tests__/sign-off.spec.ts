import type { ILedgerEntry } from '../../library/types';
import { snapshotOf } from '../../project/__tests__/snapshots';
import {
  exportHash,
  findSignOff,
  readSignatures,
  signatureFor
} from '../sign-off';
import type { ISignOff } from '../sign-off';
import { NOTEBOOK, gate, verdict, world } from './world';
import type { IWorld } from './world';

describe('sign-offs', () => {
  const BODY =
    '- **Must** have two pairs of eyes. `sign-off: review owner=@team expires=30d`';
  const entry: ILedgerEntry = {
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
  const ledger = {
    [`.promote/ledger/${NOTEBOOK}.jsonl`]: `${JSON.stringify(entry)}\n`
  };

  function signed(
    it: IWorld,
    more: { when?: string; code?: string; who?: string } = {}
  ): Record<string, string> {
    const signOff = findSignOff(it.document, 'review') as ISignOff;
    const change = signatureFor(snapshotOf(it.files), {
      ...signOff,
      notebook: NOTEBOOK,
      code: more.code ?? exportHash([entry]),
      who: more.who ?? 'Ada <ada@x.org>',
      when: more.when ?? '2026-11-20T10:00:00Z',
      note: 'read it all'
    });
    return { ...it.files, [change.path]: change.text as string };
  }

  it('wait until somebody signs', () => {
    const it = world(BODY, undefined, { files: ledger });
    expect(verdict(it)).toMatchObject([
      { status: 'waiting', reason: 'It waits for a sign-off by @team.' }
    ]);
    expect(gate(it)).toMatchObject({
      state: 'draft',
      reasons: [{ kind: 'open-must', standard: 'review' }]
    });
    it.files = signed(it);
    expect(verdict(it)).toMatchObject([
      {
        status: 'signed',
        reason: 'Signed by Ada <ada@x.org> on 2026-11-20: read it all',
        signature: { who: 'Ada <ada@x.org>', id: 'review', notebook: NOTEBOOK }
      }
    ]);
    expect(gate(it).state).toBe('open');
  });

  it('lapse with the code, the words and time', () => {
    const it = world(BODY, undefined, { files: ledger });
    const because = (more: Partial<IWorld>): string | null => {
      const [standard] = verdict({ ...it, ...more });
      expect(standard.status).toBe('lapsed');
      return standard.reason;
    };
    expect(because({ files: signed(it, { code: exportHash([]) }) })).toBe(
      'Ada <ada@x.org> signed on 2026-11-20; the exported code has changed since.'
    );
    const other = world(BODY.replace('two', 'three'), undefined, {
      files: ledger
    });
    expect(
      because({
        ...other,
        files: { ...signed(it), 'STANDARDS.md': other.files['STANDARDS.md'] }
      })
    ).toBe(
      'Ada <ada@x.org> signed on 2026-11-20; the statement has changed since.'
    );
    expect(because({ files: signed(it), today: '2026-12-21' })).toBe(
      'Ada <ada@x.org> signed on 2026-11-20; a signature holds for 30 days.'
    );
    expect(
      verdict({ ...it, files: signed(it), today: '2026-12-20' })[0].status
    ).toBe('signed');
  });

  it('are a file for each person, sign-off and notebook', () => {
    const it = world(BODY);
    const paths = new Set(
      ['Ada', 'Bob']
        .flatMap(who => Object.keys(signed(it, { who })))
        .filter(path => path.startsWith('.promote'))
    );
    expect(paths.size).toBe(2);
    const again = signatureFor(snapshotOf(signed(it)), {
      ...(findSignOff(it.document, 'review') as ISignOff),
      notebook: NOTEBOOK,
      code: 'x',
      who: 'Ada <ada@x.org>',
      when: '2026-11-21T00:00:00Z',
      note: ''
    });
    expect(again.hash).not.toBeNull();
    expect(again.path).toMatch(
      /^\.promote\/sign-offs\/review-[0-9a-f]{12}\.json$/
    );
  });

  it('do not depend on the order of symbols', () => {
    const other = { ...entry, name: 'load' };
    expect(exportHash([entry, other])).toBe(exportHash([other, entry]));
    expect(exportHash([entry])).not.toBe(
      exportHash([{ ...entry, code: 'abd' }])
    );
  });

  it.each(['', '[]', '{"schema":1}', '{"schema":2,"id":"review"}', '\0'])(
    '%j signs nothing',
    text => {
      const { signatures, problems } = readSignatures(
        snapshotOf({ '.promote/sign-offs/a.json': text })
      );
      expect(signatures).toEqual([]);
      expect(problems).toMatchObject([
        { path: '.promote/sign-offs/a.json', severity: 'warning' }
      ]);
    }
  );

  it('are found by name, with the nearest match', () => {
    const it = world(BODY);
    expect(findSignOff(it.document, 'reveiw')).toBe(
      'STANDARDS.md has no sign-off `reveiw`. Did you mean `review`?'
    );
    expect(findSignOff(world('').document, 'x')).toContain(
      'bind one by `sign-off: x`'
    );
  });
});
