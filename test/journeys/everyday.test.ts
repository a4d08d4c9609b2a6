/** What happens on ordinary days: a refused application, an inbox that follows, two clerks at one case, an objection, a phone, English. */
import { expect, test } from 'vitest';
import { apply, bringTo, secondUscc } from '../support/sme.ts';
import { section, start } from './applicant.ts';
import { signIn } from './desk.ts';
import { decide, pick } from './officer.ts';
import { stage } from './stage.ts';

const first = '洛阳晨曦精密轴承有限公司';
const second = '洛阳星河光电科技有限公司';
const scene = stage();

test('a refused submission lists everything that is wrong and keeps the draft, on a phone too', async () => {
  await scene.as(
    'agent2',
    async (desk) => {
      const { page } = desk;
      await start(desk);
      await page.getByRole('group', { name: '申报路径' }).getByText('评分（总分 60 分以上）').click();
      await page
        .getByText(/已保存于|已自动保存/)
        .first()
        .waitFor();
      const [task] = /^\/portal\/cases\/[^/]+\/tasks\/[^/]+/.exec(new URL(page.url()).pathname) ?? [];
      await desk.open(`${task}/check`);
      await page.getByRole('button', { name: /^提交，请/ }).click();
      const summary = page.getByRole('region', { name: /处需要修改/ });
      await summary.waitFor();
      expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await summary.getByRole('button').count()).toBeGreaterThan(8);
      await desk.screen('refused');
      await summary.getByRole('button', { name: /主导产品名称/ }).click();
      await section(page, '主导产品').waitFor();
      const saved = page.waitForResponse((response) => response.ok() && (response.request().postData() ?? '').includes('激光器件'));
      await page.getByLabel('主导产品名称').fill('激光器件');
      await saved;
      await page.reload();
      await page.getByLabel('主导产品名称').waitFor();
      expect(await page.getByLabel('主导产品名称').inputValue()).toBe('激光器件');
    },
    'phone',
  );
});

test('the inbox of another officer follows by itself and holds still while worked in', async () => {
  const desk = await scene.sit();
  await signIn(desk, 'county');
  const { page } = desk;
  await page.getByText('没有待办', { exact: true }).waitFor();
  await apply(scene.world);
  await page.getByRole('status').getByText('新增 1 件').waitFor();
  const link = page.locator('[data-task]').filter({ hasText: first }).getByRole('link').first();
  await link.focus();
  await page.keyboard.press('c');
  await page.locator('[data-task]').getByText('我', { exact: true }).waitFor();
  await desk.screen('inbox-claimed');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await desk.screen('inbox-keys');
  await page.keyboard.press('Escape');
  await desk.leave();
});

