/** Drafts of the studio on the screen: made from nothing, worked on by two at once, published by a second person, closed to others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { DraftDto, DraftRowDto } from '../../engine/model/dto/studio.ts';
import { asPerson, type Desk } from './desk.ts';
import { goTo, press, use } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();
const { as } = scene;
const drafts = async (login = 'designer') =>
  (await (await scene.world.as(login)).ask<{ items: DraftRowDto[] }>('GET', '/api/studio/drafts')).items;
const draftOf = async (title: string) => (await drafts()).find((one) => one.title === title)?.id ?? '';
const saved = (page: Page) =>
  page
    .getByText(/^已保存/)
    .first()
    .waitFor();
const settings = (id: string) => `/studio/${id}/settings`;
const publishing = (id: string) => `/studio/${id}/publish`;
const titleOf = (page: Page) => page.getByLabel('事项名称', { exact: true });

/** Waits until the summary reads so. */
const summary = (page: Page, text: string) =>
  expect.poll(() => page.getByLabel('简介', { exact: true }).inputValue(), { timeout: 15_000 }).toBe(text);

/** Two people at two desks at once. */
async function both(first: string, second: string, errand: (one: Desk, two: Desk) => Promise<void>): Promise<void> {
  await asPerson(scene.browser, scene.server, first, (one) => asPerson(scene.browser, scene.server, second, (two) => errand(one, two)));
}

test('a programme is begun from nothing, put forward, and published by a second person; the others see nothing of it', async () => {
  await as(
    'designer',
    async (desk) => {
      await desk.open('/studio');
      await desk.page.getByText('还没有草稿').waitFor();
      await desk.screen('studio-drafts-empty');
    },
    'phone',
  );
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open('/studio');
    await page.getByRole('button', { name: '新建事项' }).click();
    const dialog = page.getByRole('dialog', { name: '新建事项' });
    await dialog.getByRole('radio', { name: /^评价/ }).waitFor();
    await desk.screen('studio-new-draft-template');
    await dialog.getByRole('radio', { name: /^空白事项/ }).check();
    await dialog.getByRole('button', { name: '开始制作' }).click();
    await dialog.getByText('请填写事项名称').waitFor();
    await dialog.getByText('请用英文字母或数字填写编号').waitFor();
    await desk.screen('studio-new-draft-wrong');
    await dialog.getByLabel('事项名称').fill('人才奖励申报');
    await expect.poll(() => dialog.getByLabel('事项编号').inputValue()).toBe('ren-cai-jiang-li-shen-bao');
    await dialog.getByLabel('事项编号').fill('Talent Award 2027');
    await dialog.getByLabel('法律性质').selectOption('honour');
    await desk.screen('studio-new-draft');
    await dialog.getByRole('button', { name: '开始制作' }).click();
    await page.getByRole('heading', { level: 1, name: '人才奖励申报' }).waitFor();
    await saved(page);
    await page.getByText('没有问题').first().waitFor();
    await page.getByRole('link', { name: '发布', exact: true }).click();
    await page.getByText('没有错误').waitFor();
    await page.getByText('这是新的事项，发布后为第 1 版。').waitFor();
    await desk.screen('studio-publish-new');
    await page.getByLabel('给复核人的说明').fill('首次发布，请复核申请表。');
    await page.getByRole('button', { name: '提请发布' }).click();
    await page.getByText('您是提请人，须由另一名设计人员或系统管理员复核。').waitFor();
    await desk.screen('studio-publish-asked');
    await page.getByRole('link', { name: '事项设置' }).click();
    await page.getByText('提请发布，草稿暂不能修改', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /^撤销/ }).count()).toBe(0);
  });
  const id = await draftOf('人才奖励申报');
  expect((await (await scene.world.as('designer')).ask<DraftDto>('GET', `/api/studio/drafts/${id}`)).document.workflow).toMatchObject({
    ...{ id: 'talent-award-2027', owner: 'miit-luoyang', legalKind: 'honour' },
  });
  await as('designer3', async (desk) => {
    const { page } = desk;
    await desk.open('/studio');
    await page.getByText('还没有草稿').waitFor();
    desk.expectRefusal(404);
    await desk.open(`/studio/${id}`);
    await page.getByText('人才奖励申报').waitFor({ state: 'detached' });
    expect(await page.locator('main').textContent()).not.toContain('人才奖励');
    await desk.screen('studio-draft-foreign');
  });
  await as('designer2', async (desk) => {
    const { page } = desk;
    await desk.open('/studio');
    await page.getByText('待复核（秦岚提请发布）').waitFor();
    await desk.screen('studio-drafts');
    await page.getByRole('link', { name: '查看并复核' }).click();
    await page.getByText('首次发布，请复核申请表。').waitFor();
    await page.getByText('没有错误').waitFor();
    await page.getByRole('button', { name: '退回修改' }).click();
    await page.getByText('请填写退回的理由').waitFor();
    await desk.screen('studio-publish-decide');
    await page.getByRole('button', { name: '同意并发布' }).click();
    await page.getByText('方晓 复核同意，发布为第 1 版', { exact: false }).waitFor();
    await page.getByRole('heading', { level: 3, name: '第 1 版' }).waitFor();
    // What is published already isn't put forward once more.
    await page.getByText('草稿与现行第 1 版没有差别，没有需要发布的内容', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: '提请发布' }).count()).toBe(0);
    await desk.screen('studio-published');
  });
  const agent = await scene.world.as('agent');
  expect((await agent.ask<{ version: number }>('GET', '/api/programmes/talent-award-2027')).version).toBe(1);
});

