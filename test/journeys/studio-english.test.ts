/** The studio in English on a small office screen: every panel and dialog, without a word of Chinese of its own, and nothing cut. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto, StudioPlacesDto } from '../../engine/model/dto/studio.ts';
import { stage } from './stage.ts';
import { type Drafts, documents, inLatin, walk } from './studio-walk.ts';

const scene = stage();
/** Screens that differ enough for axe-core to look at each. */
const judged = [
  ...['drafts', 'problems', 'flow-insert', 'flow-graph', 'step-review', 'step-batch', 'settings', 'forms-preview-phone'],
  ...['forms-import', 'rules-table', 'rules-column', 'rules-cases', 'rules-scorecard', 'access', 'tryout', 'publish'],
];
const chinese = /[\p{Script=Han}，。；：（）]/u;

/** What is shown, read out or given as a hint; a dialog hides what is under it. */
function said(): string[] {
  const root = document.querySelector('dialog[open]') ?? document.body;
  const hints = [...root.querySelectorAll('*')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
  );
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    // The switch to Chinese is in Chinese.
    if (!parentElement?.closest('noscript, script, style, [lang="zh-CN"]')) texts.push(textContent ?? '');
  }
  return [...texts, ...hints];
}

async function trouble(page: Page, names: readonly string[]): Promise<string[]> {
  const told = (await page.evaluate(said)).map((text) => names.reduce((left, name) => left.replaceAll(name, ''), text));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...told.filter((text) => chinese.test(text)), ...(overflow > 0 ? [`wider than the screen by ${overflow} px`] : [])];
}

test('every panel and dialog can be worked with in English at 1024 px', async () => {
  const designer = await scene.world.as('designer');
  const drafts: Record<string, string> = {};
  for (const [name, document] of Object.entries(documents()))
    drafts[name] = (await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document: inLatin(document) })).id;
  const { organisations, registries, programmes } = await designer.ask<StudioPlacesDto>('GET', '/api/studio/places');
  // What the office and its people are called stays as it is.
  const names = ['秦岚', ...organisations.map(({ name }) => name), ...[...registries, ...programmes].map(({ title }) => title)];
  await scene.as(
    'designer',
    async (desk) => {
      const found: string[] = [];
      await walk(desk, drafts as unknown as Drafts, async (name) => {
        // The sheet that is imported is a Chinese one.
        const told = name === 'forms-import' ? [] : await trouble(desk.page, names);
        found.push(...told.map((text) => `${name}: ${text}`));
        if (judged.includes(name)) await desk.screen(`studio-en-${name}`);
      });
      expect(found).toEqual([]);
    },
    'laptop',
  );
});
