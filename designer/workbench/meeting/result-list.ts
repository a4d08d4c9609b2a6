import type { HeldMeetingDto } from '../../../engine/model/dto/meeting.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import type { Grid } from '../../renderers/table/grid.ts';

/** 结果名单: what a meeting decided, a line for each case in the order of its record, as a sheet to attach or hand on. */
export function resultList({ members }: HeldMeetingDto, t: (key: TextKey) => string): Grid {
  const columns = ['number', 'enterprise', 'result', 'rank', 'votes', 'granted', 'reason'] as const;
  return [
    columns.map((column) => t(`wb.meeting.col.${column}`)),
    ...members.map(({ caseNumber, enterpriseName, label, rank, votesFor, granted, reason }) => [
      ...[caseNumber, enterpriseName, label, rank, votesFor, granted, reason],
    ]),
  ];
}
