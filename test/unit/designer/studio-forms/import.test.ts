/** The forms that departments have, read out of real Word and Excel files. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addField } from '../../../../designer/document/forms/fields.ts';
import { emptyForm } from '../../../../designer/document/forms/whole.ts';
import { draftOf, insertDraft, keptIn, wrongKeys } from '../../../../designer/studio/forms/import/draft.ts';
import type { Found, ReadError, Recognised } from '../../../../designer/studio/forms/import/found.ts';
import { readBlocks } from '../../../../designer/studio/forms/import/read-file.ts';
import { recognise } from '../../../../designer/studio/forms/import/recognise.ts';
import { fieldsInText } from '../../../../designer/studio/forms/import/recognise-text.ts';
import { blankOf, labelOf } from '../../../../designer/studio/forms/import/words.ts';
import { checkForm } from '../../../../engine/forms/schema.ts';
import { docx, paragraph, subsidyForm, surveySheet, wordTable } from '../../../support/office-files.ts';

const words = (title: string) => ({ title, options: ['甲', '乙'], column: '列', unit: '万元', vocabulary: '', registry: '' });
const read = (name: string, bytes: Uint8Array) => recognise(readBlocks(name, bytes));
const short = ({ title, kind, unit, required, options, group }: Found) =>
  [title, kind, unit, required ? '*' : '', options.join('/'), group].filter((part) => part !== '').join(' ');
const listed = ({ sections }: Recognised) => sections.map(({ title, fields }) => [title, ...fields.map(short)]);

describe('a Word form', () => {
  const found = read('申报表.docx', subsidyForm());
  it('is read with its title, sections, fields, units, choices, groups, figures, lists, promises and attachments', () => {
    expect(found.title).toBe('洛阳市技术改造项目奖补资金申报表');
    expect(listed(found)).toEqual([
      ['', '申报单位 text', '申报日期 date'],
      [
        '企业基本情况',
        '企业名称 text',
        '统一社会信用代码 uscc *',
        '成立日期 date',
        '注册资本 money 万元',
        '从业人员数 integer 人',
        '企业性质 choice 国有/民营/外资/其他',
        '是否规上工业企业 boolean',
        '所属产业 multi 新能源/新材料/高端装备',
        '姓名 text 联系人',
        '手机 mobile 联系人',
        '电子邮箱 email 联系人',
        '主营业务及产品情况 longtext',
      ],
      [
        '近三年经营情况',
        '营业收入（2023年） money 万元',
        '营业收入（2024年） money 万元',
        '营业收入（2025年） money 万元',
        '研发费用（2023年） money 万元',
        '研发费用（2024年） money 万元',
        '研发费用（2025年） money 万元',
        '研发费用占营业收入比重（2023年） percent %',
        '研发费用占营业收入比重（2024年） percent %',
        '研发费用占营业收入比重（2025年） percent %',
      ],
      ['设备购置明细', '设备购置明细 table'],
      ['承诺与意见', '法定代表人签字 signature 申报单位承诺', '县区主管部门意见 longtext'],
      ['附件材料清单', '营业执照复印件 files', '上年度审计报告 files'],
    ]);
    const [, basics, , list] = found.sections;
    expect(basics!.fields.at(-1)).toMatchObject({ maxLength: 500, help: expect.stringContaining('主要产品') });
    expect(list!.fields[0]!.columns.map(short)).toEqual([
      '设备名称 text',
      '规格型号 text',
      '数量 integer 台',
      '金额 money 万元',
      '购置日期 date',
    ]);
  });
  it('lists what was not understood', () => {
    expect(found.left).toEqual(expect.arrayContaining(['附件1', expect.stringContaining('一式三份')]));
    expect(found.left.join()).not.toContain('企业名称');
  });
  it('becomes a sound form in one edit, without the opinions of the office, with free keys', () => {
    const draft = draftOf(found, ['uscc']);
    expect(keptIn(draft).map(({ title }) => title)).not.toContain('县区主管部门意见');
    expect(wrongKeys(draft, ['uscc']).size).toBe(0);
    const kept = { ...draft, left: draft.left.map((one) => ({ ...one, asNote: one.text === '附件1' })) };
    const form = insertDraft(kept, words)(emptyForm('application', '申报表'));
    expect(checkForm(form, { vocabularies: {} })).toEqual([]);
    const { properties = {} } = form.schema;
    expect(Object.keys(properties)).toHaveLength(keptIn(draft).length);
    expect(properties.uscc2).toMatchObject({ format: 'uscc' });
    expect(form.schema.required).toContain('uscc2');
    expect(properties.registeredCapital).toMatchObject({ format: 'money', 'x-unit': '万元' });
    expect(form.uischema.elements?.map(({ label }) => label)).toEqual([
      '申报表',
      '企业基本情况',
      '近三年经营情况',
      '设备购置明细',
      '承诺与意见',
      '附件材料清单',
    ]);
    expect(form.uischema.elements?.[1]?.elements?.find(({ type }) => type === 'Group')).toMatchObject({ label: '联系人' });
    expect(JSON.stringify(form)).toContain('附件1');
  });
  it('brings what stands under no heading to what stood under none, not into a second section of the same name', () => {
    const before = addField('reason', { type: 'string', title: '申请事由' }, [0])(emptyForm('application', '申报表'));
    const form = insertDraft(draftOf(found, ['reason']), words)(before);
    expect(form.uischema.elements?.filter(({ label }) => label === '申报表')).toHaveLength(1);
    expect(Object.keys(form.schema.properties ?? {}).slice(0, 2)).toEqual(['reason', 'name']);
    expect(checkForm(form, { vocabularies: {} })).toEqual([]);
  });
});

describe('an Excel form', () => {
  it('is read with merged headings, pairs, choices and a list on a second sheet', () => {
    const found = read('登记表.xlsx', surveySheet());
    expect(found.title).toBe('中小企业服务机构信息登记表');
    expect(listed(found)).toEqual([
      [
        '机构信息',
        '机构名称 text',
        '统一社会信用代码 uscc',
        '注册地址 text',
        '法定代表人 text',
        '身份证号码 id-card',
        '服务面积 decimal 平方米',
        '服务企业数量 integer 家',
        '服务领域 multi 技术创新/创业辅导/融资服务',
        '资质有效期 period',
      ],
      ['服务人员名单', '服务人员名单 table'],
    ]);
    expect(found.sections[1]!.fields[0]!.columns.map(short)).toEqual([
      '姓名 text',
      '职称 text',
      '从事服务年限 decimal 年',
      '联系电话 phone',
    ]);
  });
});

describe('labels and blanks', () => {
  it('say units, hints, stars and whether several may be chosen', () => {
    expect(labelOf('*3、 投资额（万元）：')).toMatchObject({ title: '投资额', unit: '万元', required: true });
    expect(labelOf('项 目 名 称（须与批文一致，必填）')).toMatchObject({ title: '项目名称', help: '须与批文一致', required: true });
    expect(labelOf('（一）占比[%]')).toMatchObject({ title: '占比', unit: '%' });
    expect(labelOf('荣誉（可多选）')).toMatchObject({ title: '荣誉', several: true });
    expect(labelOf('传真（选填）').required).toBe(false);
  });
  it('are told from words', () => {
    expect(blankOf('□是 □否')?.kind).toBe('boolean');
    expect(blankOf('☐ A类　☐ B类')?.options).toEqual(['A类', 'B类']);
    expect(blankOf('   年  月  日 至   年  月  日')?.kind).toBe('period');
    expect(blankOf('________万元')?.unit).toBe('万元');
    expect(blankOf('（请填写全称）')?.help).toBe('请填写全称');
    expect(blankOf('已经写了内容')).toBeNull();
  });
  it('stand several in a line', () => {
    const line = fieldsInText('联系人：________ 电话：____________ 邮箱：');
    expect(line?.fields.map(short)).toEqual(['联系人 text', '电话 phone', '邮箱 email']);
    expect(fieldsInText('性别：□男 □女  年龄：____岁')?.fields.map(short)).toEqual(['性别 choice 男/女', '年龄 integer 岁']);
    expect(fieldsInText('注：请用黑色签字笔填写。')).toBeNull();
    expect(fieldsInText('依据：《办法》第三条规定执行')).toBeNull();
  });
});

describe('a list', () => {
  it('with headings in two rows has a column for each', () => {
    const table = wordTable(
      [
        { text: '年度', down: true },
        { text: '产值', span: 2 },
        { text: '备注', down: true },
      ],
      [{ on: true }, '金额（万元）', '占比（%）', { on: true }],
      ['', '', '', ''],
    );
    const [section] = read('a.docx', docx(paragraph('一、产值情况'), table)).sections;
    expect(section!.fields.map((field) => [field.kind, ...field.columns.map(short)])).toEqual([
      ['table', '年度 year', '产值金额 money 万元', '产值占比 percent %', '备注 longtext'],
    ]);
  });
});

describe('files that are none', () => {
  const reason = (name: string, bytes: Uint8Array) => {
    try {
      readBlocks(name, bytes);
      return null;
    } catch (error) {
      return (error as ReadError).reason;
    }
  };
  it('are refused with a reason: other types, old formats, damaged, too large, bombs', () => {
    expect(reason('a.pdf', strToU8('%PDF'))).toBe('type');
    expect(reason('a.doc', strToU8('x'))).toBe('old');
    expect(reason('a.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('old');
    expect(reason('a.docx', strToU8('no zip'))).toBe('unreadable');
    expect(reason('a.docx', zipSync({ 'other.xml': strToU8('<a/>') }))).toBe('unreadable');
    expect(reason('a.xlsx', zipSync({ 'other.xml': strToU8('<a/>') }))).toBe('unreadable');
    expect(reason('a.docx', new Uint8Array(11 * 1024 * 1024))).toBe('too-large');
    const huge = new Uint8Array(41 * 1024 * 1024);
    const bomb = zipSync({ 'word/document.xml': huge }, { level: 1 });
    expect(bomb.length).toBeLessThan(400_000);
    expect(reason('a.docx', bomb)).toBe('too-large');
    expect(reason('a.xlsx', zipSync({ 'xl/worksheets/sheet1.xml': huge }, { level: 1 }))).toBe('too-large');
  }, 60_000);
  it('with markup and endless tables give words, and no more than a form can hold', () => {
    const hostile = docx(
      paragraph('名称：____'),
      paragraph('<script>alert(1)</script>：____'),
      wordTable(...Array.from({ length: 900 }, (_, index) => [`字段${index}`, ''])),
    );
    const found = read('a.docx', hostile);
    expect(found.sections.flatMap(({ fields }) => fields)).toHaveLength(400);
    expect(found.sections[0]!.fields[1]!.title).toBe('<script>alert(1)</script>');
    expect(listed(read('b.docx', docx(paragraph('没有要填写的内容。'))))).toEqual([]);
  });
});
