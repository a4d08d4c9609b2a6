import { describe, expect, it } from 'vitest';
import { uncovered, validitySpans } from '../../../engine/calendar/validity.ts';

const span = (from: string, until: string) => ({ from, until });

describe('days on which an entry is valid', () => {
  it('ends with a suspension and goes on when that is over', () => {
    const line = (type: string, effectiveOn: string) => ({ type, at: '2026-06-01T00:00:00.000Z', data: { effectiveOn } });
    expect(
      validitySpans({ validFrom: '2026-01-01', validTo: '2026-12-31' }, [line('suspended', '2026-03-01'), line('resumed', '2026-04-01')]),
    ).toEqual([span('2026-01-01', '2026-03-01'), span('2026-04-01', '2027-01-01')]);
  });

  it('leaves of an earlier entry what no later one covers', () => {
    const old = [span('2023-03-01', '2026-03-01')];
    expect(uncovered(old, [])).toEqual(old);
    expect(uncovered(old, [span('2026-01-01', '2029-01-01')])).toEqual([span('2023-03-01', '2026-01-01')]);
    expect(uncovered(old, [span('2020-01-01', '2023-03-01'), span('2026-03-01', '2030-01-01')])).toEqual(old);
    expect(uncovered(old, [span('2023-01-01', '2029-01-01')])).toEqual([]);
    // The later one was suspended for a while: the earlier one counts then, as the enterprise is valid by it.
    expect(uncovered(old, [span('2024-01-01', '2024-06-01'), span('2024-07-01', '2030-01-01')])).toEqual([
      span('2023-03-01', '2024-01-01'),
      span('2024-06-01', '2024-07-01'),
    ]);
  });
});
