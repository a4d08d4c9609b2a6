/** Fills any field of any form on the screen, as its renderer shows it: by what stands there, not by what the form's author called it. */
import type { Locator, Page } from 'playwright-core';
import type { FieldSchema, Vocabulary } from '../../../engine/model/form.ts';

/** A file that is to be chosen on the screen instead of uploaded beforehand. */
export interface ScreenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}
export const isScreenFile = (value: unknown): value is ScreenFile =>
  typeof value === 'object' && value !== null && Buffer.isBuffer((value as { bytes?: unknown }).bytes);

export interface Screen {
  readonly page: Page;
  /** Before the ids of a form's fields: two forms may stand on one page. */
  readonly prefix: string;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
}

type Row = Readonly<Record<string, unknown>>;

/** Gives whether the field was there to be filled: hidden ones, and those the system fills, are not. */
export async function fillField(screen: Screen, pointer: string, schema: FieldSchema, value: unknown): Promise<boolean> {
  const { page, prefix, vocabularies } = screen;
  const field = page.locator(`[id="${prefix}${pointer.replaceAll('/', '-')}"]`);
  if (schema['x-computed'] !== undefined || !(await field.isVisible())) return false;
  const control = await field.evaluate((element) => ({
    tag: element.tagName.toLowerCase(),
    type: element.getAttribute('type'),
    role: element.getAttribute('role'),
    fixed: element.matches(':disabled, [readonly]'),
  }));
  if (control.fixed) return false;
  if (control.tag === 'fieldset') await fillGroup(screen, field, pointer, schema, value);
  else if (control.type === 'file') await choose(field, value as readonly ScreenFile[]);
  else if (control.type === 'checkbox') await field.setChecked(value === true);
  else if (control.tag === 'button') await field.click();
  else if (control.tag === 'select') {
    const levels = field.locator('xpath=ancestor::*[contains(@class,"lz-levels")]').locator('select');
    const way = (await levels.count()) > 0 ? wayTo(vocabularies[schema['x-vocabulary'] ?? ''], String(value)) : [];
    for (const [depth, code] of way.entries()) await levels.nth(depth).selectOption(code);
    if (way.length === 0) await field.selectOption(String(value));
  } else if (control.role === 'combobox' && schema['x-reference'] === undefined) await search(field, titleOf(screen, schema, value));
  else {
    await field.fill(String(value));
    await field.blur();
  }
  return true;
}

async function fillGroup(screen: Screen, field: Locator, pointer: string, schema: FieldSchema, value: unknown): Promise<void> {
  const { page } = screen;
  if (schema.format === 'period') {
    const { from, to } = value as { from?: string; to?: string };
    if (from) await field.locator('input[type=date]').nth(0).fill(from);
    if (to) await field.locator('input[type=date]').nth(1).fill(to);
  } else if (Array.isArray(value) && schema.items?.type === 'object') {
    for (const [index, row] of (value as Row[]).entries()) {
      await field.locator('.lz-table-foot button').first().click();
      await field.getByRole('group', { name: `第 ${index + 1} 项`, exact: true }).waitFor();
      await fillAll(screen, schema.items.properties ?? {}, row, `${pointer}/${index}`);
      await field.locator('.lz-row-editor > button').click();
    }
  } else if (Array.isArray(value)) {
    const adder = page.locator(`[id="${screen.prefix}${pointer.replaceAll('/', '-')}-add"]`);
    const searched = await adder.isVisible();
    for (const one of value) {
      const title = titleOf(screen, schema.items ?? schema, one);
      if (searched) await search(adder, title);
      else await option(field, title).setChecked(true);
    }
  } else await option(field, schema.type === 'boolean' ? (value ? '是' : '否') : titleOf(screen, schema, value)).check();
}

/** Fields show each other: those that were not there are tried again after the others. */
export async function fillAll(
  screen: Screen,
  properties: Readonly<Record<string, FieldSchema>>,
  data: Row,
  at = '',
): Promise<readonly string[]> {
  let left = Object.entries(properties).filter(([name]) => data[name] !== undefined && data[name] !== null);
  for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
    before = left.length;
    const hidden: typeof left = [];
    for (const entry of left) if (!(await fillField(screen, `${at}/${entry[0]}`, entry[1], data[entry[0]]))) hidden.push(entry);
    left = hidden;
  }
  return left.map(([name]) => name);
}

/** The box or button in front of exactly these words. */
function option(field: Locator, title: string): Locator {
  return field
    .locator('label.lz-option')
    .filter({ has: field.page().getByText(title, { exact: true }) })
    .locator('input');
}

async function search(field: Locator, title: string): Promise<void> {
  await field.click();
  await field.fill(title);
  await field.press('Enter');
}

async function choose(field: Locator, files: readonly ScreenFile[]): Promise<void> {
  await field.setInputFiles(files.map(({ name, type, bytes }) => ({ name, mimeType: type, buffer: bytes })));
  const list = field
    .page()
    .locator('.lz-files')
    .filter({ has: field.page().locator(`[id="${await field.getAttribute('id')}"]`) });
  for (const { name } of files) await list.getByRole('link', { name }).first().waitFor();
}

/** Codes from the top of a tree down to one of it. */
function wayTo(vocabulary: Vocabulary | undefined, code: string): string[] {
  const parent = vocabulary?.items.find((item) => item.code === code)?.parent;
  return parent === undefined ? [code] : [...wayTo(vocabulary, parent), code];
}

function titleOf({ vocabularies }: Screen, schema: FieldSchema, value: unknown): string {
  const listed = schema.oneOf?.find((one) => one.const === value)?.title;
  return listed ?? vocabularies[schema['x-vocabulary'] ?? '']?.items.find(({ code }) => code === value)?.title ?? String(value);
}
