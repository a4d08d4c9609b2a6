/** Plays a scenario beside others, as people do: with days between, and whoever finds nothing to do leaves it. */
import { addDays } from '../../calendar/date.ts';
import type { Scenario, ScenarioFile, ScenarioStep } from '../../model/scenario.ts';
import type { Chance } from '../../sandbox/chance.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';
import { act, isAct, objectTo, type Stage } from '../../sandbox/deeds.ts';
import { NoTask, type Person, Refused } from '../../sandbox/person.ts';
import type { Part } from './cast.ts';
import type { DataSet } from './data-set.ts';
import type { Days } from './days.ts';
import type { Aside } from './detours.ts';
import { withOwnEntries } from './entries.ts';
import { afterStep } from './openings.ts';

/** A scenario with everything that it is about, ready to be played. */
export interface Play {
  readonly part: Part;
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
  /** Days after the first one before which each deed isn't done; null: people take their time. */
  readonly pace: readonly number[] | null;
  /** What is done in place of the last deed. */
  readonly aside: Aside | null;
  /** Texts that stand for the number of an entry. */
  readonly entries: DataSet['entries'];
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

/** Whether a scenario does something in this step. What it expects to be refused is a lesson, not a deed. */
export function isDeed(step: ScenarioStep): boolean {
  return step.object !== undefined || (isAct(step) && step.as !== undefined && !step.refused && !step.places);
}

/** `did` is told after each deed how many there were. */
export async function perform(
  play: Play,
  days: Days,
  stage: Stage,
  did: (deeds: number, caseId: string) => Promise<void>,
): Promise<Performed> {
  const { programme, file, luck, pace } = play;
  const own: Stage = { clock: stage.clock, as: stage.as, stranger: stage.stranger, ...(play.about ? { about: play.about } : {}) };
  const failures: string[] = [];
  let caseId = '';
  let deeds = 0;
  let misses = 0;
  let before: ScenarioStep | null = null;
  for (const [index, step] of play.steps.entries()) {
    if (isDeed(step) && deeds >= play.deeds) break;
    const today = stage.clock.today();
    const day = afterStep(step, today);
    if (day > today) await days.until(day);
    if (!isDeed(step)) continue;
    const paced = addDays(play.on, pace?.[deeds] ?? 0);
    if (paced > stage.clock.today()) await days.until(paced);
    const done = async (deed: () => Promise<void>) => {
      const failure = await failureOf(deed);
      if (failure) failures.push(`${programme} "${play.title}" ${index + 1}: ${failure}`);
      return failure === null;
    };
    deeds += 1;
    if (step.object && caseId) await done(() => objectTo(own, caseId, step.object as NonNullable<typeof step.object>));
    let ok = true;
    if (step.as && isAct(step) && !step.refused && !step.places) {
      // Several who are asked the same answer side by side.
      const same = step.complete !== undefined && step.complete === before?.complete;
      if (before && step.as !== before.as && !same && !pace) await pause(days, stage, luck);
      before = step;
      const real = play.aside && deeds === play.deeds ? insteadOf(step, play.aside, play.steps) : step;
      const person = await stage.as(real.as ?? step.as);
      const go = async () => {
        const told = await withOwnEntries([real, file] as const, person, caseId, play.entries);
        caseId = await act(own, person, programme, caseId, ...told);
      };
      ok = step.turn === undefined ? await done(go) : await waitFor(go, days, stage, done);
    }
    await did(deeds, caseId);
    misses = ok ? 0 : misses + 1;
    // Without a case, or where several in a row find nothing to do, it went another way than told: it stays where it is.
    if (misses > patience || (!ok && (step.open || step.turn !== undefined))) break;
  }
  return { caseId, failures };
}

/** The same person at the same task, or the applicant, who opened the case. */
function insteadOf({ as, task, data, verified }: ScenarioStep, aside: Aside, steps: readonly ScenarioStep[]): ScenarioStep {
  if (aside.withdraw !== undefined) return { ...pick({ as: steps.find(({ open }) => open)?.as }), ...aside };
  return { ...pick(aside.notes ? { as, task } : { as, task, data, verified }), ...aside };
}

function pick(step: Readonly<Record<string, unknown>>): ScenarioStep {
  return Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined));
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
