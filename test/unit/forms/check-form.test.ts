import { expect, it } from 'vitest';
import { checkForm } from '../../../engine/forms/schema.ts';
import { hasText } from '../../../engine/messages/render.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import { formOf, formWith, parameters, vocabularies } from './programme.ts';

type Loose = { [name: string]: Loose };
/** What is wrong after one change to the delivered application: `pointer code suggestion`. */
function problems(change: (form: Loose) => void): string[] {
  const form = structuredClone(formOf('application')) as unknown as Loose;
  change(form);
  const found = checkForm(form as unknown as FormDefinition, { vocabularies, parameters });
  for (const { code } of found) for (const lang of ['zh-CN', 'en'] as const) expect([code, hasText(lang, code)]).toEqual([code, true]);
  return found.map(({ pointer, code, params }) => [pointer, code, params.suggestion].filter(Boolean).join(' '));
}
const set = (value: unknown) => value as Loose;
const field = (form: Loose, name: string) => form.schema!.properties![name]!;

it.each<[string, (form: Loose) => void, string[]]>([
  ['a misspelt keyword', (f) => (field(f, 'email').maxLenght = set(3)), ['/schema/properties/email form.keyword maxLength']],
  ['a keyword of another type', (f) => (field(f, 'email').minimum = set(3)), ['/schema/properties/email form.keyword']],
  ['a wrong value type', (f) => (field(f, 'email').maxLength = set('3')), ['/schema/properties/email/maxLength form.type']],
  ['a misspelt format', (f) => (field(f, 'email').format = set('emial')), ['/schema/properties/email/format form.value email']],
  ['a misspelt type', (f) => (field(f, 'email').type = set('sting')), ['/schema/properties/email/type form.value string']],
  [
    'an unknown vocabulary',
    (f) => (field(f, 'chain')['x-vocabulary'] = set('region')),
    ['/schema/properties/chain/x-vocabulary form.vocabulary regions'],
  ],
  ['an unreadable pattern', (f) => (field(f, 'email').pattern = set('[')), ['/schema/properties/email/pattern form.pattern']],
  [
    'help with a link that leads nowhere',
    (f) => (field(f, 'email')['x-help'] = set('[办事指南](http://www.gov.cn)，[目录](https://www.gov.cn)')),
    ['/schema/properties/email/x-help form.help-link'],
  ],
  [
    'and in a column of a table',
    (f) => (f.schema!.properties!.ips!.items!.properties!.number!['x-help'] = set('[a](javascript:alert(1))')),
    ['/schema/properties/ips/items/properties/number/x-help form.help-link'],
  ],
  ['an empty range', (f) => (field(f, 'employees').maximum = set(0)), ['/schema/properties/employees/minimum form.range']],
  ['a field without a title', (f) => (field(f, 'email').title = set('')), ['/schema/properties/email form.missing']],
  ['a required name that is no field', (f) => (f.schema!.required = set(['mobil'])), ['/schema/required/0 form.required mobile']],
  [
    'more choices than anybody reads through',
    (f) => (field(f, 'path').oneOf = set(Array.from({ length: 501 }, (_, n) => ({ const: `c${n}`, title: `C${n}` })))),
    ['/schema/properties/path/oneOf form.many'],
  ],
  [
    'a choice twice',
    (f) =>
      (field(f, 'path').oneOf = set([
        { const: 'a', title: 'A' },
        { const: 'a', title: 'B' },
      ])),
    ['/schema/properties/path/oneOf/1 form.duplicate'],
  ],
  [
    'a table in a table',
    (f) => (field(f, 'ips').items!.properties!.deep = set({ type: 'array', title: 'D', items: { type: 'object' } })),
    ['/schema/properties/ips/items/properties/deep/items form.nesting'],
  ],
  [
    'a scope that is no field',
    (f) => (f.uischema!.elements![0 as never]!.elements![0 as never]!.scope = set('#/properties/aplyType')),
    ['/uischema/elements/0/elements/0/scope form.scope #/properties/applyType', '/uischema form.unplaced'],
  ],
  ['a JSON Forms rule', (f) => (f.uischema!.rule = set({})), ['/uischema form.keyword']],
  ['a check shown nowhere', (f) => (f.checks![0 as never]!.at = set('/nowhere')), ['/checks/0/at form.check-at']],
  ['a check of the wrong type', (f) => (f.checks![0 as never]!.when = set('application.revenueY1 + 1')), ['/checks/0/when feel.type']],
  [
    'an unknown name',
    (f) => (field(f, 'rdRatio')['x-computed'] = set('application.rdY2 / application.revenueY1')),
    ['/schema/properties/rdRatio/x-computed feel.name rdY1'],
  ],
  [
    'a value no choice has',
    (f) => (field(f, 'audit2')['x-visibleWhen'] = set('application.path = "scores"')),
    ['/schema/properties/audit2/x-visibleWhen feel.value score'],
  ],
  [
    'row outside a table',
    (f) => (field(f, 'email')['x-visibleWhen'] = set('row.kind = "invention"')),
    ['/schema/properties/email/x-visibleWhen feel.name'],
  ],
  [
    'full-width punctuation',
    (f) => (field(f, 'email')['x-visibleWhen'] = set('application.path ＝ “score”')),
    ['/schema/properties/email/x-visibleWhen feel.full-width', '/schema/properties/email/x-visibleWhen feel.full-width'],
  ],
  ['a circle', (f) => (field(f, 'path')['x-visibleWhen'] = set('application.direct != null')), ['/schema/properties form.cycle']],
  [
    'a condition that is no text',
    (f) => (field(f, 'email')['x-visibleWhen'] = set(true)),
    ['/schema/properties/email/x-visibleWhen form.feel-text'],
  ],
])('finds %s', (_, change, expected) => expect(problems(change)).toEqual(expected));

it.each(['企业', 'a.b', 'a[0]', 'Name', '__proto__', 'toString', 'constructor', '1a', 'a-b'])('refuses the key %s', (name) => {
  const properties = JSON.parse(`{${JSON.stringify(name)}: {"type": "string", "title": "X"}}`);
  expect(checkForm(formWith(properties), { vocabularies }).map(({ code }) => code)).toContain('form.key');
});

it('warns of a field shown twice', () => {
  const form = formWith({ a: { type: 'string', title: 'A' } });
  const control = { type: 'Control', scope: '#/properties/a' };
  const [problem] = checkForm({ ...form, uischema: { type: 'VerticalLayout', elements: [control, control] } }, { vocabularies });
  expect(problem).toMatchObject({ code: 'form.twice', severity: 'warning' });
});
