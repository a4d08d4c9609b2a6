/** Answers of the administration's routes that several of them give. */
import { answer, bool, int, list, nullable, type Schema, str } from './common.ts';

const held = { role: str, roleTitle: str, org: str, orgName: str };
const account = {
  ...{
    id: str,
    login: str,
    name: str,
    email: nullable('string'),
    providerId: nullable('string'),
    state: str,
    stateNote: nullable('string'),
  },
  ...{ mustChange: bool, passwordUntil: nullable('string'), signedInAt: nullable('string'), roles: list(answer(held)) },
};
const session = { id: str, createdAt: str, seenAt: str, expiresAt: str, address: nullable('string'), agent: nullable('string') };

export const adminSchemas: readonly Schema[] = [
  {
    $id: 'organisation',
    ...answer({
      ...{ id: str, name: str, district: nullable('string'), parent: nullable('string') },
      ...{ closedOn: nullable('string'), mergedInto: nullable('string'), people: int },
    }),
  },
  { $id: 'account', ...answer(account) },
  {
    $id: 'accountPage',
    ...answer({
      ...{ ...account, createdAt: str, openTasks: int, lockedUntil: nullable('string'), sessions: list(answer(session)) },
      terms: list(answer({ ...held, from: nullable('string'), until: nullable('string'), state: str, givenBy: nullable('string') })),
    }),
  },
  {
    $id: 'act',
    ...answer({
      ...{ n: int, at: str, by: str, byName: str, act: str, words: str, kind: str, subject: str, title: str },
      ...{ caseId: nullable('string'), address: nullable('string') },
    }),
  },
];
