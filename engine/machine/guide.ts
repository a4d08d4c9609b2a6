/** The service guide 办事指南 of a programme, read from its definition: it can't disagree with what will be asked. */
import { sectionsOf } from '../forms/sections.ts';
import type { Lang } from '../messages/render.ts';
import type { Period } from '../model/deadline.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../model/definition.ts';
import type { GuideDto, GuideMaterial, GuideStep } from '../model/dto/guide.ts';
import type { ProgrammeSummaryDto } from '../model/dto/programme.ts';
import type { FieldSchema, FormDefinition } from '../model/form.ts';
import type { Assignment } from '../model/people.ts';
import type { Step } from '../model/steps.ts';
import { reasonOf } from './eligibility.ts';
import { mainPath } from './main-path.ts';

type Pick2 = (text: string, textEn: string | undefined) => string;
const span = (period: Pick<Period, 'amount' | 'unit'> | undefined) => (period ? { amount: period.amount, unit: period.unit } : null);

/** @param today YYYY-MM-DD */
export function guideOf(pkg: ProgrammePackage, today: string, lang: Lang): Omit<GuideDto, keyof ProgrammeSummaryDto | 'open'> {
  const { workflow } = pkg;
  const pick: Pick2 = (text, textEn) => (lang === 'en' && textEn) || text;
  const start = workflow.steps[workflow.start];
  const form = start?.type === 'form' ? pkg.forms[start.form] : undefined;
  const { guide = {} } = workflow;
  return {
    ...{ batch: workflow.window?.kind === 'batch', basis: workflow.basis ?? [] },
    conditions: (workflow.eligibility ?? []).map((one) => ({ id: one.id, reason: reasonOf(one, lang), remedy: one.remedy ?? null })),
    materials: form ? materialsOf(form, pick) : [],
    sections: form ? sectionsOf(form).map(({ title, titleEn }) => pick(title, titleEn ?? undefined)) : [],
    steps: stepsOf(workflow, pick),
    ...{ limit: span(workflow.clock), pauses: (workflow.clock?.pausedIn?.length ?? 0) > 0, promised: span(guide.promised) },
    ...{ contact: guide.contact ?? null, complaint: guide.complaint ?? null },
    fee: guide.fee ? pick(guide.fee, guide.feeEn) : null,
    faq: (guide.faq ?? []).map((one) => ({ question: pick(one.question, one.questionEn), answer: pick(one.answer, one.answerEn) })),
    results: resultsOf(workflow),
    standard: standardOf(workflow, today),
    coolDown: workflow.coolDown !== undefined || Object.values(workflow.registries ?? {}).some((rule) => rule.coolDown),
  };
}

function materialsOf(form: FormDefinition, pick: Pick2): GuideMaterial[] {
  const fields = Object.entries(form.schema.properties ?? {}).filter(([, field]) => field.format === 'files');
  return fields.map(([name, field]) => ({
    ...{
      field: name,
      title: pick(field.title ?? name, field['x-titleEn']),
      help: field['x-help'] ?? null,
      need: needOf(name, field, form),
    },
    ...{ accept: field['x-accept'] ?? [], maxBytes: field['x-maxBytes'] ?? null, maxItems: field.maxItems ?? null },
    deferrable: field['x-deferrable'] ?? null,
  }));
}

function needOf(name: string, field: FieldSchema, form: FormDefinition): GuideMaterial['need'] {
  if (field['x-visibleWhen'] !== undefined || field['x-requiredWhen'] !== undefined) return 'conditional';
  return form.schema.required?.includes(name) ? 'required' : 'optional';
}

const machineOnly: ReadonlySet<string> = new Set(['compute', 'decide', 'notify', 'end']);

function stepsOf(workflow: WorkflowDefinition, pick: Pick2): GuideStep[] {
  const path = mainPath(workflow);
  return Object.entries(workflow.steps).flatMap(([id, step]): GuideStep[] => {
    if (machineOnly.has(step.type) || !step.title) return [];
    const told = { id, title: pick(step.title, step.titleEn), type: step.type, limit: span(periodOf(step)), main: path.has(id) };
    return [{ ...told, ...whoActs(step, workflow, pick) }];
  });
}

/** The period in which a step is done; that of its branches, where they share one. */
function periodOf(step: Step): Pick<Period, 'amount' | 'unit'> | undefined {
  if (step.type === 'notice') return step.period;
  if (step.type === 'wait') return step.period ?? step.deadline;
  if (step.type === 'parallel') return step.deadline ?? (step.template?.deadline as Period | undefined);
  return step.deadline;
}

function whoActs(
  step: Step,
  { roles: known }: WorkflowDefinition,
  pick: Pick2,
): Pick<GuideStep, 'who' | 'roles' | 'sign' | 'rounds' | 'branches'> {
  const nobody = { roles: [], sign: null, rounds: null, branches: [] };
  const office = (assign: Assignment | readonly Assignment[]) => {
    const all = (Array.isArray(assign) ? assign : [assign]) as readonly Assignment[];
    const titles = all.map(({ role }) => (known?.[role] ? pick(known[role].title, known[role].titleEn) : role));
    return { ...nobody, who: 'office' as const, roles: [...new Set(titles)] };
  };
  switch (step.type) {
    case 'form':
      return { ...nobody, who: 'applicant', sign: step.sign?.by ?? null };
    case 'correct':
      return { ...nobody, who: 'applicant', rounds: step.rounds };
    case 'review':
    case 'batch':
    case 'score':
      return office(step.assign);
    case 'wait':
      return step.external ? office(step.external.assign) : { ...nobody, who: 'system' };
    case 'notice':
      return { ...nobody, who: 'public' };
    case 'parallel': {
      const names = Object.entries(step.branches).map(([id, branch]) =>
        pick(branch.title ?? id, 'titleEn' in branch ? branch.titleEn : undefined),
      );
      return { ...nobody, who: 'office', branches: names };
    }
    default:
      return { ...nobody, who: 'system' };
  }
}

function resultsOf(workflow: WorkflowDefinition): GuideDto['results'] {
  return Object.entries(workflow.steps).flatMap(([id, step]) =>
    step.type === 'register'
      ? [
          {
            ...{ step: id, registry: workflow.registries?.[step.registry]?.title ?? step.registry, sample: step.certificate !== undefined },
            title: step.certificate ? withoutBraces(step.certificate.title) : (step.title ?? step.registry),
            valid: { amount: step.valid.amount, unit: step.valid.unit },
          },
        ]
      : [],
  );
}

/** What differs from case to case is left open. */
export function withoutBraces(text: string): string {
  return text.replace(/\{[^{}]+\}/g, '×××');
}

function standardOf({ ruleVersions = [] }: WorkflowDefinition, today: string): GuideDto['standard'] {
  const version = ruleVersions.filter((item) => item.from <= today && (!item.to || item.to >= today)).at(-1) ?? ruleVersions.at(-1);
  const cards = Object.values(version?.scorecards ?? {});
  return version && cards.length > 0 ? { title: version.title, basis: version.basis, cards } : null;
}
