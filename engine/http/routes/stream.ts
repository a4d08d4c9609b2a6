/**
 * Server-sent events: `inbox` when the reader's list of tasks changed, `case` when a readable case went on, `message` for a new one,
 * `draft` when a draft of a programme that the reader works on was saved, asked for or opened by somebody.
 * Modes of a stream: open, closed. What commits say is gathered for a quarter of a second and told once. From the first byte on nothing goes
 * past; what was read before it is the reader's to read again, whether the stream is opened or opened anew (`Last-Event-ID` isn't needed).
 */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { groupParts } from '../../model/user.ts';
import { readableCases } from '../../policy/case.ts';
import { mayUseStudio, mayWorkOnDraft } from '../../policy/studio.ts';
import type { Commit, DraftChange } from '../../store/changes.ts';
import { readableAmong } from '../../store/readable-cases.ts';
import { inboxCounts, inboxGroups } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';

const heartbeatMs = 25_000;
const gatherMs = 250;
const casesAtOnce = 50;

export function streamRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const open = new Set<() => void>();
  app.addHook('preClose', (done) => {
    for (const close of [...open]) close();
    done();
  });

  app.get('/api/stream', { schema: { hide: true } as object }, (request, reply) => {
    const user = userOf(request);
    const inbox = inboxGroups(user, dateOf(deps.clock()));
    const groups = new Set(inbox.map((within) => groupParts(within).group));
    const { raw } = reply;
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    const stream = gather(async ({ cases, inbox: changed, message, drafts, everything }) => {
      if (everything || changed) send(raw, 'inbox', { counts: await inboxCounts(deps.store.read, inbox, user.id, deps.clock()) });
      if (everything || message) send(raw, 'message', { id: 'new' });
      for (const [id, { revision, owner }] of drafts) if (mayWorkOnDraft(user, owner)) send(raw, 'draft', { id, revision });
      if (everything && mayUseStudio(user)) send(raw, 'draft', { id: null });
      const ids = [...cases.keys()].slice(0, casesAtOnce);
      const readable = await readableAmong(deps.store.read, readableCases(user, dateOf(deps.clock())), ids);
      for (const id of ids) if (readable.has(id)) send(raw, 'case', { id, seq: cases.get(id) });
    }, request.log);
    const unsubscribe = deps.store.changes.subscribe((commit) => stream.add(commit, groups, user.id));
    const heartbeat = setInterval(() => void raw.write(': still here\n\n'), heartbeatMs);
    const check = setInterval(() => {
      deps.sessions.find(request.cookies.lz_session).then(
        (session) => session?.id === request.session?.id || close(),
        () => {},
      );
    }, heartbeatMs * 2);
    const close = () => {
      if (!open.delete(close)) return;
      unsubscribe();
      stream.stop();
      clearInterval(heartbeat);
      clearInterval(check);
      raw.end();
    };
    open.add(close);
    raw.on('close', close);
    raw.write('retry: 3000\n\n');
  });
}

interface Gathered {
  readonly cases: Map<string, number>;
  readonly drafts: Map<string, DraftChange>;
  inbox: boolean;
  message: boolean;
  everything: boolean;
}

/** Gathers commits and tells them at most four times a second. */
function gather(tell: (gathered: Gathered) => Promise<void>, log: { warn(object: object, text: string): void }) {
  const empty = (): Gathered => ({ cases: new Map(), drafts: new Map(), inbox: false, message: false, everything: false });
  let gathered = empty();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    const told = gathered;
    gathered = empty();
    tell(told).catch((error: unknown) => log.warn({ err: error }, 'stream'));
  };
  const soon = () => {
    timer ??= setTimeout(flush, gatherMs);
  };
  return {
    add(commit: Commit, groups: ReadonlySet<string>, userId: string) {
      if (commit.everything) gathered.everything = true;
      if (commit.users.includes(userId)) gathered.message = true;
      for (const change of commit.cases) {
        gathered.cases.set(change.caseId, change.seq);
        if (change.groups.some((group) => groups.has(group))) gathered.inbox = true;
      }
      for (const draft of commit.drafts) gathered.drafts.set(draft.id, draft);
      if (commit.everything || commit.cases.length > 0 || commit.drafts.length > 0 || gathered.message) soon();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

let lastId = 0;
function send(raw: ServerResponse, event: string, data: object): void {
  if (raw.writableEnded) return;
  lastId += 1;
  raw.write(`id: ${lastId}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
