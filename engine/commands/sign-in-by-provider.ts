import { appendActs } from '../store/admin/log.ts';
import { accountByLogin, accountByProvider, changeAccount, insertAccount } from '../store/admin/users.ts';
import { signed } from './admin/request.ts';
import type { Runtime } from './runtime.ts';

export interface Vouched {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}
export type ProviderSignIn = { readonly user: string } | { readonly refusal: 'unknown' | 'locked' };

/**
 * The account of whom the provider vouches for: the one with that id, else the one with that login and no id yet, which keeps the id from then on;
 * with `create` a new one, without a role and without a password. What fails is in the log.
 */
export async function signInByProvider(
  runtime: Runtime,
  request: { readonly identity: Vouched; readonly create: boolean; readonly address?: string },
): Promise<ProviderSignIn> {
  const { identity, create, address } = request;
  const id = runtime.ids.next();
  const sign = signed(runtime, { by: { id: 'nobody' }, address });
  return runtime.store.writer.transact(async (tx) => {
    const byLogin = await accountByLogin(tx, identity.id);
    const known = (await accountByProvider(tx, identity.id)) ?? (byLogin?.providerId === null ? byLogin : null);
    const refuse = async (refusal: 'unknown' | 'locked'): Promise<ProviderSignIn> => {
      await appendActs(
        tx,
        [{ act: 'session.refused', kind: 'login', subject: identity.id.slice(0, 100), title: identity.id.slice(0, 100) }],
        sign,
      );
      return { refusal };
    };
    if (known && known.state !== 'active') return refuse('locked');
    if (known) {
      if (known.providerId === null) await changeAccount(tx, known.id, { providerId: identity.id });
      return { user: known.id };
    }
    if (!create || byLogin || !/^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$/.test(identity.id)) return refuse('unknown');
    const account = { id, login: identity.id, name: (identity.name ?? identity.id).slice(0, 50), email: identity.email };
    await insertAccount(tx, { ...account, passwordHash: '', passwordUntil: null, providerId: identity.id }, sign.at);
    const act = { act: 'user.added-by-provider', kind: 'user', subject: id, title: account.name, detail: { login: account.login } };
    await appendActs(tx, [act], { ...sign, by: 'system' });
    return { user: id };
  });
}
