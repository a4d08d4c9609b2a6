/** Looks at a play of marked programmes: who is told which mark, and what of the forged came to be kept. */
import { applicationForm } from '../../engine/machine/steps-index.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { CaseDto, HistoryItemDto } from '../../engine/model/dto/case.ts';
import type { FileRef } from '../../engine/model/form.ts';
import { systemRoles } from '../../engine/policy/roles.ts';
import { sampleEnterprise } from '../../engine/soundness/paths/enterprise.ts';
import type { PathEvent } from '../../engine/soundness/paths/path.ts';
import { eventsOf } from '../../engine/store/events.ts';
import { type ListedTask, tasksOfCase } from '../../engine/store/tasks.ts';
import { pdfPage } from './files.ts';
import { hides, keptName, lockedName, markedNames, marksOf } from './marked.ts';
import type { Completion, Onlooker, Scene } from './play-paths.ts';
import { type Address, addressesOf, type Told, toldTo } from './read-everything.ts';

const elsewhere = '410311';
const outsiders = ['outside-agent', 'outside-officer', 'outside-administrator', 'outside-designer'];
const watchers = ['watch-supervisor', 'watch-auditor'];
const masked = 'raw masked';

/** Values that give a field away. */
type Marks = readonly { readonly field: string; readonly value: string }[];

export interface Watch extends Onlooker {
  readonly leaks: Set<string>;
  /** Routes that somebody was answered by. */
  readonly answered: Set<string>;
  looks(): number;
}

/** @param asked what readers asked for already that holds for all cases alike: what is printed, and what belongs to no case */
export function watchOver(pkg: ProgrammePackage, start: string, asked = new Set<string>()): Watch {
  const leaks = new Set<string>();
  const answered = new Set<string>();
  const files = new Map<number, FileRef>();
  const lookedAt = new Set<string>();
  return {
    leaks,
    answered,
    looks: () => lookedAt.size,
    people: outsidersOf(pkg, start),
    async send(scene, action, body) {
      const forged = forgedOf(action);
      await tryDraft(scene, action, forged);
      // What the office begins with has no application, and nothing is marked.
      const marks = applicationForm(pkg.workflow) !== null;
      if (marks && action.kind === 'fill' && action.outcome === 'submit' && isApplicant(action)) {
        const file = files.get(scene.number) ?? (await uploadMark(scene));
        files.set(scene.number, file);
        return { ...body, data: { ...(body.data as object), ...forged, ...marksOf(scene.number), markFile: [file] } };
      }
      const noted = action.notes && !hides(action.step, 'markAlpha') ? { notes: [...action.notes, alphaNote(scene.number)] } : {};
      const ticked = action.kind === 'correct' ? await tickedIn(scene, action) : [];
      const data = Object.fromEntries(Object.entries(forged).filter(([name]) => !ticked.includes(name)));
      return { ...body, data: { ...(body.data as object), ...data }, verified: { ...(body.verified as object), ...forged }, ...noted };
    },
    async heard(scene, answer) {
      const { login } = scene.person;
      const tasks = await tasksOfCase(scene.world.app.store.read, scene.caseId);
      const shown = shownTo(login, scene, pkg, tasks);
      const text = JSON.stringify(answer);
      for (const { field, value } of marksIn(scene.number, start, files.get(scene.number)))
        if (!shown(field) && text.includes(value)) leaks.add(`${login} is answered ${field} (${value})`);
    },
    async look(scene, { steps }: PathEvent) {
      for (const place of await forgedKept(scene)) leaks.add(`kept: ${place}`);
      const key = `${scene.number} ${steps.join()}`;
      if (lookedAt.has(key)) return;
      lookedAt.add(key);
      const file = files.get(scene.number);
      const look = { scene, pkg, start, file, ended: steps.length === 0, asked, answered };
      for (const leak of await lookAround(look)) leaks.add(`at ${steps.join() || 'end'}: ${leak}`);
    },
  };
}

