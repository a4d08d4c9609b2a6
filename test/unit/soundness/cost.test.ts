/** What checking and compiling a definition costs; sizes up to 1000 steps and the growth are the bench's (`npm run bench -- --only compile`). */
import { describe, expect, it } from 'vitest';
import { readSizes } from '../../bench/compile.ts';

describe('a definition of three hundred steps', () => {
  it('is checked and compiled in less than a second of processor time', () => {
    const [reading] = readSizes([300], 2);
    expect(reading?.steps).toBeGreaterThanOrEqual(300);
    expect((reading?.checkMs ?? 0) + (reading?.compileMs ?? 0)).toBeLessThan(1000);
  });
});
