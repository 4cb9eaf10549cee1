/** Kept alone: bundlers read this very form, and jest can't. */
export function createWorker(): Worker {
  return new Worker(new URL('../worker/index', import.meta.url), {
    type: 'module'
  });
}
