/** What is generated from a shipped programme and played through the real API: all its paths, and one under everybody's eyes. */
import { expect, it } from 'vitest';
import { shareOf, shippedPackages } from './definitions.ts';
import { expectNoLeak } from './field-access.ts';
import { arrivals, generatedOf } from './generated.ts';
import { firstProgramme } from './world.ts';

/** Finding all paths of a large programme and playing them takes minutes: `npm run test:long` does it for every programme. */
const all = Boolean(process.env.LONG);
const longest = 1_800_000;

/** Tests of one share of the programmes. */
export function generatedOfShare(share: number): void {
  const programmes = shareOf(share).filter(({ name }) => all || name === firstProgramme);

  for (const named of programmes)
    it(
      `generated paths of ${named.name} cover all of it and arrive where predicted`,
      async () => {
        const { paths, uncovered } = generatedOf(named);
        expect(uncovered).toEqual([]);
        expect(await arrivals(named, paths)).toEqual([]);
      },
      longest,
    );

  // The first programme is looked at more closely in `field-access.test.ts`.
  for (const named of programmes.filter(({ name }) => name !== firstProgramme))
    it(`${named.name}: nobody reads or changes what its step does not allow`, () => expectNoLeak(named, 1).then(() => {}), longest);

  it('leaves no programme out of all shares together', () => {
    const shared = [1, 2, 3, 4].flatMap((one) => shareOf(one).map(({ name }) => name));
    expect(shared.sort()).toEqual(shippedPackages().map(({ name }) => name));
  });
}
