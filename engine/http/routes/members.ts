import type { FastifyInstance } from 'fastify';
import { acceptInvitation } from '../../commands/accept-invitation.ts';
import { changeMember } from '../../commands/change-member.ts';
import { inviteMember, withdrawInvitation } from '../../commands/invite-member.ts';
import type { MembersDto, OwnInvitationDto } from '../../model/dto/member.ts';
import { Rejection } from '../../model/errors.ts';
import { type MemberRole, memberRoles } from '../../model/user.ts';
import { mayManageMembers, mayReadMembers } from '../../policy/enterprise.ts';
import { invitationsFor, openInvitations } from '../../store/invitations.ts';
import { memberChanges, membersOf } from '../../store/members.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, bool, id, list, nullable, params, refusals, str, text, uscc } from '../schemas/common.ts';

const role = { type: 'string', enum: [...memberRoles] };
const invitation = { id: str, role: str, invitee: nullable('string'), expiresAt: str };
const members = answer({
  manage: bool,
  members: list(answer({ id: str, name: str, login: str, role: str, disabled: bool, own: bool })),
  invitations: list(answer({ ...invitation, createdBy: str })),
  changes: list(answer({ at: str, by: str, type: str, name: nullable('string'), role: str })),
});
const done = { 204: { type: 'null' }, ...refusals };
type ByUscc = { Params: { uscc: string } };

/** Members of an enterprise: who they are, invitations, what was changed. */
export function memberRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { store, runtime } = deps;
  const byUscc = params({ uscc });

  app.get<ByUscc>(
    '/api/enterprises/:uscc/members',
    { schema: { params: byUscc, response: { 200: members, ...refusals } } },
    async (request): Promise<MembersDto> => {
      const user = userOf(request);
      const { uscc: code } = request.params;
      if (!mayReadMembers(user, code)) throw new Rejection('not-found');
      const manage = mayManageMembers(user, code);
      const [found, invitations, changes] = await Promise.all([
        membersOf(store.read, code),
        manage ? openInvitations(store.read, code, deps.clock()) : [],
        memberChanges(store.read, code, 100),
      ]);
      const names = await deps.people.names([
        ...changes.flatMap(({ by, user: whom }) => [by, whom]),
        ...invitations.map((one) => one.createdBy),
      ]);
      return {
        manage,
        members: found.map(({ user: whom, ...member }) => ({ id: whom, ...member, own: whom === user.id })),
        invitations: invitations.map(({ createdBy, ...one }) => ({ ...one, createdBy: names.get(createdBy) ?? '' })),
        changes: changes.map(({ at, by, type, user: whom, role: as }) => ({
          ...{ at, type, role: as, by: names.get(by) ?? '', name: whom && (names.get(whom) ?? '') },
        })),
      };
    },
  );

  app.post<ByUscc & { Body: { role: MemberRole; invitee?: string } }>(
    '/api/enterprises/:uscc/invitations',
    {
      schema: {
        params: byUscc,
        body: body({ role, invitee: text(100) }, ['role']),
        response: { 201: answer({ ...invitation, code: str }), ...refusals },
      },
    },
    async (request, reply) => {
      const { role: as, invitee } = request.body;
      const made = await inviteMember(runtime, {
        ...{ by: userOf(request), uscc: request.params.uscc, role: as, invitee: invitee?.trim() || null },
      });
      return reply.code(201).send({ ...made.invitation, code: made.code });
    },
  );

  app.delete<{ Params: { uscc: string; id: string } }>(
    '/api/enterprises/:uscc/invitations/:id',
    { schema: { params: params({ uscc, id }), response: done } },
    async (request, reply) => {
      await withdrawInvitation(runtime, { by: userOf(request), ...request.params });
      return reply.code(204).send();
    },
  );

  app.put<{ Params: { uscc: string; id: string }; Body: { role: MemberRole } }>(
    '/api/enterprises/:uscc/members/:id',
    { schema: { params: params({ uscc, id }), body: body({ role }), response: done } },
    async (request, reply) => {
      const { uscc: code, id: member } = request.params;
      await changeMember(runtime, { by: userOf(request), uscc: code, member, role: request.body.role });
      deps.sessions.forgetUser(member);
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: { uscc: string; id: string } }>(
    '/api/enterprises/:uscc/members/:id',
    { schema: { params: params({ uscc, id }), response: done } },
    async (request, reply) => {
      const { uscc: code, id: member } = request.params;
      await changeMember(runtime, { by: userOf(request), uscc: code, member, role: null });
      deps.sessions.forgetUser(member);
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/invitations',
    {
      schema: {
        response: { 200: answer({ items: list(answer({ id: str, role: str, enterpriseName: str, expiresAt: str })) }), ...refusals },
      },
    },
    async (request): Promise<{ items: OwnInvitationDto[] }> => ({
      items: await invitationsFor(store.read, userOf(request).login, deps.clock()),
    }),
  );

  // A code may be guessed at as little as a certificate's.
  app.post<{ Body: { code?: string; id?: string } }>(
    '/api/invitations/accept',
    {
      schema: { body: body({ code: text(40, 1), id }, []), response: { 200: answer({ uscc: str, role: str }), ...refusals } },
    },
    async (request) => {
      const user = userOf(request);
      const now = Date.parse(deps.clock());
      const wait = deps.codeLimit.attempt(request.ip, now);
      if (wait > 0) throw new Rejection('rate.limited', { seconds: wait, retryAfter: wait });
      const { code, id: invited } = request.body;
      const accepted = await acceptInvitation(runtime, code ? { by: user, code } : { by: user, id: invited ?? '' }).catch((error) => {
        if (error instanceof Rejection && error.code === 'not-found') deps.codeLimit.failed(request.ip, now);
        throw error;
      });
      deps.sessions.forgetUser(user.id);
      return { uscc: accepted.uscc, role: accepted.role };
    },
  );
}
