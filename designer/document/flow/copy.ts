/** Steps as text on the clipboard: with the forms, vocabularies, positions, registries and parameters they refer to, so that another programme can take them. */
import type { RegistryRule, WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { FieldSchema, FormDefinition, Vocabulary } from '../../../engine/model/form.ts';
import type { Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { assignmentsOf } from '../../../engine/soundness/edges.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import { isObject } from '../change.ts';
import { mainWay, orderOf, readFlow, waysOut } from './flow.ts';
import { type Needs, needsOf, readsOf } from './needs.ts';
import { placeAt, setTarget, wholeStep } from './write.ts';

const format = 'liuzhuan-steps';

export interface Clip {
  readonly format: typeof format;
  readonly version: 1;
  /** The first step: what leads to the copied part leads there. */
  readonly start: string;
  /** Where the part led on to. */
  readonly next?: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly roles?: WorkflowDefinition['roles'];
  readonly registries?: WorkflowDefinition['registries'];
  readonly forms?: Readonly<Record<string, FormDefinition>>;
  readonly vocabularies?: Readonly<Record<string, Vocabulary>>;
  readonly parameters?: WorkflowDefinition['parameters'];
  /** What they mention and can't bring along. */
  readonly needs?: Needs;
}

/** The steps with what they need, in the order of the flow. Steps of several blocks: those of the first one's block. Null without any. */
export function copyOf(document: ProgrammeDocument, pointers: readonly string[]): Clip | null {
  const flow = readFlow(document.workflow);
  const asked = pointers.flatMap((pointer) => flow.byPointer.get(pointer) ?? []);
  const scope = asked[0]?.scope;
  if (!scope) return null;
  // Branches that are single steps have a scope of their own, and are copied side by side.
  const around = (place: Place) => (place.scope.startAt === null ? place.scope.branch?.parallel : place.scope);
  const rank = orderOf(scope).rank;
  const written = new Map(flow.places.map((place, index) => [place, index]));
  const position = (place: Place) => rank.get(place.id) ?? (written.get(place) ?? 0) + rank.size;
  const places = asked.filter((place) => around(place) === around(asked[0]!)).sort((a, b) => position(a) - position(b));
  const ids = new Set(places.map(({ id }) => id));
  const steps = chained(places, ids);
  // The last one may lead back into the part, as what is put right is looked at again.
  const next = places
    .toReversed()
    .flatMap((place) => mainWay(place)?.to ?? [])
    .find((to) => !ids.has(to));
  const inside = places.flatMap(withInside);
  const registries = picked(
    document.workflow.registries,
    inside.flatMap(({ step }) => (step.type === 'register' ? [step.registry] : [])),
  );
  return compact<Clip>({
    ...{ format, version: 1 as const, start: places[0]!.id, next, steps },
    roles: picked(document.workflow.roles, inside.flatMap(rolesOf)),
    registries,
    parameters: picked(document.workflow.parameters, readsOf(inside, 'parameters')),
    needs: needsOf(document, inside),
    ...formsFor(document, [...inside.flatMap(formsOf), ...Object.values(registries ?? {}).flatMap(formsOfRegistry)]),
  });
}

/** One behind the other: where nothing inside leads to a step, the one before it does. */
function chained(places: readonly Place[], ids: ReadonlySet<string>): Record<string, Step> {
  const steps = Object.fromEntries(places.map((place) => [place.id, wholeStep(place)]));
  let part = { id: 'part', start: places[0]?.id, steps } as unknown as WorkflowDefinition;
  for (const [index, place] of places.entries()) {
    const before = places[index - 1];
    const entered = places.some((other) => other !== place && waysOut(other).some(({ to }) => to === place.id));
    const way = before && !entered ? mainWay(placeAt(part, `/steps/${before.id}`) ?? before) : undefined;
    if (way && !ids.has(way.to ?? '')) part = setTarget(part, way, place.id);
  }
  return part.steps;
}

const withInside = (place: Place): Place[] => [place, ...place.branches.flatMap((branch) => branch.places.flatMap(withInside))];

function rolesOf(place: Place): string[] {
  const { step } = place;
  const told = step.deadline?.onExpire?.escalate;
  const more = step.type === 'review' ? [step.nobody?.role, ...(step.addSigners ? [step.addSigners.by, step.addSigners.role] : [])] : [];
  return [
    ...assignments(place),
    ...(typeof told === 'string' ? [told] : (told ?? []).flatMap(({ to }) => (to === 'holder' ? [] : to))),
    ...(step.deadline?.extend ? [step.deadline.extend.by.role] : []),
    ...more.filter((role) => role !== undefined),
  ];
}

/** A step that isn't finished may lack whose work it is. */
function assignments(place: Place): string[] {
  const { step } = place;
  const given = step.type === 'review' || step.type === 'batch' || step.type === 'score' ? step.assign : true;
  return given === undefined ? [] : assignmentsOf(place).flatMap(({ assignment }) => assignment?.role ?? []);
}

export function formsOf({ step }: Place): string[] {
  const form = step.type === 'wait' ? step.external?.form : 'form' in step ? step.form : undefined;
  return form === undefined ? [] : [form];
}

function formsOfRegistry({ yearlyUpdate, changes }: RegistryRule): string[] {
  return [yearlyUpdate?.form, changes?.form].filter((form) => form !== undefined);
}

function formsFor(
  document: ProgrammeDocument,
  names: readonly string[],
): { readonly forms: Clip['forms'] | undefined; readonly vocabularies: Clip['vocabularies'] | undefined } {
  const forms = picked(document.forms, names);
  const vocabularies = Object.values(forms ?? {}).flatMap(({ schema }) => vocabulariesOf(schema));
  return { forms, vocabularies: picked(document.vocabularies, vocabularies) };
}

function vocabulariesOf(schema: FieldSchema | undefined): string[] {
  if (!schema) return [];
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...(schema['x-vocabulary'] ? [schema['x-vocabulary']] : []), ...inner.flatMap(vocabulariesOf)];
}

function picked<T>(all: Readonly<Record<string, T>> | undefined, names: readonly string[]): Record<string, T> | undefined {
  const found = Object.entries(all ?? {}).filter(([name]) => names.includes(name));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function compact<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** What lies on a clipboard, if it is steps. */
export function clipFrom(text: string): Clip | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const clip = value as Clip;
  const whole = isObject(value) && value.format === format && value.version === 1 && isObject(value.steps);
  return whole && typeof clip.start === 'string' && Object.hasOwn(clip.steps, clip.start) && Object.values(clip.steps).every(isObject)
    ? clip
    : null;
}

export const clipText = (clip: Clip): string => JSON.stringify(clip);
