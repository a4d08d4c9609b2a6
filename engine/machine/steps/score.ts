import type { PanelDraw } from '../../model/panel.ts';
import type { ScoreStep } from '../../model/steps.ts';
import { userGroup } from '../../model/user.ts';
import { missingMix, nextReserve } from '../../policy/draw.ts';
import { needsApproval } from '../../policy/panel.ts';
import { eventName } from '../config.ts';
import type { LivePanel, LiveTask, Sheet } from '../context.ts';
import { evaluateJson } from '../scope.ts';
import { scoreOf, totalOf } from '../scoring.ts';
import type { StepInfo } from '../steps-index.ts';
import { closeTask, completeTask, groupOf, openTask, tell } from '../tasks.ts';
import { decideStep, infoOf, liveOf, setLive, setResult, type Work } from '../work.ts';
import { askForApproval, dropRequest, takeRequest, tellRefused } from './draw-approval.ts';
import { type Completion, named, type StepKind, whenDecided } from './kind.ts';
import { itemsOf } from './score-items.ts';

/**
 * A panel scores; each expert's sheet stays unseen until all are in. A panel that is drawn waits for `panel.drawn`, which the
 * runtime answers in the same transaction; when the lot gives too few, whoever organises it draws again or goes on with
 * those there are.
 */
export const score: StepKind<ScoreStep> = {
  node: (step, info, make) => {
    const { draw, scope } = step.assign;
    for (const source of [scope, draw?.skill, step.range?.from, step.range?.to]) if (source !== undefined) make.feel(source);
    const verbs = draw ? (['complete', 'drawn', 'declined', 'redrawn', 'requested'] as const) : (['complete'] as const);
    return {
      on: Object.fromEntries(verbs.map((verb) => [eventName(verb, info.id), { actions: [named(verb, { step: info.id })] }])),
      always: whenDecided(info, { scored: { to: step.next } }, make),
    };
  },
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info, step) => {
    const first = work.context.tasks + 1;
    setLive(work, info.id, { panel: { round: 1, first, sheets: [], reserves: [], drawn: [], skills: {} } });
    if (needsApproval(step, 'draw')) openTask(work, info.id, { kind: 'panel', group: groupOf(work, step.assign) });
    else if (step.assign.draw) askForLot(work, info.id, step.assign.draw, null);
    else
      for (let seat = 0; seat < (step.assign.count ?? 1); seat += 1)
        openTask(work, info.id, { kind: 'score', group: groupOf(work, step.assign), seat });
  },
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    if (task.kind === 'approval') {
      answer(work, info.id, step, completion);
      return;
    }
    dropRequest(work, info.id, (request) => request.of === 'redraw' || request.seat === task.n);
    if (task.kind === 'panel') organise(work, info.id, step, completion);
    else keepSheet(work, info.id, step, completion, work.event.by);
    advance(work, info, step);
  },
  expire: (work, info, step) => {
    if (step.silence === undefined) return;
    dropRequest(work, info.id);
    for (const task of openTasksOf(work, info.id)) {
      completeTask(work, info.id, task.n, task.kind === 'panel' ? 'proceed' : 'abstain', 'system');
      if (task.kind === 'score')
        keepSheet(work, info.id, step, { outcome: 'abstain', reason: null, data: null }, task.assignee ?? 'system');
    }
    settle(work, info, step);
  },
};

/** Lots were drawn: seats are given, and whoever organises the panel is asked when it is short. */
export function drawn(work: Work, id: string): void {
  const { fact } = work.event;
  const { step } = infoOf(work, id);
  if (fact.type !== 'panel.drawn' || step.type !== 'score' || !step.assign.draw) return;
  const known = [...fact.drawn, ...fact.reserves];
  const skills = Object.fromEntries(
    fact.candidates.filter(({ id: expert }) => known.includes(expert)).map((expert) => [expert.id, expert.skills]),
  );
  const panel = panelOf(work, id);
  setPanel(work, id, {
    reserves: [...panel.reserves, ...fact.reserves],
    drawn: [...panel.drawn, ...known],
    skills: { ...panel.skills, ...skills },
  });
  for (const expert of fact.drawn) seat(work, id, expert);
  const asked = openTasksOf(work, id).some((task) => task.kind === 'panel') || panel.request?.of === 'draw';
  if (wanting(work, id, step.assign.draw) > 0 && !asked) openTask(work, id, { kind: 'panel', group: groupOf(work, step.assign) });
}

