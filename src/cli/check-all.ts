import { createHash } from 'node:crypto';
import type { IChecked, IUnreadable } from '../engine';
import { OneThread, threadsFor } from './threads';
import type { IPool } from './threads';
import type { ICheckOptions, IGround } from './checking';
import { UserError } from './command';
import type { ISession } from './command';
import type { IFileText, IFoundNotebook } from './effects';
import { sayUnreadable } from './notebooks';

export interface IAllRequest extends ICheckOptions {
  ground: IGround;
  notebooks: readonly IFoundNotebook[];
}

export interface IAllChecked {
  /** In the order of the notebooks. */
  checked: IChecked[];
  /** Those that could not be read; why has been said. */
  unreadable: IUnreadable[];
}

/** Notebooks that are read ahead of those that are being checked. */
const AHEAD = 16;
/** Milliseconds between two lines of progress. */
const PACE = 100;

/** Checks notebooks of one project: by the cache, else in as many threads as pay. */
export async function checkAll(
  session: ISession,
  { ground, notebooks, ...options }: IAllRequest
): Promise<IAllChecked> {
  const results: (IChecked | null)[] = notebooks.map(() => null);
  const size = notebooks.reduce((sum, one) => sum + (one.size ?? 0), 0);
  const count = threadsFor(notebooks.length, size);
  const key = session.build === null ? null : keyOf(session.build, options);
  const progress = new Progress(session, notebooks.length);
  let pool: IPool | null = null;
  const startPool = (): IPool =>
    count > 1 && session.threads
      ? session.threads(count, options)
      : new OneThread(options, ground, session.linter);
  const checkOne = async (found: IFoundNotebook): Promise<IChecked> => {
    const { path } = found;
    const file = await session.host.ask<IFileText>({ do: 'read', path });
    if (file.text === null || file.hash === null) {
      throw new UserError(file.problem ?? `${path} could not be read.`);
    }
    const job = { path: found.inProject ?? path, text: file.text };
    const own = key?.([job.path, file.hash]) ?? null;
    const known = own === null ? null : await recall(session, own);
    if (known !== null) {
      return known;
    }
    pool ??= startPool();
    const checked = await pool.check(job);
    if (own !== null) {
      const entries: [string, string][] = [[own, JSON.stringify(checked)]];
      await session.host.ask<null>({ do: 'remember', entries });
    }
    return checked;
  };
  const unreadable: IUnreadable[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < notebooks.length) {
      const index = next++;
      const found = notebooks[index];
      try {
        results[index] = await checkOne(found);
      } catch (error) {
        await progress.clear();
        unreadable.push(await sayUnreadable(session, found, error));
      }
      await progress.step(found.path);
    }
  };
  try {
    await Promise.all(Array.from({ length: AHEAD }, work));
  } finally {
    (pool as IPool | null)?.close();
    await progress.clear();
  }
  return { checked: results.filter(one => one !== null), unreadable };
}

/** Everything that a verdict depends on, notebook by notebook. */
function keyOf(
  build: string,
  options: ICheckOptions
): (own: string[]) => string {
  const shared = hash(JSON.stringify([build, options]));
  return own => hash(JSON.stringify([shared, ...own]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function recall(
  session: ISession,
  key: string
): Promise<IChecked | null> {
  const [text] = await session.host.ask<(string | null)[]>({
    do: 'recall',
    keys: [key]
  });
  try {
    const known = JSON.parse(text ?? 'null') as Partial<IChecked> | null;
    const isWhole =
      Array.isArray(known?.findings) &&
      Array.isArray(known.standards) &&
      Array.isArray(known.inCode) &&
      Array.isArray(known.gate?.reasons);
    return isWhole ? (known as IChecked) : null;
  } catch {
    return null;
  }
}

/** A line on a terminal that says how far it is. */
class Progress {
  constructor(
    private readonly _session: ISession,
    private readonly _count: number
  ) {}

  async step(path: string): Promise<void> {
    this._done++;
    const now = Date.now();
    if (this._isShown && now - this._last >= PACE) {
      this._last = now;
      await this._tell(`Checked ${this._done} of ${this._count}: ${path}`);
    }
  }

  async clear(): Promise<void> {
    if (this._isShown && this._last > 0) {
      await this._tell('');
    }
  }

  private get _isShown(): boolean {
    return this._session.terminal && this._count > 1;
  }

  private async _tell(text: string): Promise<void> {
    await this._session.host.ask<null>({ do: 'progress', text });
  }

  private _done = 0;
  private _last = 0;
}
