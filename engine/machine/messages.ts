/** Messages to a case: who takes one, what it does, and under which keys the case can be found. */

import type { StepId } from '../model/deadline.ts';
import type { Effect } from '../model/effect.ts';
import { Rejection } from '../model/errors.ts';
import type { Reaction } from '../model/steps.ts';
import { groupKey } from '../model/user.ts';
import type { Word } from '../model/word.ts';
import type { StateConfig, TransitionConfig } from './config.ts';
import type { MachineContext, Mail } from './context.ts';
import { contextAt } from './local.ts';
import type { Programme } from './programme.ts';
import { evaluateJson, holds } from './scope.ts';
import { addItem, settle, startItems } from './steps/each.ts';
import { type NodeMaker, named } from './steps/kind.ts';
import type { StepInfo } from './steps-index.ts';
import { decideStep, infoOf, liveOf, type StepEvent, setResult, type Work } from './work.ts';

/** Takes of the whole workflow go by this name instead of a step's. */
export const anyStep = ':case';

/** XState transitions for what a step, or the workflow, does with messages. */
export function hears(on: Readonly<Record<string, Reaction>> | undefined, info: StepInfo | null, make: NodeMaker): StateConfig['on'] {
  const step = info?.id ?? anyStep;
  const wait = info?.step.type === 'wait' ? info.step.message : undefined;
  const reactions: [string, Reaction][] = [
    ...Object.entries(on ?? {}),
    ...(wait === undefined ? [] : ([[wait, { outcome: 'received' }]] as const)),
  ].map(([name, reaction]) => [name, reaction as Reaction]);
  if (reactions.length === 0) return {};
  const transitions = reactions.map(([name, { to, when, outcome, add }]): TransitionConfig => {
    if (when !== undefined) make.feel(when);
    const action = named('hear', { step, outcome: outcome ?? null, add: add ? 'true' : null });
    const target = to === undefined ? {} : info ? make.go(info, to) : { target: `#${to}` };
    return { guard: named('hears', { name, when: when ?? null }), ...target, actions: [action, ...(target.actions ?? [])] };
  });
  return { [`message.${step}`]: transitions };
}

/** The message of an event as it is kept and as expressions see it. */
export function mailOf({ fact, by, at }: Pick<StepEvent, 'fact' | 'by' | 'at'>): Mail | null {
  return fact.type === 'message.received' ? { name: fact.name, data: fact.data, by, at } : null;
}

/** Is this the message a reaction is for, and does its condition hold? */
export function takes(programme: Programme, context: MachineContext, event: StepEvent, name: string, when: string | undefined): boolean {
  const mail = mailOf(event);
  if (mail?.name !== name) return false;
  return when === undefined || holds(programme, when, withMail(context, mail).data, event.today);
}

function withMail(context: MachineContext, mail: Mail): MachineContext {
  return { ...context, data: { ...context.data, steps: { ...context.data.steps, message: { ...mail } } } };
}

/** The message arrived at a step: it is in scope from here on, and may decide the step or add an item. */
export function hear(work: Work, id: string, outcome: string | undefined, add: boolean): void {
  const mail = mailOf(work.event);
  if (mail) take(work, id, mail, outcome, add);
}

function take(work: Work, id: string, mail: Mail, outcome: string | undefined, add: boolean): void {
  setResult(work, 'message', { ...mail });
  if (id === anyStep) return;
  const { step } = infoOf(work, id);
  if (add && step.type === 'each') {
    addItem(work, id, step, mail.data);
    startItems(work, id, step);
    settle(work, id, step);
  }
  if (outcome === undefined) return;
  const { entry } = liveOf(work, id);
  const kept = work.context.data.steps[id];
  const before = kept?.entry === entry ? kept : { entry };
  setResult(work, id, { ...before, outcome, ...(step.type === 'wait' && { data: mail.data, by: mail.by, at: mail.at }) });
  decideStep(work, id, outcome);
}

/** A step that waits for a message finds one that was kept. */
export function openMail(work: Work, id: string, name: string): void {
  const mail = work.context.mail?.find((kept) => kept.name === name);
  if (!mail) return;
  work.context.mail = work.context.mail?.filter((kept) => kept !== mail);
  take(work, id, mail, 'received', false);
}

export function keepMail(work: Work): void {
  const mail = mailOf(work.event);
  if (mail) work.context.mail = [...(work.context.mail ?? []), mail];
}

