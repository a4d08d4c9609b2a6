import { parseItemId } from '../../../engine/machine/item-id.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { PlayedDto } from '../../../engine/model/dto/tryout.ts';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { allPlaces, placesOf } from '../../../engine/soundness/places.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';

type Translate = (key: StudioTextKey, params?: Readonly<Record<string, string | number>>) => string;

/** Steps of a workflow by id, those in blocks too. */
export function stepsById(workflow: WorkflowDefinition): ReadonlyMap<string, Step> {
  const places = allPlaces(placesOf(workflow as unknown as Readonly<Record<string, unknown>>));
  return new Map(places.map(({ id, step }) => [id, step]));
}

export function outcomeLabelOf(steps: ReadonlyMap<string, Step>, step: string, outcome: string): string {
  const found = steps.get(parseItemId(step).base);
  const outcomes = (found && 'outcomes' in found ? found.outcomes : found?.type === 'wait' ? found.external?.outcomes : undefined) as
    | Readonly<Record<string, { readonly label?: string }>>
    | undefined;
  return outcomes?.[outcome]?.label ?? outcome;
}

/** Which task's outcome an act of a run gave, in the author's words, where it is one of theirs. */
export function wordsOf(
  step: ScenarioStep,
  workflow: WorkflowDefinition,
  steps: ReadonlyMap<string, Step>,
  played: PlayedDto | undefined,
  t: Translate,
): string {
  const who = played?.people.find(({ login }) => login === step.as)?.name ?? step.as ?? '';
  if (step.open) return t('st.try.step.open', { who });
  if (step.workingDays !== undefined) return t('st.try.step.workdays', { n: step.workingDays });
  if (step.days !== undefined) return t('st.try.step.days', { n: step.days });
  if (step.until !== undefined) return t('st.try.step.until', { date: step.until });
  if (step.object) return t('st.try.step.object');
  if (step.withdraw !== undefined) return t('st.try.step.withdraw', { who });
  if (step.message) return t('st.try.step.message', { who, what: workflow.messages?.[step.message.name]?.title ?? step.message.name });
  const outcome = step.complete ?? step.outcome;
  if (outcome === undefined) return t('st.try.step.look');
  const own = ({ submit: t('st.try.fill'), sign: t('st.try.sign'), return: t('st.try.return') } as Readonly<Record<string, string>>)[
    outcome
  ];
  const label = [...steps.keys()].map((id) => outcomeLabelOf(steps, id, outcome)).find((one) => one !== outcome);
  return t('st.try.step.do', { who, what: own ?? label ?? outcome });
}
