import { expect, it } from 'vitest';
import { askReview } from '../../engine/commands/ask-review.ts';
import { decideReview } from '../../engine/commands/decide-review.ts';
import { makeStudioDraft } from '../../engine/commands/make-studio-draft.ts';
import { removeStudioDraft } from '../../engine/commands/remove-studio-draft.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { saveStudioDraft } from '../../engine/commands/save-studio-draft.ts';
import { tellPresence } from '../../engine/commands/tell-presence.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import type { User } from '../../engine/model/user.ts';
import type { DraftChange } from '../../engine/store/changes.ts';
import { latestDefinition, publicationsOf } from '../../engine/store/definitions.ts';
import { scenariosOf } from '../../engine/store/scenarios.ts';
import { studioDraft, studioDrafts } from '../../engine/store/studio-drafts.ts';
import { lastReviews } from '../../engine/store/studio-reviews.ts';
import { eachStore, type StoreHarness, testClock } from '../support/stores.ts';
import { commonPackage, createOffice, people } from './office.ts';

const second: User = { ...people.designer, id: 'designer2', login: 'designer2', name: 'The second designer' };
const scenarios = { scenarios: [{ title: 'Approved at once', start: '2026-03-02', steps: [] }] };
const changed = (title: string, more: Partial<ProgrammeDocument> = {}): ProgrammeDocument => ({
  ...commonPackage,
  workflow: { ...commonPackage.workflow, title },
  scenarios,
  ...more,
});

