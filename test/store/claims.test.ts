import { expect, it } from 'vitest';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { releaseClaim } from '../../engine/commands/release-claim.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { withdrawCase } from '../../engine/commands/withdraw-case.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import type { FieldSchema } from '../../engine/model/form.ts';
import type { DecideStep } from '../../engine/model/steps.ts';
import type { User } from '../../engine/model/user.ts';
import { claimsOfValue, releasedClaims } from '../../engine/store/claims.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { application, commonPackage, createOffice, enterprise, otherEnterprise, people } from './office.ts';

/** The common programme, whose application names a certificate and an entry of its own registry. */
function asking(): ProgrammePackage {
  const form = commonPackage.forms.application!;
  const more: Record<string, FieldSchema> = {
    certificate: { type: 'string', title: 'Certificate', 'x-claim': 'certificate' },
    leader: { type: 'string', title: 'Leader', 'x-reference': { registry: 'leaders' } },
  };
  const elements = [
    ...(form.uischema.elements ?? []),
    ...Object.keys(more).map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
  ];
  const own = {
    ...form,
    schema: { ...form.schema, properties: { ...form.schema.properties, ...more } },
    uischema: { ...form.uischema, elements },
  };
  const { steps } = commonPackage.workflow;
  const gate = { ...steps.gate, branches: [{ when: 'application.score > 90', to: 'done' }, ...(steps.gate as DecideStep).branches] };
  const workflow = {
    ...commonPackage.workflow,
    steps: {
      ...{ ...steps, gate, done: { ...steps.done, tone: 'positive' }, refused: { ...steps.refused, tone: 'negative' } },
      withdrawn: { ...steps.withdrawn, tone: 'neutral' },
    },
  } as WorkflowDefinition;
  return { ...commonPackage, workflow, forms: { ...commonPackage.forms, application: own } };
}