test('two people work on one draft: each sees the other and what they change; the same place is chosen from', async () => {
  const id = await draftOf('人才奖励申报');
  await both('designer', 'designer2', async (one, two) => {
    await one.open(settings(id));
    await two.open(settings(id));
    await one.page.getByRole('list', { name: '同时在编辑的人' }).getByText('方晓').waitFor();
    await two.page.getByRole('list', { name: '同时在编辑的人' }).getByText('秦岚').waitFor();
    // What only one changes arrives at the other's by itself.
    await one.page.getByLabel('简介', { exact: true }).fill('面向高层次人才。');
    await summary(two.page, '面向高层次人才。');
    await one.screen('studio-together');
    // The same place, while one of them is cut off.
    for (const status of [0, 409]) two.expectRefusal(status);
    await two.context.setOffline(true);
    await two.page.getByLabel('简介', { exact: true }).fill('面向青年人才。');
    await two.page.getByText('连接不上服务器', { exact: false }).waitFor();
    await titleOf(one.page).fill('人才奖励认定');
    await one.page.getByLabel('简介', { exact: true }).fill('面向领军人才。');
    await saved(one.page);
    await two.context.setOffline(false);
    const dialog = two.page.getByRole('dialog', { name: '同一处有两种修改' });
    await dialog.waitFor();
    await dialog.getByText('面向领军人才。').waitFor();
    await dialog.getByText('面向青年人才。').waitFor();
    await two.screen('studio-conflict');
    await dialog.getByRole('button', { name: '稍后再选' }).click();
    await two.page.getByText('有 1 处与他人的修改不一致', { exact: false }).waitFor();
    await two.page.getByRole('button', { name: '选择', exact: true }).click();
    // By keyboard alone: the other's value, then save.
    await dialog.getByRole('radio').first().focus();
    await two.page.keyboard.press('ArrowDown');
    await dialog.getByRole('button', { name: '按选择保存' }).focus();
    await two.page.keyboard.press('Enter');
    await saved(two.page);
    await two.page.getByRole('heading', { level: 1, name: '人才奖励认定' }).waitFor();
    expect(await two.page.getByLabel('简介', { exact: true }).inputValue()).toBe('面向领军人才。');
    await two.page.getByRole('button', { name: /^撤销/ }).click();
    await summary(one.page, '面向青年人才。');
  });
  const { document } = await (await scene.world.as('designer')).ask<DraftDto>('GET', `/api/studio/drafts/${id}`);
  expect(document.workflow).toMatchObject({ title: '人才奖励认定', summary: '面向青年人才。' });
});

test('what was typed while nobody answered is still there after the page was lost', async () => {
  const id = await draftOf('人才奖励认定');
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(settings(id));
    desk.expectRefusal(0);
    await desk.context.setOffline(true);
    await titleOf(page).fill('人才奖励（断网时改）');
    await page.getByText('连接不上服务器', { exact: false }).waitFor();
    // The browser asks before such a page is closed.
    const asks = () => {
      const leaving = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(leaving);
      return leaving.defaultPrevented;
    };
    expect(await page.evaluate(asks)).toBe(true);
    const again = await desk.context.newPage();
    await page.close();
    await desk.context.setOffline(false);
    await again.goto(`${scene.server.url}${settings(id)}`);
    await again.getByText('已恢复上次未保存的修改').waitFor();
    await again.getByRole('heading', { level: 1, name: '人才奖励（断网时改）' }).waitFor();
    await saved(again);
    expect(await again.evaluate(asks)).toBe(false);
  });
  expect(await draftOf('人才奖励（断网时改）')).toBe(id);
});

