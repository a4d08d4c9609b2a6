import { answer, bool, int, list, nullable, open, openOrNull, ref, type Schema, str } from './common.ts';

const number: Schema = { type: 'number' };
const programme = {
  id: str,
  title: str,
  titleEn: nullable('string'),
  summary: str,
  owner: str,
  ownerName: str,
  legalKind: str,
  version: int,
  hash: str,
  windows: list(ref('window')),
};

const standing = {
  verdict: str,
  eligible: bool,
  distance: number,
  coolDownUntil: nullable('string'),
  conditions: list(
    answer({
      ...{ id: str, met: bool, verdict: str, reason: str, remedy: nullable('string'), explanation: str },
      gaps: list(answer({ title: str, have: number, need: number, missing: number, more: bool, unit: str })),
      lacks: list(answer({ field: str, title: str })),
    }),
  ),
};

export const programmeSchemas: readonly Schema[] = [
  { $id: 'window', ...answer({ id: str, programme: str, title: str, opensOn: str, closesOn: str, open: bool, settings: open }) },
  { $id: 'programmeSummary', ...answer(programme) },
  { $id: 'programme', ...answer({ ...programme, package: open }) },
  {
    $id: 'guide',
    ...answer({
      ...programme,
      ...{ batch: bool, open: bool, pauses: bool, coolDown: bool, basis: list(str), sections: list(str) },
      ...{ conditions: list(open), materials: list(open), steps: list(open), results: list(open), faq: list(open) },
      ...{ limit: openOrNull, promised: openOrNull, contact: openOrNull, standard: openOrNull },
      ...{ fee: nullable('string'), complaint: nullable('string') },
    }),
  },
  {
    $id: 'eligibility',
    ...answer({
      ...standing,
    }),
  },
  {
    $id: 'programmeStanding',
    ...answer({
      ...standing,
      ...{ programme: str, title: str, summary: str, ownerName: str, legalKind: str, open: bool, windows: list(ref('window')) },
    }),
  },
  {
    $id: 'session',
    ...answer({
      user: answer({
        id: str,
        name: str,
        login: str,
        grants: list(answer({ role: str, org: str, district: str, roleTitle: str, orgName: str }, ['district'])),
        memberships: list(answer({ uscc: str, role: str, enterpriseName: str })),
      }),
      mustChangePassword: { type: 'boolean' },
      watchesBoard: bool,
      csrfToken: str,
      now: str,
      today: str,
    }),
  },
  { $id: 'enterprise', type: 'object', additionalProperties: true },
  { $id: 'fileRef', ...answer({ id: str, name: str, size: int, type: str }) },
  { $id: 'calendarYear', ...answer({ year: int, status: str, source: str, holidays: list(str), workdays: list(str) }) },
  {
    $id: 'message',
    ...answer({
      id: str,
      at: str,
      subject: str,
      body: str,
      caseId: nullable('string'),
      draft: nullable('string'),
      programme: nullable('string'),
      agenda: nullable('string'),
      read: bool,
    }),
  },
];

const entry = {
  id: str,
  registry: str,
  programme: str,
  caseId: str,
  uscc: str,
  enterpriseName: str,
  district: str,
  number: str,
  verification: str,
  status: str,
  flags: list(str),
  validFrom: str,
  validTo: str,
};

export const registrySchemas: readonly Schema[] = [
  {
    $id: 'entry',
    ...answer({
      ...entry,
      programmeTitle: str,
      districtName: str,
      yearlyUpdate: openOrNull,
      history: list(answer({ at: str, type: str, text: str })),
      statuses: list(answer({ status: str, from: str, reason: nullable('string') })),
      proceeding: openOrNull,
      actions: list(str),
      reasons: list(answer({ id: str, label: str })),
      coolDownUntil: nullable('string'),
      changeForm: nullable('string'),
    }),
  },
  {
    $id: 'publicEntry',
    ...answer({
      ...{ number: str, enterpriseName: str, districtName: str, validFrom: str, validTo: str, status: str },
      ...{ since: str, reason: nullable('string') },
    }),
  },
  {
    $id: 'verification',
    ...answer({ valid: bool, state: str, number: str, title: str, enterpriseName: str, validFrom: str, validTo: str, status: str }),
  },
  {
    $id: 'publicNotice',
    ...answer({
      id: str,
      caseNumber: str,
      programmeTitle: str,
      title: str,
      from: str,
      until: str,
      estimated: bool,
      open: bool,
      content: list(answer({ label: str, value: str })),
    }),
  },
  {
    $id: 'batch',
    ...answer({
      programme: str,
      programmeTitle: str,
      step: str,
      title: str,
      documentNumber: str,
      ...{ window: openOrNull, places: openOrNull, pool: openOrNull },
      vote: openOrNull,
      outcomes: list(answer({ id: str, label: str, reason: str, conditions: str })),
      members: list(
        answer({
          taskId: str,
          caseId: str,
          caseNumber: str,
          enterpriseName: str,
          districtName: str,
          seq: int,
          columns: list(answer({ label: str, value: str })),
          ranking: openOrNull,
          divergence: list(answer({ title: str, totals: list(answer({ total: { type: 'number' }, far: bool })) })),
          held: list(answer({ at: str, reason: str })),
        }),
      ),
      plan: openOrNull,
    }),
  },
  {
    $id: 'heldMeeting',
    ...answer({
      ...{
        id: str,
        programmeTitle: str,
        title: str,
        documentNumber: nullable('string'),
        attendance: openOrNull,
        at: str,
        byName: str,
        seats: open,
      },
      members: list(
        answer({
          ...{ caseId: str, caseNumber: str, enterpriseName: str, outcome: str, label: str, reason: nullable('string') },
          ...{
            votesFor: nullable('integer'),
            names: { type: ['array', 'null'], items: open },
            rank: nullable('integer'),
            granted: nullable('string'),
          },
        }),
      ),
    }),
  },
];
