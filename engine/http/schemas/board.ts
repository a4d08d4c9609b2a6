import { answer, bool, int, list, nullable, ref, type Schema, str } from './common.ts';

const maybe = nullable('integer');
const rated = { n: int, content: int, bad: int, open: int };

/** Figures of the board and the rows of its lists. */
export const boardSchemas: readonly Schema[] = [
  {
    $id: 'boardProgress',
    ...answer({
      ...{ from: str, to: str, countedAt: str, waiting: int },
      programmes: list(
        answer({
          ...{ programme: str, title: str, submitted: int, ended: int, approved: int, late: int, running: int, red: int, yellow: int },
        }),
      ),
      stages: list(answer({ stage: str, title: str, n: int, running: int, median: maybe, p90: maybe })),
      districts: list(answer({ district: str, name: str, submitted: int, ended: int, approved: int, late: int, red: int })),
      offices: list(answer({ scope: str, name: str, open: int, yellow: int, red: int })),
      people: list(answer({ person: str, name: str, n: int })),
      ratings: answer({
        ...rated,
        programmes: list(answer({ programme: str, title: str, ...rated })),
        districts: list(answer({ district: str, name: str, ...rated })),
        months: list(answer({ month: str, ...rated })),
        reasons: list(answer({ tag: str, title: str, n: int })),
      }),
    }),
  },
  {
    $id: 'boardRegistries',
    ...answer({
      ...{ on: str, year: int, maySetTargets: bool },
      days: { anyOf: [answer({ before: str, after: str }), { type: 'null' }] },
      registries: list(
        answer({
          ...{ registry: str, title: str, valid: int, yearEnd: int, target: maybe, pipeline: int },
          months: list(answer({ month: str, ending: int, beginning: int, valid: int })),
          districts: list(answer({ district: str, name: str, valid: int, yearEnd: int, target: maybe, pipeline: int })),
          compared: {
            anyOf: [
              answer({ before: int, after: int, districts: list(answer({ district: str, name: str, before: int, after: int })) }),
              { type: 'null' },
            ],
          },
        }),
      ),
    }),
  },
  {
    $id: 'boardTarget',
    ...answer({
      ...{ registry: str, district: str, districtName: str, year: int, revision: int, target: int, reason: str, setAt: str, setBy: str },
    }),
  },
  {
    $id: 'boardCase',
    ...answer({
      ...{ id: str, number: str, programme: str, programmeTitle: str, enterpriseName: str, districtName: str, status: str },
      ...{ stepTitles: list(str), light: str, dueAt: nullable('string'), submittedAt: nullable('string'), days: maybe },
    }),
  },
  {
    $id: 'boardTask',
    ...answer({
      ...{ id: str, caseId: str, caseNumber: str, programmeTitle: str, enterpriseName: str, districtName: str, stepTitle: str },
      ...{ officeName: str, personName: str, light: str, dueAt: nullable('string') },
    }),
  },
  {
    $id: 'boardEntry',
    ...answer({
      ...{
        id: str,
        registry: str,
        number: str,
        enterpriseName: str,
        districtName: str,
        status: str,
        validFrom: str,
        validTo: str,
        lastOn: str,
      },
    }),
  },
  {
    $id: 'boardSnapshot',
    ...answer({
      ...{ month: str, madeAt: str, hash: str, mayRemark: bool },
      registries: list(answer({ registry: str, title: str, valid: int })),
      programmes: list(
        answer({ programme: str, title: str, submitted: int, submittedInYear: int, endedInYear: int, running: int, red: int }),
      ),
      remarks: list(answer({ n: int, at: str, by: str, words: str })),
    }),
  },
  {
    $id: 'supervision',
    ...answer({
      ...{ caseId: str, n: int, caseNumber: str, programmeTitle: str, enterpriseName: str, districtName: str, kind: str, text: str },
      ...{ byName: str, at: str, toName: str, askedName: str, stepTitle: nullable('string'), dueOn: str, estimated: bool, light: str },
      ...{ status: str, rung: int, rungs: int, acts: list(str) },
      words: list(answer({ what: str, byName: str, at: str, text: str, toName: nullable('string') })),
    }),
  },
  {
    $id: 'caseSupervisions',
    ...answer({
      items: list(ref('supervision')),
      issue: {
        type: ['object', 'null'],
        required: ['tasks', 'organisations'],
        properties: {
          tasks: list(answer({ id: str, title: str, toName: str })),
          organisations: list(answer({ id: str, name: str })),
        },
      },
    }),
  },
];
