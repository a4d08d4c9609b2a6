/** The studio under other hands: a finger, and a Chinese input method. */
import type { CDPSession, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { stage } from './stage.ts';

const scene = stage();
const review = (title: string, to: string) => ({
  type: 'review',
  title,
  outcomes: { pass: { label: '通过', to } },
  assign: { role: 'clerk' },
});
const programme = {
  workflow: {
    ...{ id: 'hands', title: '手上功夫', owner: 'miit-luoyang', legalKind: 'service', roles: { clerk: { title: '经办' } }, start: 'apply' },
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'first' },
      first: review('初审', 'second'),
      second: review('复审', 'gate'),
      gate: { type: 'decide', title: '分流', branches: [{ when: 'application.note = "甲"', to: 'done' }], otherwise: 'done' },
      done: { type: 'end', title: '办结', outcome: 'approved' },
    },
  },
  forms: {
    application: {
      ...{ id: 'application', title: '申请表' },
      schema: { type: 'object', properties: { note: { type: 'string', title: '说明' } } },
      uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/note' }] },
    },
  },
  ...{ vocabularies: {}, scenarios: null },
} as unknown as ProgrammeDocument;
const designer = () => scene.world.as('designer');
async function drafted(): Promise<string> {
  return (await (await designer()).ask<DraftDto>('POST', '/api/studio/drafts', { document: programme })).id;
}
const kept = async (id: string) => (await (await designer()).ask<DraftDto>('GET', `/api/studio/drafts/${id}`)).document;
const at = (id: string, step: string) => `/studio/${id}/flow?at=${encodeURIComponent(`workflow#/steps/${step}`)}`;

async function middle(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('not to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
/** A finger goes down, moves, and lifts. */
async function drag(cdp: CDPSession, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + by.x * part, y: from.y + by.y * part }],
    });
  await touch('touchStart', 0);
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) await touch('touchMove', part);
  await touch('touchEnd', 1);
}

/** Nothing scrolls any more: a finger that comes down on a page in motion stops it, and what it touches isn't asked. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let at = window.scrollY;
        let still = 0;
        const look = () => {
          still = window.scrollY === at ? still + 1 : 0;
          at = window.scrollY;
          if (still > 10) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

test('a finger scrolls the list and moves a step by the buttons; in the graph it drags a box', async () => {
  const id = await drafted();
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      const cdp = await page.context().newCDPSession(page);
      await desk.open(`/studio/${id}/flow`);
      const card = page.locator('[data-step="/steps/second"]');
      const scrolled = () => page.evaluate(() => window.scrollY);
      const before = await middle(card);
      const was = await scrolled();
      await drag(cdp, before, { x: 0, y: -240 });
      await expect.poll(scrolled).toBeGreaterThan(was + 100);
      await rested(page);
      expect(Object.keys((await kept(id)).workflow.steps)).toEqual(Object.keys(programme.workflow.steps));
      await card.tap();
      await page.getByRole('heading', { level: 2, name: '复审' }).waitFor();
      await page.getByRole('button', { name: '更多操作' }).tap();
      await page.getByRole('button', { name: '上移', exact: true }).tap();
      await expect.poll(async () => (await kept(id)).workflow.steps.apply, { timeout: 20_000 }).toMatchObject({ next: 'second' });
      await page.getByRole('button', { name: '流程图', exact: true }).tap();
      const node = page.locator('.react-flow__node', { hasText: '初审' });
      await node.waitFor();
      await rested(page);
      const place = await middle(node);
      await drag(cdp, place, { x: 60, y: 90 });
      await expect.poll(async () => Math.round((await middle(node)).y - place.y)).toBeGreaterThan(40);
    },
    'phone',
  );
});

test('an expression is written with an input method: what is composed stays whole while the page checks', async () => {
  const id = await drafted();
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    const cdp = await page.context().newCDPSession(page);
    await desk.open(at(id, 'gate'));
    await page.getByRole('button', { name: '改为文字编写' }).first().click();
    const line = page.getByRole('textbox', { name: '条件', exact: true }).first();
    await line.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('application.note = "');
    for (const text of ['q', 'qi', 'qi ye', '企业']) {
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      // Problems of what stands there for the moment arrive meanwhile.
      await page.waitForFunction(() => document.querySelector('.st-problems')?.getAttribute('aria-busy') === 'false');
    }
    await cdp.send('Input.insertText', { text: '企业' });
    await page.keyboard.type('"');
    await page.keyboard.press('Escape');
    expect(await line.textContent()).toMatch(/^application\.note = "企业"+$/);
    await expect
      .poll(async () => JSON.stringify((await kept(id)).workflow.steps.gate), { timeout: 20_000 })
      .toContain('application.note = \\"企业\\"');
  });
});
