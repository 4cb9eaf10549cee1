import type { ICommand } from '../command';
import { run } from '../run';
import { FakeHost } from './fake-host';

const broken: ICommand = {
  name: 'broken',
  summary: '',
  positionals: '',
  least: 0,
  most: 0,
  options: {},
  run: async () => {
    throw new TypeError('x is undefined');
  }
};

it('says a fault of its own and exits 2', async () => {
  const host = new FakeHost({});
  expect(await run(['broken'], [broken], host.session())).toBe(2);
  expect(host.err).toMatch(
    /^jupyter promote: a fault of its own; please report it with the lines below\.\nTypeError: x is undefined\n +at /
  );
});

it('says its version', async () => {
  const host = new FakeHost({});
  expect(await run(['--version'], [], host.session())).toBe(0);
  expect(host.out).toBe('jupyter promote 1.2.3\n');
});
