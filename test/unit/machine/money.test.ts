import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import money from '../../definitions/money.json' with { type: 'json' };
import { PureWorld } from '../../support/pure-world.ts';

const pkg = money as unknown as ProgrammePackage;
const machine = (price: number, used = false) => ({ name: '数控机床', price, used });
function granted(data: Readonly<Record<string, unknown>>, verified: Readonly<Record<string, unknown>> = {}): PureWorld {
  const world = new PureWorld(compileProgramme(pkg, 'hash')).open();
  world.as('agent').complete('submit', { data });
  return world.as('clerk').complete('agree', { verified });
}

describe('money formulas', () => {
  it('are sound', () => {
    expect(checkPackage(pkg)).toEqual([]);
  });

  it('add up rows, take rates and caps, exactly, and use verified values', () => {
    const world = granted({ equipment: [machine(120.15), machine(99.1), machine(300, true)], loan: 1000 }, { loan: 300.1 });
    expect(world.result('grant')).toMatchObject({ invested: 519.25, equipment: 21.925, interest: 10.35, items: [8, 8, 8] });
    expect(world.result('total')).toMatchObject({ amount: 32.275, byItem: 24 });
  });

  it('stop at each cap', () => {
    const world = granted({ equipment: [machine(900)], loan: 100_000 });
    expect(world.result('grant')).toMatchObject({ equipment: 50, interest: 20 });
    expect(world.result('total')).toMatchObject({ amount: 60 });
  });

  it('keep in words how they came about', () => {
    const { explanation } = granted({ equipment: [machine(900)], loan: 300 }).result('grant') as {
      explanation: Record<string, { text: string; textEn: string; value: unknown }>;
    };
    expect(Object.keys(explanation)).toEqual(['invested', 'equipment', 'interest', 'items']);
    expect(explanation.invested).toEqual({ text: '价格的合计 900', textEn: 'the sum of 价格 900', value: 900 });
    expect(explanation.equipment?.text).toBe('parameters.rate × 满足（二手为否）的购置设备的价格的合计、parameters.cap中最小的 50');
    expect(explanation.interest?.text).toBe('贷款额 × 0.0345、20中最小的四舍五入到 2 位小数 10.35');
    expect(explanation.equipment?.value).toBe(50);
  });
});
