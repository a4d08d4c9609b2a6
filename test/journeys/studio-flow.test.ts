/** The flow panel: a programme's flow read and changed as a list and as a graph, by mouse and by keys alone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import type { Step } from '../../engine/model/steps.ts';
import { announced, expectFocus, goTo, press, select } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();

async function drafted(input: object): Promise<string> {
  const designer = await scene.world.as('designer');
  const { id } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', input);
  return id;
}
/** The steps as the server has them after the page saved. */
async function savedSteps(page: Page, draft: string): Promise<Readonly<Record<string, Step>>> {
  await page.locator('.st-save[data-state="saved"]').waitFor();
  const designer = await scene.world.as('designer');
  return (await designer.ask<DraftDto>('GET', `/api/studio/drafts/${draft}`)).document.workflow.steps;
}
const at = (draft: string, pointer?: string) =>
  `/studio/${draft}/flow${pointer === undefined ? '' : `?at=${encodeURIComponent(`workflow#${pointer}`)}`}`;
const card = (page: Page, step: string) => page.locator(`[data-step="${step}"]`);
const isCurrent = (page: Page, step: string) => page.locator(`[data-step="${step}"][aria-current="step"]`).waitFor();
const evaluation = { programme: 'innovative-sme-evaluation' };

test('a shipped programme is read from top to bottom, as a graph, and on a phone', async () => {
  const draft = await drafted(evaluation);
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(at(draft));
    await card(page, '/steps/accept').waitFor();
    await desk.screen('studio-flow-list');
    await page.getByRole('button', { name: '流程图', exact: true }).click();
    await page.locator('.react-flow__node').first().waitFor();
    await page.getByRole('button', { name: '全部显示' }).click();
    await desk.screen('studio-flow-graph');
    const [svg] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: '更多操作' })
        .click()
        .then(() => page.getByRole('button', { name: '矢量图（SVG）' }).click()),
    ]);
    expect(svg.suggestedFilename()).toMatch(/\.svg$/);
    const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '图片（PNG）' }).click()]);
    expect(png.suggestedFilename()).toMatch(/\.png$/);
    await svg.saveAs('test-results/journeys/studio-flow-picture.svg');
    await png.saveAs('test-results/journeys/studio-flow-picture.png');
  });
  for (const size of ['phone', 'narrow'] as const)
    await scene.as(
      'designer',
      async (desk) => {
        await desk.open(at(draft, '/steps/accept'));
        await card(desk.page, '/steps/accept').waitFor();
        await desk.screen('studio-flow-list');
      },
      size,
    );
});

test('with the mouse a step is added, moved, connected, deleted and brought back', async () => {
  const draft = await drafted(evaluation);
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(at(draft));
    await page.getByRole('button', { name: '在“受理”处添加环节' }).click();
    await page.getByRole('combobox', { name: '查找环节类型' }).fill('公示');
    await desk.screen('studio-flow-insert');
    await page.getByRole('option', { name: '公示', exact: false }).first().click();
    await isCurrent(page, '/steps/notice2');
    await page.getByRole('heading', { level: 2, name: '公示' }).waitFor();
    await desk.screen('studio-flow-chosen');
    // Onto the way behind the inspection.
    await card(page, '/steps/notice2').hover();
    await page.mouse.down();
    await page.getByRole('button', { name: '在“核查通过”处添加环节' }).hover();
    await page.mouse.up();
    await page.getByText('已移动“公示”').first().waitFor({ state: 'attached' });
    let steps = await savedSteps(page, draft);
    expect(steps.accept).toMatchObject({ outcomes: { accept: { to: 'verify' } } });
    expect(steps.verify).toMatchObject({ outcomes: { consistent: { to: 'notice2' } } });
    expect(steps.notice2).toMatchObject({ outcomes: { clear: { to: 'score' } } });
    await page.getByRole('button', { name: '连接', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '“公示”转到哪里' });
    await dialog.getByLabel('哪一种情况').selectOption({ label: '异议成立（现转到“不予推荐”）' });
    await dialog.getByLabel('转到环节').selectOption({ label: '陈述申辩' });
    await dialog.getByRole('button', { name: '连接', exact: true }).click();
    steps = await savedSteps(page, draft);
    expect(steps.notice2).toMatchObject({ outcomes: { upheld: { to: 'statement' } } });
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByText('已删除“公示”').first().waitFor();
    await card(page, '/steps/notice2').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await card(page, '/steps/notice2').waitFor();
    // Several at once, side by side.
    await card(page, '/steps/score').click();
    await card(page, '/steps/direct').click({ modifiers: ['Control'] });
    await page.getByText('已选 2 个环节').waitFor();
    await page.getByRole('button', { name: '组合', exact: true }).click();
    await page.getByRole('dialog', { name: '组合 2 个环节' }).getByRole('button', { name: '组合' }).click();
    await isCurrent(page, '/steps/parallel');
    await desk.screen('studio-flow-grouped');
    steps = await savedSteps(page, draft);
    expect(steps.parallel).toMatchObject({ type: 'parallel', branches: { score: { start: 'score' }, direct: { start: 'direct' } } });
    // In the graph a way is drawn from a box to another one.
    await page.getByRole('button', { name: '流程图', exact: true }).click();
    await page.getByRole('button', { name: '全部显示' }).click();
    const handle = (step: string, kind: string) => page.locator(`.react-flow__node[data-id="${step}"] > .st-flow-node > .${kind}`);
    const [from, to] = await Promise.all([
      handle('/steps/recommend', 'source').boundingBox(),
      handle('/steps/rejected', 'target').boundingBox(),
    ]);
    await page.mouse.move(from!.x + from!.width / 2, from!.y + from!.height / 2);
    await page.mouse.down();
    await page.mouse.move(to!.x + to!.width / 2, to!.y + to!.height / 2, { steps: 8 });
    await page.mouse.up();
    const drawn = page.getByRole('dialog', { name: '“推荐报省”转到哪里' });
    await drawn.getByLabel('哪一种情况').selectOption({ label: '新的办理结果' });
    expect(await drawn.getByLabel('转到环节').inputValue()).toBe('rejected');
    await drawn.getByRole('button', { name: '连接', exact: true }).click();
    steps = await savedSteps(page, draft);
    expect(steps.recommend).toMatchObject({ outcomes: { outcome3: { label: '结果 3', to: 'rejected' } } });
    await desk.screen('studio-flow-graph-chosen');
  });
});

