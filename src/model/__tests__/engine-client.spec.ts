import type { IReviewOptions } from '../../engine';
import type { FromWorker, ToWorker } from '../../worker/protocol';
import type { IOpenNotebook } from '../engine-client';
import { EngineClient } from '../engine-client';

const options: IReviewOptions = {
  aim: null,
  today: '2026-01-01',
  cellNames: 'title'
};

class FakeWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  received: ToWorker[] = [];
  terminated = false;

  postMessage(message: ToWorker): void {
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(message: FromWorker): void {
    this.onmessage?.({ data: message });
  }
}

function setUp(): {
  client: EngineClient;
  workers: FakeWorker[];
  notebook: IOpenNotebook;
} {
  const workers: FakeWorker[] = [];
  const client = new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const notebook: IOpenNotebook = {
    id: '1',
    version: 3,
    path: 'a.ipynb',
    language: 'python',
    project: 'p',
    cells: [],
    tests: null
  };
  return { client, workers, notebook };
}

function review(request: number, version: number): FromWorker {
  return {
    did: 'review',
    id: '1',
    version,
    request,
    review: {} as Extract<FromWorker, { did: 'review' }>['review'],
    suggestions: []
  };
}

describe('EngineClient', () => {
  it('starts no worker before there is something to say', () => {
    expect(setUp().workers).toHaveLength(0);
  });

  it('gives an answer for the newest version and null for an older one', async () => {
    const { client, workers, notebook } = setUp();
    client.open(notebook);
    const first = client.review('1', options);
    workers[0].answer(review(1, 3));
    expect(await first).toMatchObject({ version: 3 });

    const second = client.review('1', options);
    notebook.version = 4;
    client.change(notebook, []);
    workers[0].answer(review(2, 3));
    expect(await second).toBeNull();
  });

  it('replaces a worker that does not listen, and tells the new one everything', async () => {
    jest.useFakeTimers();
    const { client, workers, notebook } = setUp();
    client.project('p', { root: '/p' } as never);
    client.open(notebook);
    const answer = client.review('1', options);
    client.cancel();
    jest.advanceTimersByTime(2000);
    expect(await answer).toBeNull();
    expect(workers[0].terminated).toBe(true);
    expect(workers[1].received.map(message => message.do)).toEqual([
      'project',
      'open'
    ]);
    jest.useRealTimers();
  });

  it('passes on what the worker said went wrong', async () => {
    const { client, workers, notebook } = setUp();
    client.open(notebook);
    const answer = client.review('1', options);
    workers[0].answer({ did: 'fail', request: 1, message: 'no such thing' });
    await expect(answer).rejects.toThrow('no such thing');
  });

  it('tells everybody who waits when the worker died at load', async () => {
    const { client, workers, notebook } = setUp();
    client.open(notebook);
    const answer = client.review('1', options);
    workers[0].onerror?.({ message: 'could not load' });
    await expect(answer).rejects.toThrow('could not load');
  });
});