function outsidersOf({ workflow }: ProgrammePackage, start: string): Onlooker['people'] {
  const roles = Object.keys(workflow.roles ?? {}).filter((role) => !systemRoles.includes(role));
  const enterprise = { ...sampleEnterprise(start, 900), name: 'Outside enterprise' };
  return {
    organisations: [
      { id: 'org-elsewhere', name: 'Elsewhere', district: elsewhere },
      { id: 'org-watch', name: 'Watch' },
    ],
    enterprises: [enterprise],
    users: [
      { login: 'outside-agent', name: 'outside agent', memberships: [{ uscc: enterprise.uscc, role: 'agent' }] },
      { login: 'outside-officer', name: 'outside officer', grants: roles.map((role) => [role, 'org-elsewhere'] as const) },
      { login: 'outside-administrator', name: 'outside administrator', grants: [['administrator', 'org-watch']] },
      { login: 'outside-designer', name: 'outside designer', grants: [['designer', workflow.owner]] },
      { login: 'watch-supervisor', name: 'watching supervisor', grants: [['supervisor', 'org-watch']] },
      { login: 'watch-auditor', name: 'watching auditor', grants: [['auditor', 'org-watch']] },
    ],
  };
}

function isApplicant({ group }: Completion): boolean {
  return group.startsWith('applicant:');
}

/** Values for every marked field, which nobody could mean. */
function forgedOf({ kind, group }: Completion): Record<string, unknown> {
  const locked = { [keptName]: 'FORGED-KEPT', [lockedName]: 'FORGED-LOCKED' };
  if (kind === 'fill' && group.startsWith('applicant:')) return locked;
  const rows = [{ cell: 'FORGED-CELL', inside: 'FORGED-INSIDE' }];
  return { ...Object.fromEntries(markedNames.map((name) => [name, `FORGED-${name}`])), markRows: rows, ...locked };
}

function alphaNote(n: number) {
  return { field: 'markAlpha', reason: `MARK-NOTE-${n}` };
}

async function uploadMark({ person, number }: Scene): Promise<FileRef> {
  return person.upload({ name: `mark-file-${number}.pdf`, type: 'application/pdf', bytes: pdfPage(`MARK-FILE-${number}`) });
}

