/** Real Word and Excel files, as office programs write them: just enough parts that Word, WPS and Excel open them. */
import { strToU8, zipSync } from 'fflate';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A run a word would be split into: editing leaves several runs in one word. */
function runs(text: string): string {
  const middle = Math.floor(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)]
    .filter((part) => part !== '')
    .map((part) => `<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`)
    .join('');
}
export function paragraph(text: string, style: { readonly heading?: boolean; readonly centred?: boolean } = {}): string {
  const properties = `${style.heading ? '<w:pStyle w:val="Heading1"/>' : ''}${style.centred ? '<w:jc w:val="center"/>' : ''}`;
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs(text)}</w:p>`;
}

/** `span`: columns it reaches over; `down`: it begins a cell that goes on below; `on`: it goes on. */
export interface WordCell {
  readonly text?: string;
  readonly span?: number;
  readonly down?: boolean;
  readonly on?: boolean;
}
export function wordTable(...rows: readonly (readonly (string | WordCell)[])[]): string {
  const cells = (row: readonly (string | WordCell)[]) =>
    row
      .map((given) => {
        const { text = '', span = 1, down = false, on = false } = typeof given === 'string' ? { text: given } : given;
        const merge = down ? '<w:vMerge w:val="restart"/>' : on ? '<w:vMerge/>' : '';
        const lines = text.split('\n').map((line) => paragraph(line));
        return `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>${lines.join('')}</w:tc>`;
      })
      .join('');
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

export function docx(...content: readonly string[]): Uint8Array {
  const document = `${head}<w:document ${wordSpace}><w:body>${content.join('')}<w:sectPr/></w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(document),
  });
}

export interface SheetContent {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly merged?: readonly string[];
}
const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

export function xlsx(...sheets: readonly SheetContent[]): Uint8Array {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const strings: string[] = [];
  const shared = (text: string) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1);
  const sheetXml = ({ rows, merged = [] }: SheetContent) => {
    const lines = rows.map((row, index) => {
      const cells = row.map((cell, column) => {
        const at = `${columnName(column)}${index + 1}`;
        if (cell === null) return `<c r="${at}" s="1"/>`;
        return typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="s"><v>${shared(cell)}</v></c>`;
      });
      return `<row r="${index + 1}">${cells.join('')}</row>`;
    });
    const merges =
      merged.length > 0
        ? `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
        : '';
    return `${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
  };
  const parts = Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(sheetXml(sheet))]));
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    ...parts,
    'xl/sharedStrings.xml': strToU8(
      `${head}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ),
  });
}

/** The kind of form that a department has had for years: a cover, tables with merged cells, a list, a promise, opinions of the office. */
export const subsidyForm = (): Uint8Array =>
  docx(
    paragraph('附件1', {}),
    paragraph('洛阳市技术改造项目奖补资金申报表', { centred: true }),
    paragraph('申报单位：                    （盖章）'),
    paragraph('申报日期：      年    月    日'),
    paragraph('一、企业基本情况', { heading: true }),
    wordTable(
      [{ text: '企 业 名 称' }, { span: 3 }],
      ['*统一社会信用代码（必填）', '', '成立日期', '    年  月  日'],
      ['注册资本（万元）', '', '从业人员数', '      人'],
      ['企业性质', { text: '□国有  □民营  □外资  □其他____', span: 3 }],
      ['是否规上工业企业', '□是  □否', '所属产业（可多选）', '□新能源 □新材料 □高端装备'],
      [{ text: '联系人', down: true }, '姓名', { span: 2 }],
      [{ on: true }, '手机', { span: 2 }],
      [{ on: true }, '电子邮箱', { span: 2 }],
      ['主营业务及产品情况（500字以内）', { text: '包括主营业务、主要产品及其技术水平、市场占有情况、行业地位等', span: 3 }],
    ),
    paragraph('二、近三年经营情况'),
    wordTable(
      ['指标', '2023年', '2024年', '2025年'],
      ['营业收入（万元）', '', '', ''],
      ['研发费用（万元）', '', '', ''],
      ['研发费用占营业收入比重（%）', '', '', ''],
    ),
    paragraph('三、设备购置明细'),
    wordTable(
      ['序号', '设备名称', '规格型号', '数量（台）', '金额（万元）', '购置日期'],
      ['1', '', '', '', '', ''],
      ['2', '', '', '', '', ''],
      ['…', '', '', '', '', ''],
      [{ text: '合计', span: 4 }, '', ''],
    ),
    paragraph('四、承诺与意见'),
    wordTable(
      [
        { text: '申报单位承诺', down: false },
        {
          text: '本单位承诺所提交材料真实、合法、有效，如有虚假，愿承担相应法律责任。\n\n法定代表人签字：            （单位盖章）\n     年   月   日',
          span: 3,
        },
      ],
      ['县区主管部门意见', { text: '（盖章）      年   月   日', span: 3 }],
    ),
    paragraph('五、附件材料清单'),
    paragraph('1．营业执照复印件'),
    paragraph('2．上年度审计报告；'),
    paragraph('填表说明'),
    paragraph('1．本表一式三份，由申报单位如实填写。'),
  );

/** The same in Excel: merged headings, names beside blanks, a list under headings, a second sheet. */
export const surveySheet = (): Uint8Array =>
  xlsx(
    {
      name: '基本信息',
      rows: [
        ['中小企业服务机构信息登记表', null, null, null],
        ['一、机构信息', null, null, null],
        ['机构名称', null, '统一社会信用代码', null],
        ['注册地址', null, null, null],
        ['法定代表人', null, '身份证号码', null],
        ['服务面积（平方米）', null, '服务企业数量', '家'],
        ['服务领域', '□技术创新 □创业辅导 □融资服务（可多选）', null, null],
        ['资质有效期', '    年 月 日至   年 月 日', null, null],
      ],
      merged: ['A1:D1', 'A2:D2', 'B4:D4', 'B7:D7', 'B8:D8'],
    },
    {
      name: '服务人员名单',
      rows: [
        ['序号', '姓名', '职称', '从事服务年限（年）', '联系电话'],
        [1, null, null, null, null],
        [2, null, null, null, null],
      ],
    },
  );
