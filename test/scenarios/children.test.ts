/** A programme whose step opens cases of another is held against that other one, once it is published. */
import { expect, it } from 'vitest';
import admission from '../definitions/project-admission.json' with { type: 'json' };
import inspection from '../definitions/site-inspection.json' with { type: 'json' };
import { openWorld } from '../support/world.ts';

it('refuses to publish a step that waits for an outcome the opened programme never gives', async () => {
  const wrong = JSON.parse(JSON.stringify(admission).replace('"outcomes":{"approved":', '"outcomes":{"passed":')) as typeof admission;
  const world = await openWorld();
  try {
    const admin = await world.as('admin');
    const problems = async (pkg: object) =>
      (await admin.ask<{ problems: { code: string; message: string }[] }>('POST', '/api/definitions/check', { package: pkg })).problems;
    // Not known yet: it is taken at its word.
    expect(await problems(wrong)).toEqual([]);
    await admin.ask('POST', '/api/definitions', { package: inspection });
    expect(await problems(wrong)).toMatchObject([{ code: 'case.outcome', message: expect.stringContaining('“passed”') }]);
    expect(await admin.refusal('POST', '/api/definitions', { package: wrong })).toMatchObject({ code: 'definition.invalid' });
    await admin.ask('POST', '/api/definitions', { package: admission });
  } finally {
    await world.close();
  }
});
