/** Random definitions: blocks of random steps nested at random, sound by construction. What a step may look like is in `makers.ts`. */
import type { StepId } from '../../../../engine/model/deadline.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../../../engine/model/definition.ts';
import type { FormDefinition } from '../../../../engine/model/form.ts';
import type { Step } from '../../../../engine/model/steps.ts';
import { edgesOf } from '../../../../engine/soundness/edges.ts';
import { placesOf } from '../../../../engine/soundness/places.ts';
import type { Choose } from './choose.ts';
import { makers } from './makers.ts';

/** Where a step is made: what it may lead to, and what it may hold. */
export interface Site {
  readonly id: StepId;
  readonly choose: Choose;
  /** Blocks around it. */
  readonly depth: number;
  readonly inBranch: boolean;
  /** The step after it: a first outcome leads there, so that everything is reached. */
  readonly next: StepId;
  /** Any step after it, or an end. */
  later(): StepId;
  /** A step before it or itself, to which a person may send back. */
  earlier(): StepId;
  /** A step of its own beside it, e.g. the correction it asks for; gives its id. */
  beside(step: Step): StepId;
  /** A fresh block for a branch. */
  block(): { readonly start: StepId; readonly steps: Readonly<Record<StepId, Step>> };
  /** A fresh id for a branch that is a single step. */
  freshId(): StepId;
}
export type Maker = (site: Site) => Step;

const kinds = Object.keys(makers);

/** A package with one random workflow. */
export function randomPackage(choose: Choose): ProgrammePackage {
  let ids = 0;
  const freshId = () => {
    ids += 1;
    return `s${ids}`;
  };
  const block = (depth: number, inBranch: boolean, size: number): { start: StepId; steps: Record<StepId, Step> } => {
    const own = Array.from({ length: size }, freshId);
    const good = `${own[0]}yes`;
    const bad = `${own[0]}no`;
    const steps: Record<StepId, Step> = {};
    own.forEach((id, index) => {
      const kind = choose(depth > 1 ? kinds.filter((name) => !containers.includes(name)) : kinds);
      const after = [...own.slice(index + 1), good, bad];
      const site: Site = {
        ...{ id, choose, depth, inBranch, freshId, next: after[0] as StepId },
        later: () => choose(after),
        earlier: () => choose(own.slice(0, index + 1)),
        beside: (step) => {
          const other = freshId();
          steps[other] = step;
          return other;
        },
        block: () => block(depth + 1, true, choose([1, 2, 3])),
      };
      steps[id] = (makers[kind] as Maker)(site);
    });
    steps[good] = { type: 'end', outcome: inBranch ? 'agree' : 'approved' };
    steps[bad] = { type: 'end', outcome: inBranch ? 'refuse' : 'rejected' };
    return { start: own[0] as StepId, steps };
  };
  const main = block(0, false, choose([1, 2, 3, 4, 5]));
  const workflow: WorkflowDefinition = {
    ...{ id: 'random', title: 'Random', owner: 'city', legalKind: 'service', roles, registries: { list: { title: 'List' } }, messages },
    ...choose([{}, { clock: { amount: 20, unit: 'workingDays' as const, pausedIn: [main.start] } }]),
    start: 'apply',
    steps: {
      apply: {
        ...{ type: 'form', title: 'Apply', form: 'application', by: 'applicant', next: main.start },
        ...choose([{}, { sign: { by: 'legal-representative' } }, { withdrawTo: 'withdrawn' }]),
      },
      ...main.steps,
      withdrawn: { type: 'end', outcome: 'withdrawn' },
    },
  };
  return { workflow: pruned(workflow), forms: { application, opinion }, vocabularies: {} };
}

/** Steps that hold blocks; not nested deeper than two. */
const containers = ['parallel', 'each'];

const messages = { news: { title: 'News', from: ['applicant' as const] } };
const roles = Object.fromEntries(['r1', 'r2', 'r3', 'chief'].map((role) => [role, { title: role }]));

/** Without what nothing leads to, also inside blocks. */
function pruned<T extends { readonly start: StepId; readonly steps: Readonly<Record<StepId, Step>> }>(block: T): T {
  const scope = placesOf(block as never);
  const reached = new Set([block.start]);
  for (const id of reached) {
    const place = scope.places.find((candidate) => candidate.id === id);
    for (const { to } of place ? edgesOf(place) : []) if (to !== undefined) reached.add(to);
  }
  const steps = Object.entries(block.steps).filter(([id]) => reached.has(id));
  return { ...block, steps: Object.fromEntries(steps.map(([id, step]) => [id, withBlocks(step)])) };
}

function withBlocks(step: Step): Step {
  if (step.type === 'each') return withVeto({ ...step, block: pruned(step.block) });
  if (!('branches' in step) || Array.isArray(step.branches)) return step;
  const branches = Object.entries(step.branches as Record<string, Step>).map(([name, branch]) => [
    name,
    'steps' in branch ? pruned(branch as never) : branch,
  ]);
  return { ...step, branches: Object.fromEntries(branches) } as Step;
}

/** A veto that no item can give would be a mistake. */
function withVeto(step: Extract<Step, { type: 'each' }>): Step {
  const refuses = Object.values(step.block.steps).some((inner) => inner.type === 'end' && inner.outcome === 'refuse');
  const { join, ...rest } = step;
  return join?.veto && !refuses ? rest : step;
}

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });
const application: FormDefinition = {
  id: 'application',
  title: 'Application',
  schema: {
    type: 'object',
    properties: {
      amount: { type: 'number', title: 'Amount' },
      half: { type: 'number', title: 'Half', 'x-computed': 'application.amount / 2' },
      note: { type: 'string', title: 'Note' },
    },
  },
  uischema: { type: 'VerticalLayout', elements: ['amount', 'half', 'note'].map(control) },
};
const opinion: FormDefinition = {
  id: 'opinion',
  title: 'Opinion',
  schema: { type: 'object', properties: { text: { type: 'string', title: 'Text' }, points: { type: 'number', title: 'Points' } } },
  uischema: { type: 'VerticalLayout', elements: ['text', 'points'].map(control) },
};
