import type { RegistryRule, WorkflowDefinition } from '../../../engine/model/definition.ts';
import { sameJson } from '../../../engine/model/json.ts';
import type { Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Edge } from '../../../engine/soundness/edges.ts';
import { withProperty } from '../order.ts';
import { type Clip, copyOf, formsOf } from './copy.ts';
import { type Flow, mainWay, readFlow, waysOut } from './flow.ts';
import { freeId, freeKey } from './ids.ts';
import { fill, pointerIn } from './insert.ts';
import { makingAt, refusalIn } from './making.ts';
import { renamedExpressions } from './names.ts';
import { referencesOf, renamedReferences, withoutMention } from './references.ts';
import { type Opening, openingAt, type Spot } from './spot.ts';
import { dropTarget, type Edited, setTarget, unchanged, withWorkflow, write } from './write.ts';

/**
 * Puts copied steps into the flow. Ids that are taken become others, and what refers to them inside the part follows; ways that led out
 * of it lead to steps of the same name beside it, or on. Forms, positions, registries and parameters that the programme lacks come along.
 */
export function pasteSteps(document: ProgrammeDocument, clip: Clip, spot: Spot): Edited {
  const opening = openingAt(document.workflow, spot);
  if (!opening) return unchanged(document);
  const named = withFreeNames(document, opening, clip);
  const { forms, names } = named;
  const part = withoutStrangers(named.part, readFlow(opening.workflow));
  const known = withKnown(withWorkflow(document, opening.workflow), clip, forms);
  const making = makingAt(
    known,
    { scope: opening.scope, next: opening.target, outcome: opening.outcome },
    { services: [], programmes: [] },
  );
  const start = names.get(clip.start) ?? clip.start;
  const steps = withWaysOut(part, clip, opening, making.onwards);
  const made = making.document();
  const workflow = fill({ ...opening, workflow: made.workflow }, steps, start, making.extra);
  return { document: withWorkflow(made, workflow), place: pointerIn(opening, start) };
}

/** The same steps once more, behind the last of them. */
export function duplicateSteps(document: ProgrammeDocument, pointers: readonly string[]): Edited {
  const clip = copyOf(document, pointers);
  const flow = readFlow(document.workflow);
  const last = clip && Object.keys(clip.steps).at(-1);
  const behind = pointers.find((pointer) => flow.byPointer.get(pointer)?.id === last);
  return clip && behind !== undefined ? pasteSteps(document, clip, { kind: 'after', step: behind }) : unchanged(document);
}

interface Named {
  readonly part: Flow;
  /** Forms that come along, under the names they get. */
  readonly forms: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

function withFreeNames(document: ProgrammeDocument, opening: Opening, clip: Clip): Named {
  const used = new Set(readFlow(opening.workflow).ids);
  const alone = partOf(document, clip, clip.steps);
  const names = new Map<string, string>();
  for (const id of readFlow(alone.workflow).ids) {
    const free = freeId(id, used);
    used.add(free);
    if (free !== id) names.set(id, free);
  }
  const renamed = renamedExpressions({ ...alone, workflow: renamedReferences(alone.workflow, names) }, names).workflow;
  const keyed = readFlow(renamed)
    .places.toReversed()
    .reduce((next, place) => {
      const name = names.get(place.id);
      return name === undefined ? next : rekeyed(next, place.at().map(String), name);
    }, renamed);
  const forms = formNames(document, clip);
  const part = readFlow(keyed).places.reduce((next, place) => {
    const [form] = formsOf(place);
    const name = form === undefined ? undefined : forms.get(form);
    if (name === undefined || name === form) return next;
    return write(next, place.step.type === 'wait' ? place.at('external', 'form') : place.at('form'), name);
  }, keyed);
  return { part: readFlow(part), forms, names };
}

/** What the part says of steps that aren't here is left out; its corrections are of this programme's application. */
function withoutStrangers(part: Flow, here: Flow): Flow {
  const isHere = (id: string) => part.ids.has(id) || here.ids.has(id);
  const strangers = new Set(referencesOf(part.workflow).flatMap(({ id, kind }) => (kind !== 'target' && !isHere(id) ? [id] : [])));
  const workflow = part.places.reduce(
    (next, { step, at }) => (step.type === 'correct' && !isHere(step.of) ? write(next, at('of'), here.workflow.start) : next),
    strangers.size > 0 ? withoutMention(part.workflow, strangers, undefined) : part.workflow,
  );
  return readFlow(workflow);
}

/** The part as a workflow of its own, with the forms that give its expressions their types. */
function partOf(document: ProgrammeDocument, clip: Clip, steps: Clip['steps']): ProgrammeDocument {
  const forms = { ...clip.forms, ...document.forms };
  const { start: _start, steps: _steps, on: _on, clock: _clock, ...rest } = document.workflow;
  return { ...document, forms, scenarios: null, workflow: { ...rest, start: clip.start, steps } as WorkflowDefinition };
}

function rekeyed(workflow: WorkflowDefinition, path: readonly string[], name: string): WorkflowDefinition {
  const around = path.slice(0, -1);
  const members = around.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], workflow) as Record<string, unknown>;
  return write(
    workflow,
    around,
    Object.fromEntries(Object.entries(members).map(([key, value]) => [key === path.at(-1) ? name : key, value])),
  );
}

