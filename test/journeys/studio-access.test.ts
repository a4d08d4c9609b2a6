/** Access to fields by step on one page: by mouse, by keyboard alone, with many fields and steps, and on a phone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import { expectFocus, goTo, press } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();

async function drafted(input: unknown): Promise<string> {
  const designer = await scene.world.as('designer');
  return (await designer.ask<DraftDto>('POST', '/api/studio/drafts', input)).id;
}
async function saved(page: Page, id: string): Promise<DraftDto['document']> {
  await page.getByText(/^已保存/).waitFor();
  const designer = await scene.world.as('designer');
  return (await designer.ask<DraftDto>('GET', `/api/studio/drafts/${id}`)).document;
}
const row = (page: Page, field: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${field}`) }) });
const cell = (page: Page, field: string, column: number) => row(page, field).getByRole('gridcell').nth(column);
const accessOf = (document: DraftDto['document'], step: string) => document.workflow.steps[step]?.access;

/** So many fields in ten sections, and so many reviews. */
function large(fields: number, steps: number) {
  const names = Array.from({ length: fields }, (_, index) => `field${index + 1}`);
  const reviews = Array.from({ length: steps - 1 }, (_, index) => `review${index + 1}`);
  return {
    workflow: {
      id: 'large',
      title: '大型事项',
      owner: 'miit-luoyang',
      legalKind: 'service',
      roles: { 'city-clerk': { title: '市局经办' } },
      start: 'apply',
      steps: {
        apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'review1' },
        ...Object.fromEntries(
          reviews.map((id, index) => [
            id,
            {
              type: 'review',
              title: `第 ${index + 1} 次审核`,
              assign: { role: 'city-clerk' },
              outcomes: { agree: { label: '同意', to: reviews[index + 1] ?? 'done' } },
            },
          ]),
        ),
        done: { type: 'end', title: '办结', outcome: 'approved' },
      },
    },
    forms: {
      application: {
        id: 'application',
        title: '申请表',
        schema: {
          type: 'object',
          properties: Object.fromEntries(names.map((name, index) => [name, { type: 'string', title: `字段 ${index + 1}` }])),
        },
        uischema: {
          type: 'Categorization',
          elements: Array.from({ length: 10 }, (_, section) => ({
            type: 'Category',
            label: `第 ${section + 1} 部分`,
            elements: names
              .filter((_name, index) => index % 10 === section)
              .map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
          })),
        },
      },
    },
    vocabularies: {},
    scenarios: null,
  };
}

test('cells, sections and columns are set; what is set looks other than what is so by default', async () => {
  const draft = await drafted({ programme: 'innovative-sme-evaluation' });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${draft}/access`);
    await page.getByRole('grid', { name: '字段权限表' }).waitFor();
    await expect.poll(() => cell(page, '联系人手机', 4).textContent()).toContain('不可见');
    expect(await cell(page, '联系人手机', 4).textContent()).toContain('随所在分支组');
    await cell(page, '联系人手机', 1).click();
    await page.getByRole('button', { name: /不可见$/ }).click();
    await expect.poll(() => cell(page, '联系人手机', 1).textContent()).toContain('单独设置');
    // A required field that nobody can fill in: told at the cell.
    await cell(page, '申报路径', 0).click();
    await press(page, '2');
    await page.locator('.st-access-said .st-feel-wrong').filter({ hasText: '申报路径' }).waitFor();
    await desk.screen('studio-access');
    await press(page, '0');
    await cell(page, '企业基本信息', 8).click();
    await press(page, '1');
    await expect.poll(() => cell(page, '所属行业', 8).textContent()).toContain('不可见');
    const document = await saved(page, draft);
    expect(accessOf(document, 'accept') ?? Object.values(document.workflow.steps)[1]?.access).toMatchObject({ mobile: 'hidden' });

    await page.getByRole('searchbox', { name: '查找字段' }).fill('手机');
    await expect.poll(() => page.getByRole('rowheader').count()).toBeLessThan(5);
    await page.getByRole('searchbox', { name: '查找字段' }).fill('没有的字段');
    await page.getByText('没有符合的字段。').waitFor();
  });
});

test('by the keyboard alone: a hundred fields at twenty steps', async () => {
  const draft = await drafted({ document: large(100, 20) });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${draft}/access`);
    await goTo(page, page.locator('[data-at="0 0"]'));
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', '1');
    await expectFocus(page);
    await expect.poll(() => cell(page, '字段 1 ?$', 1).textContent()).toContain('不可见');
    // A block, a whole row, a whole column.
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight', '3');
    await press(page, 'ArrowDown', 'Shift+Space', '1');
    await press(page, 'Home', 'End', 'Control+Space', '4');
    const took = await page.evaluate(async () => {
      const grid = document.querySelector('.st-access-table') as HTMLElement;
      const active = grid.querySelector('td[tabindex="0"]') as HTMLElement;
      active.focus();
      const times: number[] = [];
      for (let round = 0; round < 10; round += 1) {
        const began = performance.now();
        const target = document.activeElement as HTMLElement;
        target.dispatchEvent(new KeyboardEvent('keydown', { key: round % 2 ? '1' : '2', bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[5] ?? 0;
    });
    console.log(`access matrix, 100 × 20: a column set and drawn in ${Math.round(took)} ms at the median`);
    expect(took).toBeLessThan(1_000);
    const whole = await saved(page, draft);
    expect(accessOf(whole, 'review19')).toEqual({ '*': 'hidden' });
    await press(page, 'Control+Space', '0');
    await expect.poll(async () => accessOf(await saved(page, draft), 'review19')).toBeUndefined();
    await desk.screen('studio-access-large');
  });
  await scene.as(
    'designer',
    async (desk) => {
      await desk.open(`/studio/${draft}/access`);
      await desk.page.getByRole('grid').waitFor();
      await desk.screen('studio-access');
    },
    'phone',
  );
});
