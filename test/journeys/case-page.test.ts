/** Everything a reviewer needs to decide stands on one page: materials beside the form, comparison, time, related cases, history. */
import { crc32, deflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { wb } from '../../designer/workbench/paths.ts';
import { printPdf } from '../../engine/effects/pdf.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { applicationOf, apply, firstUscc } from '../support/sme.ts';
import { password } from '../support/world.ts';
import { stage } from './stage.ts';

const scene = stage();
let earlier: CaseDto;
let kase: CaseDto;

/** A licence of several pages with text, and a wide picture, in a second application of the same enterprise. */
beforeAll(async () => {
  const { world } = scene;
  earlier = await apply(world, { change: { revenueY1: 8000 } });
  const chief = await world.as('chief');
  const window = await chief.ask<{ id: string }>('POST', '/api/windows', {
    ...{ programme: earlier.programme, title: '下一批', opensOn: '2020-01-01', closesOn: '2099-12-31' },
    settings: { newRule: 'r2022-63', reviewRule: 'r2022-63' },
  });
  const agent = await world.as('agent');
  const opened = await agent.open({ programme: earlier.programme, uscc: firstUscc, window: window.id, applyType: 'new' });
  const pages = Array.from({ length: 12 }, (_, index) => ({
    text: `第 ${index + 1} 页 营业执照副本\n${'经营范围：轴承及零部件制造。'.repeat(8)}\n${index === 8 ? '注册资本：叁仟万元整' : ''}`,
    ...(index > 0 ? { pageBreak: 'before' as const } : {}),
  }));
  const bytes = await printPdf({ content: pages, defaultStyle: { font: 'noto', fontSize: 20 } });
  const licence = await agent.upload({ name: '营业执照.pdf', type: 'application/pdf', bytes });
  const social = await agent.upload({ name: '社保证明.png', type: 'image/png', bytes: pictureOf(900, 500) });
  await agent.complete(opened.id, 'submit', { data: await applicationOf(agent, { licence: [licence], social: [social] }) });
  kase = await (await world.as('legal')).complete(opened.id, 'sign', { password });
}, 120_000);

test('a clerk compares the form with its proof beside it, notes what is missing and puts it into the correction', async () => {
  await scene.as('county', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(kase.id));
    await page.getByRole('button', { name: '材料对照' }).click();
    const viewer = page.getByRole('figure', { name: '材料查看' });
    await page.getByRole('tab', { name: /^材料/ }).click();
    await page.getByRole('button', { name: /营业执照\.pdf/ }).click();
    await viewer.locator('[data-page="1"][data-drawn]').waitFor();
    await page.getByRole('tab', { name: '申请内容' }).click();
    // Search leads to the page, page by page is drawn as it comes near.
    await viewer.getByRole('searchbox', { name: '在文件中查找' }).fill('叁仟万元');
    await page.keyboard.press('Enter');
    await viewer.getByText('第 1 处，共 1 处').waitFor();
    await viewer.locator('.pdf-hit-current').first().waitFor();
    expect(await viewer.getByRole('textbox', { name: '页码，共 12 页' }).inputValue()).toBe('9');
    await viewer.getByRole('button', { name: '页面缩略图' }).click();
    await viewer.getByRole('button', { name: '转到第 9 页' }).waitFor();
    // Printing the page in between takes nothing away.
    await page.evaluate(() => {
      for (const name of ['beforeprint', 'afterprint']) window.dispatchEvent(new Event(name));
    });
    await page.getByRole('tab', { name: '申请内容', selected: true }).waitFor();
    expect(await viewer.getByRole('searchbox', { name: '在文件中查找' }).inputValue()).toBe('叁仟万元');
    // A table of the form scrolls in its own column.
    const form = await page.locator('.wb-case-main').boundingBox();
    const table = await page.locator('.wb-rows').first().boundingBox();
    expect((table?.x ?? 0) + (table?.width ?? 0)).toBeLessThanOrEqual((form?.x ?? 0) + (form?.width ?? 0));
    await desk.screen('case-split');
    await viewer.getByRole('button', { name: '页面缩略图' }).click();
    // By keyboard inside the viewer: larger, turned, the whole screen, the next material.
    const content = viewer.getByRole('region', { name: '营业执照.pdf 的内容' });
    await content.focus();
    const width = () => viewer.locator('[data-page="1"]').evaluate((element) => element.clientWidth);
    const before = await width();
    await page.keyboard.press('+');
    await expect.poll(width, { timeout: 15_000 }).toBeGreaterThan(before);
    await page.keyboard.press('0');
    await page.keyboard.press('r');
    await expect.poll(async () => (await width()) > (await viewer.locator('[data-page="1"]').evaluate((e) => e.clientHeight))).toBe(true);
    await page.keyboard.press('f');
    await page.locator('.wb-viewer-full').waitFor();
    await desk.screen('case-viewer-full');
    await page.keyboard.press('Escape');
    await page.locator('.wb-viewer-full').waitFor({ state: 'detached' });
    await viewer.getByRole('button', { name: '下一份材料' }).click();
    await viewer.getByRole('img', { name: '社保证明.png' }).waitFor();
    // The note is kept, and goes into the correction.
    await page.getByRole('radio', { name: '一次性补正' }).check();
    await viewer.getByLabel('对这份材料的备注（仅自己可见）').fill('缺少 6 月份的缴费记录。');
    await viewer.getByRole('button', { name: '写入补正通知' }).click();
    await page.getByRole('textbox', { name: /社保缴费人数证明/ }).waitFor();
    expect(await page.getByRole('textbox', { name: /社保缴费人数证明/ }).inputValue()).toBe('缺少 6 月份的缴费记录。');
    await desk.screen('case-split-picture');
    await page.reload();
    await page.getByRole('tab', { name: /^材料/ }).click();
    await page.getByText(/已查看 2 \/ \d 个文件/).waitFor();
    await page
      .getByRole('button', { name: /社保证明\.png/ })
      .getByText('缺少 6 月份的缴费记录。')
      .waitFor();
    await page.getByRole('button', { name: '材料对照', pressed: true }).waitFor();
  });
});

