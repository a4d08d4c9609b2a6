import { applicationForm } from '../../machine/steps-index.ts';
import type { Lang } from '../../messages/render.ts';
import type { CaseIncidentDto, IncidentDto, OpenIncidentDto } from '../../model/dto/incident.ts';
import type { User } from '../../model/user.ts';
import { mayReadCase } from '../../policy/case.ts';
import { mayMendIncident } from '../../policy/incident.ts';
import { readCase } from '../../store/cases.ts';
import { type Incident, incidentsOfCase, triedOf } from '../../store/incidents.ts';
import type { HttpDeps } from '../deps.ts';
import { applicationFormOf, type CaseReading } from './case-access.ts';
import { programmeTitle, stepTitle } from './titles.ts';

type Compiled = CaseReading['compiled'];
const plain = ['string', 'number', 'integer', 'boolean'] as const;

/** Null when it isn't the reader's to mend. Of the case only where it stands: an administrator reads no case. */
export async function presentOpenIncident(deps: HttpDeps, user: User, incident: Incident, language: Lang): Promise<OpenIncidentDto | null> {
  const kase = await readCase(deps.store.read, incident.caseId);
  if (!kase || !mayMendIncident(user, kase.summary)) return null;
  const { definition, number, programme, steps } = kase.summary;
  const compiled = await deps.programmes.byHash(definition);
  const { owner } = compiled.workflow;
  return {
    ...(await presentIncident(deps, compiled, steps, incident, language)),
    ...{ reference: incident.reference, caseNumber: number, programme, definitionHash: definition },
    programmeTitle: programmeTitle(compiled, language),
    readable: mayReadCase(user, { kase: kase.summary, taskGroups: [], ownerOrg: owner }),
    targets: Object.keys(compiled.workflow.steps).map((id) => ({ id, title: stepTitle(compiled, id, language) })),
    fields: plainFields(compiled, language),
  };
}

/** What went wrong with a case, for its officers: the applicant is told what it means, not how it broke. */
export async function incidentsFor(deps: HttpDeps, reading: CaseReading, user: User, language: Lang): Promise<CaseIncidentDto[]> {
  if (reading.side !== 'officer') return [];
  const { summary } = reading.kase;
  const found = await incidentsOfCase(deps.store.read, summary.id);
  if (found.length === 0) return [];
  const names = await deps.people.names(found.map(({ resolvedBy }) => resolvedBy));
  const mend = mayMendIncident(user, summary);
  return Promise.all(
    found.map(async (incident) => ({
      ...(await presentIncident(deps, reading.compiled, summary.steps, incident, language)),
      resolvedAt: incident.resolvedAt,
      resolvedBy: incident.resolvedBy && (names.get(incident.resolvedBy) ?? incident.resolvedBy),
      mend: mend && incident.status === 'open',
    })),
  );
}

async function presentIncident(
  deps: HttpDeps,
  compiled: Compiled,
  live: readonly string[],
  incident: Incident,
  language: Lang,
): Promise<IncidentDto> {
  const { caseId, kind, message, openedAt } = incident;
  const { attempts, step } = await triedOf(deps.store.read, incident);
  const concerned = step !== null && compiled.steps.has(step) ? [step] : live;
  const steps = concerned.map((id) => ({ id, title: stepTitle(compiled, id, language) }));
  return { id: `${caseId}~${incident.id}`, caseId, kind, message, openedAt, attempts, steps };
}

function plainFields(compiled: Compiled, language: Lang): OpenIncidentDto['fields'] {
  const properties = compiled.package.forms[applicationForm(compiled.workflow) ?? '']?.schema.properties ?? {};
  return [...(applicationFormOf(compiled)?.fields.keys() ?? [])].flatMap((name) => {
    const schema = properties[name];
    const type = plain.find((known) => known === schema?.type);
    return schema && type ? [{ name, title: (language === 'en' && schema['x-titleEn']) || schema.title || name, type }] : [];
  });
}
