import type { SupervisionDto } from '../../../engine/model/dto/supervision.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import type { useWords } from '../words.ts';

/** What became of an order by one word: whoever takes it higher says why, the clock doesn't. */
export function saidOf({ what, text, toName }: SupervisionDto['words'][number], t: ReturnType<typeof useWords>['t']): string {
  const key = what === 'escalation' && text === '' ? 'climb' : what;
  return t(`wb.sup.word.${key}` as TextKey, { to: toName ?? '' });
}
