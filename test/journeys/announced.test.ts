/**
 * What a screen reader is given, read from Chromium's accessibility tree: each control has a name, there is one main part and one
 * heading of the first level, levels follow one another, nothing hidden takes the focus, and what changes by itself is announced.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { wb } from '../../designer/workbench/paths.ts';
import { applicationOf, apply, bringTo, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import type { Desk } from './desk.ts';
import { announced } from './keys.ts';
import { tab } from './officer.ts';
import { stage } from './stage.ts';

const scene = stage('weighted-votes', 'limits/registry');

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}
/** Roles that a person works with, which must say what they are for. */
const named = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'listbox', 'option', 'checkbox', 'radio', 'spinbutton', 'tab', 'Date'],
  ...['group', 'radiogroup', 'region', 'navigation', 'dialog', 'table', 'tabpanel', 'progressbar', 'meter', 'img', 'DisclosureTriangle'],
]);
/** Of these a page may have some without a name: a `fieldset` or `details` always says its own, a table stands below its heading. */
const mayLack = new Set(['group', 'table', 'listbox']);

/** In the order of reading. */
async function treeOf(page: Page): Promise<readonly AxNode[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] };
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (node: AxNode): AxNode[] => [node, ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? walk(byId.get(id)!) : []))];
  return nodes
    .filter(({ parentId }) => parentId === undefined)
    .flatMap(walk)
    .filter(({ ignored }) => !ignored);
}

