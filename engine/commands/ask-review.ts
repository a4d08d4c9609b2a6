import type { ScenarioResultDto } from '../model/dto/studio.ts';
import { Rejection } from '../model/errors.ts';
import { packageOf } from '../model/studio.ts';
import type { User } from '../model/user.ts';
import { mayPublishDefinition } from '../policy/definition.ts';
import { mayWorkOnDraft } from '../policy/studio.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { latestDefinition } from '../store/definitions.ts';
import { scenariosOf } from '../store/scenarios.ts';
import { type StudioDraft, studioDraft } from '../store/studio-drafts.ts';
import { insertReview, lastReview, type StudioReview } from '../store/studio-reviews.ts';
import { type PlayScenarios, playScenarios } from './play-scenarios.ts';
import { refuseUnsound } from './publish-definition.ts';
import type { Runtime } from './runtime.ts';
import { draftFor } from './save-studio-draft.ts';
import { tellPeople } from './tell-people.ts';

interface Asking {
  readonly by: User;
  readonly id: string;
  readonly revision: number;
  /** What the second person should know. */
  readonly note: string;
  /** Without it no scenario is played. */
  readonly play?: PlayScenarios | undefined;
}

/**
 * Four eyes, the first two: asks for a draft's publishing. From then on it can't be changed until it is decided or withdrawn.
 * It must be without errors, differ from the newest version and contain it, and its scenarios must end as they should.
 * @throws Rejection not-found, stale, draft.asked, forbidden (published by another organisation), draft.outdated, draft.unchanged,
 *   definition.invalid (`details`: Problems), scenarios.failed (`details`: places in the scenarios)
 */
export async function askReview(runtime: Runtime, { by, id, revision, note, play }: Asking): Promise<StudioReview> {
  const { read, writer } = runtime.store;
  const draft = await studioDraft(read, id);
  if (!draft || !mayWorkOnDraft(by, draft.owner)) throw new Rejection('not-found');
  if (draft.revision !== revision) throw new Rejection('stale');
  await refuseUnsound(runtime, packageOf(draft.document));
  const newest = await newestFor(runtime, by, draft);
  const results = await playScenarios(draft.document, play);
  const failed = results.filter(({ passed }) => !passed);
  if (failed.length > 0) throw new Rejection('scenarios.failed', { count: failed.length }, failed.map(placeOf));
  return writer.transact(async (tx) => {
    const locked = await draftFor(tx, by, id);
    if (locked.revision !== revision) throw new Rejection('stale');
    if ((await lastReview(tx, id))?.state === 'asked') throw new Rejection('draft.asked');
    const review: StudioReview = {
      ...{ id: runtime.ids.next(), draftId: id, revision, hash: sha256(canonicalJson(locked.document)), newest, note: note.trim() },
      ...{ askedAt: runtime.clock.now(), askedBy: by.id, state: 'asked', version: null },
      ...{ decidedAt: null, decidedBy: null, decisionNote: null },
    };
    await insertReview(tx, review);
    await tellPeople(tx, runtime, {
      ...{ template: 'publishing.asked', to: [`designer@${locked.owner}`], by: by.id },
      params: { title: locked.title, name: by.name, draft: id, ...(review.note && { note: review.note }) },
    });
    tx.announce({ drafts: [locked] });
    return review;
  });
}

/**
 * The newest version that the draft would replace, null when there is none.
 * @throws Rejection forbidden (the content's owner, or that of the version to be replaced, isn't the user's), draft.outdated, draft.unchanged
 */
async function newestFor({ store: { read } }: Runtime, by: User, draft: StudioDraft): Promise<number | null> {
  const pkg = packageOf(draft.document);
  const published = await latestDefinition(read, pkg.workflow.id);
  const owners = [pkg.workflow.owner, published?.owner ?? pkg.workflow.owner];
  if (!owners.every((owner) => mayPublishDefinition(by, owner))) throw new Rejection('forbidden');
  if (!published) return null;
  if (draft.basedOn !== published.version) throw new Rejection('draft.outdated', { version: published.version });
  const scenarios = await scenariosOf(read, published.hash);
  const same = published.hash === sha256(canonicalJson(pkg)) && canonicalJson(scenarios) === canonicalJson(draft.document.scenarios);
  if (same) throw new Rejection('draft.unchanged');
  return published.version;
}

function placeOf({ title, says }: ScenarioResultDto, index: number) {
  return { pointer: `/scenarios/${index}`, code: 'scenarios.failed', params: {}, message: [title, ...says].join('：') };
}
