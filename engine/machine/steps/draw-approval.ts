/**
 * A second person over the lots of a panel (`draw.approve`): what the organiser asks for stays pending as a task of the approver's
 * position, until it is granted or refused, or what it is about is over.
 */
import type { DrawRequest, LiveStep, LiveTask } from '../context.ts';
import { namedTo } from '../identity.ts';
import { closeTask, groupOf, openTask } from '../tasks.ts';
import { infoOf, liveOf, setLive, type Work } from '../work.ts';

/** Nothing is done yet: the approver's position is asked. */
export function askForApproval(work: Work, id: string, request: Omit<DrawRequest, 'task' | 'by' | 'onBehalfOf'>): void {
  const { step } = infoOf(work, id);
  const approve = step.type === 'score' ? step.assign.draw?.approve : undefined;
  if (!approve) return;
  const { by, fact } = work.event;
  const task = openTask(work, id, { kind: 'approval', group: groupOf(work, approve) });
  const inStead = 'onBehalfOf' in fact && fact.onBehalfOf !== undefined ? { onBehalfOf: fact.onBehalfOf } : {};
  setRequest(work, id, { ...request, by, ...inStead, task });
}

/** The request that is pending, taken off: it is answered. */
export function takeRequest(work: Work, id: string): DrawRequest | undefined {
  const request = liveOf(work, id).panel?.request;
  if (request) setRequest(work, id, undefined);
  return request;
}

/** What was asked for is over: somebody has scored, or the expert in question has declined. */
export function dropRequest(work: Work, id: string, isOver: (request: DrawRequest) => boolean = () => true): void {
  const request = liveOf(work, id).panel?.request;
  if (!request || !isOver(request)) return;
  if (liveOf(work, id).tasks.some(({ n, status }) => n === request.task && status === 'open')) closeTask(work, id, request.task);
  setRequest(work, id, undefined);
}

/** Whoever asked isn't told by the answer of a task: by a message. */
export function tellRefused(work: Work, id: string, request: DrawRequest, reason: string): void {
  const { context } = work;
  const params = { number: context.number, enterprise: namedTo(work, request.by, id), step: infoOf(work, id).step.title ?? id };
  work.effects.push({ type: 'notify', to: request.by, template: 'draw.refused', params: { ...params, due: '', reason } });
}

/** The request that an approver's task answers. */
export function requestOf(live: LiveStep, task: Pick<LiveTask, 'n' | 'kind'>): DrawRequest | null {
  const request = live.panel?.request;
  return task.kind === 'approval' && request?.task === task.n ? request : null;
}

/** Nobody approves what they asked for themselves, or what was asked in their stead. */
export function isOwnRequest(live: LiveStep, task: Pick<LiveTask, 'n' | 'kind'>, user: string): boolean {
  const request = requestOf(live, task);
  return request !== null && (request.by === user || request.onBehalfOf === user);
}

function setRequest(work: Work, id: string, request: DrawRequest | undefined): void {
  const { panel } = liveOf(work, id);
  if (!panel) return;
  const { request: _before, ...rest } = panel;
  setLive(work, id, { panel: request ? { ...rest, request } : rest });
}
