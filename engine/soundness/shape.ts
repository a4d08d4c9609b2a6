/** First stage: shapes. Parts whose shape is wrong are set aside, so that everything else can still be checked. */
import type { WorkflowDefinition } from '../model/definition.ts';
import { type JsonSchema, type SoundParts, validateJson } from '../model/json-schema.ts';
import { pathOf, pointerOf } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import schema from '../model/workflow.schema.json' with { type: 'json' };
import { allPlaces, isJson, type Json, type Place, placesOf, type Scope } from './places.ts';
import { isUnder, type Report } from './report.ts';

const root = schema as unknown as JsonSchema;
const stepSchema: JsonSchema = { $ref: '#/$defs/step' };
const blockSchema: JsonSchema = { $ref: '#/$defs/block' };
/** After these a value can't be read as what it should be. */
const structural = ['schema.type', 'schema.required', 'schema.variant', 'schema.oneOf'];
/** Lists and maps of which single members are set aside; of other properties the whole. */
const collections = ['eligibility', 'ruleVersions', 'registries', 'roles', 'parameters', 'uniqueness', 'messages', 'on', 'schedule'];

export interface Shaped {
  /** Without the parts whose shape is wrong; steps are read from `scope`. */
  readonly workflow: Partial<WorkflowDefinition>;
  readonly scope: Scope;
}

/** Checks the shape of a workflow. Never throws, whatever it is given. */
export function checkShape(workflow: unknown, report: Report, sound?: SoundParts): Shaped | null {
  const problems = validateJson(root, workflow, 'workflow', root, sound);
  report.add(problems);
  if (!isJson(workflow)) return null;
  const scope = placesOf(workflow);
  const places = allPlaces(scope);
  for (const place of places) for (const branch of place.branches) checkBranch(branch, report, sound);
  markBroken(places, problems.filter(isStructural));
  return { workflow: withoutBroken(workflow, problems.filter(isStructural)), scope };
}

/** A branch is checked whole: a single step with its template, now that both are together, or a block. */
function checkBranch(scope: Scope, report: Report, sound: SoundParts | undefined): void {
  const [only] = scope.places;
  const { problems, at } =
    scope.startAt === null && only
      ? { problems: validateJson(root, only.step, 'workflow', stepSchema, sound), at: only.at }
      : { problems: validateJson(root, scope.source, 'workflow', blockSchema, sound), at: scope.at };
  const placed = problems.map((problem) => ({ ...problem, pointer: pointerOf(at(...pathOf(problem.pointer))) }));
  report.add(placed);
  for (const problem of placed.filter(isStructural)) {
    const innermost = innermostOf(allPlaces(scope), problem);
    if (innermost) innermost.broken = true;
    else if (scope.startAt === null && only) only.broken = true;
  }
}

function innermostOf(places: readonly Place[], problem: Problem): Place | undefined {
  const around = places.filter((place) => isUnder(problem.pointer, place.at()));
  return around.sort((a, b) => b.at().length - a.at().length)[0];
}

function isStructural(problem: Problem): boolean {
  return structural.includes(problem.code);
}

/** The innermost step around each problem is broken; a template's mistakes are those of the branches. */
function markBroken(places: readonly Place[], problems: readonly Problem[]): void {
  for (const problem of problems) {
    const innermost = innermostOf(places, problem);
    if (innermost && !isUnder(problem.pointer, innermost.at('template'))) innermost.broken = true;
  }
}

function withoutBroken(workflow: Json, problems: readonly Problem[]): Partial<WorkflowDefinition> {
  const copy: Record<string, unknown> = { ...workflow };
  const drop = new Map<string, Set<string>>();
  for (const problem of problems) {
    const [part, member] = pathOf(problem.pointer);
    if (part === undefined || part === 'steps') continue;
    if (!collections.includes(part) || member === undefined) delete copy[part];
    else drop.set(part, (drop.get(part) ?? new Set()).add(member));
  }
  for (const [part, members] of drop) {
    const value = copy[part];
    if (Array.isArray(value)) copy[part] = value.map((item, index) => (members.has(String(index)) ? undefined : item));
    else if (isJson(value)) copy[part] = Object.fromEntries(Object.entries(value).filter(([name]) => !members.has(name)));
  }
  return copy as Partial<WorkflowDefinition>;
}
