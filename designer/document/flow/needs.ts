/** What copied steps mention of their programme beside the parts that come along, and what became of all that where they were pasted. */
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Place } from '../../../engine/soundness/places.ts';

/** Titles by name: what a programme must have for the steps to work, and can't take from a clipboard. */
export interface Needs {
  readonly fields?: Readonly<Record<string, string>>;
  /** Scorecards and decision tables. */
  readonly rules?: Readonly<Record<string, string>>;
}

/** Names that expressions of the steps read under a root, e.g. `parameters`. */
export function readsOf(places: readonly Place[], root: string): string[] {
  const text = JSON.stringify(places.map(({ step }) => step));
  return [...text.matchAll(new RegExp(`(?<![\\w.])${root}\\.([A-Za-z_]\\w*)`, 'g'))].map(([, name]) => name ?? '');
}

export function needsOf(document: ProgrammeDocument, places: readonly Place[]): Needs {
  const known = fieldsOf(document);
  const asked = [
    ...['application', 'declared', 'verified'].flatMap((root) => readsOf(places, root)),
    ...places.flatMap(({ step }) => [...(step.type === 'review' ? (step.verify?.fields ?? []) : []), ...Object.keys(step.access ?? {})]),
  ];
  const fields = asked.flatMap((name): [string, string][] => (Object.hasOwn(known, name) ? [[name, known[name]?.title ?? name]] : []));
  const rules = places.flatMap(({ step }): [string, string][] =>
    step.type === 'compute' ? [step.scorecard, step.table].flatMap((name) => (name ? [[name, ruleTitle(document, name)]] : [])) : [],
  );
  return {
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
    ...(rules.length > 0 && { rules: Object.fromEntries(rules) }),
  };
}

function fieldsOf({ workflow, forms }: ProgrammeDocument) {
  const start = workflow.steps[workflow.start];
  const form = start?.type === 'form' && Object.hasOwn(forms, start.form) ? forms[start.form] : undefined;
  return form?.schema?.properties ?? {};
}

function ruleTitle({ workflow }: ProgrammeDocument, name: string): string {
  const versions = workflow.ruleVersions ?? [];
  return versions.map(({ scorecards, tables }) => scorecards?.[name]?.title ?? tables?.[name]?.title).find((title) => title) ?? name;
}

export type PartKind = 'role' | 'registry' | 'form' | 'vocabulary' | 'parameter' | 'field' | 'rule';
export interface Part {
  readonly kind: PartKind;
  readonly title: string;
}

/** What came along with pasted steps, by its titles. */
export function broughtBy(before: ProgrammeDocument, after: ProgrammeDocument): Part[] {
  const fresh = (kind: PartKind, was: object = {}, is: Readonly<Record<string, unknown>> = {}): Part[] =>
    Object.entries(is).flatMap(([name, part]) => (Object.hasOwn(was, name) ? [] : [{ kind, title: titleOf(part) ?? name }]));
  const of = (key: 'roles' | 'registries' | 'parameters') => [before.workflow[key], after.workflow[key]] as const;
  return [
    ...fresh('role', ...of('roles')),
    ...fresh('form', before.forms, after.forms),
    ...fresh('vocabulary', before.vocabularies, after.vocabularies),
    ...fresh('registry', ...of('registries')),
    ...fresh('parameter', ...of('parameters')),
  ];
}

/** What the programme still lacks for them. */
export function lackingFor(document: ProgrammeDocument, { fields = {}, rules = {} }: Needs): Part[] {
  const known = fieldsOf(document);
  const versions = document.workflow.ruleVersions ?? [];
  const has = (name: string) =>
    versions.some(({ scorecards = {}, tables = {} }) => Object.hasOwn(scorecards, name) || Object.hasOwn(tables, name));
  return [
    ...Object.entries(fields).flatMap(([name, title]): Part[] => (Object.hasOwn(known, name) ? [] : [{ kind: 'field', title }])),
    ...Object.entries(rules).flatMap(([name, title]): Part[] => (has(name) ? [] : [{ kind: 'rule', title }])),
  ];
}

function titleOf(part: unknown): string | undefined {
  const title = (part as { readonly title?: unknown } | null)?.title;
  return typeof title === 'string' && title !== '' ? title : undefined;
}
