/** A field made of a label and its blank. */
import type { Found } from './found.ts';
import { type Blank, kindOfWords, type Label, labelOf } from './words.ts';

const none: Blank = { kind: null, options: [], unit: '', help: '', several: false };
/** `（500 字以内）`. */
const longest = /(\d{2,5})\s*字(?:以内|以下|之内)|(?:不超过|限)\s*(\d{2,5})\s*字/;
const opinions = /(?:初审|审核|审查|审批|推荐|主管部门|受理|核查|评审|局|委|政府|部门)[^，。]{0,8}意见|^(?:受理|批准)(?:人|日期|编号)/;

/** Null when the label is none: nothing, a figure, a sentence. */
export function fieldOf(text: string, blank: Blank | null, group = ''): Found | null {
  const label = labelOf(text);
  if (!isLabel(label)) return null;
  const asked = blank ?? none;
  const unit = label.unit || asked.unit;
  const help = [label.help, asked.help].filter((said) => said !== '').join('；');
  const kind = asked.kind === 'choice' && (label.several || asked.several) ? 'multi' : kindOfWords(label.title, unit, asked);
  const [, within, notOver] = longest.exec(`${text} ${asked.help}`) ?? [];
  return {
    title: label.title,
    kind,
    required: label.required,
    unit: kind === 'percent' && unit === '' ? '%' : unit,
    help,
    options: asked.options,
    maxLength: Number(within ?? notOver ?? 0),
    official: opinions.test(label.title),
    columns: [],
    group,
  };
}

export function isLabel({ title }: Pick<Label, 'title'>): boolean {
  return (
    title.length >= 1 &&
    title.length <= 60 &&
    /[\u4e00-\u9fffA-Za-z]/.test(title) &&
    !/[。！？]/.test(title) &&
    !/^(?:注|备注?说明|说明|填表说明)$/.test(title)
  );
}
