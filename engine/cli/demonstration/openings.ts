/** What the calendar opens in the demonstration's months, and by which scenario each of it goes. */
import { addDays, daysBetween } from '../../calendar/date.ts';
import { occurrences } from '../../calendar/schedule.ts';
import { statutoryCalendar } from '../../calendar/years.ts';
import { emptyContext } from '../../machine/context.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { evaluateJson } from '../../machine/scope.ts';
import type { Schedule } from '../../model/definition.ts';
import type { ScenarioStep } from '../../model/scenario.ts';
import type { Organisation } from '../../model/user.ts';
import type { Chance } from '../../sandbox/chance.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';
import { isAct } from '../../sandbox/deeds.ts';
import type { Part } from './cast.ts';
import type { MadeEnterprise } from './enterprises.ts';

export interface Opening {
  /** First day of the scenario. */
  readonly on: string;
  readonly part: Part;
  /** Others that could be told instead. */
  readonly parts: readonly Part[];
  readonly subject: Organisation | MadeEnterprise;
}

interface Calling {
  readonly compiled: CompiledProgramme;
  readonly enterprises: readonly MadeEnterprise[];
  readonly organisations: readonly Organisation[];
  readonly from: string;
  readonly to: string;
  readonly luck: Chance;
}

/** Of those whom the calendar asks, so many answer; where only one scenario is told of them, few. */
const answering = { many: 0.985, few: 0.1 };
/** What a programme tells first of a schedule is what mostly happens. */
const plain = 24;
const year = 370;

/** Whether a scenario goes on with a case that the calendar opened. */
export function beginsByCalendar({ scenario }: Part): boolean {
  return scenario.steps.find(isAct)?.turn !== undefined;
}

export function openingsOf(scheduled: readonly Part[], calling: Calling): Opening[] {
  const { compiled, from, to, luck } = calling;
  const schedules = compiled.workflow.schedule ?? [];
  return schedules.flatMap((schedule) => {
    const own = scheduled.filter((part) => scheduleOf(part, schedules) === schedule);
    if (own.length === 0) return [];
    const weighed = own.map((part, index) => ({ part, weight: index === 0 ? plain : 1 }));
    let told = 0;
    return occurrences(schedule, statutoryCalendar, from, addDays(to, -1)).flatMap(({ date }) =>
      subjectsOf(calling, schedule, date).flatMap((subject): Opening[] => {
        if ('enterprise' in subject && luck.next() >= (own.length > 1 ? answering.many : answering.few)) return [];
        const part = own[told] ?? luck.weighed(weighed).part;
        told += 1;
        const on = addDays(date, -daysBetween(part.scenario.start, lastBefore(part, schedule)));
        return [{ on, part, parts: own, subject }];
      }),
    );
  });
}

/** Whom a schedule means on a day; nobody where that depends on what the registries will say. */
function subjectsOf(
  { compiled, enterprises, organisations }: Calling,
  schedule: Schedule,
  date: string,
): (Organisation | MadeEnterprise)[] {
  const { organisations: named, enterprises: when } = schedule.for;
  if (named) return organisations.filter(({ id }) => named.includes(id));
  if (when === undefined) return [];
  return enterprises.filter(({ enterprise }) => evaluateJson(compiled, when, { ...emptyContext.data, enterprise }, date) === true);
}

/** The schedule that came last before the scenario goes on with its case. */
function scheduleOf(part: Part, schedules: readonly Schedule[]): Schedule | undefined {
  return schedules.toSorted((a, b) => (lastBefore(part, a) < lastBefore(part, b) ? 1 : -1))[0];
}

function lastBefore(part: Part, schedule: Schedule): string {
  const day = turnOf(part);
  return occurrences(schedule, statutoryCalendar, addDays(day, -year), day).at(-1)?.date ?? '';
}

function turnOf({ scenario }: Part): string {
  let date = scenario.start;
  for (const step of scenario.steps) {
    date = afterStep(step, date);
    if (step.turn !== undefined) break;
  }
  return date;
}

/** The date on which a step of a scenario happens, after the one before. */
export function afterStep({ workingDays, days, until }: ScenarioStep, before: string): string {
  if (until !== undefined) return until > before ? until : before;
  if (days !== undefined) return addDays(before, days);
  return workingDays === undefined ? before : workingDaysAfter(before, workingDays);
}
