/** 会议纪要: who was there, what was decided of each case under which number, with the votes, on A4. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { dateOf } from '../calendar/date.ts';
import { type Lang, text } from '../messages/render.ts';
import type { HeldMeetingDto, HeldMemberDto } from '../model/dto/meeting.ts';
import type { NamedVote } from '../model/event.ts';
import { officePaper, type Say } from './office-paper.ts';

/** Layout; a pure function of the meeting as its reader sees it. */
export function meetingMinutes(meeting: HeldMeetingDto, language: Lang): TDocumentDefinitions {
  const say: Say = (code, params = {}) => text(language, `minutes.${code}`, params);
  const { programmeTitle, title, documentNumber, attendance, members, at, byName, seats } = meeting;
  const number = documentNumber ?? say('noNumber');
  const type = { fontSize: 11, lineHeight: 1.4 };
  const head = ['no', 'case', 'result', 'votes'].map((code): Content => ({ text: say(code), bold: true, alignment: 'center' }));
  const people = (attendance?.people ?? []).map(({ name, seat }) => (seat ? say('asSeat', { name, seat: seats[seat] ?? seat }) : name));
  const counts = outcomesOf(members).map(([label, n]) => say('count', { label, n: String(n) }));
  return officePaper(
    { say, issuer: programmeTitle, number, reference: number, titleSize: 20, below: 16, pageMargins: [56, 64, 56, 64], type },
    [
      { text: say('meeting', { title }) },
      { text: say('at', { at: dateOf(at), name: byName }) },
      ...(attendance ? [{ text: say('attendance', { present: String(attendance.present), total: String(attendance.total) }) }] : []),
      ...(people.length > 0 ? [{ text: say('people', { people: people.join(say('separator')) }) }] : []),
      { text: say('summary', { n: String(members.length), counts: counts.join(say('separator')) }), margin: [0, 6, 0, 8] },
      {
        table: {
          headerRows: 1,
          widths: [28, '*', '*', 120],
          body: [head, ...members.map((member, index) => rowOf(member, index, say))],
        },
      },
      { text: say('signatures'), margin: [0, 32, 0, 0] },
    ],
  );
}

function rowOf(member: HeldMemberDto, index: number, say: Say): Content[] {
  const { caseNumber, enterpriseName, label, reason, votesFor, names, rank, granted } = member;
  const result = [label, granted && say('granted', { n: granted }), reason].filter(Boolean).join('\n');
  const votes = names ? namedText(names, say) : votesFor === null ? '' : say('votesFor', { n: String(votesFor) });
  return [{ text: String(rank ?? index + 1), alignment: 'center' }, `${enterpriseName}\n${caseNumber}`, result, votes];
}

function namedText(names: readonly NamedVote[], say: Say): string {
  return (['for', 'against', 'abstain'] as const)
    .flatMap((vote) => {
      const who = names.filter((one) => one.vote === vote).map(({ name }) => name);
      return who.length > 0 ? [say(`voted.${vote}`, { names: who.join(say('separator')) })] : [];
    })
    .join('\n');
}

/** How many cases had which result, in order of the first. */
function outcomesOf(members: readonly HeldMemberDto[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { label } of members) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts];
}
