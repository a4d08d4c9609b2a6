/** Which scenario is played by whom and when: chosen by chance from a seed, so that every programme has cases at every point. */
import { addDays, daysBetween } from '../../calendar/date.ts';
import { emptyContext } from '../../machine/context.ts';
import { judgeEligibility } from '../../machine/eligibility.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import type { ScenarioFile } from '../../model/scenario.ts';
import type { Organisation } from '../../model/user.ts';
import { type Chance, chance } from '../../sandbox/chance.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';
import { sampleOf } from '../../soundness/paths/samples.ts';
import { uniqueFields } from '../../soundness/paths/subject.ts';
import type { Demonstration } from '../seed.ts';
import { type Cast, officersIn, type Part, partOf, type Retelling, recast, withEnterprises } from './cast.ts';
import type { DataSet } from './data-set.ts';
import type { MadeEnterprise } from './enterprises.ts';
import { afterStep, beginsByCalendar, openingsOf } from './openings.ts';
import { isDeed, type Play } from './perform.ts';

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

/** Days before the end in which the recent cases begin. */
const recentDays = 45;
/** What was begun before isn't left lying: nobody would believe it. */
const leftDays = 60;
/** What the calendar begins so many days before the end may be left where nothing stands yet. */
const openTurns = 130;

/** Something that the calendar begins: which scenario it goes by is decided on that day. */
export interface Turn {
  readonly on: string;
  readonly parts: readonly Part[];
  tell(how: { readonly part?: Part } & Partial<Pick<Play, 'deeds' | 'pace' | 'aside'>>): Play | null;
}

export interface Plan {
  /** Every scenario once to its end, as far as there are cases for it, and then more often. */
  readonly plays: readonly Play[];
  readonly turns: readonly Turn[];
  /** One more of a scenario, from a day on. Null where nobody can be found for it. */
  tell(part: Part, on: string, how: Pick<Play, 'deeds' | 'pace' | 'aside'>): Play | null;
}

export function createPlan(input: PlanInput): Plan {
  const { programmes, set } = input;
  const used = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
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
  const casts = new Map<string, Choosing>();
  const all = new Map(programmes.map(({ compiled }) => [compiled.workflow.id, compiled]));
  const plays: Play[] = [];
  const turns: Turn[] = [];
  const told = programmes.reduce((sum, { file }) => sum + file.scenarios.length, 0);
  const left = Math.max(0, Math.round((input.cases - told) / programmes.length));
  for (const [at, { compiled, file }] of programmes.entries()) {
    const { id } = compiled.workflow;
    const luck = chance(set.seed + at * 104_729);
    const choosing: Choosing = { compiled, all, luck, used, counts, number };
    casts.set(id, choosing);
    const choices = JSON.stringify(Object.values(compiled.package.forms).map(({ schema }) => schema));
    const parts = file.scenarios.map((scenario) => partOf(input.base, id, file, scenario, choices));
    const scheduled = parts.filter(beginsByCalendar);
    const open = parts.filter((part) => !scheduled.includes(part));
    const add = (wanted: Wanted, how?: Parameters<Turn['tell']>[0]) => plays.push(...[playOf(input, choosing, wanted, how) ?? []].flat());
    for (const { on, part, parts: others, subject } of openingsOf(scheduled, {
      ...input,
      ...input.base,
      enterprises: input.enterprises,
      compiled,
      luck,
    })) {
      const wanted = { part, subject, on };
      if (on < addDays(input.to, -openTurns)) add(wanted);
      else turns.push({ on, parts: others, tell: (how) => playOf(input, choosing, { ...wanted, part: how.part ?? part }, how) });
    }
    const first = firstOf(open, input.cases / told, luck);
    for (const part of first)
      add({ part, subject: null, on: firstDayFor(input, compiled, part, luck) }, { deeds: Number.MAX_SAFE_INTEGER });
    const weighed = open.map((part) => ({ part, weight: weightOf(part) }));
    for (let n = 0; n < (weighed.length > 0 ? left : 0); n += 1)
      add({ part: luck.weighed(weighed).part, subject: null, on: dayFor(input, compiled, luck) });
  }
  return {
    plays,
    turns,
    tell: (part, on, how) => playOf(input, casts.get(part.programme) as Choosing, { part, subject: null, on }, how),
  };
}

/** All of them, or such a share, what is told at length first. */
function firstOf(parts: readonly Part[], share: number, luck: Chance): readonly Part[] {
  if (share >= 1) return parts;
  const left = parts.map((part) => ({ part, weight: weightOf(part) }));
  const count = Math.min(left.length, Math.max(1, Math.round(parts.length * share)));
  return Array.from({ length: count }, () => {
    const next = luck.weighed(left);
    left.splice(left.indexOf(next), 1);
    return next.part;
  });
}

interface Wanted {
  readonly part: Part;
  /** Whom the calendar opens a case for. */
  readonly subject: Organisation | MadeEnterprise | null;
  readonly on: string;
}
interface Choosing {
  readonly compiled: CompiledProgramme;
  /** Every programme, by id. */
  readonly all: ReadonlyMap<string, CompiledProgramme>;
  readonly luck: Chance;
  /** Enterprises that had a case, by programme, and how many each had. */
  readonly used: Map<string, Set<string>>;
  readonly counts: Map<string, number>;
  number(text: string, year: number): string;
}

