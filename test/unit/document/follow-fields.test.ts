/** A renamed field is followed wherever it is named; one that is gone leaves lists and access clean. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followFields, followForms } from '../../../designer/document/behaviours/follow-fields.ts';
import { createEditor } from '../../../designer/document/editor.ts';
import { expressionsOf } from '../../../designer/document/expressions.ts';
import { replaceNames, usesIn } from '../../../designer/document/feel.ts';
import { workflowScopes } from '../../../designer/document/form-names.ts';
import { addCheck } from '../../../designer/document/forms/checks.ts';
import {
  addColumn,
  addField,
  changeField,
  duplicate,
  keysOf,
  move,
  moveColumn,
  removeField,
  renameKey,
  setRequired,
} from '../../../designer/document/forms/fields.ts';
import { type Edit, inForm } from '../../../designer/document/forms/form-edit.ts';
import { changeKind, kinds, newField } from '../../../designer/document/forms/kinds.ts';
import { elementAt, type Place } from '../../../designer/document/forms/layout.ts';
import { addGroup, addSection, dissolve, nameElement, removeWhole } from '../../../designer/document/forms/sections.ts';
import { renameForm } from '../../../designer/document/forms/whole.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import type { FormDefinition, UiElement } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { smeDocument } from './sme-document.ts';

const words = { title: '新项', options: ['甲', '乙'], column: '名称', unit: '万元', vocabulary: 'regions', registry: 'agencies' };
const edited = (document: ProgrammeDocument, ...edits: Edit[]) => {
  const editor = createEditor(document, [followFields, followForms]);
  for (const edit of edits) editor.run({ label: 'x', edit });
  return { editor, document: editor.view().document };
};
/** Checking a whole package takes a while. */
const everyFifth = (keys: readonly string[]) => keys.filter((_, index) => index % 5 === 1);
const errors = (document: ProgrammeDocument) => checkPackage(document).filter(({ severity }) => severity === 'error');

describe('names in FEEL', () => {
  const { forms, workflow } = smeDocument();
  const scope = workflowScopes({ workflow, forms })([]);
  const rename = (source: string) =>
    replaceNames(source, scope.type, (path) =>
      scope.meaningOf(path)?.field === 'ips' && scope.meaningOf(path)?.column === 'number' && scope.meaningOf(path)?.exact ? 'code' : null,
    );
  it('are found in paths, filters and loops, not in texts, local names or parts of dates', () => {
    expect(rename('count(application.ips[number != "number"].number) > 0 and some x in application.ips satisfies x.number = "1"')).toBe(
      'count(application.ips[code != "number"].code) > 0 and some x in application.ips satisfies x.code = "1"',
    );
    expect(rename('for number in application.ips return number.number')).toBe('for number in application.ips return number.code');
    expect(rename('{number: 1, n: number}.number')).toBe('{number: 1, n: number}.number');
    expect(rename('verified . ips[1].number')).toBe('verified . ips[1].code');
    expect(rename('this is no FEEL(')).toBe('this is no FEEL(');
    const inText = usesIn('编号 {application.ips[1].number} 的 {today}', scope.type, 'text').map(({ path }) => path.join('.'));
    expect(inText).toEqual(['application', 'application.ips', 'application.ips.number', 'today']);
    expect(usesIn('< application.employees, "a"', scope.type, 'unary').map(({ path }) => path.join('.'))).toEqual([
      'application',
      'application.employees',
    ]);
  });
  it('stand where the language has expressions, in half-written workflows too', () => {
    const places = expressionsOf(workflow);
    expect(places.length).toBeGreaterThan(50);
    expect(places.filter(({ kind }) => kind === 'feel').every(({ source }) => !source.includes('{'))).toBe(true);
    for (const broken of [null, [], {}, { steps: { a: null, b: { type: 'each' }, c: { type: 'parallel', branches: [] } } }])
      expect(expressionsOf(broken)).toEqual([]);
  });
});

