import { expect, it } from 'vitest';
import { unchosen } from '../../../../designer/document/forms/kinds.ts';
import { inSameWords } from '../../../../designer/studio/problems/same-words.ts';
import { tellProblems } from '../../../../designer/studio/problems/told.ts';
import { exampleInWords } from '../../../../designer/studio/rules/example-words.ts';
import { problems as en } from '../../../../designer/studio/texts/en/problems.ts';
import { problems as zhCN } from '../../../../designer/studio/texts/zh-CN/problems.ts';
import { parametersOf } from '../../../../engine/messages/fill.ts';
import { type Lang, unfilled } from '../../../../engine/messages/render.ts';
import { checkPackage } from '../../../../engine/soundness/check.ts';
import base from '../../soundness/fixtures/base.json' with { type: 'json' };

type Base = typeof base;
/** What is said of the base package after a change. */
function told(change: (content: Base) => void, language: Lang = 'zh-CN') {
  const content = structuredClone(base);
  change(content);
  return tellProblems(checkPackage(content), content, language);
}
const messages = (...args: Parameters<typeof told>) => told(...args).map(({ message }) => message);

it('names a position by its title and says where it is chosen, in both languages', () => {
  const unused = (content: Base) =>
    Object.assign(content.workflow.roles, { 'position-1': { title: '市局科长', titleEn: 'Head of section' } });
  expect(messages(unused)).toEqual(['岗位“市局科长”还没有用到。请在环节的“由谁办理”中选用，或删除。']);
  expect(messages(unused, 'en')).toEqual([
    'The position “Head of section” has no work yet. Choose it under “Whose work it is” of a step, or remove it.',
  ]);
});

it('tells a counter-example without codes that have a name', () => {
  expect(exampleInWords('营业收入 = 0, 企业类型 = "small" (小型企业), 备案号 = null', 'zh-CN')).toBe(
    '营业收入 = 0，企业类型 = 小型企业，备案号 未填写',
  );
  expect(exampleInWords('Kind = "small" (Small), Number = null', 'en')).toBe('Kind = Small, Number is empty');
});

it('has the problems of the server in the same words, and keeps those that only the server knows', () => {
  const place = { document: 'workflow', pointer: '/roles/chief' };
  const told = [{ ...place, code: 'role.unused', message: '岗位“科长”还没有用到。' }];
  const others = { document: 'workflow', pointer: '/steps/child', code: 'case.unknown', message: '没有这个事项。' };
  const found = [
    { ...place, code: 'role.unused', message: '岗位“chief”没有用到。' },
    { ...place, code: 'schema.required', message: '缺少必需的属性。' },
    others,
  ];
  expect(inSameWords(found, told)).toEqual([...told, others]);
  expect(inSameWords(found, [])).toEqual(found);
});

it('keeps the id where the id itself is wrong', () => {
  expect(messages((content) => Object.assign(content.workflow.steps.review.assign, { role: 'clark' }))).toEqual([
    expect.stringContaining('本事项没有岗位“clark”'),
  ]);
});

it('says of one place once that nothing is filled in', () => {
  const blank = (content: Base) => Object.assign(content.workflow.steps.review, { when: '' });
  const problems = checkPackage(
    (() => {
      const content = structuredClone(base);
      blank(content);
      return content;
    })(),
  );
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['schema.minLength', 'feel.empty']));
  const here = told(blank).filter(({ pointer }) => pointer === '/steps/review/when');
  expect(here.map(({ message }) => message)).toEqual(['还没有填写，请补上。']);
});

it('says of a text that it is not filled in, and of a form that it has no fields', () => {
  expect(messages((content) => Object.assign(content.workflow.steps.review, { title: '' }))).toContain('还没有填写，请补上。');
  const form = Object.keys(base.forms)[0] as keyof Base['forms'];
  const field = { type: 'string', title: '行业', 'x-vocabulary': unchosen };
  expect(messages((content) => Object.assign(content.forms[form].schema.properties, { industry: field }))).toContain(
    '还没有选择词表，请在字段设置中选择。',
  );
  const emptied = told((content) => Object.assign(content.forms[form].schema, { properties: {}, required: [] }));
  expect(emptied.map(({ message }) => message)).toContain('表单里还没有字段。请添加字段，或导入已有的申报表。');
});

it('has a text for codes that exist alone, with the parameters of the text it stands for', () => {
  const own = ['schema.empty', 'form.empty', 'vocabulary.unchosen'];
  for (const [language, texts] of [
    ['zh-CN', zhCN],
    ['en', en],
  ] as const)
    for (const [code, text] of Object.entries(texts).filter(([key]) => !own.includes(key))) {
      const engines = unfilled(language, code);
      expect(engines, code).not.toBe(code);
      const known = parametersOf(engines);
      expect(
        parametersOf(text).filter((one) => !known.includes(one)),
        code,
      ).toEqual([]);
    }
});

it('uses no word of the language in Chinese', () => {
  const wrong = Object.entries(zhCN).filter(([, text]) => /[A-Za-z]{2}/.test(text.replaceAll(/\{\w+\}/g, '')));
  expect(wrong).toEqual([]);
});
