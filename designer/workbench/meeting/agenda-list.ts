import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import type { Grid } from '../../renderers/table/grid.ts';
import { agendaOrder } from './agenda-state.ts';
import { divergenceText } from './divergence-text.ts';

type Say = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

/** 议程: the cases before the meeting in the order of the screen, with what the screen says of each, as a sheet to hand out. */
export function agendaList(batch: BatchDto, t: Say, day: (at: string) => string): Grid {
  const { members } = agendaOrder(batch);
  const own = members[0]?.columns.map(({ label }) => label) ?? [];
  const criteria = members[0]?.ranking?.criteria.map(({ label }) => label) ?? [];
  const ranked = members.some(({ ranking }) => ranking);
  return [
    [
      ranked ? t('wb.rank.rank') : '#',
      ...[t('wb.inbox.case'), t('wb.inbox.enterprise'), t('wb.inbox.district'), ...own, ...criteria],
      ...(ranked ? [t('wb.rank.place'), t('wb.agenda.why'), t('wb.agenda.proposed')] : []),
      ...[t('wb.agenda.divergence'), t('wb.agenda.heldBefore'), t('wb.meeting.result')],
    ],
    ...members.map(({ caseNumber, enterpriseName, districtName, columns, ranking, divergence, held }, index) => [
      ...[ranking?.rank ?? index + 1, caseNumber, enterpriseName, districtName],
      ...[...columns, ...(ranking?.criteria ?? [])].map(({ value }) => value),
      ...(ranked
        ? [
            ranking && t(`wb.rank.place.${ranking.place}`),
            ranking?.why ?? '',
            batch.outcomes.find(({ id }) => id === ranking?.proposed)?.label ?? '',
          ]
        : []),
      divergence.map((one) => divergenceText(one, t)).join('\n'),
      held.map(({ at, reason }) => t('wb.rank.heldBefore', { date: day(at), reason })).join('\n'),
      '',
    ]),
  ];
}
