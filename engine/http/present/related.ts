import { dateOf } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { WorkflowDefinition } from '../../model/definition.ts';
import type { RelatedDto } from '../../model/dto/case-page.ts';
import type { User } from '../../model/user.ts';
import { readableCases } from '../../policy/case.ts';
import { mayReadRecord } from '../../policy/enterprise.ts';
import { mayReadEntry } from '../../policy/registry.ts';
import { casePage } from '../../store/cases.ts';
import { objectionsAmong } from '../../store/notices.ts';
import { recordsOf } from '../../store/records.ts';
import { entriesOfEnterprise } from '../../store/registry.ts';
import type { HttpDeps } from '../deps.ts';
import { anonymousAmong } from './anonymity.ts';
import { type CaseReading, effectiveOf } from './case-access.ts';
import { presentCaseRows } from './rows.ts';
import { programmeTitle } from './titles.ts';

const casesShown = 50;
const entriesLooked = 100;

/**
 * Other cases of the enterprise, its entries, what was held against it and objections, each as far as the reader may see it by itself.
 * Who judges blind is told nothing: what else there is would say who it is.
 */
export async function relatedOf(deps: HttpDeps, reading: CaseReading, user: User, language: Lang): Promise<RelatedDto> {
  const { read } = deps.store;
  const { id, uscc, district } = reading.kase.summary;
  if (reading.anonymous || ([...effectiveOf(reading).values()].includes('hidden') && reading.own))
    return { cases: [], more: false, entries: [], records: [], objections: [] };
  const filter = readableCases(user, dateOf(deps.clock()));
  const [page, archived, entries, records, latest] = await Promise.all([
    casePage(read, { filter, uscc, limit: casesShown + 1 }),
    casePage(read, { filter, uscc, archived: true, limit: casesShown + 1 }),
    entriesOfEnterprise(read, uscc, entriesLooked),
    recordsOf(read, uscc),
    deps.programmes.latest(),
  ]);
  const all = new Map([...page.items, ...archived.items].map((kase) => [kase.id, kase]));
  // Nor is a case told of here whose applicant the reader doesn't know.
  const secret = await anonymousAmong(deps, user, [...all.values()]);
  const others = [...all.values()].filter((kase) => kase.id !== id && !secret.has(kase.id)).sort((a, b) => (a.id < b.id ? 1 : -1));
  const shown = others.slice(0, casesShown);
  const numbers = new Map([reading.kase.summary, ...shown].map((kase) => [kase.id, kase.number]));
  const definitionOf = (programme: string) => latest.find((definition) => definition.programme === programme);
  const titleOf = (programme: string) => {
    const workflow = definitionOf(programme)?.package.workflow;
    return workflow ? programmeTitle({ workflow }, language) : programme;
  };
  return {
    cases: await presentCaseRows(deps, user, shown, language),
    more: page.next !== undefined || archived.next !== undefined || others.length > casesShown,
    entries: entries.flatMap((entry) => {
      const owner = definitionOf(entry.programme);
      if (!owner || !mayReadEntry(user, { entry, ownerOrg: owner.owner })) return [];
      const { id: entryId, registry, number, status, flags, validFrom, validTo } = entry;
      const title = owner.package.workflow.registries?.[registry]?.title ?? registry;
      const labels = flags.map((flag) => labelOf(owner.package.workflow, flag, language));
      return [{ id: entryId, registry, title, number, status, flags: labels, validFrom, validTo }];
    }),
    records: records
      .filter(({ programme }) => mayReadRecord(user, { uscc, district }, definitionOf(programme)?.owner ?? ''))
      .map((record) => ({
        ...record,
        programmeTitle: titleOf(record.programme),
        label: labelOf(definitionOf(record.programme)?.package.workflow, record.kind, language),
      })),
    objections: (await objectionsAmong(read, [...numbers.keys()])).map((objection) => ({
      ...objection,
      caseNumber: numbers.get(objection.caseId) ?? '',
    })),
  };
}

/** What a mark or a record is called by the programme that sets it; the bare name when it says no more about it. */
function labelOf(workflow: WorkflowDefinition | undefined, name: string, language: Lang): string {
  for (const { yearlyUpdate, sanctions } of Object.values(workflow?.registries ?? {})) {
    const missed = yearlyUpdate?.onMiss;
    if (missed && (missed.flag === name || missed.record === name)) return missed.label;
    const reason = sanctions?.reasons[name];
    if (reason) return (language === 'en' && reason.labelEn) || reason.label;
  }
  return name;
}
