import { EventReader } from '../event-reader';
import { TEST_EVENTS } from '../test-events';
import type { TestEvent } from '../test-events';

function read(...pieces: string[]): { events: TestEvent[]; noise: string } {
  const events: TestEvent[] = [];
  const reader = new EventReader<TestEvent>(TEST_EVENTS, event =>
    events.push(event)
  );
  pieces.forEach(piece => reader.push(piece));
  return { events, noise: reader.noise };
}

describe('EventReader', () => {
  it('joins events that arrive in pieces', () => {
    const { events } = read(
      '{"event": "collected", "cou',
      'nt": 2}\n{"event": "again", "count": 1}',
      '\n'
    );
    expect(events).toEqual([
      { event: 'collected', count: 2 },
      { event: 'again', count: 1 }
    ]);
  });

  it('keeps what is no event, for the sentence when no result comes', () => {
    const { events, noise } = read(
      'Warning: old\n{"event": "later"}\n{"event": broken}\n'
    );
    expect(events).toEqual([]);
    expect(noise).toContain('Warning: old');
    expect(noise).toContain('broken');
  });

  it('does not keep endless noise', () => {
    const { noise } = read('x'.repeat(50_000) + '\n', 'the end\n');
    expect(noise.length).toBeLessThan(2001);
    expect(noise.endsWith('the end')).toBe(true);
  });
});