/**
 * Steps that take the message now, as event types; of steps inside one another the innermost. `keep` when nobody waits and it
 * is to be kept, an empty list when it isn't.
 */
export function receiversOf(programme: Programme, context: MachineContext, event: StepEvent): string[] {
  const mail = mailOf(event);
  if (!mail) return [];
  const taking = Object.keys(context.live).filter((id) => {
    const { step } = infoOf({ programme }, id);
    if (step.type === 'wait' && step.message === mail.name) return true;
    const reaction = step.on && Object.hasOwn(step.on, mail.name) ? step.on[mail.name] : undefined;
    return reaction !== undefined && takes(programme, contextAt(programme, context, id), event, mail.name, reaction.when);
  });
  const innermost = taking.filter((id) => !taking.some((other) => other !== id && isInside(programme, other, id)));
  if (innermost.length > 0) return innermost.map((id) => `message.${id}`);
  const whole = programme.workflow.on?.[mail.name];
  if (whole && takes(programme, context, event, mail.name, whole.when)) return [`message.${anyStep}`];
  return programme.workflow.messages?.[mail.name]?.keep ? ['keep'] : [];
}

function isInside(programme: Programme, id: StepId, outer: StepId): boolean {
  for (let at = programme.steps.get(id); at?.branch; at = programme.steps.get(at.branch.parallel)) {
    if (at.branch.parallel === outer) return true;
  }
  return false;
}

/** Messages somebody may send to the case now. */
export function expectedMessages(programme: Programme, context: MachineContext): string[] {
  if (context.status === 'ended' || context.caseId === '') return [];
  const heard = Object.keys(context.live).flatMap((id) => {
    const { step } = infoOf({ programme }, id);
    return [...Object.keys(step.on ?? {}), ...(step.type === 'wait' && step.message !== undefined ? [step.message] : [])];
  });
  const kept = Object.entries(programme.workflow.messages ?? {}).flatMap(([name, { keep }]) => (keep ? [name] : []));
  return [...new Set([...heard, ...Object.keys(programme.workflow.on ?? {}), ...kept])].sort();
}

/** Who may send a message: the applicant's members, and candidate groups. */
export function sendersOf(
  programme: Programme,
  context: MachineContext,
  name: string,
  today: string,
): { readonly applicant: boolean; readonly groups: readonly string[] } {
  const from = programme.workflow.messages?.[name]?.from ?? [];
  const groups = from.flatMap((sender) => {
    if (sender === 'applicant') return [];
    const { role, org = programme.workflow.owner, scope } = sender;
    return [groupKey(role, scope === undefined ? org : String(evaluateJson(programme, scope, context.data, today) ?? ''))];
  });
  return { applicant: from.includes('applicant'), groups };
}

/** Keys under which the case can be found, as effects of what changed. */
export function keyEffects(programme: Programme, before: MachineContext, after: MachineContext, today: string): Effect[] {
  const { messages } = programme.workflow;
  if (!messages || !Object.values(messages).some(({ key }) => key !== undefined)) return [];
  const was = keysOf(programme, before, today);
  const is = keysOf(programme, after, today);
  const gone = [...was].filter(([id]) => !is.has(id)).map(([, key]): Effect => ({ type: 'message.forget', ...key }));
  const come = [...is].filter(([id]) => !was.has(id)).map(([, key]): Effect => ({ type: 'message.await', ...key }));
  return [...gone, ...come];
}

interface Key {
  readonly name: string;
  readonly key: string;
}

function keysOf(programme: Programme, context: MachineContext, today: string): Map<string, Key> {
  const keys = new Map<string, Key>();
  for (const name of expectedMessages(programme, context)) {
    const source = programme.workflow.messages?.[name]?.key;
    const value = source === undefined ? null : evaluateJson(programme, source, context.data, today);
    if (typeof value === 'string' || typeof value === 'number') keys.set(`${name} ${value}`, { name, key: String(value) });
  }
  return keys;
}

export function unexpected(programme: Programme, event: StepEvent): Rejection {
  const name = mailOf(event)?.name ?? '';
  return new Rejection('message.unexpected', { message: messageWord(programme, name) });
}

/** A message as its author calls it. */
export function messageWord({ workflow }: Pick<Programme, 'workflow'>, name: string): Word {
  const rule = workflow.messages?.[name];
  return { title: rule?.title ?? name, titleEn: rule?.titleEn };
}
