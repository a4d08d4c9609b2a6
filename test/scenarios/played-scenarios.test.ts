/** Scenarios are played again only when something they follow from has changed, and one that fails always. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, rootFolder } from '../../engine/main.ts';
import type { DraftDto, ReviewDto } from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { engineMark } from '../../engine/sandbox/engine-mark.ts';
import { playUnseen } from '../../engine/sandbox/remembered.ts';
import { playAll, type Surroundings } from '../../engine/sandbox/try-out.ts';
import { sampleEnterprise } from '../../engine/soundness/paths/enterprise.ts';
import { greenAmong, rememberGreen } from '../../engine/store/green-scenarios.ts';
import { openWorld, type World } from '../support/world.ts';

const read = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8')) as ProgrammeDocument;
const opening = [
  { as: 'agent-1', open: { uscc: '' } },
  { as: 'agent-1', complete: 'submit', data: { amount: 100, note: '更新' } },
];
const run = (title: string, outcome: string) => ({
  ...{ title, start: '2026-03-02' },
  steps: [...opening, { as: 'agent-1', withdraw: '暂不申请', expect: { outcome } }],
});

let world: World;
let around: Surroundings;
beforeAll(async () => {
  world = await openWorld();
  const organisation = { id: 'miit-luoyang', name: '市工信局' };
  around = { others: [], organisations: [organisation, { id: 'office-1', name: '区局', district: '410305' }], more: null };
});
afterAll(() => world.close());

/** The document with these scenarios, whose enterprise is the sample that the sandbox makes. */
const documentOf = (scenarios: readonly ReturnType<typeof run>[], workflow: object = {}): ProgrammeDocument => {
  const { uscc } = sampleEnterprise('2026-03-02', 0);
  const filled = JSON.parse(JSON.stringify(scenarios).replaceAll('"uscc":""', `"uscc":"${uscc}"`));
  return { ...read, workflow: { ...read.workflow, ...workflow }, scenarios: { application: {}, scenarios: filled } } as ProgrammeDocument;
};

/** Plays really, and says what was played. */
async function played(document: ProgrammeDocument, { engine = 'one', surroundings = around } = {}) {
  const { store, runtime } = world.app;
  const titles: string[] = [];
  const results = await playUnseen(
    {
      known: (hashes) => greenAmong(store.read, hashes),
      remember: (hashes) => store.writer.transact((tx) => rememberGreen(tx, hashes, runtime.clock.now())),
    },
    {
      ...{ document, engine, around: surroundings },
      play: (changed) => {
        titles.push(...(changed.scenarios as { scenarios: { title: string }[] }).scenarios.map(({ title }) => title));
        return playAll(createApp, surroundings, changed, 'zh-CN');
      },
    },
  );
  return { titles, passed: results.map(({ title, passed: ok }) => `${title} ${ok ? '通过' : '未通过'}`) };
}

describe('scenarios of a draft', () => {
  it('are played once while nothing changes; one that fails is played each time', async () => {
    const document = documentOf([run('甲', 'withdrawn'), run('乙', 'approved'), run('丙', 'withdrawn')]);
    const ends = ['甲 通过', '乙 未通过', '丙 通过'];
    expect(await played(document)).toEqual({ titles: ['甲', '乙', '丙'], passed: ends });
    expect(await played(document)).toEqual({ titles: ['乙'], passed: ends });
    expect(await played(document)).toEqual({ titles: ['乙'], passed: ends });
    const mended = documentOf([run('甲', 'withdrawn'), run('乙', 'withdrawn'), run('丙', 'withdrawn')]);
    expect((await played(mended)).titles).toEqual(['乙']);
    expect((await played(mended)).titles).toEqual([]);
  });

  it('are all played when the definition, a form, a vocabulary, what they share, the office, a programme around or the engine changes', async () => {
    const one = [run('甲', 'withdrawn')];
    const document = documentOf(one, { summary: '不变' });
    await played(document);
    expect((await played(document)).titles).toEqual([]);
    const form = structuredClone(document) as unknown as { forms: { application: { title: string } } };
    form.forms.application.title = '改';
    const words = { ...document, vocabularies: { kinds: { id: 'kinds', title: '类别', entries: [] } } } as unknown as ProgrammeDocument;
    const shared = { ...document, scenarios: { ...(document.scenarios as object), application: { note: '改' } } };
    for (const other of [documentOf(one, { summary: '改' }), form as unknown as ProgrammeDocument, words, shared])
      expect((await played(other)).titles).toEqual(['甲']);
    expect((await played(document, { engine: 'two' })).titles).toEqual(['甲']);
    const [first, ...rest] = around.organisations;
    const renamed = { ...around, organisations: [{ ...first, id: 'miit-luoyang', name: '改' }, ...rest] };
    expect((await played(document, { surroundings: renamed })).titles).toEqual(['甲']);
    expect((await played(document)).titles).toEqual([]);
  });

  it('know one engine from another by its files', async () => {
    const mark = await engineMark(join(rootFolder(), 'engine'));
    expect(mark).toMatch(/^[0-9a-f]{64}$/);
    expect(await engineMark(join(rootFolder(), 'engine', 'sandbox'))).not.toBe(mark);
  });

  it('never let a draft through whose change makes them fail', async () => {
    const designer = await world.as('designer');
    const scenario = {
      ...run('到期未审', 'refused'),
      steps: [...opening, { as: 'agent-1', workingDays: 6, expect: { outcome: 'refused' } }],
    };
    const document = documentOf([scenario as unknown as ReturnType<typeof run>]);
    const draft = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document });
    const at = `/api/studio/drafts/${draft.id}`;
    const ask = (revision: number) => designer.call<ReviewDto & { code: string }>('POST', `${at}/review`, { revision, note: '' });
    const green = await world.app.store.read('green_scenarios').count({ n: '*' });
    expect((await ask(1)).body.state).toBe('asked');
    expect(await world.app.store.read('green_scenarios').count({ n: '*' })).not.toEqual(green);
    await designer.ask('POST', `${at}/review/withdrawal`);
    // The same scenarios under a longer deadline: the case isn't refused any more by then.
    const longer = structuredClone(document) as unknown as { workflow: { steps: { county: { deadline: { amount: number } } } } };
    longer.workflow.steps.county.deadline.amount = 15;
    await designer.ask('PUT', at, { revision: 1, document: longer });
    for (let times = 0; times < 2; times += 1) expect((await ask(2)).body.code).toBe('scenarios.failed');
    await designer.ask('PUT', at, { revision: 2, document });
    expect((await ask(3)).body.state).toBe('asked');
  });
});
