import { expect, it } from 'vitest';
import { createRowTexts } from '../../../../designer/renderers/table/row-texts.ts';
import type { FieldSchema } from '../../../../engine/model/form.ts';

const columns: Readonly<Record<string, FieldSchema>> = { name: { type: 'string' }, count: { type: 'integer' } };
const rowsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Lathe ${at}`, ...(at % 2 && { count: at }) }));

it('reads a row once, in small letters, without what is empty', () => {
  let asked = 0;
  const texts = createRowTexts(columns, (_, value) => {
    asked += 1;
    return String(value);
  });
  const [even, odd] = rowsOf(2);
  expect([texts.of(even!), texts.of(odd!), texts.of(odd!)]).toEqual(['lathe 0', 'lathe 1\n1', 'lathe 1\n1']);
  expect(asked).toBe(3);
});

it('reads many rows in slices and says when it is done; a few new ones are read in passing', async () => {
  const texts = createRowTexts(columns, (_, value) => String(value));
  const rows = rowsOf(3000);
  expect(texts.isNearlyRead(rows)).toBe(false);
  await new Promise<void>((resolve) => texts.read(rows, resolve));
  expect(texts.isNearlyRead(rows)).toBe(true);
  expect(texts.isNearlyRead([...rows, ...rowsOf(3)])).toBe(true);
  expect(texts.isNearlyRead([...rows, ...rowsOf(300)])).toBe(false);
});

it('stops reading rows that are no longer wanted', async () => {
  const texts = createRowTexts(columns, (_, value) => String(value));
  const told: string[] = [];
  texts.read(rowsOf(3000), () => told.push('old'))();
  await new Promise<void>((resolve) => texts.read(rowsOf(3000), resolve));
  expect(told).toEqual([]);
});
