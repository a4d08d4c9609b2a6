/** Golden scoring vectors ①–⑥ of the evaluation standard (domain facts §5.1): real applications through the real API; the score is read from the case. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { apply, bringTo, patent } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

interface Vector {
  readonly name: string;
  readonly change: Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly pass: boolean;
  readonly dimensions: readonly [number, number, number];
}
const utility = { ...patent, kind: 'utility-model', grantedOn: '2023-01-10' };
const nothing = { ips: [], ipProof: [] };
const sei = { sei: true };
const other = { sei: false, seiCode: undefined, seiNote: '通用设备制造，不属于战略性新兴产业。' };

/** Growth is exact: 10500 → 11025 is 5 %, 10000 → 11500 is 15 %. */
const vectors: readonly Vector[] = [
  {
    name: '① own invention, R&D 3.00 %, growth 5.00 %, debt 55.00 %, strategic, main 55.00 %',
    change: {
      ips: [patent],
      ...sei,
      revenueY1: 20045.45,
      mainRevenueY1: 11025,
      mainRevenueY2: 10500,
      rdY1: 601.37,
      assetsY1: 10000,
      liabilitiesY1: 5500,
    },
    total: 70,
    pass: true,
    dimensions: [30, 20, 20],
  },
  {
    name: '② one of category II, R&D 5 %, growth 15 %, debt 80 %, not strategic, main 70 %',
    change: {
      ips: [utility],
      ...other,
      revenueY1: 10000,
      mainRevenueY1: 7000,
      mainRevenueY2: 6086.95,
      rdY1: 500,
      assetsY1: 10000,
      liabilitiesY1: 8000,
    },
    total: 70,
    pass: true,
    dimensions: [25, 20, 25],
  },
  {
    name: '③ high-value invention, R&D 0.99 %, growth −0.01 %, debt 55.01 %, strategic, main 70 %',
    change: {
      ips: [{ ...patent, highValue: true }],
      ...sei,
      revenueY1: 10000,
      mainRevenueY1: 7000,
      mainRevenueY2: 7000.71,
      rdY1: 99,
      assetsY1: 10000,
      liabilitiesY1: 5501,
    },
    total: 55,
    pass: false,
    dimensions: [20, 5, 30],
  },
  {
    name: '④ no intellectual property, R&D 5 %, growth 15 %, debt 55 %, strategic, main 54.99 %',
    change: {
      ...nothing,
      ...sei,
      revenueY1: 10000,
      mainRevenueY1: 5499,
      mainRevenueY2: 4781.73,
      rdY1: 500,
      assetsY1: 10000,
      liabilitiesY1: 5500,
    },
    total: 65,
    pass: true,
    dimensions: [20, 30, 15],
  },
  {
    name: '⑤ no intellectual property, R&D 4.99 %, growth 15 %, debt 55 %, strategic, main 70 %',
    change: {
      ...nothing,
      ...sei,
      revenueY1: 10000,
      mainRevenueY1: 7000,
      mainRevenueY2: 6086.95,
      rdY1: 499,
      assetsY1: 10000,
      liabilitiesY1: 5500,
    },
    total: 75,
    pass: false,
    dimensions: [15, 30, 30],
  },
  {
    name: '⑥ an invention transferred eleven months ago counts as none',
    change: {
      ips: [{ ...patent, acquisition: 'transferred', transferredOn: '2025-04-02' }],
      ...sei,
      revenueY1: 10000,
      mainRevenueY1: 7000,
      mainRevenueY2: 6086.95,
      rdY1: 499,
      assetsY1: 10000,
      liabilitiesY1: 5500,
    },
    total: 75,
    pass: false,
    dimensions: [15, 30, 30],
  },
];

let world: World | null = null;
afterEach(() => world?.close());

describe('the score of a case', () => {
  it.each(vectors)('$name → $total', async ({ change, total, pass, dimensions }) => {
    world = await openWorld();
    const { id } = await apply(world, { change });
    await bringTo(world, id, 'city');
    const kase: CaseDto = await (await world.as('chief')).kase(id);
    const score = kase.results.score as { total: number; pass: boolean; dimensions: { score: number }[] };
    expect(score.dimensions.map((dimension) => dimension.score)).toEqual(dimensions);
    expect(score.total).toBe(total);
    expect(score.pass).toBe(pass);
    expect(kase.steps).toEqual([pass ? 'city' : 'statement']);
    expect(kase.ruleVersion).toBe('r2022-63');
  });

  it('compares percentages before rounding: 4.9996 % is less than 5 %', async () => {
    world = await openWorld();
    const { id } = await apply(world, { change: { revenueY1: 100000, rdY1: 4999.6, mainRevenueY1: 70000, mainRevenueY2: 60000 } });
    await bringTo(world, id, 'city');
    const { results } = await (await world.as('chief')).kase(id);
    const items = (results.score as { items: { id: string; score: number }[] }).items;
    expect(items.find((item) => item.id === 'rd')?.score).toBe(15);
  });
});