describe('a renamed field', () => {
  it('is followed wherever the programme here names it: nothing is wrong after it, and undo gives every byte back', () => {
    const document = smeDocument();
    expect(errors(document)).toEqual([]);
    for (const [name, form] of Object.entries(document.forms))
      for (const field of everyFifth(Object.keys(form.schema.properties ?? {}))) {
        const { editor, document: next } = edited(document, inForm(name, renameKey({ field }, `${field}Renamed`)));
        // A score or case's answer may be called alike; what is checked is that no name is left that nobody knows.
        expect(errors(next), `${name}.${field}`).toEqual([]);
        editor.undo();
        expect(JSON.stringify(editor.view().document)).toBe(JSON.stringify(document));
      }
  }, 120_000);
  it('is followed as a column too', () => {
    const document = smeDocument();
    for (const [table, schema] of Object.entries(document.forms.application!.schema.properties!))
      for (const column of everyFifth(Object.keys(schema.items?.properties ?? {}))) {
        const { document: next } = edited(document, inForm('application', renameKey({ field: table, column }, `${column}Renamed`)));
        expect(errors(next), `${table}.${column}`).toEqual([]);
      }
  }, 60_000);
  it('is followed in scenarios, access, verified fields, results of steps, items of rows and texts', () => {
    const base = smeDocument();
    const workflow = {
      ...base.workflow,
      start: 'fill',
      on: { told: { to: 'fill', when: 'message.data.amount > 0' } },
      messages: { told: { title: '消息', from: ['applicant'], form: 'opinion' } },
      ruleVersions: [
        {
          id: 'v',
          title: '',
          basis: '',
          from: '2026-01-01',
          tables: {
            t: {
              hitPolicy: 'FIRST',
              inputs: [{ label: '', expression: 'application.amount' }],
              outputs: [{ name: 'o' }],
              rules: [{ in: ['> application.amount'], out: ['application.amount + 1'] }],
            },
          },
        },
      ],
      steps: {
        fill: { type: 'form', form: 'application', by: 'applicant', access: { amount: 'edit', '*': 'read' }, next: 'ask' },
        ask: {
          type: 'review',
          form: 'opinion',
          assign: { role: 'a' },
          access: { amount: 'hidden' },
          verify: { fields: ['amount'] },
          outcomes: { ok: { label: '', to: 'many', when: 'ask.data.amount > declared.amount' } },
        },
        many: {
          type: 'each',
          over: 'application.rows[amount > 1]',
          label: 'item.amount',
          block: {
            start: 'tell',
            steps: { tell: { type: 'notify', to: 'applicant', subject: '金额 {item.amount}', body: '{application.amount}', next: 'tell' } },
          },
          outcomes: {},
        },
        joint: {
          type: 'parallel',
          template: { type: 'review', access: { amount: 'read' } },
          branches: { a: { assign: { role: 'a' } } },
          outcomes: {},
        },
      },
    } as unknown as ProgrammeDocument['workflow'];
    const money = { type: 'number', title: '金额' } as const;
    const form = (id: string): FormDefinition => ({
      id,
      title: id,
      schema: {
        type: 'object',
        properties: { amount: money, rows: { type: 'array', title: '表', items: { type: 'object', properties: { amount: money } } } },
      },
      uischema: { type: 'VerticalLayout', elements: [] },
    });
    const scenarios = {
      application: { amount: 1, rows: [{ amount: 2 }] },
      scenarios: [{ steps: [{ data: { $application: { amount: 3 } } }, { data: { amount: 4 } }, { other: { amount: 5 } }] }],
    };
    const document = { ...base, workflow, forms: { application: form('application'), opinion: form('opinion') }, scenarios };
    const field = JSON.stringify(edited(document, inForm('application', renameKey({ field: 'amount' }, 'total'))).document);
    for (const said of [
      '"access":{"total":"edit","*":"read"}',
      '"access":{"total":"hidden"}',
      '"fields":["total"]',
      'ask.data.amount > declared.total',
      'message.data.amount > 0',
      'application.rows[amount > 1]',
      '金额 {item.amount}',
      '{application.total}',
      '> application.total',
      'application.total + 1',
      '"expression":"application.total"',
      '"template":{"type":"review","access":{"total":"read"}}',
      '"application":{"total":1,"rows":[{"amount":2}]}',
      '"$application":{"total":3}',
      '{"data":{"total":4}}',
      '"other":{"amount":5}',
    ])
      expect(field).toContain(said);
    const opinion = JSON.stringify(edited(document, inForm('opinion', renameKey({ field: 'amount' }, 'total'))).document);
    for (const said of ['ask.data.total > declared.amount', 'message.data.total > 0', '"access":{"amount":"hidden"}'])
      expect(opinion).toContain(said);
    const column = JSON.stringify(edited(document, inForm('application', renameKey({ field: 'rows', column: 'amount' }, 'sum'))).document);
    for (const said of ['application.rows[sum > 1]', '"label":"item.sum"', '金额 {item.sum}', '{application.amount}', '"rows":[{"sum":2}]'])
      expect(column).toContain(said);
    const gone = edited(document, inForm('application', removeField({ field: 'amount' }))).document;
    expect(gone.workflow.steps.ask).not.toHaveProperty('verify');
    expect(gone.workflow.steps.ask).not.toHaveProperty('access');
    expect(gone.workflow.steps.fill).toMatchObject({ access: { '*': 'read' } });
    expect(JSON.stringify(gone.workflow)).toContain('declared.amount');
    expect(gone.scenarios).toMatchObject({ application: { rows: [{ amount: 2 }] } });
  });
});

