/** One signed-in person who uses the real API. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Lang } from '../messages/render.ts';
import type { CaseDto, CaseRowDto, TaskDto, TaskRowDto } from '../model/dto/case.ts';
import type { BatchDto } from '../model/dto/registry.ts';
import type { Page, ProblemDetails, SessionDto } from '../model/dto/session.ts';
import type { FileRef } from '../model/form.ts';

export interface Answered<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: LightMyRequestResponse['headers'];
  readonly raw: LightMyRequestResponse;
}
export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, without JSON. */
  readonly payload?: string | Buffer;
}
/** A request was refused and the test didn't expect it. */
export class Refused extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails, what: string) {
    super(`${what}: ${problem.status} ${problem.code} ${JSON.stringify(problem.errors)}`);
    this.problem = problem;
  }
}

/** Somebody was to do what isn't that person's to do now. */
export class NoTask extends Error {
  constructor(login: string, step: string, kase: CaseDto | null) {
    super(`${login} has no ${step} in ${kase ? `${kase.number}: ${kase.tasks.map((task) => `${task.step} ${task.group}`)}` : 'sight'}`);
  }
}

/** Where requests go. */
export interface Served {
  readonly server: FastifyInstance;
}

export class Person {
  readonly login: string;
  readonly #app: Served;
  readonly #language: () => Lang;
  #cookie = '';
  #csrf = '';
  #keys = 0;
  constructor(app: Served, login: string, language: () => Lang = () => 'zh-CN') {
    this.#app = app;
    this.login = login;
    this.#language = language;
  }

  async signIn(password: string): Promise<SessionDto> {
    const answered = await this.call<SessionDto>('POST', '/api/session', { login: this.login, password });
    if (answered.status !== 200) throw new Refused(answered.body as unknown as ProblemDetails, `sign-in of ${this.login}`);
    this.#cookie = String(answered.headers['set-cookie']).split(';', 1)[0] ?? '';
    this.#csrf = answered.body.csrfToken;
    return answered.body;
  }

