import type { User } from '../model/user.ts';
import type { Answer } from '../store/writer/command.ts';
import { caseCommand } from './case-command.ts';
import type { Runtime } from './runtime.ts';

/** Whoever reads a public notice. */
const public_: User = { id: 'public', login: 'public', name: '', grants: [], memberships: [] };

/**
 * Anybody objects 异议 to a public notice while it runs; an officer examines it, and it holds the case until then.
 * @throws Rejection not-found, state.wrong (no notice runs)
 */
export async function fileObjection(
  runtime: Runtime,
  request: {
    readonly caseId: string;
    readonly name: string;
    readonly contact: string;
    readonly grounds: string;
    /** Hashes of uploaded files. */
    readonly files?: readonly string[];
    readonly idempotencyKey?: string | undefined;
  },
): Promise<Answer<null> & { readonly objection: string }> {
  const { caseId, name, contact, grounds, files, idempotencyKey } = request;
  const command = caseCommand(runtime, {
    ...{ verb: 'file-objection', caseId, request: { by: public_, idempotencyKey }, input: [name, contact, grounds, files ?? []] },
    plan: ({ kase }) => ({
      ...{ type: 'objection.filed', objection: objectionId(caseId, kase.summary.seq + 1), name, contact, grounds },
      ...(files && { files }),
    }),
  });
  const answer = await runtime.store.writer.run(command);
  return { ...answer, objection: objectionId(caseId, answer.seq) };
}

function objectionId(caseId: string, seq: number): string {
  return `${caseId}.o${seq}`;
}
