/**
 * Programmes whose application carries values that are found again wherever they come out: a marked package has more fields,
 * each with a value of its own, and every step of officers hides some of them. Which, follows from the step's id and the field's
 * name, so that of any two steps one shows what the other hides.
 */
import { applicationForm } from '../../engine/machine/steps-index.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import { expandTemplates, isBlock } from '../../engine/model/expand.ts';
import type { FieldSchema, UiElement } from '../../engine/model/form.ts';
import type { FieldAccess } from '../../engine/model/people.ts';
import type { Step } from '../../engine/model/steps.ts';

/** Fields that steps show or hide. */
export const markedNames = ['markAlpha', 'markBeta', 'markGamma', 'markDelta', 'markCard', 'markFile', 'markRows'] as const;
export type MarkedName = (typeof markedNames)[number];
/** Computed, and hidden from the applicant itself in every step. */
export const keptName = 'markKept';
/** The applicant may read it, never write. */
export const lockedName = 'markLocked';

const text = (title: string, more: Partial<FieldSchema> = {}): FieldSchema => ({ type: 'string', title, ...more });
const card: Partial<FieldSchema> = { format: 'id-card', 'x-masked': true };
const fields: Readonly<Record<string, FieldSchema>> = {
  markAlpha: text('Alpha'),
  markBeta: text('Beta'),
  markGamma: text('Gamma'),
  markDelta: text('Delta'),
  markCard: text('Card', card),
  markFile: { type: 'array', format: 'files', title: 'File', items: { type: 'object' } },
  markRows: { type: 'array', title: 'Rows', items: { type: 'object', properties: { cell: text('Cell'), inside: text('Inside', card) } } },
  markKept: text('Kept', { 'x-computed': '"KEPT" + "." + enterprise.uscc' }),
  markLocked: text('Locked'),
};

/** Values of one application. `n` tells applications apart. */
export function marksOf(n: number) {
  const tail = String(n).padStart(3, '0');
  return {
    markAlpha: `MARK-ALPHA-${tail}`,
    markBeta: `MARK-BETA-${tail}`,
    markGamma: `MARK-GAMMA-${tail}`,
    markDelta: `MARK-DELTA-${tail}`,
    markCard: cardOf(`41030219900307${tail}`),
    markRows: [{ cell: `MARK-CELL-${tail}`, inside: cardOf(`41030219850412${tail}`) }],
  };
}

/** Does a step of officers hide the field? */
export function hides(step: string, name: string): boolean {
  const sum = [...`${step}/${name}`].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return (sum >>> 8) % 2 === 0;
}

export function marked(pkg: ProgrammePackage): ProgrammePackage {
  const name = applicationForm(pkg.workflow) ?? '';
  const form = pkg.forms[name];
  if (!form) return pkg;
  const schema = { ...form.schema, properties: { ...form.schema.properties, ...fields } };
  const workflow: WorkflowDefinition = { ...pkg.workflow, steps: markedSteps(expandTemplates(pkg.workflow).steps, name) };
  return { ...pkg, workflow, forms: { ...pkg.forms, [name]: { ...form, schema, uischema: withControls(form.uischema) } } };
}

function withControls(uischema: UiElement): UiElement {
  const controls = Object.keys(fields).map((field) => ({ type: 'Control', scope: `#/properties/${field}` }));
  const { elements = [] } = uischema;
  const more = uischema.type === 'Categorization' ? [{ type: 'Category', label: 'Marks', elements: controls }] : controls;
  return { ...uischema, elements: [...elements, ...more] };
}

function markedSteps<T extends Readonly<Record<string, Step>>>(steps: T, application: string): T {
  return Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, markedStep(id, step, application)])) as unknown as T;
}

/** Every entry has one: what is printed is looked at too. */
const certificate = { number: 'MARK-{seq:5}', title: 'Certificate', body: '{enterprise.name}', fields: [] };

function markedStep(id: string, step: Step, application: string): Step {
  const inner = insideOf(step, application);
  if (step.type === 'form')
    return step.form === application
      ? ({ ...inner, access: { ...step.access, [keptName]: 'hidden', [lockedName]: 'read' } } as Step)
      : inner;
  if (step.type === 'register') return { certificate, ...step };
  const isSeen = step.type === 'wait' ? step.external !== undefined : ['review', 'score', 'batch', 'notice'].includes(step.type);
  if (!isSeen) return inner;
  const access = Object.fromEntries(markedNames.map((name): [string, FieldAccess] => [name, hides(id, name) ? 'hidden' : 'read']));
  return { ...inner, access: { ...step.access, ...access }, ...agendaOf(step) } as Step;
}

/** What is shown beside the form: columns of an agenda, the content of a public notice. */
function agendaOf(step: Step): object {
  const shown = ['markCard', 'markAlpha', 'markBeta'].map((name) => ({ label: name, value: `application.${name}` }));
  if (step.type === 'batch') return { columns: [...(step.columns ?? []), ...shown] };
  return step.type === 'notice' ? { content: [...step.content, ...shown.slice(0, 1)] } : {};
}

function insideOf(step: Step, application: string): Step {
  if (step.type === 'each') return { ...step, block: { ...step.block, steps: markedSteps(step.block.steps, application) } };
  if (step.type !== 'parallel') return step;
  const branches = Object.entries(step.branches).map(([id, branch]) => [
    id,
    isBlock(branch) ? { ...branch, steps: markedSteps(branch.steps, application) } : markedStep(id, branch, application),
  ]);
  return { ...step, branches: Object.fromEntries(branches) };
}

/** A citizen identity number (GB 11643) from its first 17 digits. */
function cardOf(head: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return head + '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(head[index]), 0) % 11];
}
