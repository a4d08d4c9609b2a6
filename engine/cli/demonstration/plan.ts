/** Which scenario is played by whom and when: chosen by chance from a seed, so that every programme has cases at every point. */
import { addDays, addMonths } from '../../calendar/date.ts';
import { emptyContext } from '../../machine/context.ts';
import { judgeEligibility } from '../../machine/eligibility.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { evaluateJson } from '../../machine/scope.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import type { Schedule } from '../../model/definition.ts';
import type { ScenarioFile } from '../../model/scenario.ts';
import type { Organisation } from '../../model/user.ts';
import { type Chance, chance } from '../../sandbox/chance.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';
import { isAct } from '../../sandbox/deeds.ts';
import { sampleOf } from '../../soundness/paths/samples.ts';
import { uniqueFields } from '../../soundness/paths/subject.ts';
import type { Demonstration } from '../seed.ts';
import { type Cast, officersIn, type Part, partOf, type Retelling, recast, withEnterprises } from './cast.ts';
import type { DataSet } from './data-set.ts';
import type { MadeEnterprise } from './enterprises.ts';
import type { Play } from './perform.ts';

export interface PlanInput {
  readonly set: DataSet;
  readonly base: Demonstration;
  readonly programmes: readonly { readonly compiled: CompiledProgramme; readonly file: ScenarioFile }[];
  readonly enterprises: readonly MadeEnterprise[];
  readonly cases: number;
  readonly from: string;
  readonly to: string;
  /** Openings of the windows that were made, by programme: from, to. */
  readonly windows: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;
/** Cases that the calendar opens come in crowds: more of them are played than of other programmes. */
const scheduledMore = 16;
/** Days before the end in which the recent cases begin. */
const recentDays = 45;

export function planPlays(input: PlanInput): Play[] {
  const { programmes, set } = input;
  const used = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  const each = Math.max(1, Math.round(input.cases / programmes.length));
  const numbers = new Map<number, number>();
  const number = (text: string, year: number) =>
    set.numbered.reduce(
      (done, { pattern, as }) =>
        done.replace(new RegExp(pattern, 'g'), () => {
          numbers.set(year, (numbers.get(year) ?? 0) + 1);
          return as.replace('{yyyy}', String(year)).replace('{n}', String(numbers.get(year)));
        }),
      text,
    );
  return programmes.flatMap(({ compiled, file }, at) => {
    const luck = chance(set.seed + at * 104_729);
    const parts = file.scenarios.map((scenario) => partOf(input.base, compiled.workflow.id, file, scenario));
    const scheduled = parts.filter(({ scenario }) => scenario.steps.find(isAct)?.turn !== undefined);
    const open = parts.filter((part) => !scheduled.includes(part));
    const [schedule] = compiled.workflow.schedule ?? [];
    const organisations = input.base.organisations.filter(({ id }) => schedule?.for.organisations?.includes(id));
    const wanted: Wanted[] = [];
    if (schedule && scheduled.length > 0) {
      const periods = periodsOf(schedule, scheduled[0]?.scenario.start ?? input.from, input);
      const times = organisations.length > 0 ? 1 : Math.ceil((each * scheduledMore) / Math.max(1, periods.length));
      for (const months of periods)
        for (const subject of organisations.length > 0 ? organisations : Array<null>(times).fill(null)) {
          const part = luck.pick(scheduled);
          wanted.push({ part, subject, on: addMonths(part.scenario.start, months) });
        }
    }
    // Each scenario once, what is told at length first, and then more often.
    const left = open.map((part) => ({ part, weight: weightOf(part) }));
    const all = [...left];
    const more = left.length > 0 ? Math.max(1, Math.round(each - Math.min(each / 2, wanted.length))) : 0;
    for (let n = 0; n < more; n += 1) {
      const next = luck.weighed(left.length > 0 ? left : all);
      if (left.includes(next)) left.splice(left.indexOf(next), 1);
      wanted.push({ part: next.part, subject: null, on: dayFor(input, compiled.workflow.id, luck) });
    }
    return wanted.flatMap((one) => playOf(input, { compiled, luck, used, counts, number }, one) ?? []);
  });
}

interface Wanted {
  readonly part: Part;
  /** Organisation that the calendar opens a case for. */
  readonly subject: Organisation | null;
  readonly on: string;
}
interface Choosing {
  readonly compiled: CompiledProgramme;
  readonly luck: Chance;
  /** Enterprises that had a case, by programme, and how many each had. */
  readonly used: Map<string, Set<string>>;
  readonly counts: Map<string, number>;
  number(text: string, year: number): string;
}

function playOf(input: PlanInput, choosing: Choosing, { part, subject, on }: Wanted): Play | null {
  const { compiled, luck, number } = choosing;
  const { scenario, file, programme } = part;
  const chosen = subject ? [] : chooseFor(input, choosing, part, on);
  if (!chosen || on < input.from || on >= input.to) return null;
  const to = subject ? [subject.district ?? ''] : chosen.map(({ enterprise }) => enterprise.district);
  const officers = officersIn(input.base, part, to);
  if (!officers) return null;
  const cast: Cast = withEnterprises(input.base, part, officers, chosen);
  const told = recast({ ...file, scenarios: [scenario] }, cast, { from: scenario.start, on, number, own: ownIn(compiled, on) });
  const steps = told.scenarios[0]?.steps ?? [];
  const all = steps.filter(isAct).length;
  return {
    ...{ programme, title: scenario.title, file: told, steps, on, luck: chance(luck.whole(1, 2 ** 31)) },
    about: chosen[0]?.enterprise.name,
    lots: scenario.lots ?? {},
    deeds: compiled.workflow.schedule || luck.next() >= input.set.shares.left ? all : luck.whole(1, Math.max(1, all - 1)),
  };
}

/** Enterprises that may apply, are where the officers are, and had the fewest cases so far. */
function chooseFor({ base, enterprises }: PlanInput, choosing: Choosing, part: Part, on: string): MadeEnterprise[] | null {
  const { compiled, used, counts } = choosing;
  const [schedule] = part.scenario.steps.find(isAct)?.turn === undefined ? [] : (compiled.workflow.schedule ?? []);
  // What the calendar opens comes again in the next period.
  const own = schedule ? `${part.programme} ${on}` : part.programme;
  const programmes = [own, ...part.scenario.steps.flatMap(({ open }) => open?.programme ?? [])];
  const had = (uscc: string) => programmes.some((programme) => used.get(programme)?.has(uscc));
  const later = enteredFirst(compiled, part);
  const chosen: MadeEnterprise[] = [];
  const byCount = enterprises.toSorted((a, b) => (counts.get(a.enterprise.uscc) ?? 0) - (counts.get(b.enterprise.uscc) ?? 0));
  for (const index of part.usccs.keys()) {
    const before = chosen.map(({ enterprise }) => enterprise.district);
    const districts = new Map<string, boolean>();
    const staffed = (district: string) => {
      const known =
        districts.get(district) ??
        officersIn(base, { ...part, districts: part.districts.slice(0, index + 1) }, [...before, district]) !== null;
      districts.set(district, known);
      return known;
    };
    const found = byCount.find(({ enterprise }) => {
      if (had(enterprise.uscc) || chosen.some((other) => other.enterprise.uscc === enterprise.uscc)) return false;
      if (!staffed(enterprise.district)) return false;
      if (index > 0) return enterprise.status === 'active';
      const data = { ...emptyContext.data, enterprise };
      const when = schedule?.for.enterprises;
      if (when !== undefined && evaluateJson(compiled, when, data, on) !== true) return false;
      return judgeEligibility(compiled, data, on, 'zh-CN').conditions.every(({ id, met }) => met || later.has(id));
    });
    if (!found) return null;
    chosen.push(found);
  }
  for (const { enterprise } of chosen) {
    counts.set(enterprise.uscc, (counts.get(enterprise.uscc) ?? 0) + 1);
    for (const programme of programmes) used.set(programme, (used.get(programme) ?? new Set()).add(enterprise.uscc));
  }
  return chosen;
}

/** Months to move a scenario by, so that it begins before each of the schedule's periods. */
function periodsOf({ every }: Schedule, start: string, { from, to }: PlanInput): number[] {
  return Array.from({ length: 120 }, (_, index) => (index - 60) * monthsOf[every]).filter((months) => {
    const on = addMonths(start, months);
    return on >= from && on < to;
  });
}

function weightOf({ scenario }: Part): number {
  const deeds = scenario.steps.filter((step) => isAct(step) && !step.refused && !step.places).length;
  return deeds >= 9 ? 6 : deeds >= 5 ? 3 : 1;
}

function dayFor({ from, to, set, windows }: PlanInput, programme: string, luck: Chance): string {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const back = luck.next() < set.shares.recent ? luck.whole(2, recentDays) : luck.whole(2, length - 2);
  const day = workingDaysAfter(addDays(to, -back), 1);
  const own = windows.get(programme);
  if (!own || own.some(([opens, closes]) => opens <= day && day < closes)) return day;
  const [opens = day, closes = day] = own.find((window) => window[0] > day) ?? own.at(-1) ?? [];
  const late = workingDaysAfter(opens, luck.whole(1, 20));
  return late < closes ? late : opens;
}

/** Numbers with a check digit are made anew, others end with the enterprise's digits. */
function ownIn(compiled: CompiledProgramme, on: string): Retelling['own'] {
  const application = compiled.forms[applicationForm(compiled.workflow) ?? ''];
  const unique = uniqueFields(compiled);
  return (name, value, digits) => {
    const field = unique.has(name) ? application?.fields.get(name) : undefined;
    if (!field) return null;
    const checked = field.schema.format === 'id-card' || field.schema.format === 'uscc';
    return checked ? String(sampleOf(field, on, Number(digits))) : value.replace(/\d+$/, digits);
  };
}

/** What the registries and records must say, where the scenario itself opens the case that enters it there. */
function enteredFirst(compiled: CompiledProgramme, { scenario, programme }: Part): ReadonlySet<string> {
  const opens = scenario.steps.some(({ open }) => open?.programme !== undefined && open.programme !== programme);
  const conditions = opens ? (compiled.workflow.eligibility ?? []) : [];
  const entered = conditions.filter(({ when }) => compiled.feel(when).roots.some((root) => root === 'registry' || root === 'records'));
  return new Set(entered.map(({ id }) => id));
}
