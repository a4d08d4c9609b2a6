import type { Lang } from '../../messages/render.ts';
import type { AccountDto, AccountPageDto, RoleHeldDto, TermDto } from '../../model/dto/admin.ts';
import { type Term, termsOf } from '../../store/admin/terms.ts';
import { type Account, grantsOf, sessionsOf } from '../../store/admin/users.ts';
import { loginAttempts } from '../../store/sessions.ts';
import type { HttpDeps } from '../deps.ts';
import { roleTitles } from './titles.ts';

type Named = (held: { readonly role: string; readonly org: string }) => RoleHeldDto;

async function naming(deps: HttpDeps, language: Lang): Promise<Named> {
  const [orgs, title] = await Promise.all([deps.people.organisations(), roleTitles(deps, language)]);
  return ({ role, org }) => ({ role, roleTitle: title(role), org, orgName: orgs.get(org)?.name ?? org });
}

/** Accounts with their roles in force; passwords and their hashes never. */
export async function presentAccounts(deps: HttpDeps, accounts: readonly Account[], language: Lang): Promise<AccountDto[]> {
  const ids = accounts.map(({ id }) => id);
  const [named, grants] = await Promise.all([naming(deps, language), grantsOf(deps.store.read, ids)]);
  return accounts.map(({ createdAt: _, ...account }) => ({ ...account, roles: (grants.get(account.id) ?? []).map(named) }));
}

/** One account with all its terms, its sessions and what it has to do. */
export async function presentAccount(
  deps: HttpDeps,
  account: Account,
  { openTasks, language }: { readonly openTasks: number; readonly language: Lang },
): Promise<AccountPageDto> {
  const { read } = deps.store;
  const now = deps.clock();
  const [listed, terms, sessions, attempts, named] = await Promise.all([
    presentAccounts(deps, [account], language),
    termsOf(read, account.id),
    sessionsOf(read, account.id, now),
    loginAttempts(read, account.login),
    naming(deps, language),
  ]);
  const givers = await deps.people.names(terms.map(({ givenBy }) => givenBy));
  const presented = listed[0] as AccountDto;
  const lockedUntil = attempts?.lockedUntil && attempts.lockedUntil > now ? attempts.lockedUntil : null;
  const termDto = (term: Term): TermDto => {
    const { from, until, state, givenBy } = term;
    return { ...named(term), from, until, state, givenBy: givers.get(givenBy) ?? null };
  };
  const without = presented.roles.filter(
    (held) => !terms.some((term) => term.state === 'held' && term.role === held.role && term.org === held.org),
  );
  return {
    ...{ ...presented, createdAt: account.createdAt, openTasks, lockedUntil, sessions },
    terms: [...without.map((held): TermDto => ({ ...held, from: null, until: null, state: 'held', givenBy: null })), ...terms.map(termDto)],
  };
}