  /** Any request, whatever it is answered. */
  async call<T = unknown>(method: string, url: string, body?: unknown, options: CallOptions = {}): Promise<Answered<T>> {
    const payload = options.payload ?? (body === undefined ? undefined : JSON.stringify(body));
    const raw = await this.#app.server.inject({
      method: method as 'GET',
      url,
      headers: {
        'accept-language': this.#language(),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(this.#csrf && method !== 'GET' ? { 'x-csrf-token': this.#csrf } : {}),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const json = String(raw.headers['content-type'] ?? '').includes('json');
    return { status: raw.statusCode, body: (json ? raw.json() : raw.body) as T, headers: raw.headers, raw };
  }

  /** A request that must succeed. */
  async ask<T>(method: string, url: string, body?: unknown, options?: CallOptions): Promise<T> {
    const answered = await this.call<T>(method, url, body, options);
    if (answered.status >= 400) throw new Refused(answered.body as unknown as ProblemDetails, `${this.login} ${method} ${url}`);
    return answered.body;
  }

  /** The code a request is refused with. */
  async refusal(method: string, url: string, body?: unknown, options?: CallOptions): Promise<ProblemDetails> {
    const answered = await this.call<ProblemDetails>(method, url, body, options);
    if (answered.status < 400) throw new Error(`${this.login} ${method} ${url} was answered ${answered.status}`);
    return answered.body;
  }

  get csrf(): string {
    return this.#csrf;
  }
  get cookie(): string {
    return this.#cookie;
  }

  open(input: { programme: string; uscc: string; window?: string; applyType?: string }): Promise<CaseDto> {
    return this.ask('POST', '/api/cases', input, this.#key());
  }
  kase(id: string): Promise<CaseDto> {
    return this.ask('GET', `/api/cases/${id}`);
  }
  async cases(query = ''): Promise<readonly CaseRowDto[]> {
    return (await this.ask<Page<CaseRowDto>>('GET', `/api/cases${query}`)).items;
  }
  async inbox(query = ''): Promise<readonly TaskRowDto[]> {
    return (await this.ask<Page<TaskRowDto>>('GET', `/api/tasks${query}`)).items;
  }

  /** The open task of a case this person may act on, or else is barred from for now; of a step when one is named. */
  async task(caseId: string, step?: string): Promise<TaskDto> {
    const kase = await this.kase(caseId);
    const tasks = kase.tasks.filter((task) => step === undefined || task.step === step);
    const found =
      tasks.find(({ actions }) => actions.some((action) => action === 'complete' || action === 'sign')) ??
      tasks.find(({ barred }) => barred !== null);
    if (!found) throw new NoTask(this.login, step ?? '', kase);
    return found;
  }
  async claim(caseId: string, step?: string): Promise<CaseDto> {
    return this.ask('POST', `/api/tasks/${(await this.task(caseId, step)).id}/claim`, {}, this.#key());
  }
  async draft(caseId: string, data: unknown, version = 0): Promise<Answered> {
    return this.call('PUT', `/api/tasks/${(await this.task(caseId)).id}/draft`, { data }, { headers: { 'if-match': String(version) } });
  }
  async complete(caseId: string, outcome: string, more: Readonly<Record<string, unknown>> = {}, step?: string): Promise<CaseDto> {
    return this.ask('POST', `/api/tasks/${(await this.task(caseId, step)).id}/complete`, { outcome, ...more }, this.#key());
  }
  /** One meeting over the cases named (all that wait, when none is). */
  async meet(
    step: string,
    outcome: string,
    more: Readonly<Record<string, unknown>> = {},
    cases: readonly string[] = [],
  ): Promise<readonly { ok: boolean; code?: string }[]> {
    const { items } = await this.ask<{ items: BatchDto[] }>('GET', '/api/batches');
    const waits = ({ members }: BatchDto) => cases.length === 0 || members.some(({ caseId }) => cases.includes(caseId));
    const batch =
      items.find((candidate) => candidate.step === step && waits(candidate)) ?? items.find((candidate) => candidate.step === step);
    if (!batch) throw new Error(`${this.login} has no meeting ${step}`);
    const members = batch.members.filter((member) => cases.length === 0 || cases.includes(member.caseId));
    const { attendance, ballot } = unanimous(batch, outcome);
    const decisions = members.map(({ taskId }) => ({ taskId, outcome, ...ballot, ...(more.reason ? { reason: more.reason } : {}) }));
    const { reason: _reason, ...rest } = more;
    const body = { programme: batch.programme, step, decisions, ...attendance, ...rest };
    return (await this.ask<{ results: { ok: boolean; code?: string }[] }>('POST', '/api/batches', body, this.#key())).results;
  }

  upload(file: { name: string; type: string; bytes: Buffer }): Promise<FileRef> {
    return this.ask('POST', '/api/files', undefined, multipart(file));
  }
  tryUpload(file: { name: string; type: string; bytes: Buffer }): Promise<Answered> {
    return this.call('POST', '/api/files', undefined, multipart(file));
  }

  #key(): CallOptions {
    this.#keys += 1;
    return { headers: { 'idempotency-key': `${this.login}-${this.#keys}-${this.#csrf.slice(0, 8)}` } };
  }
}

/** A meeting of one mind: everybody is there and votes as it is decided, and a condition is set where one is asked for. */
function unanimous({ vote, outcomes }: BatchDto, outcome: string): { readonly attendance: object; readonly ballot: object } {
  const at = outcomes.findIndex(({ id }) => id === outcome);
  const asked = outcomes[at]?.conditions === 'required';
  const carried = at === 0 || asked;
  const set = asked ? { conditions: ['as the meeting says'] } : {};
  if (!vote) return { attendance: {}, ballot: set };
  if (!vote.seats) return { attendance: { attendance: { present: 5, total: 6 } }, ballot: { ...set, votesFor: carried ? 5 : 0 } };
  const seats = Object.fromEntries(vote.seats.map(({ id, count }) => [id, count]));
  const votes = carried ? seats : Object.fromEntries(vote.seats.map(({ id }) => [id, 0]));
  return { attendance: { attendance: { seats } }, ballot: { ...set, votes } };
}

export function multipart(file: { name: string; type: string; bytes: Buffer }, field = 'file'): CallOptions {
  const boundary = 'lzboundary7d1c';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload };
}
