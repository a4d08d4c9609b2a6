/** Every panel of the studio and what opens from it, in English: what a designer would walk through to see how it reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { en } from '../../designer/studio/texts/en.ts';
import type { StudioTextKey } from '../../designer/studio/texts/zh-CN.ts';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammeDocument, ProgrammeTemplate } from '../../engine/model/studio.ts';
import { subsidyForm } from '../support/office-files.ts';
import { completeWorkflow } from '../unit/model/complete-workflow.ts';
import type { Desk } from './desk.ts';

export interface Drafts {
  /** Has every type of step. */
  readonly complete: string;
  /** Can be played and published. */
  readonly sound: string;
  readonly rules: string;
}

/** Chinese of a document is the programme's own: without it, whatever Chinese is shown is the studio's. */
export function inLatin<T>(document: T): T {
  const known: string[] = [];
  const word = (run: string) => {
    if (!known.includes(run)) known.push(run);
    return `Word ${known.indexOf(run) + 1}`;
  };
  return JSON.parse(JSON.stringify(document).replace(/[\p{Script=Han}，。、；：！？（）“”《》〔〕—…／％]+/gu, word)) as T;
}

const template = (name: string): ProgrammeDocument => {
  const read = JSON.parse(readFileSync(join(rootFolder(), 'workflows/templates', `${name}.json`), 'utf8')) as ProgrammeTemplate;
  if (read.kind !== 'programme') throw new Error(name);
  return read.document;
};
const owned = (document: ProgrammeDocument, id: string): ProgrammeDocument => ({
  ...document,
  workflow: { ...document.workflow, id, owner: 'miit-luoyang' },
});
const plain = { vocabularies: {}, scenarios: null };
const { application } = template('evaluation').forms;
/** The documents that are walked through, by what they are for. */
export const documents = (): Readonly<Record<keyof Drafts, ProgrammeDocument>> => {
  const evaluation = template('evaluation');
  const [version] = (evaluation.workflow as unknown as { ruleVersions: readonly object[] }).ruleVersions;
  const tables = {
    rate: {
      ...{ title: 'Rate', hitPolicy: 'UNIQUE', inputs: [{ label: 'Revenue', expression: 'application.revenue' }] },
      outputs: [{ name: 'rate', label: 'Rate' }],
      rules: [
        { in: ['> 3'], out: ['1'] },
        { in: ['> 5'], out: ['2'] },
      ],
    },
  };
  return {
    complete: owned({ ...plain, workflow: completeWorkflow, forms: { application } } as unknown as ProgrammeDocument, 'walk-complete'),
    sound: owned(evaluation, 'walk-sound'),
    rules: owned(
      { ...evaluation, workflow: { ...evaluation.workflow, ruleVersions: [{ ...version, tables }] } } as unknown as ProgrammeDocument,
      'walk-rules',
    ),
  };
};

