/** Entry of the Web Worker: the engine behind messages. */
import { pages } from '../engine';
import type { FromWorker, ToWorker } from './protocol';
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

const send = (message: FromWorker) => self.postMessage(message);

void session.then(({ linter }) =>
  send({ did: 'ready', ruff: linter?.version ?? null, pages })
);

const loop = new Loop(session, send, pause);

self.onmessage = (event: MessageEvent<ToWorker>) => loop.receive(event.data);
