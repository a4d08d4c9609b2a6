/** What an expression at any place of a programme may use and must give, also where none stands yet: for whoever writes one. */
import { feelTypeOf, formScopeType, parametersType, typeOf } from '../forms/scope-type.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import type { FieldSchema, FormDefinition } from '../model/form.ts';
import { pathOf, pointerOf } from '../model/pointer.ts';
import { ANY, BOOLEAN, type ContextType, DATE, type FeelType, NUMBER, STRING } from '../rules/types.ts';
import { compiledIn } from './compiled.ts';
import { scopeAt } from './item-scope.ts';
import { allPlaces, type Place } from './places.ts';
import { newReport } from './report.ts';
import { type ScopeTypes, scopeTypesOf } from './scope-types.ts';
import { checkShape } from './shape.ts';

export interface ExpressionPlace {
  readonly scope: ContextType;
  /** What the expression must give; anything when absent. */
  readonly expect?: FeelType;
  /** A cell of a decision table: tests of a value of this type. */
  readonly input?: FeelType;
}

/** @param place document and JSON pointer of the expression: `workflow#/steps/gate/branches/0/when`, `forms/application#/checks/0/when` */
export function expressionPlace(pkg: ProgrammePackage, place: string): ExpressionPlace {
  const [document = '', pointer = ''] = place.split('#');
  const path = pathOf(pointer);
  if (document.startsWith('forms/')) return formPlace(pkg, document.slice('forms/'.length), path);
  const known = knownOf(pkg);
  if (path[0] === 'ruleVersions') return rulePlace(pkg, path, known.types.whole);
  const expect = expectedAt(path);
  return { scope: scopeIn(known, path), ...(expect ? { expect } : {}) };
}

interface Known {
  readonly types: ScopeTypes;
  readonly places: readonly Place[];
  readonly forms: ProgrammePackage['forms'];
  readonly vocabularies: ProgrammePackage['vocabularies'];
}
const closed: ContextType = { kind: 'context', fields: {} };
const nothing: ScopeTypes = { whole: closed, answered: closed, before: closed, submitted: closed };
const remembered = new WeakMap<object, Known>();

function knownOf({ workflow, forms, vocabularies }: ProgrammePackage): Known {
  const known = remembered.get(workflow);
  if (known?.forms === forms && known.vocabularies === vocabularies) return known;
  const shaped = checkShape(workflow, newReport());
  const places = shaped ? allPlaces(shaped.scope) : [];
  const readable = Object.fromEntries(Object.entries(forms).filter(([, form]) => isReadable(form)));
  const made = { types: shaped ? scopeTypesOf(shaped, places, { forms: readable, vocabularies }) : nothing, places, forms, vocabularies };
  remembered.set(workflow, made);
  return made;
}

/** A form may be half written: what has no shape of a form is left out. */
function isReadable(form: FormDefinition): boolean {
  try {
    return feelTypeOf(form).kind === 'context';
  } catch {
    return false;
  }
}

function scopeIn({ types, places }: Known, path: readonly string[]): ContextType {
  const [part] = path;
  if (part === 'eligibility' || part === 'schedule' || part === 'registries') return types.before;
  if (part === 'uniqueness' || part === 'ruleVersionBy') return types.submitted;
  if (part !== 'steps') return types.whole;
  const found = placeAround(places, path);
  if (!found) return types.whole;
  const rest = path.slice(found.at().length);
  if (found.step.type === 'service' && rest[0] === 'result') return types.answered;
  const inner = found.step.type === 'each' && rest[0] === 'label' ? found.branches[0]?.places[0] : undefined;
  const shared = rest[0] === 'template' ? found.branches[0]?.places[0] : undefined;
  return scopeAt(inner ?? shared ?? found, types.whole);
}

/** The innermost step around a place of the document. */
function placeAround(places: readonly Place[], path: readonly string[]): Place | undefined {
  const pointer = `${pointerOf(path)}/`;
  const around = places.filter((place) => pointer.startsWith(`${pointerOf(place.at())}/`));
  return around.sort((a, b) => b.at().length - a.at().length)[0];
}

/** By the name of the property, and the one around it where the name alone doesn't say. */
const expected: readonly (readonly [RegExp, FeelType])[] = [
  [/\/(when|enterprises|exempt|x-visibleWhen|x-requiredWhen|x-when)$/, BOOLEAN],
  [/\/join\/until$/, BOOLEAN],
  [/\/(until|validFrom)$/, DATE],
  [/\/(scope|ruleVersionBy)$/, STRING],
  [/\/floor\/by$/, STRING],
  [/\/range\/(from|to)$/, NUMBER],
  [/\/(quota|budget\/(amount|pool))$/, NUMBER],
];

function expectedAt(path: readonly string[]): FeelType | undefined {
  // A value or a result may carry any name.
  if (['values', 'result', 'body', 'data'].includes(path.at(-2) ?? '')) return undefined;
  const pointer = pointerOf(path);
  return expected.find(([ending]) => ending.test(pointer))?.[1];
}

function rulePlace({ workflow }: ProgrammePackage, path: readonly string[], scope: ContextType): ExpressionPlace {
  const [, version = '', kind, name = '', part, , side, cell] = path;
  if (kind !== 'tables' || part !== 'rules' || side !== 'in') return { scope, ...(path.at(-1) === 'when' ? { expect: BOOLEAN } : {}) };
  const input = workflow.ruleVersions?.[Number(version)]?.tables?.[name]?.inputs[Number(cell)];
  return { scope, input: input ? inputType(input, scope) : ANY };
}

/** Type of what a column of a decision table asks, under the column's label. */
export function inputType({ label, expression }: { readonly label: string; readonly expression: string }, scope: ContextType): FeelType {
  const compiled = compiledIn(scope, expression);
  return { ...(compiled.ok ? compiled.type : ANY), title: label, titleEn: label };
}

function formPlace({ workflow, forms, vocabularies }: ProgrammePackage, name: string, path: readonly string[]): ExpressionPlace {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const readable = form && isReadable(form) ? form : undefined;
  const parameters = parametersType(workflow.parameters ?? {});
  const application = readable ? feelTypeOf(readable, vocabularies) : closed;
  const table = readable && tableAround(readable, path);
  const scope = formScopeType(application, parameters, table);
  const keyword = path.at(-1);
  const computed = keyword === 'x-computed' || keyword === 'x-prefill' ? schemaAt(readable?.schema, path.slice(1, -1)) : undefined;
  const expect = computed ? typeOf(computed, {}) : expectedAt(path);
  return { scope, ...(expect ? { expect } : {}) };
}

function tableAround({ checks }: FormDefinition, path: readonly string[]): string | undefined {
  const [part, second, third, items] = path;
  if (part === 'schema') return items === 'items' && path.length > 4 ? third : undefined;
  const at = part === 'checks' ? checks?.[Number(second)]?.at : undefined;
  const [table, star] = typeof at === 'string' ? pathOf(at) : [];
  return star === '*' ? table : undefined;
}

function schemaAt(schema: FieldSchema | undefined, path: readonly string[]): FieldSchema | undefined {
  return path.reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], schema) as FieldSchema | undefined;
}
