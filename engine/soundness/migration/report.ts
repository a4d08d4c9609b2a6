/** What a check of a plan works on, and how it says what it found. */
import type { Programme } from '../../machine/programme.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import { type Path, pointerOf } from '../../model/pointer.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../places.ts';
import type { Graph } from './graph.ts';

export interface Checking {
  readonly plan: MigrationPlan;
  readonly from: Pick<Programme, 'steps' | 'package' | 'workflow'>;
  readonly to: Pick<Programme, 'steps' | 'package' | 'workflow'>;
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
  const example = { step: place.id, title: place.step.title ?? place.id, path };
  problems.push({ code, severity: 'error', document: 'plan', pointer: pointerOf(at), params: { ...example, ...params } });
}

/** Something wrong with the plan itself. */
export function wrong(checking: Checking, code: string, at: Path, params: Problem['params'] = {}): void {
  checking.problems.push({ code, severity: 'error', document: 'plan', pointer: pointerOf(at), params });
}
