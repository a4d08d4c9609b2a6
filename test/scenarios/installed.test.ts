/** Which programmes an installation publishes when it starts, and what a later start leaves alone. */
import { afterEach, describe, expect, it } from 'vitest';
import { publishAll, UnsoundProgrammes } from '../../engine/cli/publish.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { type Folder, folderOf } from '../../engine/sandbox/folder.ts';
import { canonicalJson, sha256 } from '../../engine/store/canonical.ts';
import { insertDefinition, insertPublication } from '../../engine/store/definitions.ts';
import { packageOf } from '../support/patterns.ts';
import { openWorld, type World } from '../support/world.ts';

const office = { organisations: [], enterprises: [], users: [] };
const named = (id: string, pkg: ProgrammePackage): ProgrammePackage => ({ ...pkg, workflow: { ...pkg.workflow, id } });
const end = { type: 'end', outcome: 'approved' } as const;
const plain = named('plain', packageOf({ steps: { done: end } }));
const child = named('child', packageOf({ steps: { done: end } }));
const parent = named('parent', packageOf({ steps: { ask: { type: 'case', programme: 'child', next: 'done' }, done: end } }));

let folder: Folder;
let world: World;
async function started(packages: readonly ProgrammePackage[], programmes?: readonly string[]): Promise<string[]> {
  folder = folderOf(packages, office);
  world = await openWorld({ root: folder.root, ...(programmes ? { programmes } : {}) });
  return world.app.published.map(({ id }) => id);
}
afterEach(async () => {
  await world?.close();
  folder.remove();
});

describe('programmes of an installation', () => {
  it('are all of the folder, or those of PROGRAMMES with the ones whose cases they open', async () => {
    expect(await started([plain, child, parent])).toEqual(['child', 'parent', 'plain']);
    await world.close();
    expect(await started([plain, child, parent], ['parent'])).toEqual(['child', 'parent']);
    await world.close();
    expect(await started([plain, child, parent], ['plain'])).toEqual(['plain']);
  });

  it('are refused by name when there is none of that name', async () => {
    await started([plain]);
    await expect(publishAll(world.app.runtime, folder.root, ['plain', 'nothing'])).rejects.toThrow('nothing is not one of plain');
  });

  it('are not checked again while their content is the newest version; anything else is', async () => {
    await started([plain]);
    const { runtime, store } = world.app;
    const unsound = named('unsound', { ...plain, workflow: { ...plain.workflow, start: 'nowhere' } });
    const other = folderOf([plain, unsound], office);
    try {
      await expect(publishAll(runtime, other.root)).rejects.toThrow(UnsoundProgrammes);
      const hash = sha256(canonicalJson(unsound));
      const published = { publishedAt: runtime.clock.now(), publishedBy: 'system' };
      await store.writer.transact(async (tx) => {
        await insertPublication(tx, 'unsound', { version: 1, hash, restores: null, ...published });
        await insertDefinition(tx, { hash, programme: 'unsound', version: 1, owner: plain.workflow.owner, package: unsound, ...published });
      });
      expect((await publishAll(runtime, other.root)).map(({ id, version }) => [id, version])).toEqual([
        ['plain', 1],
        ['unsound', 1],
      ]);
    } finally {
      other.remove();
    }
  });
});