test('a draft is published again with its changes in words, an older version is loaded, a file comes and goes, and a newer version is merged in', async () => {
  const id = await draftOf('人才奖励（断网时改）');
  const designer2 = await scene.world.as('designer2');
  const other = await designer2.ask<DraftDto>('POST', '/api/studio/drafts', { programme: 'talent-award-2027' });
  const put = { revision: 1, document: { ...other.document, workflow: { ...other.document.workflow, titleEn: 'Talent award' } } };
  await designer2.ask('PUT', `/api/studio/drafts/${other.id}`, put);
  await designer2.ask('POST', `/api/studio/drafts/${other.id}/review`, { revision: 2, note: '' });
  await (await scene.world.as('admin')).ask('POST', `/api/studio/drafts/${other.id}/review/decision`, { approve: true, note: '' });
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(publishing(id));
    await page.getByText('尚未包含第 2 版的修改').first().waitFor();
    expect(await page.getByRole('button', { name: '提请发布' }).isDisabled()).toBe(true);
    await desk.screen('studio-publish-behind');
    await page.getByRole('button', { name: '并入第 2 版的修改' }).click();
    await page.getByText('已包含现行第 2 版的全部内容').waitFor();
    await page.getByText('人才奖励申报', { exact: false }).first().waitFor();
    await desk.screen('studio-publish-changes');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载事项文件' }).click();
    const path = await (await download).path();
    const portable = JSON.parse(readFileSync(path, 'utf8')) as { format: string; workflow: { title: string; titleEn: string } };
    expect(portable).toMatchObject({
      format: 'liuzhuan-programme-1',
      workflow: { title: '人才奖励（断网时改）', titleEn: 'Talent award' },
    });
    const brought = JSON.stringify({
      ...portable,
      workflow: { ...portable.workflow, id: 'elsewhere', owner: 'elsewhere', basis: ['洛人社〔2026〕1号'] },
    });
    await page.getByLabel('事项文件').setInputFiles({ name: '外地.json', mimeType: 'application/json', buffer: Buffer.from(brought) });
    await page.getByText('已导入 外地.json').waitFor();
    await saved(page);
    await page.getByRole('button', { name: '撤销：导入 外地.json' }).click();
    await page.getByRole('button', { name: '重做：导入 外地.json' }).click();
    await saved(page);
    await page.getByRole('button', { name: '载入第 1 版' }).click();
    await page.getByRole('heading', { level: 1, name: '人才奖励申报' }).waitFor();
    await page.getByRole('button', { name: '撤销：载入第 1 版' }).click();
    await page.getByRole('heading', { level: 1, name: '人才奖励（断网时改）' }).waitFor();
    await saved(page);
    await page.getByRole('button', { name: '提请发布' }).click();
    await page.getByText('您是提请人', { exact: false }).waitFor();
    await page.getByRole('button', { name: '撤回提请' }).click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    await page.getByRole('button', { name: '提请发布' }).click();
    await page.getByText('您是提请人', { exact: false }).waitFor();
  });
  const after = await (await scene.world.as('designer')).ask<DraftDto>('GET', `/api/studio/drafts/${id}`);
  expect(after.document.workflow).toMatchObject({
    id: 'talent-award-2027',
    owner: 'miit-luoyang',
    titleEn: 'Talent award',
    basis: ['洛人社〔2026〕1号'],
  });
  await as(
    'designer2',
    async (desk) => {
      const { page } = desk;
      await desk.open(publishing(id));
      await page.getByRole('heading', { name: '与现行第 2 版相比' }).waitFor();
      await page.getByLabel('复核意见').fill('简介请再核对。');
      await desk.screen('studio-publish-decide');
      await page.getByRole('button', { name: '退回修改' }).click();
      await page.getByText('方晓 退回于').waitFor();
      await desk.open('/studio');
      await page.getByText('方晓 退回：简介请再核对。').waitFor();
      await desk.screen('studio-drafts');
    },
    'phone',
  );
});