/** Walks from screen to screen; `look` is called at each one, with what it is called. */
export async function walk(desk: Desk, drafts: Drafts, look: (name: string) => Promise<void>): Promise<void> {
  const { page } = desk;
  const t = (key: StudioTextKey) => en[key];
  const button = (key: StudioTextKey) => page.getByRole('button', { name: t(key), exact: true }).first();
  const dialog = page.getByRole('dialog');
  const closed = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  const opened = async (key: StudioTextKey, name: string) => {
    await button(key).click();
    await dialog.waitFor();
    await look(name);
    await closed();
  };
  await desk.everyPage(() => localStorage.setItem('lz.language', 'en'));

  await desk.open('/studio');
  await page.locator('.st-draft').first().waitFor();
  await look('drafts');
  await button('st.drafts.new').click();
  await dialog.getByRole('radio').first().waitFor();
  for (const from of ['template', 'blank', 'published', 'file'] as const) {
    await dialog
      .getByRole('radio', { name: t(`st.drafts.from.${from}`) })
      .first()
      .check();
    await look(`new-${from}`);
  }
  await closed();

  await desk.open(`/studio/${drafts.complete}/flow`);
  await page.locator('[data-step]').first().waitFor();
  await problems(page);
  await look('flow-list');
  await page.locator('.st-problems').click();
  await dialog.waitFor();
  await look('problems');
  await closed();
  await page.locator('[data-step]').first().click();
  await opened('st.flow.add', 'flow-insert');
  await opened('st.flow.connect', 'flow-connect');
  await opened('st.flow.search', 'flow-search');
  await button('st.flow.more').click();
  await look('flow-more');
  await opened('st.flow.keys', 'flow-keys');
  await button('st.flow.view.graph').click();
  await page.locator('.react-flow__node').first().waitFor();
  await look('flow-graph');
  await button('st.flow.view.list').click();
  for (const step of Object.keys(completeWorkflow.steps)) {
    await page.locator(`[data-step="/steps/${step}"]`).click();
    await page.locator(`[data-step="/steps/${step}"][aria-current="step"]`).waitFor();
    await page.locator('.st-in-section').first().waitFor();
    await unfold(page, '.st-flow-inspector');
    await look(`step-${step}`);
  }
  await desk.open(`/studio/${drafts.complete}/settings`);
  await page.locator('.st-in-section').first().waitFor();
  await unfold(page, 'main');
  await look('settings');

  await desk.open(`/studio/${drafts.sound}/forms`);
  await page.getByRole('treeitem').first().waitFor();
  await look('forms');
  for (const row of [0, 1, 3]) {
    await page.getByRole('treeitem').nth(row).click();
    await unfold(page, '.st-forms-properties');
    await look(`forms-row-${row}`);
  }
  await button('st.forms.formProperties').click();
  await look('forms-settings');
  for (const size of ['phone', 'desktop'] as const) {
    await page.getByRole('button', { name: t(`st.forms.preview.${size}`) }).click();
    const shown = page.frameLocator('iframe').locator('body');
    await shown.getByRole('button', { name: t('st.forms.preview.check') }).waitFor();
    await look(`forms-preview-${size}`);
  }
  await opened('st.forms.keys', 'forms-keys');
  await button('st.forms.shared').click();
  await dialog.locator('select').waitFor();
  await look('forms-shared');
  await closed();
  await button('st.forms.import').click();
  const sheet = { name: 'form.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(subsidyForm()) };
  await dialog.locator('input[type="file"]').setInputFiles(sheet);
  await dialog.getByRole('checkbox').first().waitFor();
  await look('forms-import');
  await closed();

  await desk.open(`/studio/${drafts.rules}/rules`);
  await button('st.rules.addVersion').waitFor();
  await look('rules-version');
  await opened('st.rules.addVersion', 'rules-new-version');
  await opened('st.rules.addTable', 'rules-new-table');
  await desk.open(`/studio/${drafts.rules}/rules?at=${encodeURIComponent('workflow#/ruleVersions/0/tables/rate')}`);
  await page.locator('[data-cell="0 0"]').first().waitFor();
  await look('rules-table');
  await opened('st.rules.inputAdd', 'rules-column');
  await button('st.rules.addCase').click();
  await look('rules-cases');

  await desk.open(`/studio/${drafts.sound}/rules?at=${encodeURIComponent('workflow#/ruleVersions/0/scorecards/main')}`);
  await button('st.rules.addDimension').waitFor();
  await look('rules-scorecard');

  await desk.open(`/studio/${drafts.sound}/access`);
  await page.getByRole('grid').waitFor();
  await look('access');
  await opened('st.access.keys', 'access-keys');

  await desk.open(`/studio/${drafts.sound}/tryout`);
  await button('st.try.open').click();
  await page.locator('.st-try-acts, .st-try').getByRole('heading', { level: 3 }).first().waitFor();
  await look('tryout');

  await desk.open(`/studio/${drafts.sound}/publish`);
  await page.getByText(t('st.publish.noErrors')).waitFor();
  await button('st.publish.play').click();
  await page.locator('.st-checks .st-problem-list').first().waitFor({ timeout: 60_000 });
  await look('publish');
}

/** Every fold of a part of the page, those inside others too. */
async function unfold(page: Page, within: string): Promise<void> {
  await page
    .locator(within)
    .first()
    .evaluate((part) => {
      for (const fold of part.querySelectorAll<HTMLDetailsElement>('details:not(.st-in-found *)')) fold.open = true;
    });
}
const problems = (page: Page) => page.locator('.st-problems[aria-busy="false"]').waitFor();
