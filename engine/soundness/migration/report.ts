/** What a check of a plan works on, and how it says what it found. */
import type { Programme } from '../../machine/programme.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import type { Outcome } from '../../model/people.ts';
import { type Path, pointerOf } from '../../model/pointer.ts';
import type { Problem } from '../../model/problem.ts';
import type { Step } from '../../model/steps.ts';
import type { Word } from '../../model/word.ts';
import type { Place } from '../places.ts';
import type { Graph } from './graph.ts';

export interface Checking {
  readonly plan: MigrationPlan;
  readonly from: Version;
  readonly to: Version;
  readonly before: Graph;
  readonly after: Graph;
  /** Old steps in which a case can be found. */
  readonly standing: readonly Place[];
  readonly problems: Problem[];
}

/** A case that stands in this step is the counter-example: `path` is how it comes there. */
export function found(
  checking: Checking,
  place: Place,
  code: string,
  params: Problem['params'] = {},
  at: Path = ['steps', place.id],
): void {
  const { before, problems } = checking;
  const path = before.words(before.path(before.start, place.id));
  const example = { step: place.id, title: titled(place.id, place.step), path };
  problems.push({ code, severity: 'error', document: 'plan', pointer: pointerOf(at), params: { ...example, ...params } });
}

/** Something wrong with the plan itself. */
export function wrong(checking: Checking, code: string, at: Path, params: Problem['params'] = {}): void {
  checking.problems.push({ code, severity: 'error', document: 'plan', pointer: pointerOf(at), params });
}

type Version = Pick<Programme, 'steps' | 'package' | 'workflow'>;

/** A step as people name it. */
export function stepWord({ steps }: Pick<Programme, 'steps'>, id: string): Word {
  return titled(id, steps.get(id)?.step);
}

/** A field of the application as the form calls it. */
export function fieldWord({ package: { forms }, workflow }: Version, field: string): Word {
  const schema = forms[applicationForm(workflow) ?? '']?.schema.properties?.[field];
  return { title: schema?.title ?? field, titleEn: schema?.['x-titleEn'] };
}

/** A rule version as its department calls it. */
export function ruleVersionWord({ workflow }: Pick<Programme, 'workflow'>, id: string): Word {
  return { title: workflow.ruleVersions?.find((version) => version.id === id)?.title ?? id };
}

/** An outcome as the buttons of the steps say it. */
export function outcomeWord(steps: readonly (Step | undefined)[], outcome: string): Word {
  for (const step of steps) {
    const found = step && 'outcomes' in step ? (step.outcomes as Readonly<Record<string, Partial<Outcome>>>)[outcome] : undefined;
    if (found?.label !== undefined) return { title: found.label, titleEn: found.labelEn };
  }
  return { title: outcome };
}

function titled(id: string, step: Pick<Step, 'title' | 'titleEn'> | undefined): Word {
  return { title: step?.title ?? id, titleEn: step?.titleEn };
}
