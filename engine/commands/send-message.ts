import { dateOf } from '../calendar/date.ts';
import { referencedFiles } from '../forms/files.ts';
import { expectedMessages, messageWord, sendersOf } from '../machine/messages.ts';
import { contextOf as machineContext } from '../machine/view.ts';
import { Rejection } from '../model/errors.ts';
import { maySendMessage } from '../policy/message.ts';
import { fileContents } from '../store/files.ts';
import { casesByKey } from '../store/message-keys.ts';
import { type CaseAnswer, type Request, runOnCase } from './case-command.ts';
import type { Runtime } from './runtime.ts';
import { acceptOpinion } from './submitted-data.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Tells a case something that its definition declares under `messages`.
 * @throws Rejection not-found, forbidden, input.invalid (data against the message's form), message.unknown, message.unexpected (nobody waits for it), state.wrong, stale
 */
export function sendMessage(
  runtime: Runtime,
  request: Request & { readonly caseId: string; readonly name: string; readonly data: Data; readonly key?: string | undefined },
): Promise<CaseAnswer> {
  const { by, caseId, name, data, key } = request;
  return runOnCase(runtime, {
    ...{ verb: 'send-message', caseId, request, input: [name, key ?? null, data] },
    needs: referencedFiles(data).map((file) => [fileContents, file.id] as const),
    plan(context) {
      const { kase, compiled, view } = context;
      const today = dateOf(view.now);
      const rule = compiled.workflow.messages?.[name];
      if (!rule) throw new Rejection('message.unknown', { message: name });
      if (!maySendMessage(by, kase.summary, sendersOf(compiled, machineContext(kase.state), name, today), today))
        throw new Rejection('forbidden');
      if (rule.form !== undefined && !expectedMessages(compiled, machineContext(kase.state)).includes(name))
        throw new Rejection('message.unexpected', { message: messageWord(compiled, name) });
      const accepted = rule.form === undefined ? data : acceptOpinion(context, rule.form, data);
      const files = referencedFiles(accepted).map((file) => ['caseFiles', [kase.summary.id, file.id]] as const);
      return { fact: { type: 'message.received', name, ...(key === undefined ? {} : { key }), data: accepted }, rows: files };
    },
  });
}

/**
 * The same for a sender that knows no case, only the key. Every case that waits under it is told; gives their ids.
 * @throws Rejection message.unexpected when there is none, else what the only one refuses with
 */
export async function correlateMessage(
  runtime: Runtime,
  request: Request & { readonly name: string; readonly key: string; readonly data: Data },
): Promise<readonly string[]> {
  const { name, key } = request;
  const found = await casesByKey(runtime.store.read, name, key);
  if (found.length === 0) throw new Rejection('message.unexpected', { message: name });
  const told = await Promise.allSettled(
    found.map((caseId) =>
      sendMessage(runtime, {
        ...request,
        caseId,
        seq: undefined,
        idempotencyKey: request.idempotencyKey === undefined ? undefined : `${request.idempotencyKey}:${caseId}`,
      }),
    ),
  );
  const taken = found.filter((_, index) => told[index]?.status === 'fulfilled');
  const [first] = told;
  if (taken.length === 0 && first?.status === 'rejected') throw first.reason;
  return taken;
}
