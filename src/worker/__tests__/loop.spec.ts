import type { IHome, IReviewOptions } from '../../engine';
import { Loop } from '../loop';
import type { FromWorker, ToWorker } from '../protocol';
import type { IReviewed, Session } from '../session';

const options: IReviewOptions = {
  aim: null,
  today: '2026-01-01',
  cellNames: 'title'
};

/** A session whose reviews take `steps` steps. */
class FakeSession {
  versions = new Map<string, number>();
  reviewed: string[] = [];

  constructor(private readonly _steps: number) {}

  update(message: ToWorker): void {
    if (message.do === 'open' || message.do === 'change') {
      this.versions.set(message.id, message.version);
    } else if (message.do === 'close') {
      throw new Error('closing is refused');
    }
  }

  home(project: string): IHome {
    if (project !== 'p') {
      throw new Error('never sent');
    }
    return HOME;
  }

  ask(id: string, question: string): { keys: string[]; answer: unknown } {
    if (question === 'region') {
      throw new Error('no such cell');
    }
    return { keys: [id], answer: question };
  }

  version(id: string): number {
    return this.versions.get(id) ?? -1;
  }

  *review(id: string): Generator<void, IReviewed> {
    const version = this.version(id);
    for (let step = 0; step < this._steps; step++) {
      yield;
    }
    if (id === 'bad') {
      throw new Error('this notebook is bad');
    }
    this.reviewed.push(id);
    return { version, review: {} as IReviewed['review'], suggestions: [] };
  }
}

const HOME: IHome = { library: 'src/pricing', files: [], problem: null };

function start(steps: number): {
  loop: Loop;
  sent: FromWorker[];
  session: FakeSession;
  settled: () => Promise<void>;
} {
  const session = new FakeSession(steps);
  const sent: FromWorker[] = [];
  const pause = () => new Promise<void>(resolve => setTimeout(resolve, 0));
  const loop = new Loop(
    Promise.resolve(session as unknown as Session),
    message => sent.push(message),
    pause
  );
  const settled = async () => {
    for (let turn = 0; turn < steps + 6; turn++) {
      await pause();
    }
  };
  return { loop, sent, session, settled };
}

function open(id: string, version: number): ToWorker {
  return {
    do: 'open',
    id,
    version,
    path: `${id}.ipynb`,
    language: 'python',
    project: 'p',
    cells: []
  };
}

describe('Loop', () => {
  it('answers a review with the version it saw', async () => {
    const { loop, sent, settled } = start(2);
    loop.receive(open('a', 7));
    loop.receive({ do: 'review', id: 'a', request: 1, options });
    await settled();
    expect(sent).toEqual([
      expect.objectContaining({ did: 'review', request: 1, version: 7 })
    ]);
  });

  it('drops a review that an edit overtakes', async () => {
    const { loop, sent, settled, session } = start(5);
    loop.receive(open('a', 1));
    loop.receive({ do: 'review', id: 'a', request: 1, options });
    await new Promise(resolve => setTimeout(resolve, 0));
    loop.receive({ do: 'change', id: 'a', version: 2, splices: [] });
    await settled();
    expect(sent).toEqual([{ did: 'drop', request: 1 }]);
    expect(session.reviewed).toEqual([]);
  });

  it('answers only the newest of several requests for a notebook', async () => {
    const { loop, sent, settled } = start(3);
    loop.receive(open('a', 1));
    loop.receive({ do: 'review', id: 'a', request: 1, options });
    loop.receive({ do: 'review', id: 'a', request: 2, options });
    await settled();
    await settled();
    expect(sent.map(message => message.did)).toEqual(['drop', 'review']);
    expect(sent[1]).toMatchObject({ request: 2 });
  });

  it('gives up a cancelled review and serves another notebook', async () => {
    const { loop, sent, settled } = start(4);
    loop.receive(open('a', 1));
    loop.receive(open('b', 1));
    loop.receive({ do: 'review', id: 'a', request: 1, options });
    loop.receive({ do: 'review', id: 'b', request: 2, options });
    loop.receive({ do: 'cancel', request: 1 });
    await settled();
    await settled();
    expect(sent).toEqual([
      { did: 'drop', request: 1 },
      expect.objectContaining({ did: 'review', request: 2 })
    ]);
  });

  it('says what went wrong and goes on', async () => {
    const { loop, sent, settled } = start(1);
    loop.receive(open('bad', 1));
    loop.receive({ do: 'review', id: 'bad', request: 1, options });
    loop.receive({ do: 'close', id: 'bad' });
    loop.receive(open('a', 1));
    loop.receive({ do: 'review', id: 'a', request: 2, options });
    await settled();
    await settled();
    expect(sent).toContainEqual({
      did: 'fail',
      request: 1,
      message: 'this notebook is bad'
    });
    expect(sent).toContainEqual({
      did: 'fail',
      request: -1,
      message: 'closing is refused'
    });
    expect(sent).toContainEqual(
      expect.objectContaining({ did: 'review', request: 2 })
    );
  });

  it('answers where library code could live, and says when it can not', async () => {
    const { loop, sent, settled } = start(1);
    const home = { library: null, name: '' };
    loop.receive({ do: 'home', project: 'p', request: 1, home });
    loop.receive({ do: 'home', project: 'q', request: 2, home });
    await settled();
    expect(sent).toEqual([
      { did: 'home', request: 1, home: HOME },
      { did: 'fail', request: 2, message: 'never sent' }
    ]);
  });

  it('answers a question about the version that was meant, before a review is done', async () => {
    const { loop, sent, settled } = start(5);
    const args = { requests: null };
    loop.receive(open('a', 7));
    loop.receive({ do: 'review', id: 'a', request: 1, options });
    const ask = { do: 'ask', id: 'a', question: 'parameter', args } as const;
    loop.receive({ ...ask, version: 7, request: 2 });
    loop.receive({ ...ask, version: 6, request: 3 });
    loop.receive({
      do: 'ask',
      id: 'a',
      version: 7,
      request: 4,
      question: 'region',
      args: { cells: [], range: null }
    });
    await settled();
    expect(sent).toEqual([
      {
        did: 'answer',
        id: 'a',
        version: 7,
        request: 2,
        keys: ['a'],
        answer: 'parameter'
      },
      { did: 'drop', request: 3 },
      { did: 'fail', request: 4, message: 'no such cell' },
      expect.objectContaining({ did: 'review', request: 1 })
    ]);
  });
});
