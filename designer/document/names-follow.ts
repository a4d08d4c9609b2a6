/** Names that a programme gives — positions, messages, registries, figures, outcomes — are called otherwise everywhere at once. */
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject, type Json, type Path, valueAt } from './change.ts';
import { isName, replaceCompared, replaceInCell, type Words } from './compared.ts';
import { expressionsOf } from './expressions.ts';
import { withKeyRenamed, withProperty } from './properties.ts';
import { nameInScenarios } from './scenarios-follow.ts';

type Refers = (path: Path, value: string) => boolean;

/** Texts that refer to a name, by the map of the workflow the name is a key of. */
const references: Readonly<Record<string, Refers>> = {
  roles: (path) => {
    const [key, around] = [path.at(-1), path.at(-2)];
    if (key === 'role' || key === 'escalate') return true;
    return (key === 'by' && around === 'addSigners') || (key === 'to' && (path.at(-3) === 'escalate' || path.at(-3) === 'ladder'));
  },
  messages: (path) => path.at(-1) === 'message',
  registries: (path) => path.at(-1) === 'registry',
};
/** How expressions name them: the text before the name and the text behind it. */
const expressions: Readonly<Record<string, (name: string) => RegExp>> = {
  parameters: (name) => new RegExp(`(\\bparameters\\.)${name}\\b()`, 'gu'),
};

/** A value that a step computes, as expressions name it: `step.value`, not part of a longer path of something else. */
const resultOf = (step: string, name: string) => new RegExp(`((?<![\\w.])(?:results\\.)?${step}\\.)${name}\\b()`, 'gu');

/** A key of a map of the workflow is called otherwise, and so is whatever refers to it; the same document where it can't be. */
export function withNameChanged(document: ProgrammeDocument, map: Path, from: string, to: string): ProgrammeDocument {
  const renamed = withKeyRenamed(document, map, from, to);
  const [part, kind, ...deeper] = map;
  if (renamed !== document && map.at(-1) === 'values') return inExpressions(renamed, resultOf(map.at(-2) ?? '', from), to);
  if (renamed === document || part !== 'workflow' || kind === undefined || deeper.length > 0) return renamed;
  const refers = references[kind];
  let next = renamed;
  if (refers)
    for (const { path, value } of textsOf(renamed.workflow as unknown as Json))
      if (value === from && refers(path, value)) next = withProperty(next, ['workflow', ...path], to);
  if (kind === 'messages') for (const path of reactionsOf(renamed.workflow as unknown as Json)) next = withKeyRenamed(next, path, from, to);
  if (kind === 'parameters')
    for (const { path, value } of textsOf(renamed.workflow as unknown as Json))
      if (path.at(-1) === 'due' && value === `parameters.${from}`) next = withProperty(next, ['workflow', ...path], `parameters.${to}`);
  if (kind === 'roles' || kind === 'messages') next = nameInScenarios(next, kind, from, to);
  if (kind === 'registries') return withCompared(next, (path) => path.at(-1) === 'registry', { from, to });
  const named = expressions[kind];
  return named ? inExpressions(next, named(from), to) : next;
}

/**
 * The position that a new step brings along where the programme has none: once another one is chosen in its place and nothing refers
 * to it any more, it goes.
 */
export const standIn = { id: 'reviewer', title: '审核人员' } as const;
export function withoutStandIn(document: ProgrammeDocument): ProgrammeDocument {
  if (document.workflow.roles?.[standIn.id]?.title !== standIn.title) return document;
  const isUsed = textsOf(document.workflow as unknown as Json).some(
    ({ path, value }) => value === standIn.id && references.roles?.(path, value),
  );
  return isUsed ? document : withProperty(document, ['workflow', 'roles', standIn.id], undefined);
}

/** Whatever holds an outcome of a step against its name says the new one: conditions, lists, columns of decision tables. */
export function withOutcomeCompared(document: ProgrammeDocument, step: string, from: string, to: string): ProgrammeDocument {
  return withCompared(document, (path) => path.at(-1) === 'outcome' && path.at(-2) === step, { from, to });
}

/** Expressions say another word where they hold a name that is meant against it. */
export function withCompared(document: ProgrammeDocument, meant: (path: readonly string[]) => boolean, words: Words): ProgrammeDocument {
  let next = document;
  const set = (path: Path, source: string, changed: string) => {
    if (changed !== source) next = withProperty(next, ['workflow', ...path], changed);
  };
  for (const { path, source, kind } of expressionsOf(document.workflow)) {
    const column = kind === 'unary' ? [...path.slice(0, 4), 'inputs', path.at(-1) ?? '', 'expression'] : null;
    const read = column && valueAt(document.workflow as unknown as Json, column);
    if (typeof read === 'string' && isName(read, meant)) set(path, source, replaceInCell(source, words));
    else if (column === null) set(path, source, replaceCompared(source, kind, words, meant));
  }
  return next;
}

function inExpressions(document: ProgrammeDocument, name: RegExp, to: string): ProgrammeDocument {
  let next = document;
  for (const { path, source } of expressionsOf(document.workflow)) {
    const changed = source.replace(name, `$1${to}$2`);
    if (changed !== source) next = withProperty(next, ['workflow', ...path], changed);
  }
  return next;
}

function textsOf(value: Json, path: Path = []): { readonly path: Path; readonly value: string }[] {
  if (typeof value === 'string') return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((one: Json, index) => textsOf(one, [...path, String(index)]));
  return isObject(value) ? Object.entries(value).flatMap(([key, one]) => textsOf(one, [...path, key])) : [];
}

/** Where it is said what a message does: maps whose keys are messages. */
function reactionsOf(workflow: Json): Path[] {
  const within = (value: Json, path: Path): Path[] => {
    if (Array.isArray(value)) return value.flatMap((one: Json, index) => within(one, [...path, String(index)]));
    if (!isObject(value)) return [];
    const own = isObject(value.on) && isReactions(value, path) ? [['workflow', ...path, 'on']] : [];
    return [...own, ...Object.entries(value).flatMap(([key, one]) => within(one, [...path, key]))];
  };
  // A step may be called `on`.
  const isReactions = (holder: { readonly [key: string]: Json }, path: Path) =>
    path.at(-1) !== 'steps' || valueAt(holder, ['on', 'type']) === undefined;
  return within(workflow, []);
}
