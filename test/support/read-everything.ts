/** Every GET route that the OpenAPI document names, asked by one person about one case. A route whose address isn't known here fails. */

import { readCase } from '../../engine/store/cases.ts';
import { entriesOfCase } from '../../engine/store/registry.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { pdfText } from './pdf-text.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

export interface Told {
  readonly url: string;
  /** The route, as the OpenAPI document names it. */
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

export interface Address {
  readonly url: string;
  readonly path: string;
}
export interface Addresses {
  /** Where the case's own content stands, and what is asked and printed while it runs. */
  readonly content: readonly Address[];
  /** Of what belongs to the case, and lists that may name it. */
  readonly ofCase: readonly Address[];
  /** What is printed of it, which takes long. */
  readonly papers: readonly Address[];
  /** Of everything else. */
  readonly general: readonly Address[];
}

/** Addresses of all GET routes. `files`: ids. */
export async function addressesOf(world: World, caseId: string, files: readonly string[]): Promise<Addresses> {
  const { read } = world.app.store;
  const kase = await readCase(read, caseId);
  if (!kase) throw new Error(`no case ${caseId}`);
  const { definition, programme, uscc } = kase.summary;
  const tasks = (await tasksOfCase(read, caseId)).filter(({ status }) => status === 'open').map(({ id }) => id);
  const entries = await entriesOfCase(read, caseId);
  const notices = (await read('notices').select('id').where({ case_id: caseId })) as { id: string }[];
  const meetings = (await read('batch_members').select('batch_id').where({ case_id: caseId })) as { batch_id: string }[];
  const messages = (await read('messages').distinct('id').where({ case_id: caseId })) as { id: string }[];
  const known: Readonly<Record<string, readonly string[]>> = {
    'cases/{id}': [caseId],
    'tasks/{id}': tasks,
    'files/{id}': files,
    'entries/{id}': entries.map(({ id }) => id),
    'registries/{id}': [...new Set(entries.map(({ registry }) => registry))],
    'meetings/{id}': [...new Set(meetings.map(({ batch_id }) => batch_id))],
    'messages/{id}': messages.map(({ id }) => id),
    'notices/{id}': notices.map(({ id }) => id),
    'verify/{code}': entries.flatMap(({ verification }) => verification ?? []),
    'definitions/{hash}': [definition],
    'programmes/{id}': [programme],
    'enterprises/{uscc}': [uscc],
    'vocabularies/{id}': ['regions'],
    // An upload that is under way is its sender's alone, and no case's.
    'uploads/{id}': ['0'.repeat(32)],
    // Drafts of programmes hold nothing of a case.
    'drafts/{id}': ['0'.repeat(26)],
    // Nor do webhooks, offices, people and months of the board.
    'webhooks/{id}': ['0'.repeat(26)],
    'organisations/{id}': ['miit-luoyang'],
    'users/{id}': ['user-county'],
    'snapshots/{month}': ['2026-02'],
    'published/{id}': [programme],
    '{version}': ['1'],
  };
  const { paths } = await world.stranger().ask<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json');
  const all = Object.entries(paths).flatMap(([path, methods]) => (methods.get ? [path] : []));
  const urls = (from: readonly string[]) =>
    from.flatMap((path) => filled(path, known).map((url) => ({ path, url: url + (queries[path] ?? '') })));
  const isGeneral = (path: string) =>
    /calendar|vocabular|definitions|programmes|windows|health|session|absence|experts|migrations|studio|claims|admin|webhooks|notifications/.test(
      path,
    );
  const isPaper = (path: string) => /\.(pdf|zip)$/.test(path);
  const isContent = (path: string) => /^.api.(cases.{id}(.history|.correction.pdf)?|files.{id}|batches|tasks|tasks.{id}.\w+)$/.test(path);
  return {
    content: urls(all.filter(isContent)),
    ofCase: urls(all.filter((path) => !isGeneral(path) && !isPaper(path))),
    papers: urls(all.filter((path) => isPaper(path) && !isContent(path))),
    general: urls(all.filter(isGeneral)),
  };
}

/** What a route needs in its query to say anything. */
const queries: Readonly<Record<string, string>> = {
  '/api/tasks/{id}/candidates': '?op=transfer',
  '/api/admin/archive/preview': '?programme=innovative-sme-evaluation',
};

function filled(path: string, known: Readonly<Record<string, readonly string[]>>): string[] {
  const [part] = path.match(/[a-z-]+\/\{\w+\}/) ?? [];
  if (part === undefined) return [path];
  const values = known[part] ?? known[part.replace(/^.*\//, '')];
  if (!values) throw new Error(`no address is known for ${path}`);
  return values.flatMap((value) => filled(path.replace(part, part.replace(/\{\w+\}/, value)), known));
}

/** What the person is told at each address; refusals too: they may say too much. */
export function toldTo(person: Person, urls: readonly Address[]): Promise<Told[]> {
  return Promise.all(
    urls.map(async ({ url, path }) => {
      const { raw } = await person.call('GET', url);
      const pdf = String(raw.headers['content-type']).includes('pdf');
      return { url, path, status: raw.statusCode, text: `${JSON.stringify(raw.headers)}\n${pdf ? pdfText(raw.rawPayload) : raw.body}` };
    }),
  );
}
