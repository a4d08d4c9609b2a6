/**
 * Programmes as files: `workflows/<id>/workflow.json`, `forms/<id>/<form>.json`, `forms/shared/*.json`, `forms/vocabularies/*.json`.
 * A programme's package holds its workflow, its forms with shared sections filled in, and the vocabularies they name.
 *
 * Shared sections: `{ "$ref": "../shared/<file>.json#/<pointer>" }`, relative to the referring file. Beside other keys it adds the
 * referred object's keys before them; as an element of an array it adds the referred array's elements in its place.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { ProgrammePackage, WorkflowDefinition } from '../model/definition.ts';
import type { FormDefinition, Vocabulary } from '../model/form.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A file can't be read as what it should be; the message names the file and what to do. */
export class ProgrammeFileError extends Error {}

/** Ids of the programmes under `root/workflows`, sorted. */
export function programmeIds(root: string): string[] {
  const folder = join(root, 'workflows');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'workflow.json')))
    .map((entry) => entry.name)
    .sort();
}

/** Paths of the JSON files that lie in a folder, sorted; none when there is no such folder. */
export function jsonFilesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

/** @throws ProgrammeFileError */
export function loadProgramme(root: string, id: string): ProgrammePackage {
  const workflow = readJson(join(root, 'workflows', id, 'workflow.json')) as unknown as WorkflowDefinition;
  const forms: Record<string, FormDefinition> = {};
  for (const path of jsonFilesIn(join(root, 'forms', id)))
    forms[basename(path, '.json')] = fill(readJson(path), path, root, 0) as unknown as FormDefinition;
  const vocabularies: Record<string, Vocabulary> = {};
  for (const name of [...vocabulariesOf(forms)].sort()) {
    const path = join(root, 'forms', 'vocabularies', `${name}.json`);
    if (existsSync(path)) vocabularies[name] = readJson(path) as unknown as Vocabulary;
  }
  return { workflow, forms, vocabularies };
}

/** Vocabularies named anywhere in the forms. */
function vocabulariesOf(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) vocabulariesOf(item, found);
  else if (value && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) {
      if (key === 'x-vocabulary' && typeof item === 'string') found.add(item);
      else vocabulariesOf(item, found);
    }
  return found;
}

function readJson(path: string): Json {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProgrammeFileError(`${path}: cannot be read (${(error as Error).message})`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new ProgrammeFileError(`${path}: not valid JSON (${(error as Error).message})`);
  }
}

function fill(value: Json, file: string, root: string, depth: number): Json {
  if (depth > 64) throw new ProgrammeFileError(`${file}: references go round in a circle`);
  if (Array.isArray(value))
    return value.flatMap((item) => {
      const filled = fill(item, file, root, depth + 1);
      return isReference(item) && Array.isArray(filled) ? filled : [filled];
    });
  if (value === null || typeof value !== 'object') return value;
  const { $ref, ...own } = value as { readonly [key: string]: Json };
  const rest = Object.fromEntries(Object.entries(own).map(([key, item]) => [key, fill(item, file, root, depth + 1)]));
  if (typeof $ref !== 'string' || !$ref.includes('.json')) return $ref === undefined ? rest : { $ref, ...rest };
  const referred = refer($ref, file, root, depth);
  if (Object.keys(rest).length === 0) return referred;
  return { ...(referred as { [key: string]: Json }), ...rest };
}

function isReference(value: Json): boolean {
  return value !== null && typeof value === 'object' && typeof (value as { $ref?: Json }).$ref === 'string';
}

function refer(reference: string, from: string, root: string, depth: number): Json {
  const [path = '', pointer = ''] = reference.split('#', 2);
  const file = resolve(dirname(from), path);
  if (relative(join(root, 'forms'), file).startsWith('..')) throw new ProgrammeFileError(`${from}: ${reference} leaves the forms folder`);
  let value: Json | undefined = readJson(file);
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    value = value !== null && typeof value === 'object' ? (value as Record<string, Json>)[key] : undefined;
    if (value === undefined) throw new ProgrammeFileError(`${from}: ${reference} names nothing`);
  }
  return fill(value, file, root, depth + 1);
}
