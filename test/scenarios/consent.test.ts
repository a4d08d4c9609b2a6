/** Consent with conditions 附条件同意: the applicant reads what has to be met, in the case and in the letter of its decision. */
import { expect, it } from 'vitest';
import hands from '../definitions/many-hands.json' with { type: 'json' };
import { pdfText } from '../support/pdf-text.ts';
import { openWorld } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const conditions = ['三个月内补办安全评价', '报送整改照片'];

it('tells the applicant the conditions of a consent while the case runs, and prints them in the letter; not of a refusal', async () => {
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: hands });
    const agent = await world.as('agent');
    const decide = async (last: 'pass' | 'fail') => {
      const { id } = await agent.open({ programme: 'many-hands', uscc });
      await agent.complete(id, 'submit', { data: { project: '数控机床更新' } });
      await (await world.as('county')).complete(id, 'accept');
      await (await world.as('safety')).complete(id, 'conditional', { conditions }, 'joint');
      for (const login of ['market', 'environment']) await (await world.as(login)).complete(id, 'agree', {}, 'joint');
      expect((await agent.kase(id)).results.joint).toMatchObject({ conditions });
      for (const login of ['city', 'chief', 'council'])
        if ((await agent.kase(id)).steps.includes('ballot')) await (await world.as(login)).complete(id, last, {}, 'ballot');
      const paper = (await agent.call('GET', `/api/cases/${id}/decision.pdf`)).raw;
      expect(paper.statusCode).toBe(200);
      return pdfText(paper.rawPayload).replace(/\s/g, '');
    };
    const granted = await decide('pass');
    for (const said of ['部门会签', ...conditions]) expect(granted).toContain(said);
    expect(await decide('fail')).not.toContain('部门会签');
  } finally {
    await world.close();
  }
});