/** An expert declined: the next reserve takes the seat, or another is drawn. */
export function declined(work: Work, id: string): void {
  const { fact, task: n } = work.event;
  const { step } = infoOf(work, id);
  if (fact.type !== 'panel.declined' || step.type !== 'score' || !step.assign.draw) return;
  dropRequest(work, id, (request) => request.seat === n);
  replaceSeat(work, id, step.assign.draw, n, fact.reason);
}

/** The seat is given up. */
function replaceSeat(work: Work, id: string, draw: PanelDraw, n: number, reason: string): void {
  closeTask(work, id, n);
  const panel = panelOf(work, id);
  const next = nextReserve(draw.mix ?? {}, seated(work, id), panel.reserves, panel.skills);
  if (next === null) {
    askForLot(work, id, { ...draw, count: 1, reserve: 0, mix: missingMix(draw.mix ?? {}, seated(work, id), panel.skills) }, reason);
    return;
  }
  setPanel(work, id, { reserves: panel.reserves.filter((expert) => expert !== next) });
  seat(work, id, next);
}

/** The whole panel is drawn anew. */
export function redrawn(work: Work, id: string): void {
  const { fact } = work.event;
  const { step } = infoOf(work, id);
  if (fact.type !== 'panel.redrawn' || step.type !== 'score' || !step.assign.draw) return;
  drawAnew(work, id, step.assign.draw, fact.reason);
}

function drawAnew(work: Work, id: string, draw: PanelDraw, reason: string): void {
  dropRequest(work, id);
  for (const task of openTasksOf(work, id)) closeTask(work, id, task.n);
  setPanel(work, id, { reserves: [], drawn: [], skills: {} });
  askForLot(work, id, draw, reason);
}

/** The organiser asks for what a second person has to grant. */
export function requested(work: Work, id: string): void {
  const { fact, task } = work.event;
  if (fact.type !== 'draw.requested') return;
  askForApproval(work, id, { of: fact.of, reason: fact.reason, ...(fact.of === 'replace' && { seat: task }) });
}

/** The second person's answer. Refused, a panel that is short is the organiser's matter again. */
function answer(work: Work, id: string, { assign }: ScoreStep, { outcome, reason }: Completion): void {
  const request = takeRequest(work, id);
  if (!request || !assign.draw) return;
  const granted = outcome === 'approve';
  if (!granted) tellRefused(work, id, request, reason ?? '');
  if (request.of === 'draw' && granted) drawMissing(work, id, assign.draw, request.reason);
  else if (request.of === 'draw') openTask(work, id, { kind: 'panel', group: groupOf(work, assign) });
  else if (!granted) return;
  else if (request.of === 'redraw') drawAnew(work, id, assign.draw, request.reason);
  else if (request.seat !== undefined) replaceSeat(work, id, assign.draw, request.seat, request.reason);
}

function askForLot(work: Work, id: string, draw: PanelDraw, reason: string | null): void {
  const { skill } = draw;
  const value = skill === undefined ? null : evaluateJson(work.programme, skill, work.context.data, work.event.today);
  const skills = value === null ? null : (Array.isArray(value) ? value : [value]).map(String);
  work.effects.push({ type: 'draw', step: id, draw, skills, exclude: panelOf(work, id).drawn, reason });
}

function seat(work: Work, id: string, expert: string): void {
  openTask(work, id, { kind: 'score', group: userGroup(expert), assignee: expert });
  tell(work, id, expert, 'task.opened');
}

/** Organiser of a short panel: draws who is missing, or goes on without. */
function organise(work: Work, id: string, step: ScoreStep, { outcome, reason }: Completion): void {
  const { draw } = step.assign;
  if (!isDraw(outcome) || !draw) return;
  if (needsApproval(step, 'draw')) askForApproval(work, id, { of: 'draw', reason: reason ?? '' });
  else drawMissing(work, id, draw, reason);
}

