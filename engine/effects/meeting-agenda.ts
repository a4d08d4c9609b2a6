/** 会议议程: what a meeting has before it, to hand out beforehand, on A4 across. As its reader sees it: no member, no field more. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Lang, text } from '../messages/render.ts';
import type { BatchDto, BatchMemberDto } from '../model/dto/registry.ts';
import { officePaper, type Say } from './office-paper.ts';

/** Layout; a pure function of the agenda as its reader sees it. `on`: the day it was made. */
export function meetingAgenda(batch: BatchDto, on: string, language: Lang): TDocumentDefinitions {
  const say: Say = (code, params = {}) => text(language, `agenda.${code}`, params);
  const { programmeTitle, title, window, places, pool, members } = batch;
  const head = ['no', 'case', 'facts', 'hints', 'result'].map((code): Content => ({ text: say(code), bold: true, alignment: 'center' }));
  const limits = [
    ...(places ? [say('places', { total: String(places.total), left: String(Math.max(0, places.total - places.taken)) })] : []),
    ...(pool ? [say('pool', { total: String(pool.total), left: String(pool.left) })] : []),
  ];
  return {
    ...officePaper(
      {
        ...{
          say,
          issuer: programmeTitle,
          number: on,
          reference: [title, window?.title].filter(Boolean).join(' · '),
          titleSize: 20,
          below: 10,
        },
        ...{ pageMargins: [40, 48, 40, 48], type: { fontSize: 10, lineHeight: 1.3 } },
      },
      [
        { text: [say('count', { n: String(members.length), date: on }), ...limits].join(say('separator')), margin: [0, 0, 0, 8] },
        {
          table: {
            headerRows: 1,
            dontBreakRows: true,
            widths: [32, 170, '*', '*', 110],
            body: [head, ...members.map((member, index) => rowOf(member, index, batch, say))],
          },
        },
      ],
    ),
    pageOrientation: 'landscape',
  };
}

function rowOf(member: BatchMemberDto, index: number, { outcomes }: BatchDto, say: Say): Content[] {
  const { caseNumber, enterpriseName, districtName, columns, ranking, held } = member;
  const who = [...new Set([enterpriseName, caseNumber, districtName])].filter(Boolean);
  const facts = [...columns, ...(ranking?.criteria ?? [])].filter(({ value }) => value !== '' && value !== enterpriseName);
  const proposed = outcomes.find(({ id }) => id === ranking?.proposed)?.label;
  const hints = [
    ranking?.why,
    proposed && say('proposed', { outcome: proposed }),
    ranking && ranking.granted !== null && say('granted', { n: String(ranking.granted) }),
    ...member.divergence.map(({ title, totals }) =>
      say('divergence', {
        title,
        totals: totals.map(({ total, far }) => (far ? say('far', { total: String(total) }) : String(total))).join(say('listSeparator')),
      }),
    ),
    ...held.map(({ at, reason }) => say('held', { date: at.slice(0, 10), reason })),
  ].filter((hint): hint is string => typeof hint === 'string' && hint !== '');
  return [
    { text: String(ranking?.rank ?? index + 1), alignment: 'center' },
    who.join('\n'),
    facts.map(({ label, value }) => say('fact', { label, value })).join('\n'),
    hints.join('\n'),
    '',
  ];
}
