/** What expressions of a programme may read, with what people call it: of the whole, and at each step (inside an `each` also its row). */
import { parseItemId } from '../../machine/item-id.ts';
import type { StepId } from '../../model/deadline.ts';
import type { OwnName, ProgrammePackage, WorkflowDefinition } from '../../model/definition.ts';
import { expandTemplates } from '../../model/expand.ts';
import { type ContextType, type FeelType, STRING } from '../../rules/types.ts';
import { scopeAt } from '../item-scope.ts';
import { allPlaces } from '../places.ts';
import { newReport } from '../report.ts';
import { type ScopeTypes, scopeTypesOf } from '../scope-types.ts';
import { checkShape } from '../shape.ts';
import { titledScope } from './titled.ts';

export interface ReadingScopes {
  readonly types: ScopeTypes;
  readonly whole: ContextType;
  /** Also of a step in an item (`<step>~<index>`); the whole where there is no such step. */
  readonly at: (step: StepId) => ContextType;
}

/**
 * @param names of organisations, registries and other programmes, by id
 * @returns null for a package whose shape is wrong
 */
export function readingScopes(pkg: ProgrammePackage, names: ReadonlyMap<string, string> = new Map()): ReadingScopes | null {
  const workflow = expandTemplates(pkg.workflow);
  const shaped = checkShape(pkg.workflow, newReport());
  if (!shaped) return null;
  const places = allPlaces(shaped.scope);
  const types = scopeTypesOf(shaped, places, { forms: pkg.forms, vocabularies: pkg.vocabularies });
  const byId = new Map(places.map((place) => [place.id, place]));
  const made = new Map<ContextType, ContextType>();
  const read = (type: ContextType): ContextType => {
    const known = made.get(type) ?? withEntries(withFigures(titledScope(type, workflow), pkg), workflow, names);
    made.set(type, known);
    return known;
  };
  const at = (step: StepId) => {
    const place = byId.get(parseItemId(step).base);
    return read(place ? scopeAt(place, types.whole) : types.whole);
  };
  return { types, whole: read(types.whole), at };
}

/** Parameters are called by what they are now; codes of a vocabulary and choices of a form by their titles. */
function withFigures(scope: ContextType, { workflow: { parameters = {} }, forms, vocabularies }: ProgrammePackage): ContextType {
  const figures = scope.fields.parameters;
  if (figures?.kind !== 'context') return scope;
  const asked = Object.values(forms).flatMap(({ schema }) => Object.values(schema.properties ?? {}));
  const choices = asked.flatMap(({ oneOf = [], items }) => [...oneOf, ...(items?.oneOf ?? [])]);
  const coded = new Map<unknown, OwnName>([
    ...Object.values(vocabularies).flatMap(({ items }) => items.map(({ code, title }) => [code, { title }] as const)),
    ...choices.map((choice) => [choice.const, { title: choice.title, titleEn: choice['x-titleEn'] ?? choice.title }] as const),
  ]);
  const fields = Object.entries(figures.fields).map(([name, type]) => {
    const value = parameters[name] ?? name;
    const { title, titleEn = title } = (typeof value === 'string' && coded.get(value)) || { title: String(value) };
    return [name, { ...type, title, titleEn }] as const;
  });
  return withField(scope, 'parameters', { ...figures, fields: Object.fromEntries(fields) });
}

/** Registries, and programmes that left a record, are called by their titles. */
function withEntries(scope: ContextType, { registries = {} }: WorkflowDefinition, names: ReadonlyMap<string, string>): ContextType {
  const known = new Map([...names, ...Object.entries(registries).map(([id, { title }]) => [id, title] as const)]);
  const values = [...known].map(([value, title]) => ({ value, title }));
  const called = (type: FeelType | undefined, keys: readonly string[]): FeelType | undefined => {
    if (type?.kind !== 'list' || type.of.kind !== 'context') return type;
    const own = keys.map(
      (key) => [key, { ...((type.of as ContextType).fields[key] ?? STRING), kind: 'string' as const, values, open: true }] as const,
    );
    return { ...type, of: { ...type.of, fields: { ...type.of.fields, ...Object.fromEntries(own) } } };
  };
  const entries = withField(scope, 'registry', called(scope.fields.registry, ['registry']));
  return withField(entries, 'records', called(scope.fields.records, ['programme', 'registry']));
}

function withField(scope: ContextType, name: string, type: FeelType | undefined): ContextType {
  return type === undefined ? scope : { ...scope, fields: { ...scope.fields, [name]: type } };
}