eachStore('drafts of the studio', (harness: StoreHarness) => {
  const start = async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const { runtime } = await createOffice(store, clock);
    const draft = await makeStudioDraft(runtime, { by: people.designer, programme: 'common-case' });
    const save = (revision: number, document: ProgrammeDocument, by: User = people.designer) =>
      saveStudioDraft(runtime, { by, id: draft.id, revision, document });
    return { clock, store, runtime, draft, save };
  };

  it('keep a document as it was written, order of keys included, and count its saves', async () => {
    const { store, draft, save } = await start();
    expect(draft).toMatchObject({ basedOn: 1, revision: 1, programme: 'common-case', document: { scenarios: null } });
    const written = changed('Revised', { scenarios: { b: 1, a: { d: 1, c: [] } } });
    await save(1, written);
    const kept = await studioDraft(store.read, draft.id);
    expect(JSON.stringify(kept!.document)).toBe(JSON.stringify(written));
    expect(kept).toMatchObject({ title: 'Revised', revision: 2, basedOn: 1 });
    expect((await studioDrafts(store.read, ['city'])).map(({ id }) => id)).toEqual([draft.id]);
    expect(await studioDrafts(store.read, ['elsewhere'])).toEqual([]);
  });

  it('saved from two nodes at once take one of the saves and refuse the other', async () => {
    const { clock, store, runtime, draft } = await start();
    const node = await createRuntime({ store: await harness.openAgain(clock), clock });
    for (let revision = 1; revision < 12; revision += 1) {
      const at = (by: User, title: string) => ({ by, id: draft.id, revision, document: changed(title) });
      const both = await Promise.allSettled([
        saveStudioDraft(runtime, at(people.designer, `mine ${revision}`)),
        saveStudioDraft(node, at(second, `theirs ${revision}`)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale' } });
      const kept = await studioDraft(store.read, draft.id);
      expect(kept).toMatchObject({
        revision: revision + 1,
        title: both[0]?.status === 'fulfilled' ? `mine ${revision}` : `theirs ${revision}`,
      });
    }
  });

  it('tell other nodes who is there, and forget them after 45 seconds', async () => {
    const { clock, runtime, draft } = await start();
    const other = await harness.openAgain(clock);
    const node = await createRuntime({ store: other, clock });
    await tellPresence(runtime, { by: people.designer, id: draft.id, place: 'workflow#/steps/county' });
    clock.advance(30_000);
    const told = await tellPresence(node, { by: second, id: draft.id, place: null });
    expect(told).toMatchObject({ revision: 1, present: [{ user: 'designer', place: 'workflow#/steps/county' }, { user: 'designer2' }] });
    clock.advance(16_000);
    expect((await tellPresence(node, { by: second, id: draft.id, place: null })).present.map(({ user }) => user)).toEqual(['designer2']);
    await expect(tellPresence(node, { by: people.county, id: draft.id, place: null })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are announced when they are saved, asked for, decided, opened and left, not while somebody stays where they were', async () => {
    const { clock, store, runtime, draft, save } = await start();
    const heard: DraftChange[] = [];
    store.changes.subscribe(({ drafts }) => heard.push(...drafts));
    const steps: readonly (readonly [number, () => Promise<unknown>])[] = [
      [1, () => tellPresence(runtime, { by: second, id: draft.id, place: 'a' })],
      [0, () => tellPresence(runtime, { by: second, id: draft.id, place: 'a' })],
      [1, () => tellPresence(runtime, { by: second, id: draft.id, place: 'b' })],
      [1, () => save(1, changed('Revised'))],
      [1, () => askReview(runtime, { by: people.designer, id: draft.id, revision: 2, note: '' })],
      [1, () => decideReview(runtime, { by: second, id: draft.id, approve: true, note: '' })],
      [1, () => tellPresence(runtime, { by: second, id: draft.id, place: null, leaving: true })],
    ];
    for (const [times, step] of steps) {
      heard.length = 0;
      await step();
      expect(heard).toHaveLength(times);
      expect(heard.every(({ id, owner }) => id === draft.id && owner === 'city')).toBe(true);
    }
    clock.advance(1);
  });

  it('are published with their scenarios, which a later version replaces, and which no definition changes for', async () => {
    const { store, runtime, draft, save } = await start();
    const publish = async (revision: number) => {
      await askReview(runtime, { by: people.designer, id: draft.id, revision, note: 'look' });
      return decideReview(runtime, { by: second, id: draft.id, approve: true, note: '' });
    };
    await save(1, changed('Revised'));
    expect(await publish(2)).toMatchObject({ state: 'published', version: 2, decidedBy: 'designer2' });
    const { hash } = (await latestDefinition(store.read, 'common-case'))!;
    expect(await scenariosOf(store.read, hash)).toEqual(scenarios);
    const again = await makeStudioDraft(runtime, { by: second, programme: 'common-case' });
    expect(again.document).toEqual(changed('Revised'));
    // Other scenarios alone are worth asking for; the version stays.
    await save(2, changed('Revised', { scenarios: null }));
    expect(await publish(3)).toMatchObject({ version: 2 });
    expect(await scenariosOf(store.read, hash)).toBeNull();
    // An older content comes back as that version restored, by two people as well.
    await save(3, { ...commonPackage, scenarios: null });
    expect(await publish(4)).toMatchObject({ version: 3 });
    expect((await publicationsOf(store.read, 'common-case')).map(({ version, restores }) => [version, restores])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
  });

  it('with a scenario that ends otherwise aren’t put forward; the scenarios of a draft without any aren’t played', async () => {
    const { runtime, draft, save } = await start();
    const played: unknown[] = [];
    const play = async (document: ProgrammeDocument) => {
      played.push(document.scenarios);
      return [
        { title: 'Approved at once', passed: true, says: [] },
        { title: 'Refused by the county', passed: document.workflow.title === 'Mended', says: ['ended approved'] },
      ];
    };
    await save(1, changed('Broken'));
    const ask = (revision: number) => askReview(runtime, { by: people.designer, id: draft.id, revision, note: '', play });
    await expect(ask(2)).rejects.toMatchObject({ code: 'scenarios.failed', params: { count: 1 } });
    await save(2, changed('Mended'));
    expect(await ask(3)).toMatchObject({ state: 'asked' });
    expect(played).toEqual([scenarios, scenarios]);
    await decideReview(runtime, { by: second, id: draft.id, approve: false, note: 'no' });
    await save(3, changed('None', { scenarios: null }));
    await ask(4);
    expect(played).toHaveLength(2);
  });

  it('thrown away leave the record of who asked and who decided', async () => {
    const { store, runtime, draft, save } = await start();
    await save(1, changed('Revised'));
    await askReview(runtime, { by: people.designer, id: draft.id, revision: 2, note: '' });
    await expect(removeStudioDraft(runtime, { by: second, id: draft.id })).rejects.toMatchObject({ code: 'draft.asked' });
    await decideReview(runtime, { by: second, id: draft.id, approve: false, note: 'no' });
    await removeStudioDraft(runtime, { by: second, id: draft.id });
    expect(await studioDraft(store.read, draft.id)).toBeNull();
    expect((await lastReviews(store.read, [draft.id])).get(draft.id)).toMatchObject({
      state: 'refused',
      askedBy: 'designer',
      decidedBy: 'designer2',
    });
  });
});
