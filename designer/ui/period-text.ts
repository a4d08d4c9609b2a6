import type { Period } from '../../engine/model/deadline.ts';
import type { Translate } from '../app/locale.tsx';

/** `5 个工作日` */
export function periodText(period: Pick<Period, 'amount' | 'unit'>, t: Translate): string {
  return t('guide.deadline', { amount: period.amount, unit: t(`unit.${period.unit}`) });
}
