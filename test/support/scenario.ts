import { expect } from 'vitest';
import { play as playScenario, type Scenario, type ScenarioFile } from '../../engine/cli/simulate/scenario.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { World } from './world.ts';

export type { ScenarioFile } from '../../engine/cli/simulate/scenario.ts';

/** Plays a scenario, every step of which must be as it says. */
export async function play(world: World, programme: string, file: ScenarioFile, scenario: Scenario): Promise<CaseDto> {
  const { kase, steps } = await playScenario(world, programme, file, scenario);
  expect(steps.flatMap(({ problems }, index) => problems.map((problem) => `${scenario.title}, step ${index + 1}: ${problem}`))).toEqual([]);
  if (!kase) throw new Error(`${scenario.title}: no case`);
  return kase;
}
