/** What is printed of a case for its reader: the application as an approval form, and the notice of a correction. */

import { dateOf } from '../calendar/date.ts';
import type { ApprovalFormContent, FormCell } from '../effects/approval-form.ts';
import type { CorrectionContent } from '../effects/correction-notice.ts';
import { effectiveAccess, filterForRead } from '../forms/access.ts';
import type { CompiledForm } from '../forms/compile.ts';
import { type DisplayWords, displayText } from '../forms/display.ts';
import type { Field } from '../forms/field.ts';
import { createPresentation } from '../forms/presentation.ts';
import { fieldName, groupName, sectionsOf } from '../forms/sections.ts';
import { formScopeOf } from '../machine/application.ts';
import { notesOf } from '../machine/view.ts';
import { type Lang, text } from '../messages/render.ts';
import type { Vocabulary } from '../model/form.ts';
import { fieldOfPlace } from '../model/pointer.ts';
import { draftsOf } from '../store/drafts.ts';
import { eventsOf } from '../store/events.ts';
import type { HttpDeps } from './deps.ts';
import { applicationFormOf, type CaseReading, effectiveOf, visibleData } from './present/case-access.ts';
import { namedIn, presentHistory } from './present/history.ts';
import { outcomeLabel, programmeTitle, stepTitle } from './present/titles.ts';

type Data = Readonly<Record<string, unknown>>;

/** The application with its opinions; a draft while it isn't submitted. Null for programmes without a form. */
export async function approvalContent(deps: HttpDeps, reading: CaseReading, language: Lang): Promise<ApprovalFormContent | null> {
  const form = applicationFormOf(reading.compiled);
  if (!form) return null;
  const { summary } = reading.kase;
  const words = wordsOf(reading.compiled.package.vocabularies, language);
  const data = await printedData(deps, reading, form);
  const access = effectiveOf(reading);
  const later = (reading.kase.state.data.deferred ?? []).filter((name) => access.get(name) !== 'hidden');
  const { definition } = form;
  return {
    programme: programmeTitle(reading.compiled, language),
    title: words.pick(definition.title, definition.titleEn),
    ...{ number: summary.number, holder: summary.enterpriseName, issuer: await issuerOf(deps, reading) },
    draft: summary.submittedAt === null,
    submittedOn: summary.submittedAt && dateOf(summary.submittedAt),
    sections: sectionsOf(definition).flatMap((section) => {
      const cells = section.groups.flatMap((around) => {
        const group = groupName(around, (zh, en) => words.pick(zh, en ?? undefined));
        return around.fields.flatMap((name) => {
          const field = form.fields.get(name);
          const promised = later.includes(name) ? text(language, 'paper.promised') : null;
          return field && (promised || name in data) ? [{ ...cellOf(field, data[name], words, promised), group }] : [];
        });
      });
      return cells.length > 0 ? [{ title: words.pick(section.title, section.titleEn ?? undefined), cells }] : [];
    }),
    signer: reading.anonymous ? '' : reading.kase.state.data.enterprise.legalName,
    opinions: await opinionsOf(deps, reading, language),
  };
}

/** What stands in the form: a draft that the reader may work on as it would be submitted, else what was submitted. */
async function printedData(deps: HttpDeps, reading: CaseReading, form: CompiledForm): Promise<Data> {
  const { kase, compiled, own } = reading;
  const access = effectiveOf(reading);
  const draft = own?.kind === 'fill' ? (await draftsOf(deps.store.read, kase.summary.id)).find(({ taskId }) => taskId === own.id) : null;
  if (!draft || kase.summary.submittedAt !== null) return visibleData(reading, access, kase.state.data.declared);
  const scope = formScopeOf(compiled, kase.state.data, dateOf(deps.clock()));
  const shown = createPresentation(form, scope, draft.data, effectiveAccess(form, reading.accessMap, 'edit'));
  const values = shown.data();
  const blank = [...form.fields.keys()].filter((name) => shown.field(`/${name}`).visible).map((name) => [name, values[name] ?? null]);
  return filterForRead(form, Object.fromEntries(blank), access, { mask: reading.side !== 'applicant' });
}

