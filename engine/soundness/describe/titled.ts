/** The names an expression may use, each with what people call it: fields by their labels, results by their step. */
import { nameText } from '../../messages/names.ts';
import type { Lang } from '../../messages/render.ts';
import type { OwnName, WorkflowDefinition } from '../../model/definition.ts';
import type { Step } from '../../model/steps.ts';
import { ANY, type ContextType, type FeelType } from '../../rules/types.ts';
import { allPlaces, type Json, type Place, placesOf } from '../places.ts';
import { branchWord, outcomeWord } from './outcomes.ts';
import { flagNames, recordNames } from './own-names.ts';
import { speech } from './words.ts';

/** A title in both languages. */
interface Named {
  readonly title: string;
  readonly titleEn: string;
}
const remembered = new WeakMap<ContextType, ContextType>();

/** The scope with titles; those that types bring along (labels of forms) stay. */
export function titledScope(scope: ContextType, workflow: WorkflowDefinition): ContextType {
  const known = remembered.get(scope);
  if (known) return known;
  const places = new Map(allPlaces(placesOf(workflow as unknown as Json)).map((place) => [place.id, place]));
  const fields = withApplyTypes(scope.fields, workflow);
  const made = { ...scope, fields: lazily(fields, (name, type) => titledName(name, type, places.get(name), workflow)) };
  remembered.set(scope, made);
  return made;
}

type Fields = ContextType['fields'];

/** What a case is opened for: an application that asks for it under the same name says what its values are called. */
function withApplyTypes(fields: Fields, { names }: WorkflowDefinition): Fields {
  if (fields.applyType?.kind !== 'string') return fields;
  const asked = fields.application?.kind === 'context' ? fields.application.fields.applyType : undefined;
  const named = Object.entries(names?.applyTypes ?? {}).map(([value, called]) => ({ value, ...called }));
  const values = [...((asked?.kind === 'string' && asked.values) || []), ...named];
  return values.length === 0 ? fields : { ...fields, applyType: { ...fields.applyType, values, open: true } };
}

/** Titled when they are looked at: a workflow has hundreds of names, an expression uses a few. */
function lazily(fields: Fields, change: (name: string, type: FeelType) => FeelType): Fields {
  const made: Record<string, FeelType> = {};
  for (const [name, type] of Object.entries(fields)) {
    let known: FeelType | undefined;
    Object.defineProperty(made, name, {
      enumerable: true,
      get() {
        known ??= change(name, type);
        return known;
      },
    });
  }
  return made;
}

function titledName(name: string, type: FeelType, place: Place | undefined, workflow: WorkflowDefinition): FeelType {
  switch (name) {
    case 'application':
      return { ...inside(type, null), ...named('name.application') };
    case 'declared':
    case 'verified':
      return { ...inside(type, (own) => named(`name.${name}`, own)), ...named(`name.${name}All`) };
    case 'parameters':
      return {
        ...mapFields(type, (key, field) => ({ ...field, ...named('name.parameter', { title: key, titleEn: key }) })),
        ...named('name.parameters'),
      };
    case 'item':
    case 'row':
      return type.title === undefined ? { ...inside(type, null), ...named(`name.${name}`) } : inside(type, null);
  }
  if (name in areas) return { ...madeUp(area(type, name), name, workflow), ...named(`name.${name}`) };
  if (place) return result(type, place, workflow);
  return type.title === undefined && nameText('en', `name.${name}`) !== undefined ? { ...type, ...named(`name.${name}`) } : type;
}

const areas: Readonly<Record<string, true>> = {
  enterprise: true,
  registry: true,
  records: true,
  window: true,
  message: true,
  response: true,
};

/** Names that every programme has: their words are in the catalogue. */
function area(type: FeelType, path: string): FeelType {
  if (type.kind === 'list') return { ...type, of: area(type.of, path) };
  if (type.kind !== 'context') return type;
  return mapFields(type, (key, field) => {
    const code = `name.${path}.${key}`;
    const own = nameText('en', code) === undefined ? field : { ...field, ...named(code) };
    if (own.kind === 'string' && own.values)
      return { ...own, values: own.values.map((one) => ({ ...one, ...namedIf(`${code}.${one.value}`) })) };
    return field.kind === 'list' ? area(own, key) : own;
  });
}

/** What the definition itself names in an area: kinds of records, flags of entries, settings of windows. */
function madeUp(type: FeelType, name: string, workflow: WorkflowDefinition): FeelType {
  const valued = (key: string, names: ReadonlyMap<string, OwnName>): FeelType =>
    mapFields(type.kind === 'list' ? type.of : type, (own, field) => {
      const values = [...names].map(([value, called]) => ({ value, ...called }));
      if (own !== key) return field;
      return field.kind === 'list'
        ? { ...field, of: { kind: 'string', values, open: true } }
        : ({ ...field, kind: 'string', values, open: true } as FeelType);
    });
  if (name === 'records' && type.kind === 'list') return { ...type, of: valued('kind', recordNames(workflow)) };
  if (name === 'registry' && type.kind === 'list') return { ...type, of: valued('flags', flagNames(workflow)) };
  if (name !== 'window') return type;
  const settings = Object.entries(workflow.names?.settings ?? {}).map(([key, called]): [string, FeelType] => [
    key,
    { ...ANY, ...named('name.setting', bothOf(called)) },
  ]);
  return mapFields(type, (key, field) =>
    key === 'settings' && field.kind === 'context' ? { ...field, fields: { ...field.fields, ...Object.fromEntries(settings) } } : field,
  );
}

function bothOf({ title, titleEn = title }: OwnName): Named {
  return { title, titleEn };
}

