/** What people call the outcomes of a step and the branches of a parallel one. */
import { isBlock } from '../../model/expand.ts';
import type { Outcome } from '../../model/people.ts';
import type { Block, ParallelStep, Step } from '../../model/steps.ts';
import type { Words } from './words.ts';

type Speech = Pick<Words, 'say' | 'own'>;

export function outcomesIn(step: Step): Readonly<Record<string, Partial<Outcome>>> {
  const { outcomes } = step as { readonly outcomes?: Readonly<Record<string, Partial<Outcome>>> };
  return { ...outcomes, ...(step.type === 'wait' ? step.external?.outcomes : {}) };
}

/** What an outcome of a step is called. */
export function outcomeWord(of: Step, id: string, words: Speech): string {
  const outcome = outcomesIn(of)[id];
  return outcome?.label === undefined ? unlabelled(id, of, words) : words.own(outcome.label, outcome.labelEn);
}

/** A branch of a parallel step: the block's name, or that of its single step. */
export function branchWord({ branches }: ParallelStep, name: string, { own }: Speech): string {
  const branch = branches[name];
  if (branch?.title !== undefined) return own(branch.title, isBlock(branch) ? undefined : branch.titleEn);
  const first = branch && isBlock(branch) ? branch.steps[branch.start] : undefined;
  return first?.title === undefined ? name : own(first.title, first.titleEn);
}

/** Outcomes that a step has by its kind, and those that its branches or items end with. */
function unlabelled(id: string, of: Step, words: Speech): string {
  if (of.type === 'notice') return words.say(`describe.notice.${id}`);
  if (of.type === 'score' && id === 'abstain') return words.say('describe.abstain');
  if (of.type === 'parallel') return wordInside(Object.values(of.branches), id, words);
  return of.type === 'each' ? wordInside([of.block], id, words) : id;
}

/** What people of the branches, or of the items, call an outcome with which one ends. */
export function wordInside(branches: readonly (Step | Block)[], id: string, { own }: Speech): string {
  const inside = branches.flatMap((branch): Step[] => (isBlock(branch) ? Object.values(branch.steps) : [branch]));
  for (const step of inside) {
    const known = (step as { readonly outcomes?: Readonly<Record<string, Partial<Outcome>>> }).outcomes?.[id];
    if (known?.label !== undefined) return own(known.label, known.labelEn);
    if (step.type === 'end' && step.outcome === id && step.title !== undefined) return own(step.title, step.titleEn);
  }
  return id;
}
