import type { CorrectStep, Step, StepType } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { makingAt, type Office } from './making.ts';
import { newStep, newStepId } from './new-step.ts';
import { type Opening, openingAt, type Spot, setStart } from './spot.ts';
import { asBlock, type Edited, lead, placeAt, putSteps, stepsPath, unchanged, withWorkflow, write, writeProperty } from './write.ts';

/** Puts a new step of a type into the flow: the ways of the spot lead to it, and it leads where they led. */
export function insertStep(document: ProgrammeDocument, spot: Spot, type: StepType, office: Office): Edited {
  if (type === 'correct') {
    const corrected = correctionAt(document, spot, office);
    if (corrected) return corrected;
  }
  const opening = openingAt(document.workflow, spot);
  if (!opening) return unchanged(document);
  const making = makingAt(withWorkflow(document, opening.workflow), { ...opening, next: opening.target }, office);
  const id = newStepId(making, type);
  const step = newStep(making, type);
  const made = making.document();
  const workflow = fill({ ...opening, workflow: made.workflow }, { [id]: step }, id, making.extra);
  return { document: withWorkflow(made, workflow), place: pointerIn(opening, id) };
}

/** Puts steps in, the ways of the spot leading to `start`; `extra` stand at the end of the scope. */
export function fill(
  opening: Opening,
  steps: Readonly<Record<string, Step>>,
  start: string,
  extra: Readonly<Record<string, Step>> = {},
): Opening['workflow'] {
  const { scope, ways, atStart, behind } = opening;
  let { workflow } = opening;
  workflow = lead(workflow, ways, start);
  if (atStart) workflow = setStart(workflow, scope, start);
  workflow = putSteps(workflow, scope, steps, behind);
  return Object.keys(extra).length > 0 ? putSteps(workflow, scope, extra, undefined) : workflow;
}

export function pointerIn({ scope }: Pick<Opening, 'scope'>, id: string): string {
  return `${(stepsPath(scope) ?? []).map((part) => `/${part}`).join('')}/${id}`;
}

/**
 * A correction is entered by an outcome of a review and leads back to it: beside a review it gets such an outcome of its own.
 * Null where there is no review at the spot.
 */
function correctionAt(document: ProgrammeDocument, spot: Spot, office: Office): Edited | null {
  const written = placeAt(document.workflow, spot.step);
  if (written?.step.type !== 'review') return null;
  const block = asBlock(document.workflow, written);
  const review = placeAt(block.workflow, block.pointer);
  if (review?.step.type !== 'review') return null;
  const making = makingAt(withWorkflow(document, block.workflow), { scope: review.scope, next: review.id, outcome: undefined }, office);
  const id = newStepId(making, 'correct');
  const step = newStep(making, 'correct') as CorrectStep;
  const { outcomes } = review.step;
  const outcome = Object.hasOwn(outcomes, 'correct') ? id : 'correct';
  // Favourable outcomes stand first: the correction behind the first one.
  const [first, ...rest] = Object.entries(outcomes);
  const asked = { label: '补正', to: id, tone: 'neutral' as const };
  let { workflow } = making.document();
  const changed = Object.fromEntries([...(first ? [first] : []), [outcome, asked], ...rest]);
  workflow = writeProperty(workflow, 'review', review.at(), 'outcomes', changed);
  workflow = putSteps(workflow, review.scope, { [id]: step }, review.id);
  return { document: withWorkflow(making.document(), workflow), place: pointerIn(review, id) };
}

/** One more branch beside the others of a parallel step: like its last one where that is a single step. */
export function insertBranch(document: ProgrammeDocument, pointer: string, office: Office): Edited {
  const place = placeAt(document.workflow, pointer);
  if (place?.step.type !== 'parallel') return unchanged(document);
  const inside = place.branches[0]?.places[0]?.scope ?? place.scope;
  const making = makingAt(document, { scope: inside, next: undefined, outcome: undefined }, office);
  const id = making.id('department');
  const asTemplate = place.step.template?.type === 'review';
  const branch = asTemplate ? { title: '部门审查', assign: { role: making.role() } } : newStep(making, 'review');
  const path = place.at('branches');
  const branches = { ...place.step.branches, [id]: branch };
  const made = making.document();
  return { document: withWorkflow(made, write(made.workflow, path, branches)), place: `${pointer}/branches/${id}` };
}
