import type { Lang } from '../../../engine/messages/render.ts';

/** A counter-example as the check writes it, `行业 = "C" (制造业), 金额 = null`, as people say it: `行业 = 制造业，金额 未填写`. */
export function exampleInWords(example: string, language: Lang): string {
  const named = example.replaceAll(/"[^"]*" \(([^)]*)\)/g, '$1').replaceAll(/ = null(?=,|$)/g, language === 'en' ? ' is empty' : ' 未填写');
  return language === 'en' ? named : named.replaceAll(', ', '，');
}
