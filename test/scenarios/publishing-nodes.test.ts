/** Two drafts of one programme are decided on two nodes in the same moment: one is published, the other one is told what to do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { DraftDto, PublishedDocumentDto, ReviewDto } from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const read = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8')) as ProgrammeDocument;
const titled = (title: string): ProgrammeDocument => ({ ...read, workflow: { ...read.workflow, title }, scenarios: { cases: [] } });
type Answer = ReviewDto & { code: string; detail: string };

/** Makes and asks for two drafts, and gives both decisions at once. `meet`: what happens between the question and the answers. */
async function decideBoth(nodes: readonly World[], titles: readonly string[], meet: () => Promise<void>) {
  const drafts: string[] = [];
  for (const title of titles) {
    const designer = await (nodes[0] as World).as('designer');
    const { id } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document: titled(title) });
    await designer.ask('POST', `/api/studio/drafts/${id}/review`, { revision: 1, note: '' });
    drafts.push(id);
  }
  const people = await Promise.all(nodes.map((node) => node.as('designer2')));
  const decided = drafts.map((id, index) =>
    people[index]?.call<Answer>('POST', `/api/studio/drafts/${id}/review/decision`, { approve: true, note: '' }),
  );
  await meet();
  return { drafts, answers: await Promise.all(decided) };
}

async function onePublished(nodes: readonly World[], meet: () => Promise<void>): Promise<void> {
  const titles = ['甲稿', '乙稿'];
  const { drafts, answers } = await decideBoth(nodes, titles, meet);
  expect(answers.map((answer) => answer?.status).sort()).toEqual([200, 409]);
  const won = answers.findIndex((answer) => answer?.status === 200);
  const lost = answers[1 - won]?.body;
  expect(lost).toMatchObject({ code: 'draft.outdated', detail: expect.stringContaining('请先将其修改并入草稿') });
  const reader = await (nodes[0] as World).as('designer2');
  const { version, document } = await reader.ask<PublishedDocumentDto>('GET', `/api/studio/published/${read.workflow.id}/1`);
  expect([version, document.workflow.title]).toEqual([1, titles[won]]);
  // Nothing of the other one is half done: it still waits, and can be sent back.
  const left = await reader.ask<DraftDto>('GET', `/api/studio/drafts/${drafts[1 - won]}`);
  expect(left).toMatchObject({ basedOn: null, newest: 1, review: { state: 'asked' } });
  const back = { approve: false, note: '请先并入第 1 版' };
  expect(await reader.ask('POST', `/api/studio/drafts/${left.id}/review/decision`, back)).toMatchObject({ state: 'refused' });
}

describe('two decisions in one moment', () => {
  const closing: (() => unknown)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('on two nodes of one PostgreSQL', async () => {
    const postgres = sharedPostgres();
    const databaseUrl = await postgres.createDatabase();
    const nodes = [await openWorld({ databaseUrl }), await openWorld({ databaseUrl })];
    closing.push(...nodes.map((node) => () => node.close()), () => postgres.stop());
    // Nobody can publish until both stand before it.
    const gate = new pg.Client({ connectionString: databaseUrl });
    await gate.connect();
    try {
      await gate.query('begin');
      await gate.query('lock table publications in share mode');
      await onePublished(nodes, async () => {
        const waiting = `select count(*)::int as n from pg_locks where relation = 'publications'::regclass and not granted`;
        await expect.poll(async () => (await gate.query(waiting)).rows[0].n, { timeout: 30_000 }).toBe(2);
        await gate.query('commit');
      });
    } finally {
      await gate.end();
    }
  });

  it('on the one node of a SQLite file', async () => {
    const node = await openWorld();
    closing.push(() => node.close());
    await onePublished([node, node], async () => {});
  });
}, 120_000);
