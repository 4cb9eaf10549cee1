/** Our own answers on the made-up secrets and look-alikes, as JSON for `bench/secrets`. */
import { secretsIn } from '../src/engine/checks/secrets/scan';
import { freshPositives } from '../src/engine/checks/__tests__/secret-fresh';
import { freshNegatives } from '../src/engine/checks/__tests__/secret-fresh-negatives';
import { moreNegatives } from '../src/engine/checks/__tests__/secret-negatives';
import { morePositives } from '../src/engine/checks/__tests__/secret-positives';
import {
  unseenNegatives,
  unseenPositives
} from '../src/engine/checks/__tests__/secret-unseen';
import * as samples from '../src/engine/checks/__tests__/secret-samples';
import type { ISample } from '../src/engine/checks/__tests__/secret-samples';

const answers = (all: readonly ISample[], secret: boolean) =>
  all.map(({ kind, text, title }) => ({
    kind,
    text,
    title,
    secret,
    found: secretsIn(text, kind).length > 0
  }));

console.log(
  JSON.stringify([
    ...answers(
      [
        ...samples.positives,
        ...morePositives,
        ...freshPositives,
        ...unseenPositives
      ],
      true
    ),
    ...answers(
      [
        ...samples.negatives,
        ...moreNegatives,
        ...freshNegatives,
        ...unseenNegatives
      ],
      false
    )
  ])
);