test('by keys alone: gone through, added, moved, grouped, copied into another programme, undone', async () => {
  const [draft, other] = [await drafted(evaluation), await drafted(evaluation)];
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.open(at(draft));
    await goTo(page, card(page, '/steps/apply'));
    await press(page, 'ArrowDown', 'ArrowDown');
    await isCurrent(page, '/steps/accept');
    await expectFocus(page);
    await press(page, 'ArrowRight');
    await isCurrent(page, '/steps/fix');
    await press(page, 'ArrowLeft', 'Insert');
    await page.getByRole('combobox', { name: '查找环节类型' }).waitFor();
    await page.keyboard.type('会议');
    await press(page, 'Enter');
    await announced(page, '已添加“会议审定”');
    await isCurrent(page, '/steps/batch');
    await expectFocus(page);
    await press(page, 'Alt+ArrowDown');
    await announced(page, '已移动“会议审定”');
    let steps = await savedSteps(page, draft);
    expect(steps.verify).toMatchObject({ outcomes: { consistent: { to: 'batch' } } });
    // Settings and back.
    await press(page, 'Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('环节设置');
    await press(page, 'Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-step'))).toBe('/steps/batch');
    await press(page, 'c');
    const connecting = page.getByRole('dialog', { name: '“会议审定”转到哪里' });
    await select(page, connecting.getByLabel('转到环节'), '市级复审');
    await goTo(page, connecting.getByRole('button', { name: '连接' }));
    await press(page, 'Enter');
    await announced(page, '已连接“会议审定”');
    steps = await savedSteps(page, draft);
    expect(steps.batch).toMatchObject({ outcomes: { approve: { to: 'city' } } });
    await press(page, 'Control+z');
    // Found by people, and copied with the one behind it.
    await press(page, 'Control+f');
    await page.keyboard.type('县区核查员');
    await announced(page, '找到 1 个环节');
    await press(page, 'Enter');
    await isCurrent(page, '/steps/verify');
    await press(page, 'Shift+ArrowDown');
    await page.getByText('已选 2 个环节').waitFor();
    await press(page, 'Control+c');
    await announced(page, '已复制 2 个环节');
    await press(page, 'g');
    const group = page.getByRole('dialog', { name: '组合 2 个环节' });
    await goTo(page, group.getByRole('button', { name: '组合' }));
    await press(page, 'Enter');
    await isCurrent(page, '/steps/parallel');
    await press(page, 'g');
    await announced(page, '已拆分“并联办理”');
    await isCurrent(page, '/steps/verify');
    await expectFocus(page);
    await press(page, 'Delete');
    await announced(page, /^已删除/);
    await expectFocus(page);
    await press(page, '?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await desk.screen('studio-flow-keys');
    await press(page, 'Escape');
    const undo = page.getByRole('button', { name: /^撤销/ });
    for (let step = 0; step < 20 && !(await undo.isDisabled()); step += 1) await press(page, 'Control+z');
    steps = await savedSteps(page, draft);
    expect(JSON.stringify(steps)).toBe(JSON.stringify(await savedSteps(page, other)));
    // Into another programme.
    await desk.open(at(other, '/steps/city'));
    await goTo(page, card(page, '/steps/city'));
    await press(page, 'Control+v');
    await announced(page, '已粘贴 2 个环节');
    await isCurrent(page, '/steps/verify2');
    expect((await savedSteps(page, other)).city).toMatchObject({ outcomes: { approve: { to: 'verify2' } } });
  });
});