async function tickedIn({ person, caseId }: Scene, { step }: Completion): Promise<string[]> {
  const task = await person.task(caseId, step);
  return task.notes.map(({ field }) => field.replace(/^\//, '').split('/')[0] ?? '');
}

async function tryDraft({ person, caseId }: Scene, { step, kind }: Completion, forged: object): Promise<void> {
  const task = await person.task(caseId, step);
  const ticked = task.notes.map(({ field }) => field);
  const data = Object.fromEntries(Object.entries(forged).filter(([name]) => !ticked.includes(name)));
  const draft = kind === 'fill' || kind === 'correct' ? data : { data, verified: data };
  await person.call('PUT', `/api/tasks/${task.id}/draft`, { data: draft }, { headers: { 'if-match': String(task.draft?.version ?? 0) } });
}

/** Places of the store that hold something forged. */
async function forgedKept({ world, caseId }: Scene): Promise<string[]> {
  const { read } = world.app.store;
  const places = [
    ['events', 'fact', 'case_id'],
    ['case_data', 'data', 'case_id'],
    ['cases', 'snapshot', 'id'],
    ['drafts', 'data', 'case_id'],
  ] as const;
  const found = await Promise.all(
    places.map(async ([table, column, key]) => {
      const rows = (await read(table).where(key, caseId).whereLike(column, '%FORGED%').select(column)) as Record<string, string>[];
      return rows.map((row) => `${table} ${row[column]?.match(/FORGED-\w+/g)?.join()}`);
    }),
  );
  return found.flat();
}

interface Look {
  readonly scene: Scene;
  readonly pkg: ProgrammePackage;
  readonly start: string;
  readonly file: FileRef | undefined;
  readonly ended: boolean;
  /** Readers (`readerOf`) with what is printed, once it was to be had, and with what belongs to no case: one of each asks for it. */
  readonly asked: Set<string>;
  readonly answered: Set<string>;
}

async function lookAround({ scene, pkg, start, file, ended, asked, answered }: Look): Promise<string[]> {
  const { world, caseId, number } = scene;
  const tasks = await tasksOfCase(world.app.store.read, caseId);
  const urls = await addressesOf(world, caseId, file ? [file.id] : []);
  const marks = marksIn(number, start, file);
  const salts = (await eventsOf(world.app.store.read, caseId)).map(({ salt }) => `${salt}`);
  const leaks: string[] = [];
  const met = new Set<string>();
  const papers = new Set<string>();
  const printed = new Set<string>();
  for (const login of audience(scene, tasks, ended)) {
    const shown = shownTo(login, scene, pkg, tasks);
    const hidden = marks.filter(({ field }) => !shown(field));
    const kind = kindOf(login, scene, tasks, hidden);
    if (met.has(kind)) continue;
    met.add(kind);
    const person = login === 'nobody' ? world.stranger() : await world.as(login);
    const search = hidden.slice(0, 1).map(({ value }) => ({ path: '/api/cases', url: `/api/cases?q=${encodeURIComponent(value)}` }));
    const reader = readerOf(login, scene, hidden);
    const fresh = ({ path }: Address) => !asked.has(`${reader} ${path}`) && !papers.has(`${reader} ${path}`);
    const once = [...urls.general, ...urls.papers].filter(fresh);
    if (ended) for (const { path } of urls.general) asked.add(`${reader} ${path}`);
    if (ended) for (const { path } of urls.papers) papers.add(`${reader} ${path}`);
    const told = await toldTo(person, ended ? [...urls.ofCase, ...search, ...once] : urls.content);
    for (const { url, path, status, text } of told) {
      if (status === 200) {
        answered.add(path);
        printed.add(path);
      }
      for (const { field, value } of hidden)
        if (text.includes(value) && !url.includes(value)) leaks.push(`${login} reads ${field} (${value}) at ${url}`);
      if (hidden.some(({ value }) => url.endsWith(encodeURIComponent(value))) && text.includes(caseId))
        leaks.push(`${login} finds the case at ${url}`);
    }
    // With its salt an event's hash tells what it is of, to who tries what it may be.
    for (const { url, text } of told) if (salts.some((salt) => text.includes(salt))) leaks.push(`${login} reads a salt at ${url}`);
    leaks.push(...votesTold(pkg, told, caseId).map((vote) => `${login} is told the ${vote}`));
    leaks.push(
      ...missing(
        login,
        told.find(({ url }) => url === `/api/cases/${caseId}`)?.text ?? '',
        marks,
        (field) => shown(field) && due(login, scene, tasks)(field),
        file,
      ),
    );
  }
  for (const paper of papers) if (printed.has(paper.slice(paper.lastIndexOf(' ') + 1))) asked.add(paper);
  return leaks;
}

interface Shown {
  readonly results?: CaseDto['results'];
  readonly items?: readonly HistoryItemDto[];
}

/** Votes of secret ballots that are told: by the result, or by the history. */
function votesTold({ workflow }: ProgrammePackage, told: readonly Told[], caseId: string): string[] {
  const bodyOf = (url: string): Shown => {
    const { status, text } = told.find((one) => one.url === url) ?? { status: 404, text: '' };
    return status === 200 ? (JSON.parse(text.slice(text.indexOf('\n') + 1)) as Shown) : {};
  };
  const secret = Object.entries(workflow.steps).flatMap(([id, step]) => (step.type === 'review' && step.policy?.secret ? [id] : []));
  const { results = {} } = bodyOf(`/api/cases/${caseId}`);
  const { items = [] } = bodyOf(`/api/cases/${caseId}/history`);
  const isVote = ({ type, step }: HistoryItemDto) => type === 'task.completed' && secret.includes(step ?? '');
  return [
    ...secret.filter((id) => results[id]?.people).map((id) => `people of ${id}`),
    ...items.filter((item) => isVote(item) && (item.outcome !== null || item.reason !== null)).map(({ seq }) => `vote ${seq}`),
  ];
}

/** What may be seen must be: a rule that hides everything would pass otherwise. */
function missing(login: string, text: string, marks: Marks, shown: (field: string) => boolean, file: FileRef | undefined): string[] {
  if (!file || login.startsWith('outside-')) return [];
  return marks
    .filter(({ field, value }) => /^MARK-(ALPHA|BETA|GAMMA|DELTA)/.test(value) && shown(field) && !text.includes(value))
    .map(({ field }) => `${login} may see ${field} and does not`);
}

function marksIn(n: number, start: string, file: FileRef | undefined): Marks {
  const { markRows, markCard, ...texts } = marksOf(n);
  return [
    ...Object.entries(texts).map(([field, value]) => ({ field, value })),
    ...markRows.flatMap(({ cell, inside }) => [
      { field: 'markRows', value: cell },
      { field: masked, value: inside },
    ]),
    { field: masked, value: markCard },
    { field: keptName, value: `KEPT.${sampleEnterprise(start, n).uscc}` },
    { field: 'markFile', value: `MARK-FILE-${n})` },
    { field: 'markAlpha', value: alphaNote(n).reason },
    ...(file ? [{ field: 'markFile', value: `"id":"${file.id}"` }] : []),
  ];
}

/** The applicant, and whoever holds or held a task; at the end also an officer of each group, watchers and outsiders. */
function audience({ number, groups }: Scene, tasks: readonly ListedTask[], ended: boolean): string[] {
  const holders = tasks.flatMap(({ assignee, group }) => [assignee, group.startsWith('user:') ? group.slice(5) : null]);
  const logins = holders.flatMap((id) => (id?.startsWith('user-') ? [id.slice(5)] : []));
  const other = number === 0 ? 'outside-agent' : 'agent-0';
  const officers = [...groups.values()].map((group) => `officer-${group}-5`);
  const rest = [`legal-${number}`, ...officers, ...watchers, ...outsiders, other, 'nobody'];
  return [...new Set([`agent-${number}`, ...logins.filter((login) => login !== `legal-${number}`), ...(ended ? rest : [])])];
}

/**
 * What tells readers apart: position, tasks given to them alone, and what must be hidden from them. Two of a kind differ in their
 * name only, so one of them asks.
 */
function kindOf(login: string, scene: Scene, tasks: readonly ListedTask[], hidden: Marks): string {
  const own = tasks.filter(
    ({ group, assignee, status }) => group === `user:user-${login}` || (assignee === `user-${login}` && status === 'open'),
  );
  return JSON.stringify([readerOf(login, scene, hidden), own.map(({ step, status }) => [step.replace(/~\d+$/, ''), status])]);
}

/** Position, and what must be hidden. */
function readerOf(login: string, { groups }: Scene, hidden: Marks): string {
  const position = [...groups.values()].find((index) => login.startsWith(`officer-${index}-`));
  const who = position === undefined ? login.replace(/^expert-\d+$/, 'expert').replace(/-\d+$/, '') : `officer-${position}`;
  return JSON.stringify([who, hidden.map(({ field }) => field)]);
}

/** Must the person see the field? What each of its steps shows; one that hides may stand before another that shows. */
function due(login: string, { groups }: Scene, tasks: readonly ListedTask[]): (field: string) => boolean {
  const position = [...groups].find(([, index]) => login.startsWith(`officer-${index}-`))?.[0];
  const own = tasks.filter(({ group }) => group === position || group === `user:user-${login}`);
  return (field) => own.every(({ step }) => !hides(step.replace(/~\d+$/, ''), field));
}

/** May the person see the field now? From the definition's own words and the tasks there were. */
function shownTo(
  login: string,
  { number, groups }: Scene,
  pkg: ProgrammePackage,
  tasks: readonly ListedTask[],
): (field: string) => boolean {
  if (login === `agent-${number}` || login === `legal-${number}`) return (field) => field !== keptName;
  const submitted = tasks.some(({ status, group }) => status === 'completed' && group.startsWith('applicant:'));
  if (!submitted || login === 'nobody' || outsiders.includes(login) || login.startsWith('agent-')) return () => false;
  if (watchers.includes(login)) return (field) => field !== masked;
  const position = [...groups].find(([, index]) => login.startsWith(`officer-${index}-`))?.[0] ?? `expert@${pkg.workflow.owner}`;
  const own = tasks.filter(({ group, status }) => group === position || (group === `user:user-${login}` && status !== 'cancelled'));
  const owner = position.endsWith(`@${pkg.workflow.owner}`);
  if (own.length === 0) return (field) => owner && field !== masked;
  const steps = [...new Set(own.map(({ step }) => step.replace(/~\d+$/, '')))];
  const marked = new Set<string>(markedNames);
  return (field) => field !== masked && (!marked.has(field) || steps.some((step) => !hides(step, field)));
}
