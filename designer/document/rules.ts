/** Edits of a programme's rules: versions, tables and scorecards in them, and the test cases beside them. Pure. */
import { addDays, isDate } from '../../engine/calendar/date.ts';
import type { DecisionTable, RuleVersion, Scorecard } from '../../engine/model/rules.ts';
import type { ProgrammeDocument, RuleCase } from '../../engine/model/studio.ts';
import { ruleCasesOf } from '../../engine/soundness/rule-cases.ts';
import { isObject } from './change.ts';
import { freeKey } from './flow/ids.ts';
import { withProperty } from './order.ts';

export type RuleKind = 'tables' | 'scorecards';

export const versionsOf = ({ workflow }: ProgrammeDocument): readonly RuleVersion[] => workflow.ruleVersions ?? [];

function withVersions(document: ProgrammeDocument, versions: readonly RuleVersion[]): ProgrammeDocument {
  return {
    ...document,
    workflow: withProperty('workflow', document.workflow, 'ruleVersions', versions.length === 0 ? undefined : versions),
  };
}

/** Which of the versions holds on a day; null: none does, or the workflow chooses by an expression. */
export function versionOn({ workflow }: ProgrammeDocument, day: string): number | null {
  if (workflow.ruleVersionBy !== undefined) return null;
  const index = (workflow.ruleVersions ?? []).findIndex(({ from, to }) => from <= day && (to === undefined || day <= to));
  return index < 0 ? null : index;
}

export function addVersion(
  document: ProgrammeDocument,
  { title, basis, from }: Pick<RuleVersion, 'title' | 'basis' | 'from'>,
): ProgrammeDocument {
  return withVersions(document, [...versionsOf(document), { id: idFor(document, from), title, basis, from }]);
}

/** `r2026-04`: what a developer would call a version from then on. */
function idFor(document: ProgrammeDocument, from: string): string {
  const wanted = isDate(from) ? `r${from.slice(0, 7)}` : 'r1';
  return freeKey(
    wanted,
    versionsOf(document).map(({ id }) => id),
  );
}

/** The next version with the same rules and test cases; the one it is made of ends the day before, unless it ends already. */
export function copyVersion(
  document: ProgrammeDocument,
  index: number,
  next: Pick<RuleVersion, 'title' | 'basis' | 'from'>,
): ProgrammeDocument {
  const versions = versionsOf(document);
  const model = versions[index];
  if (!model) return document;
  const { id: _id, title: _title, basis: _basis, from: _from, to, ...rules } = model;
  const made: RuleVersion = { id: idFor(document, next.from), title: next.title, basis: next.basis, from: next.from, ...rules };
  const ends = to === undefined && isDate(next.from) && next.from > model.from;
  const ended = ends ? ordered({ ...model, to: addDays(next.from, -1) }) : model;
  const copied = withVersions(document, [...versions.with(index, ended), made]);
  const cases = ruleCasesOf(document.scenarios)
    .map(({ case: one }) => one)
    .filter(({ rule }) => rule.startsWith(`/ruleVersions/${index}/`))
    .map((one) => ({ ...one, rule: one.rule.replace(`/ruleVersions/${index}/`, `/ruleVersions/${versions.length}/`) }));
  return cases.reduce(addCase, copied);
}

function ordered({ id, title, basis, from, to, ...rules }: RuleVersion): RuleVersion {
  return { id, title, basis, from, ...(to === undefined ? {} : { to }), ...rules };
}

/** Properties of a version; `to: undefined` takes its end away. */
export function withVersion(
  document: ProgrammeDocument,
  index: number,
  change: { readonly title?: string; readonly basis?: string; readonly from?: string; readonly to?: string | undefined },
): ProgrammeDocument {
  const versions = versionsOf(document);
  const version = versions[index];
  if (!version) return document;
  const { to, ...rest } = { ...version, ...change };
  return withVersions(document, versions.with(index, ordered(to === undefined || to === '' ? rest : { ...rest, to })));
}