/** What a step left: `“<step>” 的 <result>`; what was filled in there by its own labels. */
function result(type: FeelType, { id, step }: Place, workflow: WorkflowDefinition): FeelType {
  const title = step.title ?? id;
  const owner: Named = {
    title: say('zh-CN', 'name.step', { step: title }),
    titleEn: say('en', 'name.step', { step: step.titleEn ?? title }),
  };
  const called = resultNames(step, workflow);
  const titled = mapFields(outcomesNamed(type, step), (key, field) => {
    const own = called(key, field);
    const name = named('name.of', own, owner);
    if (key === 'data' || key === 'branches' || key === 'parts' || key === 'votes')
      return { ...inside(field, (inner) => named('name.of', inner, owner)), ...name };
    return { ...withResults(field), ...name };
  });
  return { ...titled, ...owner };
}

/** Rows of a result (`items`, `dimensions`) are called by the words for results. */
function withResults(type: FeelType): FeelType {
  if (type.kind !== 'list' || type.of.kind !== 'context') return type;
  return { ...type, of: mapFields(type.of, (key, field) => (field.title === undefined ? { ...field, ...nameOf(field, key) } : field)) };
}

/** Outcomes of branches, and of items, by what people of them call these; branches by their titles. */
function outcomesNamed(type: FeelType, step: Step): FeelType {
  if (step.type !== 'parallel' && step.type !== 'each' && step.type !== 'notice') return type;
  const both = (word: (words: ReturnType<typeof speech>) => string): Named => ({
    title: word(speech('zh-CN')),
    titleEn: word(speech('en')),
  });
  const valued = (field: FeelType): FeelType =>
    field.kind === 'string' && field.values
      ? { ...field, values: field.values.map(({ value }) => ({ value, ...both((words) => outcomeWord(step, value, words)) })) }
      : field;
  return mapFields(type, (key, field) => {
    if (key === 'outcome') return valued(field);
    if (key === 'branches' && step.type === 'parallel')
      return mapFields(field, (name, branch) => ({ ...valued(branch), ...both((words) => branchWord(step, name, words)) }));
    if (key === 'items' && field.kind === 'list')
      return { ...field, of: mapFields(field.of, (part, inner) => (part === 'outcome' ? valued(inner) : inner)) };
    return field;
  });
}

/** What each part of a step's result is called by itself: columns of a table and computed values by what their author calls them. */
export function resultNames(step: Step, workflow: WorkflowDefinition): (key: string, type: FeelType) => Named {
  const outputs = step.type === 'compute' && step.table !== undefined ? outputsOf(workflow, step.table) : {};
  const values = step.type === 'compute' || step.type === 'service' || step.type === 'case' ? (workflow.names?.values ?? {}) : {};
  return (key, type) => outputs[key] ?? (values[key] ? bothOf(values[key]) : nameOf(type, key));
}

function outputsOf({ ruleVersions }: WorkflowDefinition, table: string): Readonly<Record<string, Named>> {
  const outputs = (ruleVersions ?? []).flatMap((version) => version.tables?.[table]?.outputs ?? []);
  return Object.fromEntries(outputs.flatMap(({ name, label }) => (label ? [[name, { title: label, titleEn: label }]] : [])));
}

/** Fields of a group: by their label, else by the words for files, periods and results; `compose` says whose they are. */
function inside(type: FeelType, compose: ((own: Named) => Named) | null): FeelType {
  return mapFields(type, (key, field) => {
    const own = nameOf(field, key);
    const title = compose ? compose(own) : field.title === undefined ? {} : own;
    if (field.kind === 'context') {
      const whose: Named = { ...own, ...title };
      return { ...mapFields(field, (part, inner) => ({ ...inner, ...named('name.of', partName(part, inner), whose) })), ...title };
    }
    return { ...(field.kind === 'list' ? filesNamed(field) : field), ...title };
  });
}

function partName(part: string, type: FeelType): Named {
  if (type.title !== undefined) return { title: type.title, titleEn: type.titleEn ?? type.title };
  return nameText('en', `name.period.${part}`) === undefined ? { title: part, titleEn: part } : named(`name.period.${part}`);
}

function filesNamed(type: Extract<FeelType, { kind: 'list' }>): FeelType {
  const { of } = type;
  if (of.kind !== 'context') return type;
  const fields = Object.entries(of.fields).map(([key, field]): [string, FeelType] => [
    key,
    field.title === undefined ? { ...field, ...namedIf(`name.file.${key}`) } : field,
  ]);
  return { ...type, of: { ...of, fields: Object.fromEntries(fields) } };
}

function nameOf(type: FeelType, key: string): Named {
  if (type.title !== undefined) return { title: type.title, titleEn: type.titleEn ?? type.title };
  return nameText('en', `name.result.${key}`) === undefined ? { title: key, titleEn: key } : named(`name.result.${key}`);
}

function mapFields(type: FeelType, change: (name: string, field: FeelType) => FeelType): FeelType {
  if (type.kind !== 'context') return type;
  return { ...type, fields: Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, change(name, field)])) };
}

function say(lang: Lang, code: string, params: Readonly<Record<string, string>> = {}): string {
  return nameText(lang, code, params) ?? code;
}

function named(code: string, name: Named = { title: '', titleEn: '' }, owner: Named = name): Named {
  return {
    title: say('zh-CN', code, { name: name.title, owner: owner.title }),
    titleEn: say('en', code, { name: name.titleEn, owner: owner.titleEn }),
  };
}

function namedIf(code: string): Named | Record<never, never> {
  return nameText('en', code) === undefined ? {} : named(code);
}
