import type { Calendar } from '../../calendar/calendar.ts';
import { dateOf } from '../../calendar/date.ts';
import { expectedMessages, sendersOf } from '../../machine/messages.ts';
import { remediable } from '../../machine/steps/end.ts';
import { clockOf, contextOf, drawRequest, mayWithdraw, openNotice, redrawable } from '../../machine/view.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { CaseDto } from '../../model/dto/case.ts';
import { lightOf } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { mayWithdrawCase } from '../../policy/case.ts';
import { maySendMessage } from '../../policy/message.ts';
import { mayOrganisePanel } from '../../policy/panel.ts';
import { mayAct } from '../../policy/task.ts';
import { archivedAt } from '../../store/archive/archive.ts';
import { childrenOf, type LinkedCase } from '../../store/case-links.ts';
import { draftsOf } from '../../store/drafts.ts';
import { entriesOfCase } from '../../store/registry.ts';
import { disabledAmong } from '../../store/users.ts';
import { decidedEnd } from '../decision-letter.ts';
import type { HttpDeps } from '../deps.ts';
import { type CaseReading, effectiveOf, readCaseFor, visibleData, visibleEnterprise, visibleResults } from './case-access.ts';
import { incidentsFor } from './incident.ts';
import { isFree, peopleAround } from './operations.ts';
import { takeBackOf } from './take-back.ts';
import { presentTask } from './task.ts';
import { programmeTitle, stepTitle } from './titles.ts';

/** The case as this reader may see it. @throws Rejection not-found */
export async function presentCase(deps: HttpDeps, user: User, caseId: string, language: Lang): Promise<CaseDto> {
  const reading = await readCaseFor(deps, user, caseId);
  const { kase, compiled, tasks, own } = reading;
  const { summary, state } = kase;
  const now = deps.clock();
  const open = tasks.filter((task) => task.status === 'open');
  const lots = open.flatMap((task) => drawRequest(state, task) ?? []).flatMap(({ by, expert }) => [by, expert]);
  const acts = open.some((task) => mayAct(user, task, summary, dateOf(now)));
  const asked = open
    .flatMap((task) => peopleAround(state, task))
    .flatMap(({ people, advice, origin }) => [...people.map((person) => person.user), ...advice.map(({ by }) => by), origin?.by ?? null]);
  const [drafts, certificate, names, calendar, takeBack, links, left, incidents, district] = await Promise.all([
    acts ? draftsOf(deps.store.read, caseId) : [],
    certificateOf(deps, reading),
    deps.people.names([...open.map(({ assignee }) => assignee), ...asked, ...lots, user.id]),
    deps.runtime.currentCalendar(),
    takeBackOf(deps, reading, user),
    childrenOf(deps.store.read, caseId),
    disabledAmong(
      deps.store.read,
      open.flatMap(({ assignee }) => assignee ?? []),
    ),
    incidentsFor(deps, reading, user, language),
    deps.programmes.districts(),
  ]);
  const draftNames = await deps.people.names(drafts.map(({ savedBy }) => savedBy));
  const access = effectiveOf(reading);
  const ended = summary.status === 'ended';
  return {
    ...summary,
    ...(reading.anonymous && { uscc: '' }),
    archivedAt: ended ? await archivedAt(deps.store.read, caseId) : null,
    districtName: district(summary.district, compiled.package),
    programmeTitle: programmeTitle(compiled, language),
    stepTitles: summary.steps.map((step) => stepTitle(compiled, step, language)),
    light: ended ? 'none' : lightOf(kase, now),
    myTask: own && isFree(own, { user, compiled, state, kase: summary, now }) ? own.id : null,
    enterprise: visibleEnterprise(reading, access),
    definitionHash: summary.definition,
    ruleVersion: state.data.ruleVersion,
    applyType: state.data.applyType,
    declared: visibleData(reading, access, state.data.declared),
    verified: visibleData(reading, access, state.data.verified),
    previous: state.data.previous && visibleData(reading, access, state.data.previous),
    results: visibleResults(reading, access),
    access: Object.fromEntries([...access].filter(([, given]) => given !== 'hidden')),
    clock: clockAt(reading, calendar.calendar, now),
    tasks: open.map((task) =>
      presentTask(reading, task, {
        user,
        now,
        language,
        names: new Map([...names, ...draftNames]),
        left,
        drafts,
        calendar: calendar.calendar,
      }),
    ),
    remedies: remediesOf(reading, language),
    letter: decidedEnd(reading) !== null,
    deferred: state.data.deferred ?? [],
    actions: actionsOf(reading, user),
    messages: messagesFor(reading, user, language, dateOf(now)),
    ...linkedCases(reading, links),
    takeBack,
    incidents: incidents.filter(({ resolvedAt }) => resolvedAt === null),
    certificate,
  };
}

/** What can be done against the decision; null where the law gives nothing, or nothing was decided. */
export function remediesOf({ kase, compiled }: CaseReading, language: Lang): string | null {
  const { status, outcome } = kase.summary;
  const ends = [...compiled.steps.values()].flatMap(({ step }) => (step.type === 'end' && step.outcome === outcome ? [step] : []));
  return status === 'ended' && ends.some((step) => remediable(compiled.workflow, step)) ? text(language, 'notice.remedies') : null;
}

/** The clock of a case that has ended stands at its end. */
function clockAt({ kase, compiled }: CaseReading, calendar: Calendar, now: string): CaseDto['clock'] {
  const { endedAt } = kase.summary;
  const clock = clockOf(compiled, kase.state, calendar, endedAt ?? now);
  return clock && endedAt ? { ...clock, running: false } : clock;
}

function actionsOf({ kase, compiled }: CaseReading, user: User): string[] {
  const actions: string[] = [];
  if (mayWithdrawCase(user, { kase: kase.summary }) && mayWithdraw(compiled, kase.state)) actions.push('withdraw');
  if (openNotice(compiled, kase.state)) actions.push('object');
  if (
    redrawable(compiled, kase.state).some(
      (step) => mayOrganisePanel(user, compiled.steps.get(step)?.step, panelOf(compiled, kase)) === null,
    )
  ) {
    actions.push('redraw');
  }
  return actions;
}

function panelOf({ workflow }: CaseReading['compiled'], { summary }: CaseReading['kase']) {
  return { owner: workflow.owner, uscc: summary.uscc };
}

async function certificateOf(deps: HttpDeps, { kase, compiled }: CaseReading): Promise<CaseDto['certificate']> {
  const registers = [...compiled.steps].some(([id, { step }]) => step.type === 'register' && kase.state.data.steps[id]);
  if (!registers) return null;
  const entry = (await entriesOfCase(deps.store.read, kase.summary.id)).at(-1);
  return entry
    ? { entry: entry.id, number: entry.number, verification: entry.verification, validFrom: entry.validFrom, validTo: entry.validTo }
    : null;
}

/** Messages the reader may send to the case now. */
function messagesFor({ kase, compiled }: CaseReading, user: User, language: Lang, today: string): CaseDto['messages'] {
  const context = contextOf(kase.state);
  return expectedMessages(compiled, context)
    .filter((name) => maySendMessage(user, kase.summary, sendersOf(compiled, context, name, today), today))
    .map((name) => {
      const rule = compiled.workflow.messages?.[name];
      return { name, title: (language === 'en' ? rule?.titleEn : undefined) ?? rule?.title ?? name, form: rule?.form ?? null };
    });
}

function linkedCases({ kase }: CaseReading, children: readonly LinkedCase[]): Pick<CaseDto, 'parent' | 'children'> {
  return { parent: contextOf(kase.state).parent?.caseId ?? null, children };
}
