/**
 * Between the clerk's agenda and the projector's window of the same browser. The clerk's page tells what is entered; either of them says
 * which part is shown. Nothing leaves the browser: what isn't recorded yet is nobody's but the clerk's.
 */
import type { BatchDto } from '../../../../engine/model/dto/registry.ts';
import type { BatchInput, BatchResult } from '../../../../engine/model/meeting.ts';
import type { AgendaState } from '../agenda-state.ts';

/** A meeting that was recorded: the agenda as it was, what was sent, and what became of it. */
export interface Recorded {
  readonly batch: BatchDto;
  readonly input: BatchInput;
  readonly result: BatchResult;
}
export interface Shown {
  readonly state: AgendaState;
  readonly done: Recorded | null;
}
export type Message =
  /** The clerk's page asks for a projector; one answers `here` with the part it shows, and says `gone` when it closes. */
  | { readonly kind: 'ask' | 'gone' }
  | { readonly kind: 'here' | 'go'; readonly at: string }
  | { readonly kind: 'shown'; readonly shown: Shown };

export function channelOf({ programme, step, window }: BatchDto): BroadcastChannel {
  return new BroadcastChannel(`liuzhuan.meeting.${programme}.${step}.${window?.id ?? ''}`);
}
