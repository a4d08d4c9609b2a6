import type { BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';

/** Of one panel: its totals, those far from the others named as such. */
export function divergenceText(
  { title, totals }: BatchMemberDto['divergence'][number],
  t: (key: TextKey, params?: Readonly<Record<string, string | number>>) => string,
): string {
  const said = totals.map(({ total, far }) => (far ? t('wb.agenda.far', { total }) : String(total)));
  return t('wb.agenda.totals', { title, totals: said.join(t('common.listSeparator')) });
}
