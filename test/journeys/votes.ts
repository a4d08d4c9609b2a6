/** Programmes whose votes weigh, voting so or so, and cases brought to their ballot. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../engine/main.ts';
import { firstUscc } from '../support/sme.ts';
import type { World } from '../support/world.ts';

/** The programme of weighed votes under a name of its own, its meeting voting so. */
export async function publishVotes(world: World, programme: string, more: object): Promise<void> {
  const pkg = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/weighted-votes.json'), 'utf8'));
  pkg.workflow.id = programme;
  Object.assign(pkg.workflow.steps.meeting.vote, more);
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: pkg });
}

/** A case before its ballot. */
export async function atBallot(world: World, programme: string): Promise<string> {
  const agent = await world.as('agent');
  const { id } = await agent.open({ programme, uscc: firstUscc });
  await agent.complete(id, 'submit', { data: { project: '数控机床' } });
  for (const login of ['market', 'tax']) await (await world.as(login)).complete(id, 'agree', {}, login);
  return id;
}
