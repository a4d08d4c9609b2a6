import { describe, expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { differing, mergeDrafts } from '../../../engine/forms/merge.ts';
import { application, patent, truthful } from './programme.ts';

const merge = (mine: object, theirs: object, base: object = truthful) =>
  mergeDrafts(application, base as typeof truthful, { ...base, ...mine }, { ...base, ...theirs });
const other = { ...patent, number: 'ZL202310000002.X' };
const third = { ...patent, number: 'ZL202310000003.8' };
const file = (id: string) => ({ id: id.repeat(64), name: `${id}.pdf`, size: 1, type: 'application/pdf' });

it('keeps what each side changed', () => {
  const merged = merge({ employees: 130 }, { mainProduct: '主轴', rdY1: 310 });
  expect(merged.data).toMatchObject({ employees: 130, mainProduct: '主轴', rdY1: 310 });
  expect(merged).toMatchObject({ theirs: ['mainProduct', 'rdY1'], conflicts: [] });
});
it('names the field that both changed, and keeps mine until somebody chooses', () => {
  const merged = merge({ employees: 130 }, { employees: 140, mainProduct: '主轴' });
  expect(merged.conflicts).toEqual(['employees']);
  expect(merged.data).toMatchObject({ employees: 130, mainProduct: '主轴' });
});
it('finds nothing to choose where both say the same', () => {
  expect(merge({ employees: 130 }, { employees: 130 })).toMatchObject({ theirs: [], conflicts: [] });
});
it('takes what the other side emptied', () => {
  expect('seiNote' in merge({}, { seiNote: undefined }).data).toBe(false);
});
it('adds up rows that both put in, and cells that each changed', () => {
  const merged = merge(
    { ips: [{ ...patent, name: '甲' }, other] },
    { ips: [{ ...patent, highValue: true }, third] },
    { ...truthful, ips: [patent] },
  );
  expect(merged.conflicts).toEqual([]);
  expect(merged.data.ips).toEqual([{ ...patent, name: '甲', highValue: true }, other, third]);
});
it('asks about a table when one side took a row out and the other worked on it', () => {
  const base = { ...truthful, ips: [patent, other] };
  expect(merge({ ips: [patent] }, { ips: [patent, { ...other, name: '乙' }] }, base).conflicts).toEqual(['ips']);
  expect(
    merge({ ips: [{ ...patent, name: '甲' }] }, { ips: [{ ...patent, name: '乙' }] }, { ...truthful, ips: [patent] }).conflicts,
  ).toEqual(['ips']);
});
it('adds up files that both handed in, less those that one took out', () => {
  const base = { ...truthful, licence: [file('a'), file('b')] };
  const merged = merge({ licence: [file('a'), file('b'), file('c')] }, { licence: [file('b'), file('d')] }, base);
  expect(merged.data.licence).toEqual([file('b'), file('c'), file('d')]);
  expect(merged.conflicts).toEqual([]);
});
it('lists the fields in which two drafts differ, formulas aside', () => {
  expect(differing(application, truthful, { ...truthful, rdY1: 1, rdRatio: 99, email: '' })).toEqual(['rdY1']);
});
it('takes no notice of what a formula made of a row', () => {
  const base = { ...truthful, ips: [patent] };
  expect(differing(application, base, { ...base, ips: [{ ...patent, category: 'II' }] })).toEqual([]);
  const merged = merge(
    { ips: [{ ...patent, name: '甲', category: 'I' }] },
    { ips: [{ ...patent, highValue: true, category: 'II' }] },
    base,
  );
  expect(merged.conflicts).toEqual([]);
  expect(merged.data.ips).toEqual([{ ...patent, name: '甲', highValue: true }]);
});

describe('a promise to hand files in later', () => {
  const files = { type: 'array', format: 'files', title: 'Audit', items: { type: 'object' } } as const;
  const form = compileForm(
    {
      ...{ id: 'f', title: 'F', uischema: { type: 'VerticalLayout', elements: [] } },
      schema: {
        type: 'object',
        properties: {
          audit: { ...files, 'x-deferrable': { amount: 10, unit: 'workingDays' } },
          licence: files,
          note: { type: 'string', title: 'Note' },
        },
      },
    },
    {},
  );
  const nothing = undefined;
  const promised: readonly unknown[] = [];
  const [a, b] = [file('a'), file('b')];
  const audit = (base: unknown, mine: unknown, theirs: unknown) => {
    const of = (value: unknown) => (value === nothing ? {} : { audit: value });
    return mergeDrafts(form, of(base), { ...of(mine), note: 'mine' }, of(theirs));
  };

  it.each([
    ['one makes while the other types elsewhere', nothing, nothing, promised, promised],
    ['I made while the other typed elsewhere', nothing, promised, nothing, promised],
    ['both make', nothing, promised, promised, promised],
    ['one takes back', promised, promised, nothing, nothing],
    ['I took back', promised, nothing, promised, nothing],
    ['one keeps by handing in', promised, promised, [a], [a]],
    ['I kept by handing in', promised, [a], promised, [a]],
    ['I took back while the other handed in', promised, nothing, [a], [a]],
    ['I made while the other handed in', nothing, promised, [a], [a]],
    ['one makes in place of a file that was there', [a], [a], promised, promised],
    ['both keep, each by a file', promised, [a], [b], [a, b]],
  ])('that %s is in the draft of both', (_, base, mine, theirs, merged) => {
    const { data, conflicts } = audit(base, mine, theirs);
    expect([data.audit, 'audit' in data, data.note, conflicts]).toEqual([merged, merged !== nothing, 'mine', []]);
  });

  it('is none that nobody made: two who each took out a file promised nothing', () => {
    expect('audit' in audit([a, b], [a], [b]).data).toBe(false);
    expect(audit([a, b], promised, [b]).data.audit).toEqual(promised);
  });

  it('is a difference between two drafts, where there may be one', () => {
    expect(differing(form, { audit: promised, licence: promised }, {})).toEqual(['audit']);
    expect(differing(form, { audit: promised }, { audit: promised })).toEqual([]);
  });
});
