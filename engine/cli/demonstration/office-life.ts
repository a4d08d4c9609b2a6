/** What goes on beside the cases' own steps: enterprises rate, a supervisor asks about what is late. */
import type { CaseDto } from '../../model/dto/case.ts';
import type { Page } from '../../model/dto/session.ts';
import type { Chance } from '../../sandbox/chance.ts';
import { workingDaysAfter } from '../../sandbox/clock.ts';
import type { Stage } from '../../sandbox/deeds.ts';
import type { Person } from '../../sandbox/person.ts';
import type { Demonstration } from '../seed.ts';
import type { DataSet } from './data-set.ts';
import type { Days } from './days.ts';
import type { Play } from './perform.ts';

/** Whoever opened a case may rate it when it has ended: some do, a few days later. */
export async function rateEnded(input: {
  readonly set: DataSet;
  readonly play: Play;
  readonly caseId: string;
  readonly days: Days;
  readonly stage: Stage;
}): Promise<void> {
  const { set, play, caseId, days, stage } = input;
  const login = play.steps.find(({ open }) => open)?.as;
  if (login === undefined || caseId === '' || play.luck.next() >= set.shares.rated) return;
  await days.until(workingDaysAfter(stage.clock.today(), play.luck.whole(1, 6)));
  const person = await stage.as(login);
  const { body: kase } = await person.call<CaseDto>('GET', `/api/cases/${caseId}`);
  if (kase.status !== 'ended') return;
  const { level, comment } = play.luck.weighed(set.ratings);
  // Refused where the case was never submitted or is somebody else's.
  await person.call('POST', `/api/cases/${caseId}/rating`, { level, tags: [], comment });
}

/** The supervisor of all districts says what registries are to hold, and each district's part. */
export async function setTargets(input: {
  readonly set: DataSet;
  readonly base: Demonstration;
  readonly as: (login: string) => Promise<Person>;
}): Promise<void> {
  const { set, base, as } = input;
  const watching = watcherOf(base);
  if (!watching) return;
  const supervisor = await as(watching.login);
  const whole = set.districts.reduce((sum, { weight }) => sum + weight, 0);
  for (const { registry, years, target, reason } of set.targets) {
    for (const year of years) {
      const parts = set.districts.map(({ code, weight }) => [code, Math.round((target * weight) / whole)] as const);
      for (const [district, part] of [['', target] as const, ...parts]) {
        // Refused where no programme that is loaded has the registry.
        await supervisor.call('POST', '/api/board/targets', { registry, district, year, target: part, reason });
      }
    }
  }
}

const watcherOf = (base: Demonstration) => base.users.find(({ grants = [] }) => grants.some(([role]) => role === 'supervisor'));

/** A supervisor asks those who hold the oldest red tasks. */
export async function supervise(input: {
  readonly set: DataSet;
  readonly base: Demonstration;
  readonly as: (login: string) => Promise<Person>;
  readonly luck: Chance;
}): Promise<void> {
  const { set, base, as, luck } = input;
  const watching = watcherOf(base);
  if (!watching) return;
  const supervisor = await as(watching.login);
  const { texts, days, most } = set.supervision;
  const { items } = await supervisor.ask<Page<{ caseId: string; id: string }>>('GET', `/api/board/tasks?light=red&limit=${most}`);
  const cases = new Set<string>();
  for (const { caseId, id } of items) {
    if (cases.has(caseId)) continue;
    cases.add(caseId);
    const kind = luck.pick(['reminder', 'order', 'order'] as const);
    // Refused where the applicant holds it: that is nobody's to supervise.
    await supervisor.call('POST', `/api/cases/${caseId}/supervisions`, { kind, text: luck.pick(texts), days, task: id });
  }
}