describe('a field that is gone', () => {
  it('takes along its rule, unique columns and what stands under it, and leaves expressions to be mended', () => {
    const document = smeDocument();
    const { document: next } = edited(
      document,
      inForm('application', addCheck({ id: 'ticked', when: 'application.truth = true', message: '须勾选', level: 'block', at: '/truth' })),
      inForm('application', removeField({ field: 'truth' })),
    );
    expect(JSON.stringify(next.forms.application!.checks)).not.toContain('/truth');
    const without = edited(document, inForm('application', removeField({ field: 'employees' }))).document;
    expect(errors(without).length).toBeGreaterThan(0);
    expect(errors(without).every(({ code }) => code.startsWith('feel.') || code === 'form.check-at')).toBe(true);
  });
});

describe('a renamed form', () => {
  it('is followed by steps, messages and registries', () => {
    const document = smeDocument();
    for (const name of Object.keys(document.forms))
      expect(errors(edited(document, renameForm(name, `${name}-two`)).document), name).toEqual([]);
  }, 60_000);
});

/** Everything of the page that an edit may be made at. */
function placesIn(element: UiElement, place: Place = []): Place[] {
  return [place, ...(element.elements ?? []).flatMap((child, index) => placesIn(child, [...place, index]))];
}
const structural = (form: FormDefinition, document: ProgrammeDocument) =>
  checkForm(form, { vocabularies: document.vocabularies, parameters: document.workflow.parameters ?? {} }).filter(
    ({ code, severity, pointer }) =>
      severity === 'error' &&
      code.startsWith('form.') &&
      code !== 'form.check-at' &&
      code !== 'form.cycle' &&
      !(code === 'form.missing' && /^\/schema$|\/items$/.test(pointer)),
  );

describe('any edits in any order', () => {
  it('leave every form sound in structure, and undone give every byte back', () => {
    const action = fc.record({ what: fc.nat(15), a: fc.nat(1000), b: fc.nat(1000), kind: fc.constantFrom(...kinds) });
    const document = smeDocument();
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 25 }), (actions) => {
        const editor = createEditor(document, [followFields, followForms]);
        for (const [number, { what, a, b, kind }] of actions.entries()) {
          const form = editor.view().document.forms.application!;
          const places = placesIn(form.uischema).slice(1);
          const fields = keysOf(form);
          const one = <T>(list: readonly T[], index: number): T => list[index % Math.max(1, list.length)]!;
          if (fields.length === 0 || places.length === 0) break;
          const field = one(fields, a);
          const table = fields.find((key) => form.schema.properties?.[key]?.items?.properties);
          const column = table === undefined ? undefined : one(keysOf(form, table), b);
          const box =
            one(
              places.filter((place) => ['Category', 'Group'].includes(elementAt(form.uischema, place)?.type ?? '')),
              a,
            ) ?? [];
          const edits = [
            addField(`new${number}`, newField(kind, words), [...box, 0]),
            removeField({ field }),
            renameKey({ field }, `renamed${number}`),
            move(one(places, a), one(places, b)),
            move(one(places, a), [...box, b % 3]),
            setRequired({ field }, b % 2 === 0),
            changeField({ field }, (schema) => changeKind(schema, kind, words)),
            duplicate({ field }, '副本'),
            addSection('节', b % 4),
            addGroup('组', [...box, 0]),
            nameElement(one(places, a), { labelEn: b % 2 ? 'English' : '' }),
            removeWhole(one(places, a)),
            dissolve(one(places, a)),
            table === undefined
              ? removeField({ field })
              : addColumn(table, `column${number}`, newField(kind === 'table' ? 'text' : kind, words), column ?? null),
            table === undefined || column === undefined
              ? setRequired({ field }, true)
              : renameKey({ field: table, column }, `col${number}`),
            table === undefined || column === undefined
              ? setRequired({ field }, true)
              : moveColumn(table, column, one([...keysOf(form, table), null], a)),
          ];
          editor.run({ label: 'x', edit: inForm('application', edits[what]!) });
          const after = editor.view().document;
          expect(structural(after.forms.application!, after), JSON.stringify({ what, field, kind })).toEqual([]);
        }
        while (editor.view().undo) expect(editor.undo()).toEqual([]);
        expect(JSON.stringify(editor.view().document)).toBe(JSON.stringify(document));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
