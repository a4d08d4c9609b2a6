/** Programmes of the installation with the scenarios that their cases are played from. */
import { loadProgramme } from '../../effects/programmes.ts';
import type { WorkflowDefinition } from '../../model/definition.ts';
import type { ScenarioFile } from '../../model/scenario.ts';
import type { ServiceAnswers } from '../../sandbox/services.ts';
import { allPlaces, placesOf } from '../../soundness/places.ts';
import { chosenProgrammes } from '../command.ts';
import type { Config } from '../config.ts';
import { scenariosIn } from '../package-files.ts';

export interface ScenarioProgramme {
  readonly id: string;
  readonly workflow: WorkflowDefinition;
  readonly file: ScenarioFile & { readonly services?: ServiceAnswers };
}

/** Those of the settings that have scenarios. @throws WrongUse */
export function withScenarios(config: Config): ScenarioProgramme[] {
  return chosenProgrammes(config, []).flatMap((id) => {
    const file = scenariosIn(config.root, id) as ScenarioProgramme['file'] | null;
    return file ? { id, workflow: loadProgramme(config.root, id).workflow, file } : [];
  });
}

/** Services that steps call, and what each answers: what the scenarios put down, over and over. */
export function servicesFor(programmes: readonly ScenarioProgramme[], times: number): [readonly string[], ServiceAnswers] {
  const names = programmes.flatMap(({ workflow }) =>
    allPlaces(placesOf(workflow as unknown as Record<string, unknown>)).flatMap(({ step }) =>
      step.type === 'service' ? [step.service] : [],
    ),
  );
  const answers: Record<string, readonly (Readonly<Record<string, unknown>> | null)[]> = {};
  for (const { file } of programmes)
    for (const [name, own] of Object.entries(file.services ?? {})) {
      const good = own.filter((answer) => answer !== null);
      answers[name] = Array.from({ length: good.length > 0 ? times : 0 }, (_, n) => good[n % good.length] ?? {});
    }
  return [[...new Set(names)], answers];
}
