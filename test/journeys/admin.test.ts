/** 系统管理 as an administrator and an auditor do it: people, roles, the log; by mouse, by keyboard and on a phone. */
import { expect, test } from 'vitest';
import { stage } from './stage.ts';

const scene = stage();
const { as } = scene;

test('an administrator adds an organisation and a person, gives a role; the person chooses a password and works', async () => {
  let once = '';
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench');
    await page.getByRole('link', { name: '系统管理', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '用户' }).waitFor();
    await page.getByRole('cell', { name: 'county', exact: true }).waitFor();
    await desk.screen('admin-users');
    await page.getByRole('link', { name: '单位', exact: true }).click();
    await page.getByText('涧西区工业和信息化局').waitFor();
    await page.getByRole('button', { name: '新增单位' }).click();
    const org = page.getByRole('dialog', { name: '新增单位' });
    await org.getByRole('button', { name: '保存' }).click();
    await org.getByText('单位代码只能用小写字母、数字和连字符').waitFor();
    await org.getByLabel('单位代码').fill('science');
    await org.getByLabel('单位名称').fill('洛阳市科学技术局');
    await desk.screen('admin-organisation-new');
    await org.getByRole('button', { name: '保存' }).click();
    await org.waitFor({ state: 'detached' });
    await page.getByText('洛阳市科学技术局').waitFor();
    await page.getByRole('button', { name: '撤销或合并：洛阳市工业和信息化局' }).click();
    const close = page.getByRole('dialog', { name: '撤销或合并：洛阳市工业和信息化局' });
    await close.getByText(/事项仍由其办理/).waitFor();
    await close.getByLabel('理由').fill('机构改革');
    desk.expectRefusal(409);
    await close.getByRole('button', { name: '保存' }).click();
    await close.getByText(/该单位仍在使用，不能撤销/).waitFor();
    await desk.screen('admin-organisation-close');
    await close.getByRole('button', { name: '取消' }).click();
    await desk.screen('admin-organisations');
    await page.getByRole('link', { name: '用户', exact: true }).click();
    await page.getByRole('button', { name: '新增用户' }).click();
    const user = page.getByRole('dialog', { name: '新增用户' });
    await user.getByLabel('账号').fill('gaoyuan');
    await user.getByLabel('姓名').fill('高远');
    await user.getByRole('button', { name: '保存' }).click();
    const shown = page.getByRole('dialog', { name: '高远的一次性密码' });
    once = (await shown.locator('code').textContent()) ?? '';
    await desk.screen('admin-once');
    await shown.getByRole('button', { name: '我已告知本人' }).click();
    await page.getByRole('heading', { level: 1, name: '高远' }).waitFor();
    await page.getByRole('button', { name: '授予角色' }).click();
    const role = page.getByRole('dialog', { name: '授予角色：高远' });
    await role.getByRole('combobox', { name: '角色' }).selectOption({ label: '督查员' });
    await role.getByText(/查看并督办所在区域的办件/).waitFor();
    await role.getByRole('combobox', { name: '单位' }).selectOption({ label: '洛阳市工业和信息化局' });
    await desk.screen('admin-role');
    await role.getByRole('button', { name: '保存' }).click();
    await role.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: '角色与范围' }).getByText('督查员').waitFor();
    await desk.screen('admin-user');
  });
  const desk = await scene.sit('phone');
  const { page } = desk;
  await desk.open('/login');
  await page.getByLabel('账号', { exact: true }).fill('gaoyuan');
  await page.getByLabel('密码', { exact: true }).fill(once);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '设置自己的密码' }).waitFor();
  await page.getByLabel('当前密码').fill(once);
  await page.getByLabel('新密码', { exact: true }).fill('short');
  await page.getByLabel('再输入一次新密码').fill('other');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByText('两次输入的新密码不一致').waitFor();
  await page.getByLabel('再输入一次新密码').fill('short');
  desk.expectRefusal(422);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByText('密码至少 10 个字符。请加长。').waitFor();
  await desk.screen('admin-own-password');
  for (const label of ['新密码', '再输入一次新密码']) await page.getByLabel(label, { exact: true }).fill('春天在洛河边散步 7');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  await desk.leave();
});

test('by keyboard alone an administrator locks somebody, and sees who leaves hand over', async () => {
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/admin/users/user-tax');
    await page.getByRole('button', { name: '停用' }).focus();
    await page.keyboard.press('Enter');
    const lock = page.getByRole('dialog', { name: '停用用户：蒋涛' });
    await lock.waitFor();
    await lock.getByLabel('理由').focus();
    await page.keyboard.type('设备遗失');
    await page.keyboard.press('Tab');
    for (
      let step = 0;
      step < 6 && !(await lock.getByRole('button', { name: '停用' }).evaluate((one) => one === document.activeElement));
      step += 1
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await lock.waitFor({ state: 'detached' });
    await page.getByText('已停用').waitFor();
    await page.getByRole('button', { name: '启用' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('正常', { exact: true }).waitFor();
    await page.getByRole('button', { name: '办理离职' }).focus();
    await page.keyboard.press('Enter');
    const leave = page.getByRole('dialog', { name: '办理离职：蒋涛' });
    await leave.getByLabel('按姓名或账号查找接任人员').fill('冯静');
    await leave.getByRole('radio', { name: /冯静/ }).check();
    await leave.getByLabel('理由').fill('调离');
    await desk.screen('admin-leave');
    await leave.getByRole('button', { name: '保存' }).click();
    const done = page.getByRole('dialog', { name: '蒋涛已离职' });
    await done.getByText('交给接任人员 0 件，退回原岗位 0 件。').waitFor();
    await page.keyboard.press('Escape');
    await done.waitFor({ state: 'detached' });
    await page.getByText('已离职').waitFor();
  });
});

test('an auditor searches the log, verifies it and takes it along; on a phone too', async () => {
  for (const size of ['desktop', 'phone'] as const)
    await as(
      'auditor',
      async (desk) => {
        const { page } = desk;
        await desk.open('/admin');
        await page.getByRole('heading', { level: 1, name: '审计日志' }).waitFor();
        await page.getByRole('combobox', { name: '操作', exact: true }).selectOption({ label: '停用用户' });
        await page.getByText('停用用户“蒋涛”：设备遗失').waitFor();
        await page.getByRole('button', { name: '核对日志' }).click();
        await page.getByText(/条记录核对无误/).waitFor();
        await desk.screen('admin-log');
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
        expect(file.suggestedFilename()).toBe('审计日志.xlsx');
        await desk.open('/admin/users');
        expect(await page.getByRole('button', { name: '新增用户' }).count()).toBe(0);
        if (size === 'phone') await desk.screen('admin-users');
        await desk.open('/admin/roles');
        await page
          .getByText(/办理“创新型中小企业评价”的/)
          .first()
          .waitFor();
        await desk.screen('admin-roles');
      },
      size,
    );
  await as('county', async (desk) => {
    await desk.open('/admin');
    await desk.page.getByRole('heading', { level: 1, name: /没有这个页面/ }).waitFor();
    expect(await desk.page.getByRole('link', { name: '系统管理' }).count()).toBe(0);
  });
});
