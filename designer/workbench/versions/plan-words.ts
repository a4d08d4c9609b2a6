/** What a plan of migration says, in words: what goes where, what is taken from where, what happens to deadlines. */
import { applicationForm } from '../../../engine/machine/steps-index.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { Computed, MigrationPlan } from '../../../engine/model/migration.ts';
import type { TextParams } from '../../app/locale.tsx';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { nameOf } from '../application/sections.ts';
import { stepsOf } from '../definition-view.ts';
import { titleIn } from './step-plan.ts';

interface PlanLine {
  readonly part: 'steps' | 'fields' | 'results' | 'rules' | 'timers';
  readonly text: string;
}

/** Every line of a plan, in the order in which it is made; what isn't said in it goes by the same name. */
export function planWords(
  plan: MigrationPlan,
  from: ProgrammePackage,
  to: ProgrammePackage,
  english: boolean,
  t: (key: TextKey, params?: TextParams) => string,
): PlanLine[] {
  const stepIn = ({ workflow }: ProgrammePackage) => {
    const steps = stepsOf(workflow);
    return (id: string) => titleIn(steps.get(id) ?? {}, id, english);
  };
  const fieldIn = ({ workflow, forms }: ProgrammePackage) => {
    const form = forms[applicationForm(workflow) ?? ''];
    return (name: string) => (form ? nameOf(form, name, english) : name);
  };
  const ruleIn = ({ workflow }: ProgrammePackage) => {
    const titles = new Map((workflow.ruleVersions ?? []).map(({ id, title }) => [id, title]));
    return (id: string) => titles.get(id) ?? id;
  };
  const moves = (part: PlanLine['part'], said: Said = {}, old: Name, next: Name): PlanLine[] =>
    Object.entries(said).map(([key, value]) => ({ part, text: wordOf(key, value, old, next) }));
  const wordOf = (key: string, value: string | Computed | null, old: Name, next: Name): string => {
    if (value === null) return t('wb.migrate.says.givenUp', { from: old(key) });
    if (typeof value === 'string') return t('wb.migrate.says.goes', { from: old(key), to: next(value) });
    return t('wb.migrate.says.computed', { to: next(key), feel: value.feel });
  };
  return [
    ...moves('steps', plan.steps, stepIn(from), stepIn(to)),
    ...moves('fields', plan.fields, fieldIn(from), fieldIn(to)),
    ...moves('results', plan.results, stepIn(from), stepIn(to)),
    ...moves('rules', plan.ruleVersions, ruleIn(from), ruleIn(to)),
    { part: 'timers', text: t(`wb.migrate.${plan.timers ?? 'keep'}`) },
  ];
}

type Name = (id: string) => string;
type Said = Readonly<Record<string, string | Computed | null>> | undefined;