/** What is wrong with a screen for whoever hears it. */
async function troubles(page: Page): Promise<string[]> {
  const nodes = await treeOf(page);
  const of = (role: string) => nodes.filter((node) => node.role?.value === role);
  const property = (node: AxNode, name: string) => node.properties?.find((one) => one.name === name)?.value.value;
  const nameOf = (node: AxNode) => (node.name?.value ?? '').trim();
  const nameless = nodes
    .filter(({ role }) => named.has(role?.value ?? '') && !mayLack.has(role?.value ?? ''))
    .filter((node) => nameOf(node) === '');
  const modal = nodes.some((node) => property(node, 'modal') === true);
  const levels = of('heading').map((node) => ({ level: Number(property(node, 'level')), name: nameOf(node) }));
  const jumps = levels.filter(({ level }, at) => at > 0 && level > (levels[at - 1]?.level ?? 0) + 1);
  const first = levels.filter(({ level }) => level === 1).length;
  const twins = ['navigation', 'region'].flatMap((role) => {
    const names = of(role).map(nameOf);
    return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two parts are called ${role} “${name}”`);
  });
  return [
    ...nameless.map((node) => `a ${node.role?.value} has no name`),
    // Behind a dialog the page isn't there.
    ...(modal ? [] : of('main').length === 1 ? [] : [`${of('main').length} main parts`]),
    ...(modal || first === 1 ? [] : [`${first} headings of level 1`]),
    ...jumps.map(({ level, name }) => `heading “${name}” of level ${level} follows none of level ${level - 1}`),
    ...levels.filter(({ name }) => name === '').map(({ level }) => `an empty heading of level ${level}`),
    ...twins,
  ];
}

async function hear(desk: Desk, screens: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  const found: string[] = [];
  for (const [name, go] of Object.entries(screens)) {
    await go();
    await expect.poll(() => desk.page.locator('.lz-skeleton').count(), { timeout: 15_000 }).toBe(0);
    found.push(...(await troubles(desk.page)).map((trouble) => `${name}: ${trouble}`));
  }
  expect(found).toEqual([]);
}

test('an enterprise: catalogue, guide, every section of the form, its errors, the check, a table, a case', async () => {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  await agent.draft(id, { ...(await applicationOf(agent)), mainProduct: undefined, mainProductShare: 400 });
  const task = await agent.task(id);
  const at = (section = '') => paths.task(id, task.id, section);
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    const open = (path: string) => () => desk.open(path);
    const sections = Object.fromEntries(['1', '2', '3', '4', '5', '7', '8'].map((section) => [`section ${section}`, open(at(section))]));
    await hear(desk, {
      ...{ catalogue: open(paths.catalogue), guide: open(paths.guide(programme)), cases: open(paths.cases), case: open(paths.kase(id)) },
      ...{ messages: open(paths.messages), certificates: open(paths.certificates), enterprises: open(paths.enterprises) },
      ...{ notices: open(paths.notices), verify: open(paths.verify), registries: open(paths.publicRegistries), overview: open(at()) },
      ...sections,
      check: open(at('check')),
      refused: async () => {
        await page.getByRole('button', { name: /^提交，请/ }).click();
        await page.getByRole('region', { name: /处需要修改/ }).waitFor();
      },
      'open row': async () => {
        await desk.open(at('5'));
        await page.getByRole('button', { name: '编辑第 1 项' }).click();
        await page.getByRole('group', { name: '第 1 项' }).waitFor();
      },
      dialog: async () => {
        await desk.open(paths.kase(id));
        await page.getByRole('button', { name: '撤回申请' }).click();
        await page.getByRole('dialog').waitFor();
      },
    });
    // An error is tied to its field, and read out when the field is left; saving is said.
    await desk.open(at('3'));
    const share = page.getByLabel('主导产品收入占比');
    await share.fill('300');
    await share.blur();
    await announced(page, /^已(自动)?保存/);
    const node = (await treeOf(page)).find(({ role, name }) => role?.value === 'textbox' && name?.value.startsWith('主导产品收入占比'));
    const told = Object.fromEntries((node?.properties ?? []).map((one) => [one.name, one.value.value]));
    expect(told).toMatchObject({ invalid: 'true' });
    const described = (await share.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const words = await Promise.all(described.map((element) => page.locator(`[id="${element}"]`).textContent()));
    expect(words.join(' ')).toMatch(/不能大于 ?100|100/);
  });
});

test('an officer: inbox, each part of a case, the decision, lists and settings', async () => {
  const { id } = await apply(scene.world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc });
  await bringTo(scene.world, id, 'verify', {
    ...{ clerk: 'luolong', inspectors: ['luolong', 'luolong2'], departments: ['market', 'safety', 'environment', 'tax'] },
  });
  const ballot = await scene.applied('weighted-votes', { project: '数控机床' });
  for (const login of ['market', 'tax']) await (await scene.world.as(login)).complete(ballot.id, 'agree', {}, login);
  for (const login of ['city', 'chief']) await (await scene.world.as(login)).complete(ballot.id, 'pass', {}, 'ballot');
  await scene.as('luolong', async (desk) => {
    const { page } = desk;
    const open = (path: string) => () => desk.open(path);
    const parts = Object.fromEntries(['申请内容', '材料', '办理意见', '流程与记录'].map((name) => [name, () => tab(page, name)]));
    await hear(desk, {
      ...{ inbox: open(wb.inbox), cases: open(wb.cases), case: open(wb.kase(id)), ...parts },
      ...{ registries: open(wb.registries), absence: open(wb.absence) },
    });
  });
  const walk = (login: string, pages: Readonly<Record<string, string>>) =>
    scene.as(login, (desk) => hear(desk, Object.fromEntries(Object.entries(pages).map(([name, path]) => [name, () => desk.open(path)]))));
  await walk('council', { meetings: wb.meeting, agenda: wb.agenda('weighted-votes', 'meeting') });
  await walk('designer', { definitions: wb.definitions, definition: wb.definition(programme), migrate: wb.migrate(programme) });
  await walk('admin', {
    ...{ experts: wb.experts, windows: wb.windows, vocabularies: wb.vocabularies, vocabulary: wb.vocabulary('industry-chains') },
    ...{ publish: wb.publish, claims: wb.claims },
  });
  await walk('supervisor', { incidents: wb.incidents });
});