function formNames(document: ProgrammeDocument, { forms = {} }: Clip): Map<string, string> {
  const taken = new Set(Object.keys(document.forms));
  const names = new Map<string, string>();
  for (const [name, form] of Object.entries(forms)) {
    const known = document.forms[name];
    const free = known && sameJson(known, form) ? name : freeKey(name, taken);
    taken.add(free);
    names.set(name, free);
  }
  return names;
}

function withKnown(document: ProgrammeDocument, clip: Clip, names: ReadonlyMap<string, string>): ProgrammeDocument {
  const { roles = {}, registries = {}, parameters = {}, forms = {}, vocabularies = {} } = clip;
  let { workflow } = document;
  workflow = withMissing(workflow, 'roles', roles);
  workflow = withMissing(workflow, 'parameters', parameters);
  const named = Object.entries(registries).map(([name, rule]) => [name, withFormNames(rule, names)] as const);
  workflow = withMissing(workflow, 'registries', Object.fromEntries(named));
  const added = Object.entries(forms).flatMap(([name, form]) => {
    const id = names.get(name) ?? name;
    return Object.hasOwn(document.forms, id) ? [] : [[id, id === name ? form : { ...form, id }] as const];
  });
  const words = Object.entries(vocabularies).filter(([name]) => !Object.hasOwn(document.vocabularies, name));
  return {
    ...withWorkflow(document, workflow),
    ...(added.length > 0 && { forms: { ...document.forms, ...Object.fromEntries(added) } }),
    ...(words.length > 0 && { vocabularies: { ...document.vocabularies, ...Object.fromEntries(words) } }),
  };
}

function withFormNames(rule: RegistryRule, names: ReadonlyMap<string, string>): RegistryRule {
  const under = <T extends { readonly form: string }>(part: T): T => ({ ...part, form: names.get(part.form) ?? part.form });
  const { yearlyUpdate, changes } = rule;
  return { ...rule, ...(yearlyUpdate && { yearlyUpdate: under(yearlyUpdate) }), ...(changes && { changes: under(changes) }) };
}

function withMissing(workflow: WorkflowDefinition, key: 'roles' | 'registries' | 'parameters', more: object): WorkflowDefinition {
  const own = workflow[key] ?? {};
  const missing = Object.entries(more).filter(([name]) => !Object.hasOwn(own, name));
  return missing.length === 0 ? workflow : withProperty('workflow', workflow, key, { ...own, ...Object.fromEntries(missing) });
}

/** Ways that lead out of the part: on where it led on, to steps of that name beside it, else where refusals or all else goes. */
function withWaysOut(part: Flow, clip: Clip, opening: Opening, onwards: () => string): Readonly<Record<string, Step>> {
  const beside = new Set(opening.scope.places.map(({ id }) => id));
  const refusal = refusalIn(opening.scope);
  let { workflow } = part;
  const inside = new Set(part.root.places.map(({ id }) => id));
  const isMain = (edge: Edge) => mainWay(edge.from) === edge;
  const lead = (edge: Edge): string | undefined => {
    if (edge.to === clip.next) return opening.target;
    if (edge.to !== undefined && beside.has(edge.to)) return edge.to;
    return isMain(edge) ? opening.target : opening.scope.branch ? undefined : (refusal ?? opening.target);
  };
  for (const place of part.root.places) {
    for (const edge of waysOut(place).toReversed()) {
      if (edge.to === undefined ? opening.scope.branch !== null || place.step.type === 'end' : inside.has(edge.to)) continue;
      const to = lead(edge) ?? (opening.scope.branch && edge.outcome !== undefined ? undefined : onwards());
      workflow = to === undefined ? dropTarget(workflow, edge) : setTarget(workflow, edge, to);
    }
  }
  return Object.fromEntries(readFlow(workflow).root.places.map((place) => [place.id, place.step]));
}
