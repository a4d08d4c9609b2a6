/** 容缺受理、告知承诺 (国办发〔2020〕42号; domain facts §4): submitted without a file under a promise, with a timer and what a broken promise means. */
import { describe, expect, it } from 'vitest';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import type { FileRef } from '../../../engine/model/form.ts';
import { pdfOf } from '../../support/files.ts';
import { atOffice, dueOn, toDate, uscc } from '../../support/limits.ts';
import type { World } from '../../support/world.ts';

describe('容缺', () => {
  let world: World;
  let programme: string;
  let proof: FileRef;
  atOffice({ date: '2026-03-02', definition: 'deferrable' }, async (office) => {
    ({ world, programme } = office);
    proof = await (await world.as('agent')).upload({ name: '执照.pdf', type: 'application/pdf', bytes: pdfOf('licence') });
  });
  const submit = async (data: object, deferred?: readonly string[]): Promise<CaseDto> => {
    const agent = await world.as('agent');
    const { id } = await agent.open({ programme, uscc });
    return agent.complete(id, 'submit', { data: { project: '项目', licence: [proof], ...data }, ...(deferred ? { deferred } : {}) });
  };

  it('refuses the submission without the promise, and without what can’t be promised', async () => {
    const agent = await world.as('agent');
    const { id } = await agent.open({ programme, uscc });
    const task = await agent.task(id);
    const places = async (body: object) =>
      (await agent.refusal('POST', `/api/tasks/${task.id}/complete`, { outcome: 'submit', ...body })).errors.map(({ pointer }) => pointer);
    expect(await places({ data: { project: '项目', licence: [proof] } })).toEqual(['/audit', '/permit']);
    expect(await places({ data: { project: '项目' }, deferred: ['audit', 'permit', 'licence'] })).toEqual(['/licence']);
  });

  it('goes on with the promise, and asks only for the promised files, until the shortest of their periods ends', async () => {
    const kase = await submit({}, ['audit', 'permit']);
    expect(kase.deferred).toEqual(['audit', 'permit']);
    expect([...kase.steps].sort()).toEqual(['examine', 'supplement']);
    expect(await dueOn(world, 'agent', kase.id, 'supplement')).toBe('2026-03-16');
    const agent = await world.as('agent');
    // Handing in what was promised corrects nothing: there is no notice of it.
    expect((await agent.refusal('GET', `/api/cases/${kase.id}/correction.pdf`)).code).toBe('not-found');
    const task = await agent.task(kase.id);
    expect(task.notes.map(({ field }) => field)).toEqual(['audit', 'permit']);
    await agent.complete(kase.id, 'submit', { data: { project: '改名', licence: [proof], audit: [proof], permit: [proof] } });
    const supplied = await (await world.as('city')).kase(kase.id);
    expect(supplied).toMatchObject({ deferred: [], steps: ['examine'], declared: { project: '项目', audit: [{ id: proof.id }] } });
    expect((await (await world.as('city')).complete(kase.id, 'agree')).outcome).toBe('granted');
  });

  it('a month alone is a month, rolled to a working day; nothing to promise means nothing to hand in later', async () => {
    await toDate(world, '2026-03-04');
    // The fourth of April is a holiday until the sixth.
    expect(await dueOn(world, 'agent', (await submit({ audit: [proof] }, ['permit'])).id, 'supplement')).toBe('2026-04-07');
    expect((await submit({ audit: [proof], permit: [proof] }, ['audit'])).steps).toEqual(['examine']);
  });

  it('a broken promise ends the case and is kept against the enterprise', async () => {
    const { id } = await submit({ permit: [proof] }, ['audit']);
    await toDate(world, '2026-03-18', '23:59');
    expect((await (await world.as('agent')).kase(id)).status).toBe('running');
    await toDate(world, '2026-03-19', '00:00');
    expect(await (await world.as('agent')).kase(id)).toMatchObject({ status: 'ended', outcome: 'denied' });
    expect(await world.app.store.read('records').where({ case_id: id }).select('uscc', 'kind', 'on_date')).toEqual([
      { uscc, kind: 'broken-promise', on_date: '2026-03-19' },
    ]);
  });
});
