import { Rejection } from '../model/errors.ts';
import type { ProgrammeDocument } from '../model/studio.ts';
import type { User } from '../model/user.ts';
import { mayWorkOnDraft } from '../policy/studio.ts';
import { latestDefinition } from '../store/definitions.ts';
import { scenariosOf } from '../store/scenarios.ts';
import { insertStudioDraft, type StudioDraft } from '../store/studio-drafts.ts';
import type { Runtime } from './runtime.ts';

/** What a document says of itself, as far as lists show it; a draft may be unsound, so nothing is sure. */
export function saidOf({ workflow }: ProgrammeDocument): { readonly programme: string; readonly title: string; readonly owner: string } {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '');
  return { programme: text(workflow.id), title: text(workflow.title), owner: text(workflow.owner) };
}

/**
 * Begins a draft: from a document, or from the newest published version of a programme, scenarios included. Its owner is the document's.
 * @throws Rejection not-found (no such programme), forbidden (not a designer of the owner)
 */
export async function makeStudioDraft(
  runtime: Runtime,
  request: { readonly by: User } & ({ readonly document: ProgrammeDocument } | { readonly programme: string }),
): Promise<StudioDraft> {
  const { by } = request;
  const { document, basedOn } =
    'document' in request ? { document: request.document, basedOn: null } : await publishedDocument(runtime, request.programme);
  const said = saidOf(document);
  if (!mayWorkOnDraft(by, said.owner)) throw new Rejection('forbidden');
  const at = runtime.clock.now();
  const draft: StudioDraft = {
    ...{ id: runtime.ids.next(), ...said, document, revision: 1, basedOn },
    ...{ createdAt: at, createdBy: by.id, updatedAt: at, updatedBy: by.id },
  };
  await runtime.store.writer.transact(async (tx) => {
    await insertStudioDraft(tx, draft);
    tx.announce({ drafts: [draft] });
  });
  return draft;
}

async function publishedDocument({ store: { read } }: Runtime, programme: string) {
  const published = await latestDefinition(read, programme);
  if (!published) throw new Rejection('not-found');
  return { document: { ...published.package, scenarios: await scenariosOf(read, published.hash) }, basedOn: published.version };
}
