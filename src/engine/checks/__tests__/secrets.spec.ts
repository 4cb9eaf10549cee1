import { secretsIn } from '../secrets/scan';
import { freshPositives } from './secret-fresh';
import { freshNegatives } from './secret-fresh-negatives';
import { moreNegatives } from './secret-negatives';
import { morePositives } from './secret-positives';
import * as samples from './secret-samples';
import { unseenNegatives, unseenPositives } from './secret-unseen';

const positives = [
  ...samples.positives,
  ...morePositives,
  ...freshPositives,
  ...unseenPositives
];
const negatives = [
  ...samples.negatives,
  ...moreNegatives,
  ...freshNegatives,
  ...unseenNegatives
];

const found = ({ text, kind }: { text: string; kind: 'python' | 'text' }) =>
  secretsIn(text, kind);

describe('secrets', () => {
  it('are seen in made-up positives, seldom in look-alikes', () => {
    const missed = positives.filter(sample => found(sample).length === 0);
    const alarms = negatives.filter(sample => found(sample).length > 0);
    const recall = 1 - missed.length / positives.length;
    console.info(
      `secrets: recall ${(recall * 100).toFixed(1)} % of ${positives.length}, ` +
        `${alarms.length} false alarms of ${negatives.length}` +
        `; missed: ${missed.map(sample => sample.title).join(', ') || 'none'}` +
        `; false: ${alarms.map(sample => sample.title).join(', ') || 'none'}`
    );
    expect(positives.length).toBeGreaterThanOrEqual(750);
    expect(negatives.length).toBeGreaterThanOrEqual(750);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(alarms.length).toBeLessThanOrEqual(3);
  });

  it('are never shown as a whole', () => {
    for (const sample of positives) {
      for (const secret of found(sample)) {
        const value = sample.text.slice(secret.start, secret.end);
        expect(secret.shown).not.toContain(value);
        expect(secret.shown.length).toBeLessThan(60);
      }
    }
  });

  it('are found where they stand', () => {
    const key = samples.letters(32, 99);
    const text = `x = 1\napi_key = "${key}"\n`;
    expect(secretsIn(text, 'python')).toEqual([
      {
        what: 'key',
        start: text.indexOf(key),
        end: text.indexOf(key) + key.length,
        shown: `api_key = "${key.slice(0, 3)}…"`,
        variable: 'API_KEY'
      }
    ]);
  });

  it('does not hang on long texts', () => {
    for (const unit of ['a', 'a.', 'a=', '"', 'A1b2', 'eyJ', '://a:', ' = "']) {
      const text = unit.repeat(Math.ceil(200_000 / unit.length));
      expect(Array.isArray(secretsIn(text, 'python'))).toBe(true);
      expect(Array.isArray(secretsIn(text, 'text'))).toBe(true);
    }
  });
});
