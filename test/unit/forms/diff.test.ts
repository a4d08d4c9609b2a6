import { expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { diff } from '../../../engine/forms/diff.ts';
import { emptyRow } from '../../../engine/forms/draft.ts';
import { application, formWith, patent, scope, truthful, vocabularies } from './programme.ts';

const changes = (next: Record<string, unknown>) =>
  diff(application, truthful, { ...truthful, ...next }).map(({ pointer, kind, label }) => [pointer, kind, label]);

it('tells nothing of equal data', () => expect(changes({})).toEqual([]));
it('tells changed, added and removed fields with their titles', () => {
  expect(changes({ rdY1: 300, email: 'a@b.cn', seiNote: undefined })).toEqual([
    ['/email', 'added', '电子邮箱'],
    ['/seiNote', 'removed', '所属领域说明'],
    ['/rdY1', 'changed', '上年度研发费用'],
  ]);
});
it('matches rows by their key', () => {
  const next = { ...patent, number: 'ZL202310000002.X' };
  expect(changes({ ips: [next, { ...patent, highValue: true }] })).toEqual([
    ['/ips/0', 'added', '知识产权明细 1'],
    ['/ips/1/highValue', 'changed', '知识产权明细 2 · 高价值'],
  ]);
  expect(changes({ ips: [next] })).toEqual([
    ['/ips/0', 'added', '知识产权明细 1'],
    ['/ips/0', 'removed', '知识产权明细 1'],
  ]);
});
it('tells nothing of a first submission', () => expect(diff(application, null, truthful)).toEqual([]));
it('starts rows with their defaults', () => {
  const items = {
    type: 'object',
    properties: { a: { type: 'number', title: 'A', default: 3 }, b: { type: 'string', title: 'B', 'x-prefill': 'enterprise.name' } },
  } as const;
  const compiled = compileForm(formWith({ t: { type: 'array', title: 'T', items } }), vocabularies);
  expect(emptyRow(compiled, 't', scope)).toEqual({ a: 3, b: '洛阳示例轴承科技有限公司' });
});