/** With `deeds` so many are done; without, somebody may leave it lying. */
function playOf(
  input: PlanInput,
  choosing: Choosing,
  { part, subject, on }: Wanted,
  { deeds, pace, aside }: Partial<Pick<Play, 'deeds' | 'pace' | 'aside'>> = {},
): Play | null {
  const { compiled, luck, number } = choosing;
  const { scenario, file, programme } = part;
  const chosen = subject ? ('enterprise' in subject ? [subject] : []) : chooseFor(input, choosing, part, on);
  // The calendar's cases are waited for from a day that may lie before the first.
  if (!chosen || (!subject && on < input.from) || on >= input.to) return null;
  const to = subject && !('enterprise' in subject) ? [subject.district ?? ''] : chosen.map(({ enterprise }) => enterprise.district);
  const officers = officersIn(input.base, part, to);
  if (!officers) return null;
  const cast: Cast = withEnterprises(input.base, part, officers, chosen);
  const told = recast({ ...file, scenarios: [scenario] }, cast, { from: scenario.start, on, number, own: ownIn(compiled, on) });
  const steps = told.scenarios[0]?.steps ?? [];
  const all = steps.filter(isDeed).length;
  const fresh = on >= addDays(input.to, -leftDays);
  const leaves = deeds === undefined && fresh && !compiled.workflow.schedule && luck.next() < input.set.shares.left;
  return {
    ...{ part, programme, title: scenario.title, file: told, steps, on, luck: chance(luck.whole(1, 2 ** 31)) },
    ...{ about: chosen[0]?.enterprise.name, entries: input.set.entries },
    deeds: leaves ? luck.whole(1, Math.max(1, all - 1)) : Math.min(all, deeds ?? all),
    lots: scenario.lots ?? {},
    pace: pace ?? null,
    aside: aside ?? null,
  };
}

/** Enterprises that may apply, are where the officers are, and had the fewest cases so far. */
function chooseFor({ base, enterprises }: PlanInput, choosing: Choosing, part: Part, on: string): MadeEnterprise[] | null {
  const { compiled, used, counts } = choosing;
  const opened = [...new Set(part.scenario.steps.flatMap(({ open }) => open?.programme ?? []))].filter((id) => id !== part.programme);
  const programmes = [part.programme, ...opened];
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
      const allows = (programme: CompiledProgramme | undefined, after: ReadonlySet<string>) =>
        !programme || judgeEligibility(programme, data, on, 'zh-CN').conditions.every(({ id, met }) => met || after.has(id));
      return allows(compiled, later) && opened.every((id) => allows(choosing.all.get(id), never));
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

const never: ReadonlySet<string> = new Set();

function weightOf({ scenario }: Part): number {
  const deeds = scenario.steps.filter(isDeed).length;
  return deeds >= 9 ? 6 : deeds >= 5 ? 3 : 1;
}

/** Early enough to be told once more, up to any point, before the end. */
function firstDayFor(input: PlanInput, compiled: CompiledProgramme, part: Part, luck: Chance): string {
  const from = firstDayOf(input, compiled);
  const latest = Math.max(5, daysBetween(from, input.to) - 2 * lengthOf(part) - 35);
  // Where the telling breaks off the case would lie for more than a year.
  const earliest = ends(part) ? 0 : Math.max(0, latest - 10);
  return inWindow(input, part.programme, workingDaysAfter(addDays(from, luck.whole(earliest, latest)), 1), luck);
}

/** Nothing can be decided before there are rules. */
function firstDayOf({ from }: PlanInput, { workflow: { ruleVersions = [] } }: CompiledProgramme): string {
  const [rules = from] = ruleVersions.map((version) => version.from).sort();
  return rules > from ? rules : from;
}

/** Whether the case has ended when the scenario has been told. */
function ends({ scenario }: Part): boolean {
  return scenario.steps.some(({ withdraw, expect }) => withdraw !== undefined || expect?.status === 'ended' || Boolean(expect?.outcome));
}

/** Days that a scenario takes: those it names, and some for each deed. */
function lengthOf({ scenario }: Part): number {
  const date = scenario.steps.reduce((before, step) => afterStep(step, before), scenario.start);
  return daysBetween(scenario.start, date) + Math.ceil(1.3 * scenario.steps.filter(isDeed).length);
}

function dayFor(input: PlanInput, compiled: CompiledProgramme, luck: Chance): string {
  const { to, set } = input;
  const from = firstDayOf(input, compiled);
  const length = daysBetween(from, to);
  const back = luck.next() < set.shares.recent ? luck.whole(2, recentDays) : luck.whole(2, length - 2);
  return inWindow(input, compiled.workflow.id, workingDaysAfter(addDays(to, -back), 1), luck);
}

function inWindow({ windows }: PlanInput, programme: string, day: string, luck: Chance): string {
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
