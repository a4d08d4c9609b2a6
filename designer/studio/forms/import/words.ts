/** What the words of a Chinese form say: labels with units, hints and stars, blanks, boxes to tick, dates. */
import type { Kind } from '../../../document/forms/kinds.ts';
import { limits } from './found.ts';

/** One line without the blanks that spread letters: `企 业 名 称` is 企业名称. */
export function plain(text: string): string {
  return text
    .replace(/[\u00a0\u3000\t]/g, ' ')
    .replace(/(?<=[\u4e00-\u9fff（）])\s+(?=[\u4e00-\u9fff（）])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const units =
  '亿元|万元|千元|元|万美元|美元|%|％|‰|人次|人|项|件|个|家|台套|台|套|吨|公斤|千克|平方米|㎡|亩|公里|小时|天|次|岁|年|月|份|篇|辆|户|名|千瓦时|度|立方米';
const isUnit = (text: string) => new RegExp(`^(?:${units})$`).test(text.trim());
const numbering = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}(?:\.\d{1,2}){0,2}[）)、.．](?!\d)|[①-⑳]|[·•●■◆▪])\s*/u;
export const blankMarks = /[_＿﹍…]{2,}/g;
export const tickMarks = '□☐○◯〇⬜▢☑√';

export interface Label {
  readonly title: string;
  readonly required: boolean;
  readonly unit: string;
  readonly help: string;
  readonly several: boolean;
}
/** What a label says beside the name: `*注册资本（万元）`, `项目名称（须与批文一致，必填）`. */
export function labelOf(text: string): Label {
  let title = plain(text.replace(blankMarks, ' '));
  let required = false;
  let several = false;
  let unit = '';
  const help: string[] = [];
  if (/^[*＊★※]|[*＊★]$/.test(title)) required = true;
  title = title.replace(/^[*＊★※]+|[*＊★]+$/g, '').trim();
  title = title.replace(numbering, '').trim();
  if (/^[*＊★※]/.test(title)) required = true;
  title = title.replace(/^[*＊★※]+/, '').replace(/[：:]\s*$/, '');
  for (let match = bracket.exec(title); match; match = bracket.exec(title)) {
    title = title.slice(0, match.index).trim();
    for (const said of match[1]!.split(/[，,；;]/).map((one) => one.trim())) {
      const bare = said.replace(/^单位\s*[：:]?\s*/, '');
      if (/^(?:必填|须填|必须填写|必填项|必选)$/.test(said)) required = true;
      else if (/^(?:选填|可选填|如有|非必填)$/.test(said)) required = false;
      else if (/可多选|多选|可选多项/.test(said)) several = true;
      else if (isUnit(bare)) unit = bare.replace('％', '%');
      else if (said !== '' && !/^(?:盖章|公章|签字|签章|签名|单选)$/.test(said)) help.push(said);
    }
    title = title.replace(/[：:]\s*$/, '');
  }
  const tail = new RegExp(`[:：/]\\s*(${units})$`).exec(title);
  if (tail) {
    unit = tail[1]!;
    title = title.slice(0, tail.index);
  }
  return {
    title: title
      .replace(/[：:；;，,。]+$/, '')
      .trim()
      .slice(0, 80),
    required,
    unit,
    help: help.toReversed().join('；').slice(0, 500),
    several,
  };
}
const bracket = /[（(【[]([^（）()【】[\]]{1,120})[）)】\]]\s*[*＊]?\s*$/;

/** What stands where something is to be filled in. */
export interface Blank {
  readonly kind: Kind | null;
  readonly options: readonly string[];
  readonly unit: string;
  readonly help: string;
  readonly several: boolean;
}
const nothing: Blank = { kind: null, options: [], unit: '', help: '', several: false };

/** What a cell or the rest of a line asks for; null when it says something of its own, and isn't to be filled in. */
export function blankOf(text: string): Blank | null {
  const flat = plain(text.replace(blankMarks, ' ').replace(seal, ' '));
  if (flat === '' || /^[/／—–\-.…]+$/.test(flat)) return nothing;
  if (new RegExp(`[${tickMarks}]`, 'u').test(flat)) return optionsOf(flat);
  const dates = flat.match(/(?:\d{0,4})\s*年\s*(?:\d{0,2})\s*月(?:\s*\d{0,2}\s*日)?/g) ?? [];
  const beside = flat.replace(/(?:\d{0,4})\s*年\s*(?:\d{0,2})\s*月(?:\s*\d{0,2}\s*日)?/g, '').replace(/[至到—–~～\-\s]|自|止|起/g, '');
  if (dates.length > 0 && beside === '') return { ...nothing, kind: dates.length > 1 ? 'period' : 'date' };
  if (/^年(?:度)?$/.test(flat) && /^[\s_＿]/.test(text)) return { ...nothing, kind: 'year' };
  if (isUnit(flat)) return { ...nothing, unit: flat.replace('％', '%') };
  const hint = /^[（(【]([^（）()【】]{1,300})[）)】]$/.exec(flat);
  if (hint) return isUnit(hint[1]!) ? { ...nothing, unit: hint[1]! } : { ...nothing, help: hint[1]! };
  return /^(?:请填写|请输入|请选择|填写|例如|如[：:]|示例)/.test(flat) ? { ...nothing, help: flat.slice(0, 500) } : null;
}

