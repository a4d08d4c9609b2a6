import { expect } from 'vitest';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { Scenario, ScenarioFile } from '../../engine/model/scenario.ts';
import { play as playScenario } from '../../engine/sandbox/scenario.ts';
import type { World } from './world.ts';

export type { ScenarioFile } from '../../engine/model/scenario.ts';

/** Plays a scenario, every step of which must be as it says; gives the case, null when it is about one that must not be opened. */
export async function play(world: World, programme: string, file: ScenarioFile, scenario: Scenario): Promise<CaseDto | null> {
  const { kase, steps } = await playScenario(world, programme, file, scenario);
  expect(steps.flatMap(({ problems }, index) => problems.map((problem) => `${scenario.title}, step ${index + 1}: ${problem}`))).toEqual([]);
  if (!kase && scenario.steps.some(({ open, refused }) => !open || !refused)) throw new Error(`${scenario.title}: no case`);
  return kase;
}
