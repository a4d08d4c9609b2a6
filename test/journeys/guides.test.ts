/** Every programme there is stands in the catalogue, on a phone and on a desk, and its guide opens, with nothing axe would find. */
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { shippedPackages } from '../support/definitions.ts';
import { stageWith } from './stage.ts';

const programmes = shippedPackages();
const scene = stageWith(async () => ({ PROGRAMMES: programmes.map(({ name }) => name).join(',') }));

/** Enterprises begin it; the others are opened by offices or by the calendar. */
function applied({ workflow }: ProgrammePackage): boolean {
  const start = workflow.steps[workflow.start];
  return start?.type === 'form' && start.by === 'applicant';
}

test.each(['phone', 'desktop'] as const)('the catalogue at %s, on the phone each guide', async (size) => {
  const desk = await scene.sit(size);
  const { page } = desk;
  await desk.open(paths.catalogue);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('main').getByRole('link').first().waitFor();
  const titles = await page.getByRole('main').getByRole('link').allInnerTexts();
  const missing = programmes.filter(({ pkg }) => applied(pkg) && !titles.some((title) => title.includes(pkg.workflow.title)));
  await desk.screen('catalogue-all');
  expect(missing.map(({ name }) => name)).toEqual([]);
  const beside = programmes.filter(({ pkg }) => !applied(pkg) && titles.some((title) => title.includes(pkg.workflow.title)));
  expect(beside.map(({ name }) => name)).toEqual([]);
  // The guide has one column on both.
  for (const { name, pkg } of size === 'phone' ? programmes : []) {
    await desk.open(paths.guide(name));
    await page.getByRole('heading', { level: 1, name: pkg.workflow.title }).waitFor();
    await desk.screen(`guide-${name}`);
  }
  await desk.leave();
});
