/** What an applicant's browser must load before the first page of a form can be filled in. */
import { expect, test } from 'vitest';
import { firstLoad, mostFirstLoad } from '../support/first-load.ts';
import { firstFormPage } from '../support/sme.ts';
import { stage } from './stage.ts';

const scene = stage();

test('the first page of a form needs at most 350 kB of JavaScript, none of it the workbench’s', async () => {
  const { path, cookie } = await firstFormPage(scene.world);
  const load = await firstLoad(scene.browser, `${scene.server.url}${path}`, (page) => page.getByText('申报路径').first().waitFor(), cookie);
  expect(load.scripts.length).toBeGreaterThan(3);
  // Far less would mean that something was not seen: React alone is some 60 kB.
  expect(load.gzip).toBeGreaterThan(100_000);
  expect(load.gzip).toBeLessThanOrEqual(mostFirstLoad);
  // It goes over the wire compressed, headers and all.
  expect(load.wire).toBeLessThanOrEqual(mostFirstLoad * 1.05);
  expect(load.scripts.map(({ url }) => url).filter((url) => /workbench|studio|chart/i.test(url))).toEqual([]);
});
