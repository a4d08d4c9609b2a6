import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseDto } from '../../model/dto/case.ts';
import type { User } from '../../model/user.ts';
import type { HttpDeps } from '../deps.ts';
import { appliedMinimal, wantsMinimal } from '../reply.ts';
import { presentCase } from './case.ts';

/** Answer to a write: the case after it, or only its id and number of events where the client prefers that. */
export function presentWritten(
  deps: HttpDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
  written: { readonly caseId: string; readonly seq: number },
): Promise<CaseDto> | { readonly id: string; readonly seq: number } {
  if (!wantsMinimal(request)) return presentCase(deps, user, written.caseId, request.language);
  appliedMinimal(reply);
  return { id: written.caseId, seq: written.seq };
}