/** The organiser of a panel has a lot drawn: the first, or one for who is missing. */
const isDraw = (outcome: string): boolean => outcome === 'draw' || outcome === 'start';

function drawMissing(work: Work, id: string, draw: PanelDraw, reason: string | null): void {
  const mix = missingMix(draw.mix ?? {}, seated(work, id), panelOf(work, id).skills);
  askForLot(work, id, { ...draw, count: wanting(work, id, draw), mix }, reason);
}

/** Seats that are empty, or that more are needed for the mix. */
function wanting(work: Work, id: string, draw: PanelDraw): number {
  const panel = seated(work, id);
  const short = Object.values(missingMix(draw.mix ?? {}, panel, panelOf(work, id).skills)).reduce((sum, n) => sum + n, 0);
  return Math.max(draw.count - panel.length, short);
}

/** Who has a seat in this round. */
function seated(work: Work, id: string): string[] {
  const { tasks } = liveOf(work, id);
  return tasks.filter((task) => task.kind === 'score' && task.status !== 'cancelled').map((task) => task.group.slice(userGroup('').length));
}

function keepSheet(work: Work, id: string, step: ScoreStep, { outcome, reason, data }: Completion, by: string): void {
  const panel = panelOf(work, id);
  const items = Object.fromEntries(
    itemsOf(work.programme, step).flatMap((item) => (typeof data?.[item] === 'number' ? [[item, data[item]]] : [])),
  );
  const sheet: Sheet = { by, at: work.event.at, round: panel.round, items, abstained: outcome === 'abstain', reason, data };
  setPanel(work, id, { sheets: [...panel.sheets, sheet] });
}

/** When all are in: a second look if they are too far apart, else the score. */
function advance(work: Work, info: StepInfo, step: ScoreStep): void {
  if (openTasksOf(work, info.id).length > 0) return;
  const panel = panelOf(work, info.id);
  // Lots are being drawn.
  if (work.event.fact.type === 'task.completed' && isDraw(work.event.fact.outcome)) return;
  const { spread } = scoreOf(step, itemsOf(work.programme, step), lastSheets(panel));
  const limit = step.aggregate.secondLookOver;
  if (limit !== undefined && spread !== null && spread > limit && panel.round === 1) secondLook(work, info.id, step);
  else settle(work, info, step);
}

function secondLook(work: Work, id: string, step: ScoreStep): void {
  const asked = panelOf(work, id).sheets.filter((sheet) => !sheet.abstained);
  setPanel(work, id, { round: 2, first: work.context.tasks + 1 });
  for (const { by } of asked) {
    openTask(work, id, { kind: 'score', group: step.assign.draw ? userGroup(by) : groupOf(work, step.assign), assignee: by });
    tell(work, id, by, 'score.second-look');
  }
}

function settle(work: Work, info: StepInfo, step: ScoreStep): void {
  const { entry } = liveOf(work, info.id);
  const panel = panelOf(work, info.id);
  const items = itemsOf(work.programme, step);
  const sheets = panel.sheets.map((sheet) => ({ ...sheet, total: totalOf(sheet, items)?.toNumber() ?? null }));
  setResult(work, info.id, { entry, ...scoreOf(step, items, lastSheets(panel)), rounds: panel.round, sheets });
  decideStep(work, info.id, 'scored');
}

/** Everybody's last sheet. */
function lastSheets({ sheets }: LivePanel): Sheet[] {
  return sheets.filter((sheet, index) => !sheets.some((other, at) => at > index && other.by === sheet.by && other.by !== 'system'));
}

function openTasksOf(work: Work, id: string): LiveTask[] {
  return liveOf(work, id).tasks.filter((task) => task.status === 'open');
}

function panelOf(work: Work, id: string): LivePanel {
  const { panel } = liveOf(work, id);
  if (!panel) throw new RangeError(`step ${id} has no panel`);
  return panel;
}

function setPanel(work: Work, id: string, patch: Partial<LivePanel>): void {
  setLive(work, id, { panel: { ...panelOf(work, id), ...patch } });
}
