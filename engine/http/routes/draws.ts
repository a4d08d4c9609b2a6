import type { FastifyInstance } from 'fastify';
import { declineSeat } from '../../commands/decline-seat.ts';
import { redrawPanel } from '../../commands/redraw-panel.ts';
import { Rejection } from '../../model/errors.ts';
import type { CaseFact } from '../../model/event.ts';
import { isTrueLot, isTrueSeat, isTrueShare } from '../../policy/draw.ts';
import { mayReadLots } from '../../policy/panel.ts';
import { eventsOf } from '../../store/events.ts';
import { caseIdOf } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentCase } from '../present/case.ts';
import { readCaseFor } from '../present/case-access.ts';
import { answer, body, bool, id, int, list, name, num, open, page, params, ref, refusals, str, text } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const person = answer({ id: str, name: str });
const draw = answer(
  {
    ...{
      at: str,
      seq: int,
      kind: str,
      method: str,
      turn: int,
      step: str,
      pool: str,
      seed: str,
      count: int,
      reserve: int,
      mix: open,
      reason: str,
      matches: bool,
      ...{ share: num, number: int, fell: bool },
    },
    candidates: list(answer({ id: str, name: str, skills: list(str), load: int }, ['load'])),
    excluded: list(answer({ id: str, name: str, reasons: list(str) })),
    ...{ drawn: list(person), reserves: list(person) },
  },
  ['reason', 'share', 'number', 'fell'],
);
const taskId = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };

/** Lots: read with all they depend on and drawn again to check them; declined by the drawn; drawn anew by who organises the panel. */
export function drawRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;

  app.get<Id>(
    '/api/cases/:id/draws',
    { schema: { params: params({ id }), response: { 200: page(draw), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      const { compiled, kase } = await readCaseFor(deps, user, request.params.id);
      if (!mayReadLots(user, { owner: compiled.workflow.owner, uscc: kase.summary.uscc })) throw new Rejection('forbidden');
      const facts = (await eventsOf(store.read, request.params.id)).flatMap(({ at, seq, fact }) =>
        fact.type === 'panel.drawn' || fact.type === 'seat.drawn' || fact.type === 'lot.drawn' ? [{ at, seq, fact }] : [],
      );
      const names = await deps.people.names(facts.flatMap(({ fact }) => peopleOf(fact)));
      return { items: facts.map(({ at, seq, fact }) => ({ at, seq, ...presentDraw(fact, names) })) };
    },
  );

  app.post<Id & { Body: { step: string; reason: string; seq?: number } }>(
    '/api/cases/:id/draws',
    {
      schema: {
        params: params({ id }),
        body: body({ step: name, reason: text(1000, 1), seq: int }, ['step', 'reason']),
        response: { 200: ref('case'), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      await readCaseFor(deps, user, request.params.id);
      const { id: caseId } = request.params;
      await redrawPanel(runtime, { ...request.body, by: user, caseId, idempotencyKey: idempotencyKeyOf(request) });
      return presentCase(deps, user, caseId, request.language);
    },
  );

  app.post<Id & { Body: { reason: string } }>(
    '/api/tasks/:id/decline',
    {
      schema: {
        params: params({ id: taskId }),
        body: body({ reason: text(1000, 1) }),
        response: { 200: answer({ id: str, seq: int }), ...refusals },
      },
    },
    async (request) => {
      const { id: task } = request.params;
      const { reason } = request.body;
      const { seq } = await declineSeat(runtime, { by: userOf(request), taskId: task, reason, idempotencyKey: idempotencyKeyOf(request) });
      return { id: caseIdOf(task), seq };
    },
  );
}

type Drawn = Extract<CaseFact, { type: 'panel.drawn' | 'seat.drawn' | 'lot.drawn' }>;

function peopleOf(fact: Drawn): string[] {
  if (fact.type === 'lot.drawn') return [];
  const candidates = fact.type === 'panel.drawn' ? fact.candidates : fact.holders;
  return [...candidates, ...fact.excluded].map(({ id: user }) => user);
}

const nobody = { candidates: [], excluded: [], drawn: [], reserves: [] };

/** Panels, single seats and samples in one shape; a seat's `candidates` are all holders of the position, a sample has none. */
function presentDraw(fact: Drawn, names: ReadonlyMap<string, string>) {
  if (fact.type === 'lot.drawn') {
    const { step, seed, share, number, drawn: fell } = fact;
    const lot = { kind: 'sample', step, method: 'random', seed, turn: 0, pool: '', count: 0, reserve: 0, mix: {} };
    return { ...lot, ...nobody, share, number, fell, matches: isTrueShare(fact) };
  }
  const named = (user: string) => ({ id: user, name: names.get(user) ?? '' });
  const excluded = fact.excluded.map((candidate) => ({ ...candidate, ...named(candidate.id) }));
  if (fact.type === 'seat.drawn') {
    const { step, method, seed, turn, user, holders, ...lot } = fact;
    return {
      ...{ kind: 'seat', step, method, seed, turn, pool: '', count: 1, reserve: 0, mix: {}, excluded, reserves: [] },
      candidates: holders.map((holder) => ({ ...named(holder.id), skills: [], load: holder.load })),
      drawn: user === null ? [] : [named(user)],
      matches: isTrueSeat({ ...lot, method, seed, turn, user, holders }),
    };
  }
  const { type: _type, ...lot } = fact;
  return {
    ...{ ...lot, kind: 'panel', method: 'random', turn: 0, excluded, matches: isTrueLot(fact) },
    candidates: lot.candidates.map((candidate) => ({ ...candidate, ...named(candidate.id) })),
    ...{ drawn: lot.drawn.map(named), reserves: lot.reserves.map(named) },
  };
}
