/** 督办: a supervisor finds a case that is late and asks, the holder answers from a telephone; it is taken higher, by hand and by itself, and closed. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../designer/renderers/table/xlsx-read.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import type { Desk } from './desk.ts';
import { stage } from './stage.ts';

const scene = stage('limits/supervised');
const { as } = scene;
const apply = (project: string) => scene.applied('limit-supervised', { project });
const asked = '企业反映久拖不决，请说明进展和办结日期。';

/** From the figures to the late case, as somebody does who doesn't know it yet. */
async function findLate({ page, open, screen }: Desk, kase: CaseDto, name: string): Promise<void> {
  await open('/board');
  await page.getByRole('link', { name: '受督办的事项 红灯 1' }).click();
  await page.getByRole('heading', { level: 1, name: '办件名单' }).waitFor();
  await page.getByRole('link', { name: kase.number }).waitFor();
  await screen(`supervision-late-${name}`);
  await page.getByRole('link', { name: kase.number }).click();
  await page.getByRole('heading', { level: 1, name: kase.enterpriseName }).waitFor();
  // The way back is the one that was come by, also after reloading.
  await page.reload();
  const back = page.getByRole('main').getByRole('link', { name: '工作调度', exact: true });
  await back.click();
  await page.getByRole('heading', { level: 1, name: '办件名单' }).waitFor();
  await page.getByRole('link', { name: kase.number }).click();
  await page.getByRole('heading', { level: 1, name: kase.enterpriseName }).waitFor();
}

test('a late case: an order, an answer from a telephone, a step up the ladder, and the end of it', async () => {
  const kase = await apply('齿轮');
  await scene.world.workingDays(6);
  await as('supervisor', async (desk) => {
    const { page, open, screen } = desk;
    await findLate(desk, kase, 'found');
    await page.getByRole('button', { name: '发出督办' }).click();
    const dialog = page.getByRole('dialog', { name: '发出督办' });
    await dialog.getByLabel('回复期限（工作日）').fill('0');
    await dialog.getByRole('button', { name: '发出' }).click();
    await dialog.getByText('请填写内容。').waitFor();
    await screen('supervision-issue-wrong');
    await dialog.getByLabel('督办内容').fill(asked);
    await dialog.getByLabel('回复期限（工作日）').fill('2');
    await screen('supervision-issue');
    await dialog.getByRole('button', { name: '发出' }).click();
    await page.getByText('待回复', { exact: true }).waitFor();
    await page.getByText(asked).waitFor();
    // The programme brings no vocabulary of districts: another's has the name.
    await page.getByText(/ · 涧西区 · 2026年3月2日 提交$/).waitFor();
    await screen('supervision-case');
    await open('/board/supervision');
    await page.getByText('受督办的事项 · 涧西区').waitFor();
    await screen('supervision-issued');
  });
  await as(
    'county',
    async ({ page, open, screen }) => {
      await open('/workbench');
      await page.getByRole('link', { name: '督办 1', exact: true }).click();
      await page.getByText(asked).waitFor();
      await screen('supervision-asked');
      await page.getByRole('button', { name: '回复督办' }).click();
      const dialog = page.getByRole('dialog', { name: '回复督办' });
      await dialog.getByRole('button', { name: '提交回复' }).click();
      await dialog.getByText('请填写内容。').waitFor();
      await dialog.getByLabel('办理情况').fill('已约企业面谈，预计本周办结。');
      await screen('supervision-answer');
      await dialog.getByRole('button', { name: '提交回复' }).click();
      await page.getByText('没有需要您回复的督办').waitFor();
      await screen('supervision-answered');
    },
    'phone',
  );
  await as(
    'supervisor',
    async ({ page, open, screen }) => {
      await open('/board/supervision');
      await page.getByText('已约企业面谈，预计本周办结。').waitFor();
      await screen('supervision-issued');
      await page.getByRole('link', { name: kase.number }).click();
      await page.getByText('已约企业面谈，预计本周办结。').waitFor();
      await page.getByRole('button', { name: '上报上一级' }).click();
      const dialog = page.getByRole('dialog', { name: '上报上一级' });
      await dialog.getByLabel('上报理由').fill('没有办结日期。');
      await screen('supervision-higher');
      await dialog.getByRole('button', { name: '上报', exact: true }).click();
      await page.getByText(/^已上报 1 级/).waitFor();
      await screen('supervision-case');
    },
    'phone',
  );
  await as('luolong', async ({ page, open, screen }) => {
    await open('/workbench/supervision');
    await page.getByText(asked).waitFor();
    await screen('supervision-asked');
    await page.getByRole('button', { name: '回复督办' }).click();
    const dialog = page.getByRole('dialog', { name: '回复督办' });
    await dialog.getByLabel('办理情况').fill('已与涧西区协调，3 月 13 日办结。');
    await dialog.getByRole('button', { name: '提交回复' }).click();
    await page.getByText('没有需要您回复的督办').waitFor();
  });
  await as('supervisor', async ({ page, open, screen }) => {
    await open(`/workbench/cases/${kase.id}`);
    await page.getByText('已与涧西区协调，3 月 13 日办结。').waitFor();
    await screen('supervision-case-answered');
    await page.getByRole('button', { name: '销号' }).click();
    await page.getByRole('dialog', { name: '销号' }).getByRole('button', { name: '销号' }).click();
    await page.getByText('已结束的督办（1）').click();
    await page.getByText('已销号', { exact: true }).first().waitFor();
    await screen('supervision-closed');
    await open('/board/supervision');
    await page.getByRole('tab', { name: '已结束' }).click();
    await page.getByRole('link', { name: kase.number }).waitFor();
    await screen('supervision-over');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
    expect(download.suggestedFilename()).toBe('督办.xlsx');
    const { rows } = readWorkbook(new Uint8Array(readFileSync(await download.path())));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(0, 2)).toEqual([kase.number, kase.enterpriseName]);
    expect(rows[1]?.join()).toContain('已与涧西区协调');
  });
});

test('nobody answers: it climbs the ladder by itself, seen on a phone, until the chief answers', async () => {
  const kase = await apply('轴承');
  await (await scene.world.as('supervisor')).ask('POST', `/api/cases/${kase.id}/supervisions`, {
    ...{ kind: 'reminder', text: '请加快办理。', days: 1, org: 'miit-410305' },
  });
  await scene.world.workingDays(5);
  await as(
    'supervisor',
    async ({ page, open, screen }) => {
      await open(`/workbench/cases/${kase.id}`);
      await page.getByText(/^已上报 2 级/).waitFor();
      await screen('supervision-climbed');
    },
    'phone',
  );
  await as('chief', async ({ page, open, screen }) => {
    await open('/workbench/supervision');
    await page.getByText('请加快办理。').waitFor();
    await screen('supervision-climbed');
    await page.getByRole('button', { name: '回复督办' }).click();
    const dialog = page.getByRole('dialog', { name: '回复督办' });
    await dialog.getByLabel('办理情况').fill('已由市局办理。');
    await dialog.getByRole('button', { name: '提交回复' }).click();
    await page.getByText('没有需要您回复的督办').waitFor();
  });
});