/** Where a seal is put or a name signed beside what is filled in. */
const seal = /[（(](?:单位|企业)?(?:盖章|公章|签章|签字|签名|签字盖章|盖章处)[）)]/g;

function optionsOf(flat: string): Blank | null {
  const parts = flat.split(new RegExp(`[${tickMarks}]`, 'u'));
  const options = parts
    .slice(1)
    .map((part) => plain(part.replace(/[（(](?:\s|可多选|多选|单选)*[）)]/g, '')).replace(/^[、，,；;：:.\s]+|[、，,；;。：:\s]+$/g, ''))
    .map((part) => (/^其[他它]/.test(part) ? part.replace(/[（(：:].*$/, '') : part))
    .filter((part) => part !== '')
    .map((part) => part.slice(0, 100));
  const unlike = [...new Set(options)];
  if (unlike.length === 0) return nothing;
  const yesNo = unlike.length === 2 && unlike.every((option) => /^(?:是|否|有|无)$/.test(option));
  const several = /可多选|多选/.test(parts[0]! + flat);
  if (yesNo && unlike.includes('是')) return { ...nothing, kind: 'boolean' };
  if (unlike.length === 1) return { ...nothing, kind: 'boolean', help: unlike[0] === '是' ? '' : unlike[0]! };
  return { ...nothing, kind: several ? 'multi' : 'choice', options: unlike.slice(0, 200), several };
}

const byWords: readonly (readonly [RegExp, Kind])[] = [
  [/统一社会信用代码|信用代码/, 'uscc'],
  [/身份证(?:号|件号)/, 'id-card'],
  [/专利号|申请号/, 'patent-number'],
  [/IPC|专利分类/i, 'ipc'],
  [/手机|移动电话/, 'mobile'],
  [/电子邮[箱件]|邮箱|e-?mail/i, 'email'],
  [/邮政编码|邮编/, 'postcode'],
  [/电话|传真|固话/, 'phone'],
  [/附件|扫描件|复印件|影印件|证明材料|佐证材料|支撑材料|照片|图纸|营业执照$|审计报告$/, 'files'],
  [/承诺|声明/, 'promise'],
  [/签字|签名|签章|签署/, 'signature'],
  [/^是否/, 'boolean'],
  [/起止|期限|有效期|建设期|实施期/, 'period'],
  [/日期|成立时间|注册时间|登记时间|出生年月|时间$/, 'date'],
  [/年度$|年份$/, 'year'],
  [/占比|比例|比重|增长率|[率]$/, 'percent'],
  [/金额|收入|投资|利润|税[额收金]|费用|资产|负债|产值|资本|资金|经费|成本|销售额|营业额|贷款|补助/, 'money'],
  [/人数|数量|件数|个数|家数|项数|员工数|从业人员|职工/, 'integer'],
  [/简介|概况|情况|说明|意见|描述|理由|经营范围|主要|内容|事由|措施|计划|成效|效益|备注|建议|目标|方案/, 'longtext'],
];
const counted = /^(?:人次|人|项|件|个|家|台套|台|套|次|岁|份|篇|辆|户|名)$/;

/** The kind that a field seems to be of, by its blank, its unit and its name. */
export function kindOfWords(title: string, unit: string, blank: Blank): Kind {
  // The date under an opinion is that of the signature.
  if (blank.kind && !(blank.kind === 'date' && /意见|结论/.test(title))) return blank.kind;
  const named = byWords.find(([words]) => words.test(title))?.[1];
  if (unit === '%' || unit === '‰') return 'percent';
  if (/元$/.test(unit)) return 'money';
  if (counted.test(unit)) return 'integer';
  // `营业收入` is money without a unit; `投资情况` is a text about it.
  if (named === 'money' && /情况|说明|用途|来源|名称|方式|类型|单位|主体|人$/.test(title))
    return /情况|说明/.test(title) ? 'longtext' : 'text';
  if (unit !== '' && named !== 'period' && named !== 'date') return 'decimal';
  if (named === 'year' && blank.unit === '') return 'year';
  return named ?? 'text';
}

/** A line that begins a part: `一、企业基本情况`, `第二部分 …`, `（三）…`. */
export function isHeading(text: string): boolean {
  const flat = plain(text);
  if (flat.length === 0 || flat.length > 40 || /[：:]$|[。；;]/.test(flat) || new RegExp(`[${tickMarks}]`, 'u').test(flat)) return false;
  return /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[部章节]|表[一二三四五六七八九十\d])/.test(flat);
}
export const withoutNumber = (text: string) =>
  plain(text)
    .replace(numbering, '')
    .replace(/^第[一二三四五六七八九十\d]{1,3}(?:部分|章|节)\s*/, '')
    .slice(0, 80);
export const shortened = (text: string) => plain(text).slice(0, limits.text);
