import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import money from '../definitions/money.json' with { type: 'json' };
import { openWorld } from '../support/world.ts';

it('computes a grant from declared and verified values, with rate and caps, and shows both sides how it came about', async () => {
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: money });
    const agent = await world.as('agent');
    const kase = await agent.open({ programme: 'equipment-subsidy', uscc: '91410305MA9XTE0263' });
    const equipment = [
      { name: '数控机床', price: 320, used: false },
      { name: '二手冲床', price: 80, used: true },
    ];
    await agent.complete(kase.id, 'submit', { data: { equipment, loan: 500 } });
    await (await world.as('city')).complete(kase.id, 'agree', { verified: { loan: 400 } });
    for (const person of [agent, await world.as('city')]) {
      const { results, outcome } = await person.kase(kase.id);
      expect(outcome).toBe('approved');
      expect(results.grant).toMatchObject({ invested: 400, equipment: 32, interest: 13.8, items: [8, 8] });
      expect(results.total).toMatchObject({ amount: 45.8 });
      expect(JSON.stringify(results.grant?.explanation)).toContain('贷款额 × 0.0345');
    }
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});
