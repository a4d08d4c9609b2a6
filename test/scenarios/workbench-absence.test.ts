/** 委托代办 for some programmes: the substitute finds, reads and decides these alone, in the absent person's name, until the day ends or it is ended; both are told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { rootFolder } from '../../engine/main.ts';
import type { AbsenceDto } from '../../engine/model/dto/absence.ts';
import type { BulkPreviewDto } from '../../engine/model/dto/bulk.ts';
import type { HistoryItemDto, TaskRowDto } from '../../engine/model/dto/case.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const grant = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8'));

describe.each(['sqlite', 'postgres'] as const)('standing in for some programmes on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    world = await openWorld({ start: '2026-03-02T01:00:00.000Z', ...(postgres ? { databaseUrl: await postgres.createDatabase() } : {}) });
    const admin = await world.as('admin');
    const other = structuredClone(grant);
    other.workflow.id = 'other-grant';
    for (const definition of [grant, other]) await admin.ask('POST', '/api/definitions', { package: definition });
  });
  afterAll(async () => {
    expect((await verify(world.app.runtime)).faults).toEqual([]);
    await world.close();
    await postgres?.stop();
  });

  it('is for these and no other, says in whose stead, and ends at once', async () => {
    const [agent, county, tax] = await Promise.all(['agent', 'county', 'tax'].map((login) => world.as(login)));
    const applied = async (programme: string) => {
      const { id } = await agent!.open({ programme, uscc });
      return agent!.complete(id, 'submit', { data: { amount: 100, note: '更新数控机床' } });
    };
    const [within, without, later] = [await applied('equipment-grant'), await applied('other-grant'), await applied('equipment-grant')];
    const tasks = new Map(
      (await county!.ask<{ items: TaskRowDto[] }>('GET', '/api/tasks')).items.map((row) => [row.caseId, row.id] as const),
    );
    const absence = { from: '2026-03-02', to: '2026-03-31', substitute: 'user-tax', programmes: ['equipment-grant'] };
    expect((await county!.refusal('PUT', '/api/absence', { ...absence, programmes: [] })).code).toBe('input.invalid');
    const saved = await county!.ask<AbsenceDto>('PUT', '/api/absence', absence);
    expect(saved.absence?.programmes).toEqual(['equipment-grant']);

    const listed = (await tax!.ask<{ items: TaskRowDto[] }>('GET', '/api/tasks')).items;
    expect(listed.map(({ caseId, onBehalfOf }) => [caseId, onBehalfOf]).sort()).toEqual(
      [
        [within.id, '陈建国'],
        [later.id, '陈建国'],
      ].sort(),
    );
    expect(await tax!.ask('GET', '/api/tasks/counts')).toMatchObject({ open: 2, unclaimed: 2 });
    expect((await tax!.cases()).map(({ id }) => id).sort()).toEqual([within.id, later.id].sort());
    expect((await tax!.call('GET', `/api/cases/${without.id}`)).status).toBe(404);
    const complete = (id: string) => [`/api/tasks/${tasks.get(id)}/complete`, { outcome: 'accept' }] as const;
    expect((await tax!.refusal('POST', ...complete(without.id))).code).toBe('task.not-yours');
    const preview = await tax!.ask<BulkPreviewDto>('POST', '/api/tasks/preview', {
      ...{ op: 'complete', outcome: 'accept', tasks: [within.id, without.id].map((id) => tasks.get(id)) },
    });
    expect(preview.items.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, 'not-found']);
    await tax!.ask('POST', ...complete(within.id));
    const told = (await county!.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${within.id}/history`)).items;
    expect(told.filter(({ text }) => text.endsWith('（代陈建国办理）'))).toHaveLength(1);

    await county!.ask('DELETE', '/api/absence');
    expect((await tax!.refusal('POST', ...complete(later.id))).code).toBe('task.not-yours');
    expect((await tax!.ask<{ items: TaskRowDto[] }>('GET', '/api/tasks')).items.filter(({ caseId }) => caseId === later.id)).toEqual([]);
    for (const person of [county, tax]) {
      const { items } = await person!.ask<{ items: { subject: string; body: string }[] }>('GET', '/api/messages');
      expect(items.filter(({ subject }) => subject.includes('代办')).map(({ subject }) => subject.slice(0, 4))).toEqual([
        '代办结束',
        '外出代办',
      ]);
      expect(items.some(({ body }) => body.includes('限 1 个事项'))).toBe(true);
    }
  });

  it('tells who stood in before when somebody else does, and is for all programmes unless some are named', async () => {
    const [city, tax, market] = await Promise.all(['city', 'tax', 'market'].map((login) => world.as(login)));
    const absence = { from: '2026-03-02', to: '2026-03-31' };
    await city!.ask('PUT', '/api/absence', { ...absence, substitute: 'user-tax' });
    expect((await tax!.ask<AbsenceDto>('GET', '/api/absence')).standsInFor).toEqual([
      expect.objectContaining({ name: '沈雪', programmes: null }),
    ]);
    await city!.ask('PUT', '/api/absence', { ...absence, substitute: 'user-market' });
    expect((await tax!.ask<AbsenceDto>('GET', '/api/absence')).standsInFor).toEqual([]);
    expect((await market!.ask<AbsenceDto>('GET', '/api/absence')).standsInFor).toHaveLength(1);
    const heard = (await tax!.ask<{ items: { subject: string }[] }>('GET', '/api/messages')).items.map(({ subject }) => subject);
    expect(heard[0]).toBe('代办结束：沈雪（蒋涛 代办）');
  });
});
