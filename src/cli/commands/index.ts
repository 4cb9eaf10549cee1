/** Every command, in the order of the help. */
import type { ICommand } from '../command';
import { check } from './check';
import { draft } from './draft';
import { explain } from './explain';
import { exportNotebooks } from './export';
import { fix } from './fix';
import { init } from './init';
import { mark, unmark } from './mark';
import { plan } from './plan';
import { refactor } from './refactor';
import { sign } from './sign';
import { status } from './status';
import { test } from './test';
import { verify } from './verify';

export const commands: readonly ICommand[] = [
  init,
  check,
  fix,
  plan,
  mark,
  unmark,
  refactor,
  draft,
  test,
  exportNotebooks,
  verify,
  status,
  sign,
  explain
];
