/** 记名表决: a meeting whose rule records who is there and what each votes; in a secret one only the counts. */
import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { HeldMeetingDto } from '../../engine/model/dto/meeting.ts';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import type { BatchResult } from '../../engine/model/meeting.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import votes from '../definitions/weighted-votes.json' with { type: 'json' };
import { firstUscc as uscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

/** The programme, its meeting voting so. */
function withVote(more: object) {
  const changed = structuredClone(votes) as unknown as { workflow: { steps: { meeting: { vote: Record<string, unknown> } } } };
  const { meeting } = changed.workflow.steps;
  meeting.vote = Object.fromEntries(Object.entries({ ...meeting.vote, ...more }).filter(([, value]) => value !== undefined));
  return changed;
}
async function atMeeting(world: World): Promise<string> {
  const agent = await world.as('agent');
  const { id } = await agent.open({ programme: 'weighted-votes', uscc });
  await agent.complete(id, 'submit', { data: { project: '数控机床' } });
  for (const login of ['market', 'tax']) await (await world.as(login)).complete(id, 'agree', {}, login);
  for (const login of ['city', 'chief']) await (await world.as(login)).complete(id, 'pass', {}, 'ballot');
  return id;
}
const meetingOf = async (world: World, id: string) => {
  const council = await world.as('council');
  const { id: taskId } = await council.task(id, 'meeting');
  return async (attendance: object, decision: object) => {
    const body = { programme: 'weighted-votes', step: 'meeting', attendance, decisions: [{ taskId, outcome: 'approve', ...decision }] };
    const { status, body: answered } = await council.call<BatchResult & { errors?: { pointer: string; code: string }[] }>(
      'POST',
      '/api/batches',
      body,
    );
    const errors = status === 200 ? (answered.results[0]?.errors ?? []) : (answered.errors ?? []);
    return status === 200 && answered.results[0]?.ok
      ? 'ok'
      : errors.map(({ pointer, code }) => `${pointer} ${code}`).join() || answered.results?.[0]?.code;
  };
};
const person = (name: string, seat: string) => ({ name, seat });
const people = [
  person('周主任', 'chair'),
  person('吴委员', 'member'),
  person('郑委员', 'member'),
  person('王委员', 'member'),
  person('冯委员', 'observer'),
];
const say = (vote: string, ...names: string[]) => names.map((name) => ({ name, vote }));

it('records who was there and what each voted, also in the ballot that was tied; the counts follow from the names', async () => {
  const changed = withVote({ ballot: 'open', tie: 'revote' });
  expect(checkPackage(changed)).toEqual([]);
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: changed });
    const id = await atMeeting(world);
    const council = await world.as('council');
    expect((await council.ask<{ items: BatchDto[] }>('GET', '/api/batches')).items[0]?.vote?.ballot).toBe('open');
    const meet = await meetingOf(world, id);
    const seats = { chair: 1, member: 3, observer: 1 };
    const tie = { ballot: [...say('for', '吴委员', '郑委员', '冯委员'), ...say('against', '周主任')] };
    // Counts alone, names that nobody knows, a name twice, a person without a seat: each is told.
    expect(await meet({ seats }, { votes: { member: 2 } })).toBe('/ballot votes.named');
    expect(await meet({ people }, { ballot: say('for', '吴委员', '某人') })).toBe('/ballot votes.count');
    expect(await meet({ people }, { ballot: [...say('for', '吴委员'), ...say('against', ' 吴委员 ')] })).toBe('/ballot votes.count');
    expect(await meet({ people: [...people, person('吴委员', 'member')] }, tie)).toBe('/attendance/people field.uniqueItems');
    expect(await meet({ people: [{ name: '吴委员' }] }, tie)).toBe('/attendance/people votes.named');
    expect(await meet({ people: people.slice(1) }, { ballot: say('for', '吴委员') })).toBe('/attendance votes.quorum');
    // 2.5 of 5 is a tie; the second ballot decides.
    expect(await meet({ people }, tie)).toBe('vote.tied');
    expect(await meet({ people }, { ...tie, secondBallot: say('for', '吴委员', '郑委员', '王委员') })).toBe('ok');
    const { votes: kept } = (await (await world.as('city')).kase(id)).results.meeting as { votes: unknown };
    expect(kept).toEqual({
      ...{ for: 3, of: 5, tied: 2.5 },
      names: people.map(({ name, seat }) => ({ name, seat, vote: ['吴委员', '郑委员', '王委员'].includes(name) ? 'for' : 'abstain' })),
      tiedNames: people.map(({ name, seat }) => ({
        name,
        seat,
        vote: name === '周主任' ? 'against' : name === '王委员' ? 'abstain' : 'for',
      })),
    });
    // In the record of the meeting too; the applicant reads neither.
    const { items } = await council.ask<{ items: HeldMeetingDto[] }>('GET', '/api/meetings');
    const held = items.find(({ members }) => members.length > 0);
    expect(held).toMatchObject({
      attendance: { present: 5, total: 6, people },
      seats: { chair: '主任委员' },
      members: [{ caseId: id, votesFor: 3 }],
    });
    expect(held?.members[0]?.names?.filter(({ vote }) => vote === 'for').map(({ name }) => name)).toEqual(['吴委员', '郑委员', '王委员']);
    expect((await (await world.as('agent')).kase(id)).results.meeting?.votes).toBeUndefined();
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});

it('counts heads by name where no seat weighs; a secret ballot takes no names', async () => {
  const world = await openWorld();
  try {
    const admin = await world.as('admin');
    await admin.ask('POST', '/api/definitions', { package: withVote({ ballot: 'open', seats: undefined, tie: undefined }) });
    const id = await atMeeting(world);
    const meet = await meetingOf(world, id);
    const three = ['甲', '乙', '丙'].map((name) => ({ name }));
    expect(await meet({ people: three, total: 5 }, { ballot: say('for', '甲', '乙') })).toBe('/attendance votes.quorum');
    expect(await meet({ people: three, total: 4 }, { ballot: say('for', '甲') })).toBe('/votesFor votes.lost');
    expect(await meet({ people: three, total: 4 }, { ballot: say('for', '甲', '乙') })).toBe('ok');
    expect((await (await world.as('city')).kase(id)).results.meeting).toMatchObject({
      votes: { for: 2, of: 3, names: [{ name: '甲', vote: 'for' }, {}, { name: '丙', vote: 'abstain' }] },
    });

    await admin.ask('POST', '/api/definitions', { package: withVote({ ballot: 'secret' }) });
    const secret = await atMeeting(world);
    const inSecret = await meetingOf(world, secret);
    const seats = { chair: 1, member: 4 };
    expect(await inSecret({ people, seats }, { votes: { chair: 1, member: 2 } })).toBe('/attendance/people votes.secret');
    expect(await inSecret({ seats }, { ballot: say('for', '周主任') })).toBe('/ballot votes.secret');
    expect(await inSecret({ seats }, { votes: { chair: 1, member: 2 } })).toBe('ok');
    expect((await (await world.as('city')).kase(secret)).results.meeting?.votes).toEqual({ for: 3.5, of: 5.5 });
    expect((await verify(world.app.runtime)).faults).toEqual([]);
  } finally {
    await world.close();
  }
});
