import { expect, it } from 'vitest';
import { zhCN } from '../../../designer/app/texts/zh-CN.ts';
import { resultList } from '../../../designer/workbench/meeting/result-list.ts';
import type { HeldMeetingDto } from '../../../engine/model/dto/meeting.ts';

it('lists what a meeting decided, a line for each case, in the order of its record', () => {
  const member = { caseId: 'a', outcome: 'approve', names: null, place: null, asked: null };
  const members = [
    { ...member, caseNumber: 'CX1', enterpriseName: '甲公司', label: '通过', rank: 1, votesFor: 5, granted: '30', reason: null },
    {
      ...member,
      caseNumber: 'CX2',
      enterpriseName: '乙公司',
      label: '本次不上会',
      rank: null,
      votesFor: null,
      granted: null,
      reason: '材料待核',
    },
  ];
  expect(resultList({ members } as unknown as HeldMeetingDto, (key) => zhCN[key])).toEqual([
    ['办件编号', '企业', '结果', '排名', '同意票', '额度', '理由'],
    ['CX1', '甲公司', '通过', 1, 5, '30', null],
    ['CX2', '乙公司', '本次不上会', null, null, null, '材料待核'],
  ]);
});