/** `promised`: said instead of files that are to come. */
function cellOf(field: Field, value: unknown, words: DisplayWords, promised: string | null): Omit<FormCell, 'group'> {
  const titleOf = ({ name, schema }: Field) => words.pick(schema.title ?? name, schema['x-titleEn']);
  const label = titleOf(field);
  const columns = [...field.columns.values()];
  const rows = field.kind === 'table' && Array.isArray(value) ? (value as readonly Data[]) : null;
  return {
    label,
    value: promised ?? displayText(field.schema, value, words),
    wide: field.kind === 'files' || field.kind === 'table' || field.schema.format === 'longtext',
    table: rows && {
      head: columns.map(titleOf),
      rows: rows.map((row) => columns.map((column) => displayText(column.schema, row[column.name], words))),
    },
  };
}

/** Every step that decides, whether it has yet or not; who decided is said to nobody here. */
async function opinionsOf(deps: HttpDeps, reading: CaseReading, language: Lang): Promise<ApprovalFormContent['opinions']> {
  const events = await eventsOf(deps.store.read, reading.kase.summary.id);
  const names = await deps.people.names(events.flatMap(namedIn));
  const items = presentHistory(reading, events, names, language);
  return [...reading.compiled.steps].flatMap(([id, { step }]) => {
    if (step.type !== 'review' && step.type !== 'batch') return [];
    const given = items.flatMap(({ step: at, outcome, reason, takenBack, adviceFor, at: instant }) =>
      at === id && outcome && !takenBack && !adviceFor
        ? [{ outcome: outcomeLabel(reading.compiled, id, outcome, language), reason: reason ?? '', on: dateOf(instant) }]
        : [],
    );
    return [{ step: stepTitle(reading.compiled, id, language), given }];
  });
}

/** The correction that is asked for now; null when none is (handing in what was promised corrects nothing). */
export async function correctionContent(deps: HttpDeps, reading: CaseReading, language: Lang): Promise<CorrectionContent | null> {
  const { kase, compiled, tasks } = reading;
  const task = tasks.find(({ kind, status }) => kind === 'correct' && status === 'open');
  const form = applicationFormOf(compiled);
  const step = task && compiled.steps.get(task.step)?.step;
  if (!task || !form || (step?.type === 'correct' && step.deferred)) return null;
  const words = wordsOf(compiled.package.vocabularies, language);
  const access = effectiveOf(reading);
  const data = visibleData(reading, access, kase.state.data.declared);
  const items = notesOf(compiled, kase.state, task.step).flatMap(({ field: place, reason }) => {
    const field = form.fields.get(fieldOfPlace(place));
    if (!field || access.get(field.name) === 'hidden') return [];
    const title = fieldName(form.definition, field.name, (zh, en) => words.pick(zh, en ?? undefined));
    return [{ title, reason, value: displayText(field.schema, data[field.name], words) }];
  });
  const { number, enterpriseName, uscc } = kase.summary;
  return {
    programme: programmeTitle(compiled, language),
    ...{ number, holder: enterpriseName, uscc: reading.anonymous ? '' : uscc, issuer: await issuerOf(deps, reading), items },
    date: dateOf(task.openedAt),
    // A deadline at 24:00 belongs to the day that ends then.
    dueOn: task.dueAt && dateOf(new Date(Date.parse(task.dueAt) - 1000).toISOString()),
  };
}

async function issuerOf(deps: HttpDeps, { compiled }: CaseReading): Promise<string> {
  return (await deps.people.organisations()).get(compiled.workflow.owner)?.name ?? compiled.workflow.owner;
}

function wordsOf(vocabularies: Readonly<Record<string, Vocabulary>>, language: Lang): DisplayWords {
  const say = (code: string, params: Record<string, string | number> = {}) => text(language, `paper.${code}`, params);
  return {
    ...{ none: say('none'), yes: say('yes'), no: say('no'), separator: say('separator'), vocabularies },
    rows: (count) => say('rows', { count }),
    day: (date) => date,
    period: ({ from, to }) => say('period', { from: from ?? say('none'), to: to ?? say('open') }),
    pick: (title, titleEn) => (language === 'en' && titleEn) || title,
  };
}