test('a draft is begun from a file and from what is published, and deleted', async () => {
  const text = readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8');
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open('/studio');
    await page.getByRole('button', { name: '新建事项' }).click();
    const dialog = page.getByRole('dialog', { name: '新建事项' });
    await dialog.getByRole('radio', { name: /^事项文件/ }).check();
    const input = dialog.getByLabel('事项文件', { exact: true });
    await input.setInputFiles({ name: '坏.json', mimeType: 'application/json', buffer: Buffer.from('{"workflow":') });
    await dialog.getByText('不是有效的 JSON', { exact: false }).waitFor();
    const file = { name: '设备.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('miit-luoyang', 'elsewhere')) };
    await input.setInputFiles(file);
    await dialog.getByText('“设备更新补助”，1 张表单', { exact: false }).waitFor();
    await dialog.getByText('文件中的主办单位不是您所在单位', { exact: false }).waitFor();
    await desk.screen('studio-new-draft-file');
    await dialog.getByRole('button', { name: '开始制作' }).click();
    await page.getByRole('heading', { level: 1, name: '设备更新补助' }).waitFor();
    await desk.open('/workbench/definitions/talent-award-2027');
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/studio/'));
    await desk.open('/studio');
    await page.getByRole('button', { name: '删除草稿“设备更新补助”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
    await page.getByText('已删除草稿“设备更新补助”').waitFor();
  });
  expect((await drafts()).some(({ title }) => title === '设备更新补助')).toBe(false);
});

test('a draft of a shape that no panel can draw can still be looked at, and mended from a file', async () => {
  const designer = await scene.world.as('designer');
  const blank = { id: 'broken', title: '结构有误的草稿', owner: 'miit-luoyang', legalKind: 'service', start: 'apply', steps: {} };
  const workflow = { ...blank, steps: 7, roles: 'x', eligibility: { a: 1 }, ruleVersions: 3, registries: [null], parameters: 'x' };
  const forms = { application: { id: 'application', title: 7, schema: { properties: 'x' }, uischema: 3 }, more: {} };
  const document = { workflow, forms, vocabularies: { v: { items: 3 } }, scenarios: { scenarios: 7, rules: 'x' } };
  const { id } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document });
  await as('designer', async (desk) => {
    const { page } = desk;
    // What a panel threw is on the console; the page stands.
    for (const status of [0, 422]) desk.expectRefusal(status);
    for (const panel of ['flow', 'forms', 'rules', 'access', 'settings', 'tryout', 'publish']) {
      await desk.open(`/studio/${id}/${panel}`);
      await page.getByRole('heading', { level: 1, name: '结构有误的草稿' }).waitFor();
      await page
        .getByText(/^\d+ 处错误/)
        .first()
        .waitFor();
      expect([panel, await page.getByText('这一页出了问题').count()]).toEqual([panel, 0]);
    }
    const whole = { workflow: blank, forms: {}, vocabularies: {}, scenarios: null };
    await page
      .getByLabel('事项文件')
      .setInputFiles({ name: '好.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(whole)) });
    await saved(page);
    await page.getByRole('link', { name: '表单', exact: true }).click();
    await desk.screen('studio-mended');
  });
});

test('at 320 px and by keyboard alone a draft is begun, put forward and withdrawn', async () => {
  await as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open('/studio');
      await desk.screen('studio-drafts');
      await use(page, page.getByRole('button', { name: '新建事项' }));
      const dialog = page.getByRole('dialog', { name: '新建事项' });
      await dialog.getByRole('radio', { name: /^模板/ }).focus();
      await press(page, 'ArrowDown');
      await dialog.getByRole('radio', { name: /^空白事项/, checked: true }).waitFor();
      await goTo(page, dialog.getByLabel('事项名称'));
      await page.keyboard.type('键盘办事');
      await goTo(page, dialog.getByLabel('事项编号'));
      await page.keyboard.type('By keyboard');
      await desk.screen('studio-new-draft');
      await press(page, 'Enter');
      await page.getByRole('heading', { level: 1, name: '键盘办事' }).waitFor();
      await use(page, page.getByRole('link', { name: '发布', exact: true }));
      await page.getByText('没有错误').waitFor();
      await desk.screen('studio-publish-new');
      await use(page, page.getByRole('button', { name: '提请发布' }));
      await page.getByText('您是提请人', { exact: false }).waitFor();
      await desk.screen('studio-publish-asked');
      await use(page, page.getByRole('button', { name: '撤回提请' }));
      await page.getByText('已撤回', { exact: true }).waitFor();
    },
    'narrow',
  );
});
