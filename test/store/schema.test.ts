import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dumpSchema } from '../../engine/store/dump-schema.ts';
import { eachStore } from '../support/stores.ts';

eachStore('the schema', (harness) => {
  it('is what the committed dump says (UPDATE_SCHEMA=1 writes it anew)', async () => {
    const { writer, dialect } = await harness.open();
    const schema = await writer.transact((tx) =>
      dumpSchema({ all: (sql) => tx.raw(sql), handle: null, exec: async () => {}, close: async () => {} }, dialect),
    );
    const file = new URL(`../../engine/store/schema.${dialect.name}.sql`, import.meta.url);
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, schema);
    expect(schema).toBe(readFileSync(file, 'utf8'));
  });

  it('is made once when several nodes start at the same time', async () => {
    await harness.open();
    const stores = await Promise.all([harness.openAgain(), harness.openAgain(), harness.openAgain()]);
    const numbers: number[] = await stores[0]!.read('migrations').orderBy('number').pluck('number');
    expect(numbers).toEqual([...new Set(numbers)]);
    expect(numbers.length).toBeGreaterThan(1);
  });
});
