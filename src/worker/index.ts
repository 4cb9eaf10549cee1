/** Entry of the Web Worker: the engine behind messages. */
import type { ToWorker } from './protocol';
import { Loop } from './loop';
import { loadRuff } from './ruff';
import { Session } from './session';

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a new task, after messages that wait already. */
const pause = () =>
  new Promise<void>(resolve => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

const session = loadRuff().then(
  linter => new Session(linter),
  () => new Session(null)
);

const loop = new Loop(session, message => self.postMessage(message), pause);

self.onmessage = (event: MessageEvent<ToWorker>) => loop.receive(event.data);
