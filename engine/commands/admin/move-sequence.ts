import { Rejection } from '../../model/errors.ts';
import { mayEditSettings } from '../../policy/admin.ts';
import { appendActs } from '../../store/admin/log.ts';
import { lockedSequence, moveSequence as move } from '../../store/admin/sequences.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';

export interface MoveRequest extends AdminRequest {
  readonly name: string;
  /** The number that is given out next. */
  readonly next: number;
  readonly reason: string;
}

/** Leaves numbers out, with the reason: those between the last one and `next` are never given. @throws Rejection forbidden, not-found, reason.required, sequence.backwards */
export async function moveSequence(runtime: Runtime, request: MoveRequest): Promise<void> {
  const { by, name, next } = request;
  const reason = request.reason.trim();
  if (!mayEditSettings(by)) throw new Rejection('forbidden');
  if (!reason) throw new Rejection('reason.required', { outcome: { code: 'word.input.next' } });
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const value = await lockedSequence(tx, name);
    if (value === null) throw new Rejection('not-found');
    if (next <= value + 1) throw new Rejection('sequence.backwards', { least: value + 2 });
    await move(tx, { id: runtime.ids.next(), name, from: value, to: next - 1, reason, at: sign.at, by: by.id });
    const detail = { next: String(next), last: String(value), reason };
    await appendActs(tx, [{ act: 'sequence.moved', kind: 'sequence', subject: name, title: name, detail }], sign);
  });
}
