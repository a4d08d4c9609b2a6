/** What people do in the steps of a scenario, through the real API. */
import type { CaseDto } from '../model/dto/case.ts';
import type { EntryDto, PublicNoticeDto } from '../model/dto/registry.ts';
import type { Page } from '../model/dto/session.ts';
import type { ScenarioFile, ScenarioStep } from '../model/scenario.ts';
import type { MovableClock } from './clock.ts';
import { pdfOf, png } from './files.ts';
import { NoTask, type Person } from './person.ts';

export const password = 'a clerk remembers this';

/** Where a scenario is played: its people, and its clock. */
export interface Stage {
  readonly clock: Pick<MovableClock, 'today'>;
  /** Name of the applicant, where cases of others lie beside the scenario's own. */
  readonly about?: string;
  as(login: string): Promise<Person>;
  stranger(): Person;
}

/** Whether somebody does something in a step: else time passes, or somebody looks. */
export function isAct(step: ScenarioStep): boolean {
  const { open, turn, complete, claim, release, withdraw, meet, message, entry } = step;
  return (open ?? turn ?? complete ?? claim ?? release ?? withdraw ?? meet ?? message ?? entry) !== undefined;
}

/** What a person does in a step. Gives the case it goes on with. @throws Refused, NoTask */
export async function act(
  world: Stage,
  person: Person,
  programme: string,
  caseId: string,
  step: ScenarioStep,
  file: ScenarioFile,
): Promise<string> {
  if (step.open) {
    const own = { programme, ...step.open };
    return (await person.open({ ...own, window: await openWindow(person, own.programme) } as never)).id;
  }
  if (step.turn !== undefined) return newestCase(person, step.turn, world.about);
  if (step.entry) await actOnEntry(person, caseId, step.entry, (value) => filled(value, { world, person, file }));
  if (step.claim) await person.claim(caseId, step.task);
  if (step.release) {
    const mine = (await person.kase(caseId)).tasks.find((task) => task.mine);
    await person.ask('POST', `/api/tasks/${mine?.id}/release`, {});
  }
  if (step.withdraw !== undefined) await person.ask('POST', `/api/cases/${caseId}/withdraw`, { reason: step.withdraw });
  if (step.message) {
    const data = await filled(step.message.data ?? {}, { world, person, file });
    await person.ask('POST', `/api/cases/${caseId}/messages`, { name: step.message.name, data });
  }
  if (step.meet !== undefined) {
    const more = {
      ...(step.reason ? { reason: step.reason } : {}),
      ...(step.documentNumber ? { documentNumber: step.documentNumber } : {}),
    };
    const [result] = await person.meet(step.meet, step.outcome ?? 'approve', more, [caseId]);
    if (!result?.ok) throw Object.assign(new Error('meeting'), { problem: { code: result?.code ?? 'none', errors: [] } });
  }
  if (step.everyone !== undefined) {
    const { everyone, data, ...rest } = step;
    const holders = (await person.kase(caseId)).tasks.filter((task) => task.step === everyone && task.assignee !== null);
    if (holders.length === 0) throw new NoTask('everyone', everyone, await person.kase(caseId));
    for (const [index, { assignee }] of holders.entries()) {
      const own = { ...rest, task: everyone, data: Array.isArray(data) ? data[index] : data };
      await act(world, await world.as(`${assignee}`.replace(/^user-/, '')), programme, caseId, own, file);
    }
  } else if (step.complete !== undefined) {
    const fill = (value: unknown) => filled(value, { world, person, file });
    const more = {
      ...(step.conditions ? { conditions: step.conditions } : {}),
      ...(step.reason === undefined ? {} : { reason: step.reason }),
      ...(step.notes ? { notes: step.notes } : {}),
      ...(step.data === undefined ? {} : { data: await fill(step.data) }),
      ...(step.verified === undefined ? {} : { verified: await fill(step.verified) }),
      ...(step.complete === 'sign' ? { password } : {}),
    };
    await person.complete(caseId, step.complete, more, step.task);
  }
  return caseId;
}

/** @throws NoTask when there is none */
async function newestCase(person: Person, programme: string, about = ''): Promise<string> {
  const cases = await person.cases(`?programme=${programme}${about && `&q=${encodeURIComponent(about)}`}`);
  const newest = cases.toSorted((a, b) => (`${a.openedAt} ${a.number}` < `${b.openedAt} ${b.number}` ? 1 : -1))[0];
  if (!newest) throw new NoTask(person.login, programme, null);
  return newest.id;
}

/** The newest entry of an enterprise that the person sees. */
export async function newestEntry(person: Person, registry: string, of: CaseDto['enterprise'] | null): Promise<EntryDto | null> {
  const query = `limit=100${of ? `&q=${encodeURIComponent(of.name)}` : ''}`;
  const { items } = await person.ask<Page<EntryDto>>('GET', `/api/registries/${registry}/entries?${query}`);
  const own = items.filter((entry) => entry.uscc === of?.uscc);
  return own.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}

async function actOnEntry(
  person: Person,
  caseId: string,
  { registry, update, change, proceed }: NonNullable<ScenarioStep['entry']>,
  fill: (value: unknown) => Promise<unknown>,
): Promise<void> {
  const entry = await newestEntry(person, registry, (await person.kase(caseId)).enterprise);
  if (!entry) throw new NoTask(person.login, registry, null);
  const tell = (what: string, body: unknown) => person.ask('POST', `/api/entries/${entry.id}/${what}`, body);
  if (update) await tell('updates', await fill(update));
  if (change) await tell('changes', await fill(change));
  if (proceed) await tell('proceedings', proceed);
}

async function openWindow(person: Person, programme: string): Promise<string | undefined> {
  const { items } = await person.ask<Page<{ id: string; open: boolean }>>('GET', `/api/windows?programme=${programme}`);
  return items.find((window) => window.open)?.id;
}

/** Somebody who isn't signed in objects to what the notice of a case says. */
export async function objectTo(world: Stage, caseId: string, objection: NonNullable<ScenarioStep['object']>): Promise<void> {
  const anybody = world.stranger();
  const { items } = await anybody.ask<Page<PublicNoticeDto>>('GET', '/api/public/notices?open=true&limit=100');
  const notice = items.find(({ id }) => id.startsWith(`${caseId}.`));
  await anybody.ask('POST', `/api/public/notices/${notice?.id}/objections`, objection);
}

interface Filling {
  readonly world: Stage;
  readonly person: Person;
  readonly file: ScenarioFile;
}

async function filled(value: unknown, filling: Filling): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => filled(item, filling)));
  if (value === null || typeof value !== 'object') return value;
  const { $file, $today, $application } = value as { $file?: string; $today?: true; $application?: Record<string, unknown> };
  if ($today) return filling.world.clock.today();
  if ($application) return filled({ ...filling.file.application, ...$application }, filling);
  if ($file) {
    const image = $file.endsWith('.png');
    return filling.person.upload({ name: $file, type: image ? 'image/png' : 'application/pdf', bytes: image ? png : pdfOf($file) });
  }
  const entries = Object.entries(value).map(async ([key, item]) => [key, await filled(item, filling)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
