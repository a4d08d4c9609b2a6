import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { stepsOf } from '../definition-view.ts';

/** An old step that the new version hasn't got under its name, and the steps that could take its cases. */
export interface OpenStep {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** The one that is offered; empty when none is. */
  readonly offer: string;
}

/** Steps that a plan has to speak of. Offered is a new step of the same type: with the same title, else the only one there is. */
export function openSteps(from: ProgrammePackage, to: ProgrammePackage, english: boolean): OpenStep[] {
  const [old, next] = [stepsOf(from.workflow), stepsOf(to.workflow)];
  const added = [...next].filter(([id]) => !old.has(id));
  return [...old].flatMap(([id, step]): OpenStep[] => {
    if (next.has(id)) return [];
    const alike = added.filter(([, other]) => other.type === step.type);
    const [same, only] = [alike.find(([, other]) => other.title === step.title), alike.length === 1 ? alike[0] : undefined];
    const choices = alike.map(([other, found]) => ({ id: other, title: titleIn(found, other, english) }));
    return [{ id, title: titleIn(step, id, english), choices, offer: (same ?? only)?.[0] ?? '' }];
  });
}

/** What a step is called in the reader's language. */
export const titleIn = ({ title, titleEn }: Pick<Step, 'title' | 'titleEn'>, id: string, english: boolean): string =>
  (english ? titleEn : undefined) ?? title ?? id;

export const giveUp = ':null';

/** A step without a choice isn't in the plan. */
export function stepPlan(chosen: Readonly<Record<string, string>>): Record<string, string | null> {
  const said = Object.entries(chosen).filter(([, target]) => target !== '');
  return Object.fromEntries(said.map(([id, target]) => [id, target === giveUp ? null : target]));
}
