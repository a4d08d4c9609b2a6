/** 督办 for its readers. */
import { dateOf } from '../../calendar/date.ts';
import { contextOf } from '../../machine/decide.ts';
import { parseItemId } from '../../machine/item-id.ts';
import { orderLadder } from '../../machine/supervision.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { CaseSupervisionsDto, SupervisionDto } from '../../model/dto/supervision.ts';
import { askedOf } from '../../model/supervision.ts';
import { lightOf } from '../../model/task.ts';
import type { User } from '../../model/user.ts';
import { mayReadSupervision, maySupervise, standingToAnswer } from '../../policy/supervision.ts';
import { casesByIds } from '../../store/cases.ts';
import type { ListedSupervision } from '../../store/supervisions.ts';
import type { HttpDeps } from '../deps.ts';
import { anonymousOf } from './anonymity.ts';
import { namesFor } from './board.ts';
import type { CaseReading } from './case-access.ts';
import { programmeTitle, roleTitles, stepTitle } from './titles.ts';

/** What a case's reader may see of its supervisions, in the order in which they were issued. */
export async function presentSupervisions(
  deps: HttpDeps,
  user: User,
  { kase, compiled, tasks }: CaseReading,
  language: Lang,
): Promise<CaseSupervisionsDto> {
  const { summary } = kase;
  const today = dateOf(deps.clock());
  const facts = { kase: summary, ownerOrg: compiled.workflow.owner };
  const orders = (contextOf(kase.state).supervisions ?? []).filter((order) => mayReadSupervision(user, order, facts, today));
  const rows = orders.map((order): ListedSupervision => {
    const { id: caseId, number: caseNumber, programme, definition, district, uscc, enterpriseName } = summary;
    return { ...order, ...{ caseId, closedAt: null, programme, definition, district, caseNumber, uscc, enterpriseName } };
  });
  const items = await presentListed(deps, user, rows, language);
  if (!maySupervise(user, { kase: summary })) return { items, issue: null };
  const open = tasks.filter((task) => task.status === 'open' && !task.group.startsWith('applicant:'));
  const groupName = await groupNames(
    deps,
    open.map(({ assignee }) => assignee),
    language,
  );
  const scopes = new Set([compiled.workflow.owner, summary.district, ...open.map(({ group }) => group.slice(group.indexOf('@') + 1))]);
  const organisations = [...(await deps.people.organisations()).values()].filter(
    ({ id, district }) => scopes.has(id) || (district !== undefined && scopes.has(district)),
  );
  return {
    items,
    issue: {
      tasks: open.map(({ id, step, group, assignee }) => ({
        ...{ id, title: stepTitle(compiled, parseItemId(step).base, language) },
        toName: groupName(assignee === null ? group : `user:${assignee}`),
      })),
      organisations: organisations.map(({ id, name }) => ({ id, name })),
    },
  };
}

/** Rows of a list with what their reader may do. */
export async function presentListed(
  deps: HttpDeps,
  user: User,
  rows: readonly ListedSupervision[],
  language: Lang,
): Promise<SupervisionDto[]> {
  const now = deps.clock();
  const people = rows.flatMap((row) => [row.by, ...row.words.map(({ by }) => by), ...askedOf(row).map(personOf)]);
  const groupName = await groupNames(deps, people, language);
  const status = await casesByIds(deps.store.read, [...new Set(rows.map(({ caseId }) => caseId))]);
  const district = await deps.programmes.districts();
  const anonymous = await anonymousOf(deps, user, rows);
  return Promise.all(
    rows.map(async (row): Promise<SupervisionDto> => {
      const compiled = await deps.programmes.byHash(row.definition);
      const { caseId, n, caseNumber, kind, due, step, words, rung } = row;
      const enterpriseName = anonymous.has(caseId) ? caseNumber : row.enterpriseName;
      const rungs = orderLadder(compiled).length;
      const kase = { ...row, status: status.get(caseId)?.status ?? 'ended', submittedAt: row.at };
      const answers = standingToAnswer(user, row, { kase, ownerOrg: compiled.workflow.owner }, dateOf(now)).refusal === null;
      const underWay = row.status === 'open' || row.status === 'answered';
      const supervises = underWay && maySupervise(user, { kase });
      return {
        ...{ caseId, n, caseNumber, programmeTitle: programmeTitle(compiled, language), enterpriseName },
        districtName: district(row.district, compiled.package),
        ...{ kind, text: row.text, byName: groupName(`user:${row.by}`), at: row.at },
        ...{ toName: groupName(row.to), askedName: groupName(askedOf(row).at(-1) ?? row.to) },
        stepTitle: step === null ? null : stepTitle(compiled, parseItemId(step).base, language),
        ...{ dueOn: due.date, estimated: due.estimated, status: row.status, rung, rungs },
        light: row.status === 'open' ? lightOf({ dueAt: due.at, warnAt: due.warnAt }, now) : 'none',
        words: words.map(({ what, by, at, text: said, to }) => ({
          ...{ what, at, text: said, byName: groupName(`user:${by}`) },
          toName: to === undefined ? null : groupName(to),
        })),
        acts: [
          ...(row.status === 'open' && kase.status === 'running' && answers ? ['answer'] : []),
          ...(supervises && rung < rungs ? ['escalate'] : []),
          ...(supervises ? ['close'] : []),
        ],
      };
    }),
  );
}

function personOf(group: string): string | null {
  return group.startsWith('user:') ? group.slice('user:'.length) : null;
}

/** A group as people call it: a person, an organisation, a position in one. */
async function groupNames(deps: HttpDeps, people: readonly (string | null)[], language: Lang): Promise<(group: string) => string> {
  const [names, offices, role] = await Promise.all([deps.people.names(people), namesFor(deps), roleTitles(deps, language)]);
  return (group) => {
    const person = personOf(group);
    if (person === 'system') return text(language, 'history.system');
    if (person !== null) return names.get(person) ?? person;
    const at = group.indexOf('@');
    const office = offices.office(group.slice(at + 1));
    return at === 0 ? office : `${office} · ${role(group.slice(0, at))}`;
  };
}
