/** Placeholders of 常用意见: words in braces, in either language, that stand for what the case says. */
import { formatDay } from '../../ui/DateText.tsx';

/** What a text may stand for, of one case. Null: several cases, or none: placeholders stay for the reader to see. */
export interface OpinionFacts {
  readonly enterprise: string;
  readonly uscc: string;
  readonly number: string;
  readonly programme: string;
  readonly step: string;
  /** YYYY-MM-DD. */
  readonly submitted: string | null;
  readonly today: string;
}
export const placeholders = ['enterprise', 'uscc', 'number', 'programme', 'step', 'submitted', 'today'] as const;
const words: Readonly<Record<(typeof placeholders)[number], string>> = {
  enterprise: '企业名称',
  uscc: '统一社会信用代码',
  number: '办件编号',
  programme: '事项',
  step: '环节',
  submitted: '提交日期',
  today: '今天',
};

/** As it is written into a text: Chinese words or the English name, whichever the writer's language is. */
export function placeholderText(name: (typeof placeholders)[number], english: boolean): string {
  return `{${english ? name : words[name]}}`;
}

/** The text with what the case says. What is unknown stays as it is written. */
export function fillOpinion(body: string, facts: OpinionFacts | null, english: boolean): string {
  if (!facts) return body;
  return body.replace(/\{([^{}]+)\}/g, (whole, inner: string) => {
    const name = placeholders.find((one) => one === inner.trim() || words[one] === inner.trim());
    const value = name === undefined ? null : facts[name];
    if (value === null || value === undefined) return whole;
    return name === 'today' || name === 'submitted' ? formatDay(value, english ? 'en' : 'zh-CN') : value;
  });
}

/** Places a text where the cursor is, over what is selected. Gives the new text and where the cursor stands then. */
export function insertAt(value: string, text: string, from: number, to: number): { readonly value: string; readonly cursor: number } {
  return { value: `${value.slice(0, from)}${text}${value.slice(to)}`, cursor: from + text.length };
}