test('beside the case stand its time, its history, what else there is of the enterprise, and what changed since the last application', async () => {
  await scene.as('county', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(kase.id));
    await page.getByRole('button', { name: '与上次申报对比' }).click();
    await page.getByText(/相比，有 \d+ 项不同/).waitFor();
    await page.getByLabel('只看变化').check();
    const revenue = page.locator('#field-revenueY1');
    await revenue.getByText('+25 %').waitFor();
    await revenue.getByText('8,000', { exact: false }).waitFor();
    await desk.screen('case-compared');
    await page.getByText('时限明细').click();
    await page.getByRole('heading', { name: '到时自动处理' }).waitFor();
    await page.getByRole('tab', { name: '关联办件' }).click();
    await page.getByRole('link', { name: earlier.number }).waitFor();
    await desk.screen('case-related');
    await page.getByRole('tab', { name: '流程与记录' }).click();
    await page.getByText(/防篡改校验通过/).waitFor();
    await page.getByRole('button', { name: '关注', pressed: false }).click();
    await page.getByRole('button', { name: '已关注', pressed: true }).waitFor();
    await desk.screen('case-progress');
    // The same as a picture: where the case went and stands is lit, what may come is there, and it is said in words.
    await page.getByRole('button', { name: '流程图' }).click();
    const picture = page.getByRole('img', { name: /进行中：.*可能经过：/ });
    await picture.waitFor();
    expect(await picture.locator('[data-state="live"]').count()).toBeGreaterThan(0);
    expect(await picture.locator('.flow-way-taken').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '适合宽度' }).click();
    await desk.screen('case-flow');
  });
});

test('on a phone the materials are looked at by touch, and nothing is wider than the screen', async () => {
  await scene.as(
    'county',
    async (desk) => {
      const { page } = desk;
      await desk.open(wb.kase(kase.id));
      await page.getByRole('tab', { name: /^材料/ }).click();
      await page.getByRole('button', { name: /营业执照\.pdf/ }).click();
      const viewer = page.getByRole('figure', { name: '材料查看' });
      const first = viewer.locator('[data-page="1"][data-drawn]');
      await first.waitFor();
      const width = () => viewer.locator('[data-page="1"]').evaluate((element) => element.clientWidth);
      const before = await width();
      // Two fingers that move apart.
      await viewer.locator('.wb-look-place').evaluate(async (node) => {
        const finger = (identifier: number, clientX: number) => new Touch({ identifier, target: node, clientX, clientY: 300 });
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (const apart of [40, 60, 90, 120]) {
          const touches = [finger(1, 180 - apart / 2), finger(2, 180 + apart / 2)];
          node.dispatchEvent(new TouchEvent('touchmove', { touches, cancelable: true, bubbles: true }));
          await frame();
          await frame();
        }
        node.dispatchEvent(new TouchEvent('touchend', { touches: [], bubbles: true }));
      });
      await expect.poll(width, { timeout: 15_000 }).toBeGreaterThan(before * 1.3);
      await viewer.getByRole('button', { name: '适合宽度' }).click();
      await desk.screen('case-materials');
      await viewer.getByRole('button', { name: '全屏查看' }).click();
      await desk.screen('case-viewer-full');
      await viewer.getByRole('button', { name: '退出全屏' }).click();
      await page.getByRole('tab', { name: '流程与记录' }).click();
      await page.getByRole('button', { name: '流程图' }).click();
      await page.locator('[data-state="live"]').first().waitFor();
      // What it opens with is where the case stands.
      expect(await page.locator('.flow-graph').evaluate((region) => region.scrollTop)).toBeGreaterThanOrEqual(0);
      await desk.screen('case-flow');
      await page.getByRole('button', { name: '清单' }).click();
      await page.locator('.flow-live').first().waitFor();
    },
    'phone',
  );
});

/** A picture of one colour gradient, as large as said. */
function pictureOf(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set([(x * 255) / width, (y * 255) / height, 160], y * (width * 3 + 1) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
