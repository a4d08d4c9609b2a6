/** 智能工厂: whoever missed the yearly report isn't renewed at that level; before the day, and at other levels, nothing stands against it. */
import { it } from 'vitest';
import type { ScenarioStep } from '../../engine/model/scenario.ts';
import { play } from '../support/scenario.ts';
import { type ShippedScenarios, scenariosOf } from '../support/scenarios-of.ts';
import { firstUscc as uscc } from '../support/sme.ts';
import { openWorld } from '../support/world.ts';

const programme = 'smart-factory-recognition';
const file = scenariosOf(programme) as ShippedScenarios;

it('bars the renewal of that level only', async () => {
  const world = await openWorld({ start: '2026-03-02T01:00:00.000Z', programmes: [programme] });
  try {
    const listed = file.scenarios.find(({ title }) => title.startsWith('基础级'));
    if (!listed) throw new Error('the scenario of the basic level is called otherwise now');
    await play(world, programme, file, listed);
    const on = async (day: string, closesOn: string, ...steps: ScenarioStep[]) => {
      await world.toDate(day);
      await (await world.as('chief')).ask('POST', '/api/windows', { programme, title: day, opensOn: day, closesOn });
      await play(world, programme, file, { title: day, start: day, steps });
    };
    const handedIn = (change: object): ScenarioStep[] => [
      { as: 'agent', open: { uscc } },
      { as: 'agent', complete: 'submit', data: { $application: { maturityDate: '2027-01-10', ...change } } },
      { as: 'legal', complete: 'sign' },
    ];
    const renewal = handedIn({ level: 'basic', applyType: 'renewal' });
    await on('2027-03-31', '2027-03-31', ...renewal, { as: 'county', complete: 'accept', expect: { status: 'running' } });
    await on('2027-04-01', '2027-06-30', ...handedIn({ level: 'workshop' }), {
      as: 'county',
      complete: 'accept',
      expect: { status: 'running' },
    });
    await on('2027-07-01', '2027-09-30', ...renewal, { as: 'county', complete: 'accept', refused: 'outcome.not-offered' });
  } finally {
    await world.close();
  }
});