eachStore('values that belong to one enterprise', (harness) => {
  const start = async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock, asking());
    const submit = async (by: User, uscc: string, data: Record<string, unknown>) => {
      const { caseId } = await openCase(office.runtime, { by, programme: 'common-case', uscc });
      await completeTask(office.runtime, { by, taskId: `${caseId}.1`, outcome: 'submit', data: { ...application, ...data } });
      return caseId;
    };
    const mine = (data: Record<string, unknown>) => submit(people.agent, enterprise.uscc, data);
    const theirs = (data: Record<string, unknown>) => submit(people.agent2, otherEnterprise.uscc, data);
    return { ...office, store, mine, theirs };
  };
  const taken = { code: 'input.invalid', details: [{ pointer: '/certificate', code: 'field.x-claim', params: { value: 'C-1' } }] };

  it('are refused to another enterprise, and free again when the case is withdrawn', async () => {
    const { runtime, mine, theirs } = await start();
    const caseId = await mine({ certificate: 'C-1' });
    await expect(theirs({ certificate: 'C-1' })).rejects.toMatchObject(taken);
    await theirs({ certificate: 'C-2' });
    await withdrawCase(runtime, { by: people.agent, caseId, reason: 'typed wrongly' });
    await theirs({ product: 'Second', certificate: 'C-1' });
  });

  it('stay taken while another case of the same enterprise uses them', async () => {
    const { runtime, mine, theirs, store } = await start();
    const [first, second] = [await mine({ certificate: 'C-1' }), await mine({ product: 'Second', certificate: 'C-1' })];
    await withdrawCase(runtime, { by: people.agent, caseId: first, reason: 'typed wrongly' });
    await expect(theirs({ certificate: 'C-1' })).rejects.toMatchObject(taken);
    await withdrawCase(runtime, { by: people.agent, caseId: second, reason: 'typed wrongly' });
    await theirs({ product: 'Second', certificate: 'C-1' });
    expect(await store.read('claim_uses').select('claimed')).toHaveLength(1);
  });

  it('are free when the case ends refused, and kept when it is approved', async () => {
    const { act, mine, theirs, store } = await start();
    const refused = await mine({ certificate: 'C-1', score: 10 });
    await act(refused, people.county, 'reject', { reason: 'no' });
    expect(await store.read('cases').where({ id: refused }).select('status', 'outcome')).toEqual([
      { status: 'ended', outcome: 'rejected' },
    ]);
    await theirs({ certificate: 'C-1' });
    const approved = await mine({ certificate: 'C-3', product: 'Other', score: 95 });
    await act(approved, people.county, 'accept');
    for (const by of [people.first, people.second, people.third]) await act(approved, by, 'agree');
    expect(await store.read('cases').where({ id: approved }).pluck('outcome')).toEqual(['approved']);
    await expect(theirs({ product: 'Second', certificate: 'C-3' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('are given up by a correction that takes another', async () => {
    const { act, mine, theirs } = await start();
    const caseId = await mine({ certificate: 'C-1' });
    await act(caseId, people.county, 'correct', { notes: [{ field: 'certificate', reason: 'not this one' }] });
    await expect(theirs({ certificate: 'C-1' })).rejects.toMatchObject(taken);
    const data = { ...application, certificate: 'C-4' };
    await act(caseId, people.agent, 'submit', { data });
    await theirs({ certificate: 'C-1' });
    await expect(theirs({ product: 'Second', certificate: 'C-4' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('are released by an administrator with a reason, which is kept', async () => {
    const { runtime, mine, theirs, store } = await start();
    const caseId = await mine({ certificate: 'C-1' });
    const release = (by: User, reason: string, value = 'C-1') => releaseClaim(runtime, { by, name: 'certificate', value, reason });
    await expect(release(people.clerk, 'asked by phone')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(release(people.admin, ' ')).rejects.toMatchObject({ code: 'reason.required' });
    await expect(release(people.admin, 'x', 'C-9')).rejects.toMatchObject({ code: 'not-found' });
    await release(people.admin, 'typed by mistake');
    await theirs({ certificate: 'C-1' });
    expect(await releasedClaims(store.read)).toMatchObject([
      {
        name: 'certificate',
        value: 'C-1',
        uscc: enterprise.uscc,
        enterpriseName: enterprise.name,
        reason: 'typed by mistake',
        by: 'admin',
      },
    ]);
    // The case whose number was given away can't take the other's with it when it ends.
    await withdrawCase(runtime, { by: people.agent, caseId, reason: 'no' });
    expect(await claimsOfValue(store.read, 'C-1')).toMatchObject([{ uscc: otherEnterprise.uscc }]);
  });

  it('go to one of two enterprises that claim them in the same moment', async () => {
    const { mine, theirs, store } = await start();
    const outcomes = await Promise.allSettled([mine({ certificate: 'C-1' }), theirs({ certificate: 'C-1' })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: taken });
    expect(await store.read('claimed_values').select('name', 'claimed')).toEqual([{ name: 'certificate', claimed: 'C-1' }]);
  });

  const here = { product: 'Second' };
  it('are free when the last two cases that use them are withdrawn in one moment', async () => {
    const { runtime, mine, theirs } = await start();
    const cases = [await mine({ certificate: 'C-1' }), await mine({ ...here, certificate: 'C-1' })];
    await Promise.all(cases.map((caseId) => withdrawCase(runtime, { by: people.agent, caseId, reason: 'no' })));
    expect(await claimsOfValue(runtime.store.read, 'C-1')).toEqual([]);
    await expect(releaseClaim(runtime, { by: people.admin, name: 'certificate', value: 'C-1', reason: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await theirs({ certificate: 'C-1' });
    await expect(mine({ product: 'Third', certificate: 'C-1' })).rejects.toMatchObject(taken);
  });

  it('stay the enterprise’s when one of its cases gives them up while another takes them', async () => {
    const { runtime, mine, theirs, store } = await start();
    // On two nodes, and on one: in one batch.
    const other = await createRuntime({ store: await harness.openAgain(), clock: testClock() });
    for (const [n, node] of [runtime, other].entries()) {
      const certificate = `C-${n}`;
      const first = await mine({ product: `A${n}`, certificate });
      const { caseId } = await openCase(runtime, { by: people.agent, programme: 'common-case', uscc: enterprise.uscc });
      const data = { ...application, product: `B${n}`, certificate };
      await Promise.all([
        withdrawCase(runtime, { by: people.agent, caseId: first, reason: 'no' }),
        completeTask(node, { by: people.agent, taskId: `${caseId}.1`, outcome: 'submit', data }),
      ]);
      await expect(theirs({ product: `C${n}`, certificate })).rejects.toMatchObject({ code: 'input.invalid' });
      expect(await store.read('claim_uses').where({ claimed: certificate }).pluck('case_id')).toEqual([caseId]);
      expect(await claimsOfValue(store.read, certificate)).toMatchObject([{ uscc: enterprise.uscc }]);
    }
  });

  it('go to one of two enterprises that take up what nobody uses any more', async () => {
    const { runtime, mine, theirs, store } = await start();
    const cases = [await mine({ certificate: 'C-1' }), await mine({ ...here, certificate: 'C-1' })];
    await Promise.all(cases.map((caseId) => withdrawCase(runtime, { by: people.agent, caseId, reason: 'no' })));
    const outcomes = await Promise.allSettled([mine({ product: 'Third', certificate: 'C-1' }), theirs({ certificate: 'C-1' })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [held] = await store.read('claimed_values').select('uscc');
    expect(await store.read('claim_uses').pluck('uscc')).toEqual([held.uscc]);
  });

  it('and entries of a registry must be valid ones', async () => {
    const { mine, act, store } = await start();
    const caseId = await mine({});
    await act(caseId, people.county, 'accept');
    const refused = { details: [{ pointer: '/leader', code: 'field.x-reference', params: { value: 'LY-2026-00001' } }] };
    await expect(mine({ product: 'Second', leader: 'LY-2026-00001' })).rejects.toMatchObject(refused);
    const entry = {
      ...{ id: 'e1', registry: 'leaders', programme: 'common-case', definition: 'x', case_id: caseId, step: 'list', uscc: enterprise.uscc },
      ...{ enterprise_name: 'x', district: '410305', number: 'LY-2026-00001', verification: 'v', status: 'expired', flags: '[]' },
      ...{ valid_from: '2026-01-01', valid_to: '2026-12-31', certificate: null, registered_at: '2026-01-01T00:00:00.000Z' },
    };
    await store.writer.transact(async (tx) => void (await tx.table('registry_entries').insert(entry)));
    await expect(mine({ product: 'Third', leader: 'LY-2026-00001' })).rejects.toMatchObject(refused);
    await store.writer.transact(async (tx) => void (await tx.table('registry_entries').where({ id: 'e1' }).update({ status: 'valid' })));
    await mine({ product: 'Fourth', leader: 'LY-2026-00001' });
  });
});
