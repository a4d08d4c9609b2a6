import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { MigrationPlan } from '../../../engine/model/migration.ts';
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
export function openSteps(from: ProgrammePackage, to: ProgrammePackage): OpenStep[] {
  const [old, next] = [stepsOf(from.workflow), stepsOf(to.workflow)];
  const added = [...next].filter(([id]) => !old.has(id));
  return [...old].flatMap(([id, step]): OpenStep[] => {
    if (next.has(id)) return [];
    const choices = added
      .filter(([, other]) => other.type === step.type)
      .map(([other, { title }]) => ({ id: other, title: title ?? other }));
    const title = step.title ?? id;
    const [only] = choices;
    const offer = choices.find((choice) => choice.title === title)?.id ?? (choices.length === 1 ? (only?.id ?? '') : '');
    return [{ id, title, choices, offer }];
  });
}

export const giveUp = ':null';

/** The plan of what was chosen; a step without a choice isn't in it, and the server says what that would strand. */
export function planOf(chosen: Readonly<Record<string, string>>, timers: 'keep' | 'recompute'): MigrationPlan {
  const said = Object.entries(chosen).filter(([, target]) => target !== '');
  const steps = Object.fromEntries(said.map(([id, target]) => [id, target === giveUp ? null : target]));
  return { steps, ...(timers === 'recompute' && { timers }) };
}
