/** How one is told: chosen at a desk by keyboard and on a phone, tried with a real mail server; the administrator sets a webhook up. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';
import { expectFocus, goTo, press, use } from './keys.ts';
import { stageWith } from './stage.ts';

let mailbox: Mailbox;
let receiver: Server;
let calls = 0;
const scene = stageWith(async () => {
  mailbox = await openMailbox();
  receiver = createServer((request, response) => {
    calls += 1;
    request.resume();
    response.writeHead(calls === 1 ? 204 : 503).end();
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  return { SMTP_URL: mailbox.url, LOCAL_WEBHOOKS: 'on' };
});
afterAll(async () => {
  await mailbox?.close();
  receiver?.closeAllConnections();
  receiver?.close();
});

test('an applicant chooses by keyboard what comes by mail, tries it, and a letter leads to the case', async () => {
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(paths.messages);
    await use(page, page.getByRole('link', { name: '通知设置' }));
    await page.getByRole('heading', { name: '通知设置', level: 1 }).waitFor();
    await desk.screen('notifications');
    await use(page, page.getByRole('button', { name: '发一封测试邮件' }));
    await page.getByText('测试邮件已发往 agent@chenxi.example').waitFor();
    const work = page.getByRole('group', { name: /^待办事项/ });
    await goTo(page, work.getByLabel('立即'));
    await press(page, 'ArrowRight');
    expect(await work.getByLabel('汇总').isChecked()).toBe(true);
    await goTo(page, page.getByLabel('设置免打扰时段', { exact: false }));
    await press(page, 'Space');
    await page.getByText('跨过午夜，到次日。').waitFor();
    await page.getByText('有改动未保存').waitFor();
    await use(page, page.getByRole('button', { name: '保存' }));
    await page.getByText('通知设置已保存').waitFor();
    await page.getByText('没有改动').waitFor();
    await expectFocus(page);
    await page.reload();
    await page.getByText('跨过午夜，到次日。').waitFor();
    expect(await work.getByLabel('汇总').isChecked()).toBe(true);
  });
  await scene.server.move({});
  await expect.poll(async () => (await mailbox.taken()).map(({ subject }) => subject)).toContain('测试邮件');
  await scene.as(
    'agent',
    async (desk) => {
      await desk.open(paths.notificationSettings);
      await desk.page.getByText('跨过午夜，到次日。').waitFor();
      await desk.screen('notifications-phone');
      await desk.page
        .getByRole('button', { name: 'English' })
        .or(desk.page.getByRole('button', { name: '菜单' }))
        .first()
        .click();
    },
    'phone',
  );
});

test('the administrator sets a webhook up, sees its secret once, tries it, and sees what wasn’t taken', async () => {
  await scene.as('admin', async (desk) => {
    const { page } = desk;
    await desk.open(paths.webhooks);
    await page.getByText('还没有网络回调').waitFor();
    await desk.screen('webhooks-none');
    await page.getByRole('button', { name: '添加回调' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写名称').waitFor();
    await desk.screen('webhook-wrong');
    await dialog.getByLabel('名称').fill('协同办公');
    await dialog.getByLabel('单位').selectOption({ index: 1 });
    await dialog.getByLabel('接收地址').fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`);
    await dialog.getByRole('button', { name: '保存' }).click();
    const secret = page.getByRole('dialog', { name: '签名密钥' });
    await secret.getByText(/^whsec_/).waitFor();
    await secret.getByRole('button', { name: '已保存' }).press('Enter');
    await expectFocus(page);
    for (const taken of ['已送达', '稍后再试']) {
      await page.getByRole('button', { name: '测试：协同办公' }).click();
      await scene.server.move({});
      await page.reload();
      await page.getByText(taken, { exact: false }).waitFor();
    }
    await page.getByRole('button', { name: '推送记录：协同办公' }).click();
    await page.getByRole('dialog').getByText('HTTP 503').waitFor();
    await desk.screen('webhook-calls');
    await page.keyboard.press('Escape');
    await scene.server.move({ workingDays: 12 });
    await page.reload();
    await page.getByText('已放弃').waitFor();
    await desk.screen('webhooks');
    await page.getByRole('button', { name: '删除：协同办公' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有网络回调').waitFor();
  });
});
