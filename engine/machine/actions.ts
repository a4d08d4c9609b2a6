/**
 * What the names in a machine do. An action is an `assign`: it gives back a new context, to whose list of effects it adds
 * what must be done; nothing is executed. (As XState actions of their own, by `enqueueActions`, effects cost half of a
 * decision.) Guards and delays only read.
 */
import { assign, createMachine } from 'xstate';
import { expireClock, tellClock } from './clock-timers.ts';
import { delayName, type TimerName } from './config.ts';
import { emptyContext, type LiveStep, type MachineContext } from './context.ts';
import { enterStep, leaveStep, skipStep } from './entry.ts';
import { escalate, expireStep, warnStep } from './expiry.ts';
import { extension } from './extension.ts';
import { claim, completeStep, open, release } from './facts.ts';
import { hear, keepMail, takes } from './messages.ts';
import { operate } from './operations.ts';
import type { Programme, RootConfig } from './programme.ts';
import { recompute } from './recompute.ts';
import { repair } from './repair.ts';
import { holds } from './scope.ts';
import { hold } from './steps/batch.ts';
import { childEnded, childOpened } from './steps/case.ts';
import { lotDrawn } from './steps/compute.ts';
import { advanceTo } from './steps/each.ts';
import { cancelled, mayEnd, terminate } from './steps/end.ts';
import { ask } from './steps/form.ts';
import { kindOf } from './steps/kinds.ts';
import { object, over } from './steps/notice.ts';
import { endBranch, gateOf, keepBranch, skipBranch } from './steps/parallel.ts';
import { registered } from './steps/register.ts';
import { declined, drawn, redrawn, requested } from './steps/score.ts';
import { answered } from './steps/service.ts';
import { fireAt } from './timers.ts';
import { decideStep, infoOf, type StepEvent, type Work } from './work.ts';

type Params = Readonly<Record<string, string | undefined>>;
type Apply = (work: Work, params: { readonly [name: string]: string }) => void;

/** Names of actions that change the context, as they stand in a config. */
const actions: Readonly<Record<string, Apply>> = {
  open: (work) => open(work),
  claim: (work) => claim(work),
  release: (work) => release(work),
  operate: (work) => operate(work),
  recompute: (work) => recompute(work),
  enter: (work, { step = '' }) => {
    enterStep(work, step);
    const info = infoOf(work, step);
    kindOf(info.step).enter?.(work, info, info.step);
  },
  leave: (work, { step = '' }) => {
    const info = infoOf(work, step);
    kindOf(info.step).leave?.(work, info);
    leaveStep(work, step);
  },
  skip: (work, { step = '' }) => skipStep(work, step),
  ask: (work, { step = '', kind }) => {
    const info = infoOf(work, step);
    if (info.step.type === 'form') ask(work, info.step, step, kind === 'sign' ? 'sign' : 'fill');
  },
  complete: (work, { step = '' }) => completeStep(work, step),
  warn: (work, { step = '' }) => warnStep(work, step),
  expire: (work, { step = '' }) => expireStep(work, step),
  escalate: (work, { step = '', rung = '0' }) => escalate(work, step, Number(rung)),
  expireClock: (work) => expireClock(work),
  tellClock: (work, { rung = '0' }) => tellClock(work, Number(rung)),
  extension: (work) => extension(work),
  object: (work, { step = '' }) => object(work, step),
  elapse: (work, { step = '' }) => decideStep(work, step, 'elapsed'),
  over: (work, { step = '' }) => over(work, step),
  answered: (work, { step = '' }) => answered(work, step),
  held: (work, { step = '' }) => hold(work, step),
  drawn: (work, { step = '' }) => drawn(work, step),
  declined: (work, { step = '' }) => declined(work, step),
  redrawn: (work, { step = '' }) => redrawn(work, step),
  requested: (work, { step = '' }) => requested(work, step),
  registered: (work, { step = '' }) => registered(work, step),
  lot: (work, { step = '' }) => lotDrawn(work, step),
  hear: (work, { step = '', outcome, add }) => hear(work, step, outcome ?? undefined, add === 'true'),
  keep: (work) => keepMail(work),
  childOpened: (work) => childOpened(work),
  childEnded: (work, { step = '' }) => childEnded(work, step),
  repair: (work) => repair(work),
  cancelled: (work) => cancelled(work),
  terminate: (work) => terminate(work),
  advance: (work, { step = '' }) => advanceTo(work, step),
  skipBranch: (work, { step = '', branch = '' }) => skipBranch(work, step, branch),
  keepBranch: (work, { step = '', branch = '' }) => keepBranch(work, step, branch),
  endBranch: (work, { step = '', branch = '', outcome = '' }) => endBranch(work, step, branch, outcome),
};

interface GuardArgs {
  readonly context: MachineContext;
  readonly event: StepEvent;
}

export function createProgrammeMachine(programme: Programme, config: RootConfig) {
  const run = (apply: Apply) =>
    assign(({ context, event }, params) => {
      const before = context as MachineContext;
      const effects = [...before.effects];
      const work: Work = { programme, event: event as unknown as StepEvent, context: { ...before, effects }, effects };
      apply(work, (params ?? {}) as Record<string, string>);
      return work.context;
    });
  const is = (when: string | undefined, { context, event }: GuardArgs): boolean =>
    when !== undefined && holds(programme, when, context.data, event.today);
  const guards: Record<string, (args: GuardArgs, params: Params) => boolean> = {
    decided: ({ context }, { step = '', outcome }) => context.live[step]?.outcome === outcome,
    holds: (args, { when }) => is(when, args),
    fails: (args, { when }) => !is(when, args),
    undecided: ({ context }) => !context.decided,
    terminating: ({ context }) => context.terminate !== undefined && mayEnd(programme, context, context.terminate),
    hears: ({ context, event }, { name = '', when }) => takes(programme, context, event, name, when ?? undefined),
    gate: ({ context, event }, { step = '', branch = '', is: what }) => gateOf({ programme, context, event }, step, branch) === what,
  };
  const delays = [...programme.timers.timerOf.values()].map(({ step, name }) => [
    delayName(step, name),
    ({ context, event }: GuardArgs) => delayMs(context.live[step], name, event.at),
  ]);
  const root = { ...config, context: emptyContext, options: { maxIterations: 500 } };
  return createMachine(root as never, {
    actions: Object.fromEntries(Object.entries(actions).map(([name, apply]) => [name, run(apply)])) as never,
    guards: guards as never,
    delays: Object.fromEntries(delays) as never,
  });
}

/** Milliseconds until a timer fires, as XState wants them; the stored timer carries the instant itself. */
function delayMs(live: LiveStep | undefined, name: TimerName, at: string): number {
  const fires = live && fireAt(live, name);
  return fires ? Math.max(0, Date.parse(fires) - Date.parse(at)) : 0;
}
