/** Plays a scenario beside others, as people do: with days between, and whoever finds nothing to do leaves it. */
import { addDays } from '../../calendar/date.ts';
import type { Scenario, ScenarioFile, ScenarioStep } from '../../model/scenario.ts';
import type { Chance } from '../../sandbox/chance.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';
import { act, isAct, objectTo, type Stage } from '../../sandbox/deeds.ts';
import { NoTask, type Person, Refused } from '../../sandbox/person.ts';
import type { Days } from './days.ts';

/** A scenario with everything that it is about, ready to be played. */
export interface Play {
  readonly programme: string;
  readonly title: string;
  readonly file: ScenarioFile;
  readonly steps: readonly ScenarioStep[];
  /** First day, YYYY-MM-DD. */
  readonly on: string;
  /** Name of the applicant among others. */
  readonly about: string | undefined;
  /** So many deeds are done, then nobody does anything. */
  readonly deeds: number;
  /** How lots of samples fall, by step. */
  readonly lots: NonNullable<Scenario['lots']>;
  readonly luck: Chance;
}

export interface Performed {
  readonly caseId: string;
  /** What could not be done as told: code, and what it was about. */
  readonly failures: readonly string[];
}

/** A case that the calendar or another case opens may be a day late. */
const patience = 4;

/** `known` is told each case that the play goes on with. */
export async function perform(play: Play, days: Days, stage: Stage, known: (caseId: string) => void): Promise<Performed> {
  const { programme, file, luck } = play;
  const own: Stage = { clock: stage.clock, as: stage.as, stranger: stage.stranger, ...(play.about ? { about: play.about } : {}) };
  const failures: string[] = [];
  let caseId = '';
  let deeds = 0;
  let misses = 0;
  let last = '';
  for (const [index, step] of play.steps.entries()) {
    const today = stage.clock.today();
    const day = dayOf(step, today);
    if (day > today) await days.until(day);
    const done = async (deed: () => Promise<void>) => {
      const failure = await failureOf(deed);
      if (failure) failures.push(`${programme} "${play.title}" ${index + 1}: ${failure}`);
      return failure === null;
    };
    if (step.object && caseId) await done(() => objectTo(own, caseId, step.object as NonNullable<typeof step.object>));
    // What a scenario expects to be refused is a lesson, not a deed.
    if (!isAct(step) || !step.as || step.refused || step.places) continue;
    if (deeds >= play.deeds) break;
    if (step.as !== last && last !== '') await pause(days, stage, luck);
    last = step.as;
    deeds += 1;
    const person = await stage.as(step.as);
    const go = async () => {
      caseId = await act(own, person, programme, caseId, step, file);
      known(caseId);
    };
    const ok = step.turn === undefined ? await done(go) : await waitFor(go, days, stage, done);
    misses = ok ? 0 : misses + 1;
    // Without a case, or where several in a row find nothing to do, it went another way than told: it stays where it is.
    if (misses > patience || (!ok && (step.open || step.turn !== undefined))) break;
  }
  return { caseId, failures };
}

function dayOf({ workingDays, days, until }: ScenarioStep, today: string): string {
  if (until !== undefined) return until;
  if (days !== undefined) return addDays(today, days);
  return workingDays === undefined ? today : workingDaysAfter(today, workingDays);
}

async function pause(days: Days, { clock }: Stage, luck: Chance): Promise<void> {
  const working = luck.pick([0, 0, 1, 1, 1, 2]);
  if (working > 0) await days.until(workingDaysAfter(clock.today(), working));
}

async function waitFor(
  go: () => Promise<void>,
  days: Days,
  { clock }: Stage,
  done: (deed: () => Promise<void>) => Promise<boolean>,
): Promise<boolean> {
  for (let left = patience; left > 0; left -= 1) {
    if ((await failureOf(go)) === null) return true;
    await days.until(workingDaysAfter(clock.today(), 1));
  }
  return done(go);
}

/** Null when it was done. Throws what is neither a refusal nor nothing to do. */
async function failureOf(deed: () => Promise<void>): Promise<string | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    if (error instanceof NoTask) return error.message;
    if (error instanceof Refused) return `${error.problem.code} ${JSON.stringify(error.problem.errors.slice(0, 3))}`;
    const { problem } = error as { problem?: { code: string } };
    if (problem) return problem.code;
    // A meeting that isn't called any more.
    if (error instanceof Error && error.constructor === Error) return error.message;
    throw error;
  }
}

/** Everybody who acts, signed in once. */
export function company(signIn: (login: string) => Promise<Person>): (login: string) => Promise<Person> {
  const people = new Map<string, Promise<Person>>();
  return (login) => {
    const known = people.get(login) ?? signIn(login);
    people.set(login, known);
    return known;
  };
}
