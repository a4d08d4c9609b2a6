import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import { isAhead, mainWay, orderOf, placePointer, reachedIn, readFlow, waysOut, waysTo } from './flow.ts';
import { withoutMention } from './references.ts';
import { setStart } from './spot.ts';
import { dropOutcome, dropTarget, lead, placeAt, withoutStep, withWorkflow } from './write.ts';

export interface Removed {
  readonly document: ProgrammeDocument;
  /** Pointers of steps that went, those included that only they led to. */
  readonly gone: readonly string[];
  /** Steps that had to stay: the start of the case, the only step of a block. */
  readonly kept: readonly string[];
}

/** May it be taken away? A case begins with its start, and a block has at least one step. */
export function mayRemove(place: Place): boolean {
  const { scope } = place;
  if (scope.branch === null) return scope.start !== place.id;
  if (scope.startAt !== null) return scope.places.length > 1 || mayRemoveBranch(place);
  return mayRemoveBranch(place);
}

function mayRemoveBranch({ scope }: Place): boolean {
  const around = scope.branch?.parallel;
  return around?.step.type === 'parallel' && around.branches.length > 1;
}

/**
 * Takes steps away. What led to them leads on to where they led; a correction takes the outcomes along that asked for it. Corrections
 * and ends that nothing else leads to go too. Expressions that read their results stay as they are: the check names them.
 */
export function removeSteps(document: ProgrammeDocument, pointers: readonly string[]): Removed {
  let { workflow } = document;
  const before = readFlow(workflow);
  const asked = before.places.filter((place) => pointers.includes(placePointer(place)));
  const outer = asked.filter((place) => !isInside(place, asked));
  const kept: string[] = [];
  for (const place of outer.toReversed()) {
    const now = placeAt(workflow, placePointer(place));
    if (!now) continue;
    if (mayRemove(now)) workflow = withoutOne(workflow, now);
    else kept.push(placePointer(place));
  }
  workflow = withoutOrphans(workflow, before.root, before.places);
  const left = readFlow(workflow);
  const gone = before.places.map(placePointer).filter((pointer) => !left.byPointer.has(pointer));
  return { document: withWorkflow(document, workflow), gone, kept };
}

function isInside(place: Place, others: readonly Place[]): boolean {
  for (let around = place.scope.branch?.parallel; around; around = around.scope.branch?.parallel) if (others.includes(around)) return true;
  return false;
}

function idsWithin(place: Place): string[] {
  return [place.id, ...place.branches.flatMap((branch) => branch.places.flatMap(idsWithin))];
}

function withoutOne(workflow: WorkflowDefinition, place: Place): WorkflowDefinition {
  const { scope } = place;
  const branch = scope.branch;
  const alone = branch !== null && scope.places.length === 1;
  // The last step of a branch goes with its branch.
  const next = alone ? undefined : insteadOf(place);
  const gone = new Set([...idsWithin(place), ...(alone ? [branch.name] : [])]);
  if (alone && scope.startAt !== null) return withoutMention(withoutBranch(workflow, place), gone, undefined);
  const detached = reconnected(workflow, place, next);
  return withoutMention(withoutStep(detached, placeAt(detached, placePointer(place)) ?? place), gone, next);
}

function withoutBranch(workflow: WorkflowDefinition, { scope }: Place): WorkflowDefinition {
  const { parallel, name } = scope.branch ?? {};
  if (!parallel || name === undefined) return workflow;
  return withoutStep(workflow, { ...parallel, at: (...rest) => parallel.at('branches', name, ...rest) });
}

/** Where what led to a step leads when it is gone. A correction only leads back to what asked for it. */
function insteadOf(place: Place): string | undefined {
  if (place.step.type === 'correct') return undefined;
  const ways = [mainWay(place), ...waysOut(place).filter(isAhead)];
  return ways.find((edge) => edge?.to !== undefined && edge.to !== place.id)?.to;
}

/** Where a step leads on, and not back. */
function onwardsOf(place: Place): string | undefined {
  const main = mainWay(place);
  return main && main.to !== place.id && !orderOf(place.scope).isReturn(main) ? main.to : undefined;
}

function reconnected(workflow: WorkflowDefinition, place: Place, next: string | undefined): WorkflowDefinition {
  const { scope, id } = place;
  let changed = workflow;
  if (scope.start === id && next !== undefined) changed = setStart(changed, scope, next);
  const ways = waysTo(scope, id).filter((edge) => edge.from !== place);
  if (next !== undefined) return lead(changed, ways, next);
  for (const edge of ways.toReversed()) {
    const asks = edge.kind === 'review' && place.step.type === 'correct' && edge.outcome !== undefined;
    const without = asks ? dropOutcome(changed, edge.from, edge.outcome) : changed;
    changed = without === changed ? dropTarget(changed, edge) : without;
  }
  return changed;
}

/** Corrections and ends that could be reached and can't any more, until there are none. */
function withoutOrphans(
  workflow: WorkflowDefinition,
  root: Place['scope'],
  places: readonly Place[],
  /** Those that had to stay: the only step of a block. */
  stay: ReadonlySet<string> = new Set(),
): WorkflowDefinition {
  const reached = new Set([root, ...places.flatMap(({ branches }) => branches)].flatMap((scope) => [...reachedIn(scope)]));
  const flow = readFlow(workflow);
  const scopes = [flow.root, ...flow.places.flatMap(({ branches }) => branches)];
  const orphan = scopes
    .flatMap((scope) => scope.places.filter(({ id }) => !reachedIn(scope).has(id)))
    .find(
      (place) => reached.has(place.id) && (place.step.type === 'correct' || place.step.type === 'end') && !stay.has(placePointer(place)),
    );
  if (!orphan) return workflow;
  const pointer = placePointer(orphan);
  const next = withoutOne(workflow, orphan);
  const gone = !readFlow(next).byPointer.has(pointer);
  return withoutOrphans(gone ? next : workflow, root, places, gone ? stay : new Set([...stay, pointer]));
}

/** Takes a step out of the line it stands in without forgetting it: what led on to it leads on; returns to it stay. */
export function takenOut(workflow: WorkflowDefinition, place: Place): WorkflowDefinition {
  const { scope, id } = place;
  const { isReturn } = orderOf(scope);
  const next = onwardsOf(place);
  const ways = waysTo(scope, id).filter((edge) => edge.from !== place && !isReturn(edge));
  const led = next === undefined ? ways.reduceRight((changed, edge) => dropTarget(changed, edge), workflow) : lead(workflow, ways, next);
  const started = scope.start === id && next !== undefined ? setStart(led, scope, next) : led;
  return withoutStep(started, place);
}

/** Ways of a step that go where its main way goes. */
export function mainWays(place: Place) {
  const main = mainWay(place);
  return place.step.type === 'end' || !main ? [] : [main, ...aheadBeside(place, main.to)];
}

function aheadBeside(place: Place, to: string | undefined) {
  const main = mainWay(place);
  return to === undefined ? [] : waysTo(place.scope, to).filter((edge) => edge.from === place && edge !== main && isAhead(edge));
}