/** A version goes with its test cases; those of later ones follow their rule. */
export function removeVersion(document: ProgrammeDocument, index: number): ProgrammeDocument {
  const without = withVersions(document, versionsOf(document).toSpliced(index, 1));
  return mapCases(without, (one) => {
    const at = Number(/^\/ruleVersions\/(\d+)\//.exec(one.rule)?.[1] ?? -1);
    if (at < index) return one;
    return at === index ? null : { ...one, rule: one.rule.replace(/^\/ruleVersions\/\d+/, `/ruleVersions/${at - 1}`) };
  });
}

export function tableAt(document: ProgrammeDocument, version: number, name: string): DecisionTable | undefined {
  const tables = versionsOf(document)[version]?.tables;
  return tables && Object.hasOwn(tables, name) ? tables[name] : undefined;
}

export function scorecardAt(document: ProgrammeDocument, version: number, name: string): Scorecard | undefined {
  const cards = versionsOf(document)[version]?.scorecards;
  return cards && Object.hasOwn(cards, name) ? cards[name] : undefined;
}

/** Sets a table or a scorecard of a version. */
export function withRule(
  document: ProgrammeDocument,
  version: number,
  kind: RuleKind,
  name: string,
  rule: DecisionTable | Scorecard,
): ProgrammeDocument {
  const versions = versionsOf(document);
  const held = versions[version];
  if (!held) return document;
  const rules = { ...held[kind], [name]: rule };
  return withVersions(document, versions.with(version, withRules(held, kind, rules as never)));
}

function withRules(version: RuleVersion, kind: RuleKind, rules: Readonly<Record<string, never>> | undefined): RuleVersion {
  const { scorecards, tables, ...rest } = { ...version, [kind]: rules };
  return { ...rest, ...(scorecards && { scorecards }), ...(tables && { tables }) };
}

/** A table or a scorecard goes, with its test cases. */
export function removeRule(document: ProgrammeDocument, version: number, kind: RuleKind, name: string): ProgrammeDocument {
  const versions = versionsOf(document);
  const held = versions[version];
  if (!held?.[kind]) return document;
  const { [name]: _, ...rest } = held[kind] as Readonly<Record<string, never>>;
  const without = withVersions(document, versions.with(version, withRules(held, kind, Object.keys(rest).length === 0 ? undefined : rest)));
  return mapCases(without, (one) => (one.rule === rulePointer(version, kind, name) ? null : one));
}

/** A key for a new rule, free in every version: a step names it in all of them. */
export function freeRuleName(document: ProgrammeDocument, kind: RuleKind, wanted: string): string {
  return freeKey(
    wanted,
    versionsOf(document).flatMap((version) => Object.keys(version[kind] ?? {})),
  );
}

export function rulePointer(version: number, kind: RuleKind, name: string): string {
  return `/ruleVersions/${version}/${kind}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function addCase(document: ProgrammeDocument, one: RuleCase): ProgrammeDocument {
  const { rule, title, given, expect } = one;
  return withCases(document, [...rawCases(document), { rule, title, given, expect }]);
}

/** @param index place among `scenarios.rules` */
export function withCase(document: ProgrammeDocument, index: number, change: Partial<RuleCase>): ProgrammeDocument {
  const cases = rawCases(document);
  return withCases(document, cases.with(index, { ...(cases[index] as RuleCase), ...change }));
}

export function removeCase(document: ProgrammeDocument, index: number): ProgrammeDocument {
  return withCases(document, rawCases(document).toSpliced(index, 1));
}

function rawCases({ scenarios }: ProgrammeDocument): readonly unknown[] {
  return isObject(scenarios) && Array.isArray(scenarios.rules) ? scenarios.rules : [];
}

function mapCases(document: ProgrammeDocument, change: (one: RuleCase) => RuleCase | null): ProgrammeDocument {
  const known = new Map(ruleCasesOf(document.scenarios).map(({ case: one, index }) => [index, change(one)]));
  const cases = rawCases(document).flatMap((raw, index) => (known.has(index) ? (known.get(index) ?? []) : [raw]));
  return withCases(document, cases);
}

/** Scenarios without cases have no list of them; without anything they are none. */
export function withCases(document: ProgrammeDocument, cases: readonly unknown[]): ProgrammeDocument {
  const held = isObject(document.scenarios) ? document.scenarios : {};
  if (cases.length > 0) return { ...document, scenarios: { ...held, rules: cases } };
  const { rules: before, ...rest } = held;
  if (before === undefined) return document;
  return { ...document, scenarios: Object.keys(rest).length === 0 ? null : rest };
}