test('a decision on a case that has changed meanwhile is refused kindly and nothing entered is lost', async () => {
  const desk = await scene.sit();
  desk.expectRefusal(409);
  const { page } = desk;
  // Without news from the server the page can't know of somebody else's work.
  await page.route('**/api/stream', (route) => route.fulfill({ status: 204 }));
  await signIn(desk, 'county');
  await pick(desk, first);
  await page.getByRole('radio', { name: '不予受理' }).check();
  await page.getByRole('button', { name: '提交：不予受理' }).click();
  await page.getByRole('alert').getByText('请写明理由').waitFor();
  await page.getByLabel('理由').fill('不属于本地企业。');
  // Somebody else's work on the same case, before this decision is sent.
  const [, id = ''] = /\/cases\/([^/?#]+)/.exec(new URL(page.url()).pathname) ?? [];
  const elsewhere = await scene.world.as('county');
  await elsewhere.ask('POST', `/api/tasks/${(await elsewhere.task(id)).id}/release`, {});
  await page.getByRole('button', { name: '提交：不予受理' }).click();
  await page.getByRole('button', { name: '确认不予受理' }).click();
  await page.getByText('本件刚刚有了新的变化', { exact: false }).waitFor();
  await desk.screen('case-stale');
  await page.getByRole('button', { name: '更新本件' }).click();
  expect(await page.getByLabel('理由').inputValue()).toBe('不属于本地企业。');
  await desk.leave();
});

test('a clerk decides on a phone', async () => {
  const { kase } = await secondCase();
  await scene.as(
    'luolong',
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench');
      await desk.screen('inbox');
      await pick(desk, second);
      await desk.screen('case');
      await page.getByRole('button', { name: '办理：形式审查' }).click();
      await desk.screen('case-sheet');
      await decide(desk, '受理');
    },
    'phone',
  );
  expect((await (await scene.world.as('chief')).kase(kase)).steps).toEqual(['verify']);
});

test('an objection on the public notice holds the case until it is resolved', async () => {
  const kase = (await (await scene.world.as('chief')).cases(`?q=${encodeURIComponent(second)}`)).find((row) => row.status === 'running');
  await bringTo(scene.world, kase?.id ?? '', 'notice', {
    clerk: 'luolong',
    inspectors: ['luolong', 'luolong2'],
    departments: ['market', 'safety', 'environment', 'tax'],
  });
  const stranger = await scene.sit('phone');
  await stranger.open('/notices');
  await stranger.screen('notices');
  await stranger.page
    .getByRole('link')
    .filter({ hasText: /创新型中小企业评价|星河/ })
    .first()
    .click();
  await stranger.page.getByLabel('姓名或单位名称').fill('张三');
  await stranger.page.getByLabel('联系电话或邮箱').fill('13700000000');
  await stranger.page.getByLabel('异议事项和依据').fill('该企业主导产品的专利并非自主研发，依据见附件说明。');
  await stranger.screen('notice');
  await stranger.page.getByRole('button', { name: '提交异议' }).click();
  await stranger.page.getByText('异议已提交').waitFor();
  await stranger.leave();
  await scene.world.workingDays(8);
  expect((await (await scene.world.as('chief')).kase(kase?.id ?? '')).steps).toEqual(['notice']);
  await scene.as('city', async (desk) => {
    await pick(desk, second);
    await desk.page.getByText('并非自主研发', { exact: false }).waitFor();
    await desk.screen('case-objection');
    await decide(desk, '受理异议');
    await pick(desk, second);
    await decide(desk, '异议不成立', '经核查，专利为自主研发，异议不成立。');
  });
  expect((await (await scene.world.as('chief')).kase(kase?.id ?? '')).steps).toEqual(['meeting']);
});

test('windows, programmes, cases and registries, in English too', async () => {
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/windows');
    await page.getByRole('button', { name: '新开批次' }).first().click();
    await page.getByLabel('批次名称').fill('2026 年第五批');
    await page.getByLabel('开始日期').fill('2026-06-01');
    await page.getByLabel('截止日期').fill('2026-08-31');
    await desk.screen('window-dialog');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '2026 年第五批' }).waitFor();
    await desk.screen('windows');
    await desk.open('/workbench/definitions');
    await page.getByRole('link', { name: '创新型中小企业评价' }).click();
    await page.getByRole('button', { name: '检查定义' }).click();
    await page.getByText('没有发现问题').waitFor();
    await desk.screen('definition');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Steps' }).waitFor();
    await desk.screen('definition-en');
  });
  await scene.as('chief', async (desk) => {
    await desk.open('/workbench/cases');
    await desk.page.getByLabel('编号或企业').fill('星河');
    const found = desk.page.getByRole('link', { name: /^CX/ }).first();
    await found.waitFor();
    await desk.screen('cases');
    // A case leads back to the list it was opened from, as it was asked for, with the focus on its row; reloading on the way changes nothing.
    const number = (await found.textContent()) ?? '';
    await found.click();
    await desk.page.getByRole('tab', { name: '关联办件' }).waitFor();
    await desk.page.reload();
    await desk.page.getByRole('tab', { name: '关联办件' }).waitFor();
    const back = desk.page.getByRole('main').locator('.lz-back');
    expect(await back.textContent()).toBe('← 办件');
    await back.click();
    await desk.page.getByRole('heading', { level: 1, name: '办件' }).waitFor();
    await desk.page.locator('a:focus', { hasText: number }).waitFor();
    expect(await desk.page.getByLabel('编号或企业').inputValue()).toBe('星河');
    expect(new URL(desk.page.url()).search).toBe(`?${new URLSearchParams({ q: '星河' })}`);
  });
});

/** A second enterprise's signed application. Its draft of the first test is another case. */
async function secondCase(): Promise<{ kase: string }> {
  const filler = await scene.world.as('agent2');
  const draft = (await filler.cases()).find((row) => row.status === 'draft');
  if (draft) await filler.ask('POST', `/api/cases/${draft.id}/withdraw`, { reason: '重新填写' });
  const kase = await apply(scene.world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc });
  return { kase: kase.id };
}

test('a script that got into a page does not run, and nothing leaves for elsewhere', async () => {
  // Not at a desk: the browser's protests would be findings there.
  const page = await scene.browser.newPage();
  const answer = await page.goto(`${scene.server.url}/login`);
  expect(answer?.headers()['content-security-policy']).toMatch(/^(?!.*unsafe-(inline|eval)).*script-src 'self';/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    const breaches: string[] = [];
    Object.assign(window, { breaches });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => breaches.push(effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'window.injected = "inline"';
    document.body.append(inline);
    const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/';
    document.body.append(frame);
    document.body.insertAdjacentHTML('beforeend', '<img src="/no-such-picture" onerror="window.injected = 1">');
    document.body.insertAdjacentHTML('beforeend', '<form action="https://elsewhere.example/" method="post"></form>');
    document.forms[document.forms.length - 1]?.submit();
    fetch('https://elsewhere.example/').catch(() => {});
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.injected = "attribute"');
    document.body.append(button);
    button.click();
  });
  const expected = ['connect-src', 'form-action', 'frame-src', 'script-src-attr', 'script-src-elem'];
  await page.waitForFunction((all) => all.every((one) => (window as unknown as { breaches: string[] }).breaches.includes(one)), expected);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  await page.close();
});
