/** What somebody may do with a task in a try-out, and the step of the run that says so. */
import type { PlayTaskDto } from '../../../engine/model/dto/tryout.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';

export interface Choice {
  readonly outcome: string;
  readonly label: string;
  readonly main: boolean;
  readonly reason: 'required' | 'optional' | 'none';
  readonly conditions: 'required' | 'optional' | 'none';
  readonly correction: boolean;
}
/** What was entered for it. */
export type Filled = Pick<ScenarioStep, 'data' | 'verified' | 'reason' | 'conditions' | 'notes' | 'documentNumber'>;

const plain = { reason: 'none', conditions: 'none', correction: false } as const;

export function choicesOf(task: PlayTaskDto, t: (key: StudioTextKey) => string): readonly Choice[] {
  if (task.kind === 'sign')
    return [
      { outcome: 'sign', label: t('st.try.sign'), main: true, ...plain },
      { outcome: 'return', label: t('st.try.return'), main: false, ...plain, reason: 'required' },
    ];
  if (task.outcomes.length === 0) return [{ outcome: 'submit', label: t('st.try.fill'), main: true, ...plain }];
  return task.outcomes.map(({ id, label, tone, reason, conditions, correction }) => ({
    ...{ outcome: id, label, main: tone === 'positive', reason, conditions, correction },
  }));
}

/** Is there something to fill in? */
export function needsDialog(task: PlayTaskDto, choice: Choice, forms: Readonly<Record<string, FormDefinition>>): boolean {
  const asksForm = task.kind !== 'sign' && task.form !== null && Object.hasOwn(forms, task.form);
  return (
    asksForm ||
    task.kind === 'batch' ||
    task.verify.length > 0 ||
    choice.reason !== 'none' ||
    choice.conditions !== 'none' ||
    choice.correction
  );
}

export function stepOf(task: PlayTaskDto, choice: Choice, as: string, filled: Filled): ScenarioStep {
  const given = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
  const act = task.kind === 'batch' ? { meet: task.step, outcome: choice.outcome } : { complete: choice.outcome, task: task.step };
  return { as, ...act, ...given };
}
