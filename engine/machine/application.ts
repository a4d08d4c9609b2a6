/** `application` in expressions: what was declared, overlaid by what was verified, computed fields computed anew. */
import { evaluate, newPass } from '../forms/evaluate.ts';
import { blankState, type FormScope, takeRows, takeValue } from '../forms/state.ts';
import type { CaseData } from '../model/case.ts';
import type { Programme } from './programme.ts';
import { applicationForm } from './steps-index.ts';

type Application = Readonly<Record<string, unknown>>;

/** What a programme's forms see besides their own fields. `today` is YYYY-MM-DD. */
export function formScopeOf(
  { workflow }: Pick<Programme, 'workflow'>,
  { enterprise, applyType }: Pick<CaseData, 'enterprise' | 'applyType'>,
  today: string,
): FormScope {
  return { enterprise, today, parameters: workflow.parameters ?? {}, applyType };
}

/** Declared data were computed when they were accepted; only verified values make it necessary again. */
export function applicationOf(programme: Programme, data: CaseData, today: string): Application {
  if (Object.keys(data.verified).length === 0) return data.declared;
  const known = recent.get(data);
  if (known && known.today === today && known.programme === programme) return known.application;
  const application = computeApplication(programme, data, today);
  recent.set(data, { programme, today, application });
  return application;
}
const recent = new WeakMap<CaseData, { programme: Programme; today: string; application: Application }>();

function computeApplication(programme: Programme, data: CaseData, today: string): Application {
  const overlaid: Application = { ...data.declared, ...data.verified };
  const compiled = programme.forms[applicationForm(programme.workflow) ?? ''];
  if (!compiled) return overlaid;
  const state = blankState(compiled, formScopeOf(programme, data, today));
  for (const field of compiled.fields.values()) {
    const given = Object.hasOwn(overlaid, field.name) ? overlaid[field.name] : undefined;
    if (field.kind === 'table') takeRows(state, field, given);
    else takeValue(state, field, given);
  }
  evaluate(state, newPass(true));
  return state.application;
}
