/** Sign-in through a real OpenID Connect provider: who gets in, and everything that goes wrong on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProviderSettings } from '../../engine/effects/identity.ts';
import { createApp, rootFolder } from '../../engine/main.ts';
import type { SessionDto } from '../../engine/model/dto/session.ts';
import { openWorld as open } from '../../engine/sandbox/world.ts';
import { type RunningProvider, startProvider, walkThrough } from '../support/identity-provider.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { firstProgramme, password, type World } from '../support/world.ts';

const publicUrl = 'http://localhost:3000';
const callback = `${publicUrl}/api/session/provider/callback`;

describe.each(['sqlite', 'postgres'] as const)('sign-in through a provider on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let running: RunningProvider;
  let world: World;
  const worldWith = async (provider: ProviderSettings): Promise<World> =>
    open((config, options) => createApp({ ...config, provider }, options), {
      ...{ root: rootFolder(), programmes: [firstProgramme], logLevel: 'silent' },
      ...(postgres ? { databaseUrl: await postgres.createDatabase() } : {}),
    });
  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    running = await startProvider(publicUrl);
    world = await worldWith(running.settings);
  });
  afterAll(async () => {
    await world.close();
    await running.stop();
    await postgres?.stop();
  });

  const cookieOf = (raw: { readonly headers: { readonly 'set-cookie'?: string | string[] | undefined } }, name: string) =>
    [raw.headers['set-cookie'] ?? []]
      .flat()
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.split(';', 1)[0] ?? '';
  const begin = async (at = world, query = '') => {
    const { raw } = await at.stranger().call('GET', `/api/session/provider${query}`);
    return { url: String(raw.headers.location), cookie: cookieOf(raw, 'lz_provider') };
  };
  const comeBack = async (url: string, cookie: string, at = world) => {
    const { raw, status } = await at.stranger().call('GET', url.slice(publicUrl.length), undefined, { headers: { cookie } });
    return { status, to: String(raw.headers.location), session: cookieOf(raw, 'lz_session') };
  };
  const signInAs = async (login: string, at = world, query = '') => {
    const { url, cookie } = await begin(at, query);
    return comeBack(await walkThrough(url, login, callback), cookie, at);
  };
  const who = (session: string, at = world) =>
    at.stranger().ask<SessionDto>('GET', '/api/session', undefined, { headers: { cookie: session } });

  it('lets in whom the provider vouches for, by login the first time and by the id from then on', async () => {
    expect(await world.stranger().ask('GET', '/api/session/options')).toEqual({ provider: true, label: null });
    const { url } = await begin();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: callback,
    });
    const first = await signInAs('county', world, '?next=/workbench/cases');
    expect(first).toMatchObject({ status: 302, to: '/workbench/cases' });
    expect((await who(first.session)).user).toMatchObject({ login: 'county', name: '陈建国' });
    const admin = await world.as('admin');
    expect(await admin.ask('GET', '/api/admin/users/user-county')).toMatchObject({ providerId: 'county' });
    await admin.ask('PUT', '/api/admin/users/user-tax', { name: '蒋涛', email: null, providerId: 'jiangtao' });
    expect((await who((await signInAs('jiangtao')).session)).user.login).toBe('tax');
    // His login is no way in any more: it may be somebody else's at the provider.
    expect((await signInAs('tax')).to).toBe('/login?problem=unknown');
    // The local way stays open.
    expect((await world.stranger().call('POST', '/api/session', { login: 'county', password })).status).toBe(200);
  });

  it('goes nowhere but to addresses of its own', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/api/session'])
      expect((await signInAs('county', world, `?next=${encodeURIComponent(next)}`)).to).toBe('/');
  });

  it('ends the provider’s session too', async () => {
    const { session } = await signInAs('county');
    const { csrfToken } = await who(session);
    const { status, body } = await world
      .stranger()
      .call<{ signOutUrl: string }>('DELETE', '/api/session', undefined, { headers: { cookie: session, 'x-csrf-token': csrfToken } });
    expect(status).toBe(200);
    expect(body.signOutUrl).toMatch(`${running.settings.issuer}/session/end?client_id=liuzhuan`);
  });

  it('refuses a state of another browser, one that was used, and one that is over', async () => {
    const { url, cookie } = await begin();
    const answer = await walkThrough(url, 'county', callback);
    const other = new URL(answer);
    other.searchParams.set('state', 'somebody-elses');
    expect((await comeBack(other.href, cookie)).to).toBe('/login?problem=refused');
    expect((await comeBack(answer, '')).to).toBe('/login?problem=refused');
    expect((await comeBack(answer, cookie)).to).toBe('/');
    expect((await comeBack(answer, cookie)).to).toBe('/login?problem=refused');
    const late = await begin();
    const slow = await walkThrough(late.url, 'county', callback);
    world.clock.addHours(1);
    expect((await comeBack(slow, late.cookie)).to).toBe('/login?problem=refused');
  });

  it.each(['nonce', 'verifier'])('refuses an answer whose %s isn’t that of the attempt', async (column) => {
    const { url, cookie } = await begin();
    const answer = await walkThrough(url, 'county', callback);
    const other = 'x'.repeat(43);
    await world.app.store.writer.transact((tx) => tx.table('provider_states').update({ [column]: other }));
    expect(await comeBack(answer, cookie)).toMatchObject({ to: '/login?problem=refused', session: '' });
  });

  it('refuses an answer that says no, or whose code is made up', async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get('state');
    expect((await comeBack(`${callback}?error=access_denied&state=${state}`, cookie)).to).toBe('/login?problem=refused');
    const next = await begin();
    const nextState = new URL(next.url).searchParams.get('state');
    expect((await comeBack(`${callback}?code=made-up&state=${nextState}&iss=${running.settings.issuer}`, next.cookie)).to).toBe(
      '/login?problem=refused',
    );
  });

  it('lets in nobody who is unknown or locked, and says which; the log knows', async () => {
    const admin = await world.as('admin');
    await admin.ask('POST', '/api/admin/users/user-market/lock', { reason: '离岗' });
    expect((await signInAs('market')).to).toBe('/login?problem=locked');
    expect((await signInAs('stranger')).to).toBe('/login?problem=unknown');
    const { items } = await admin.ask<{ items: { words: string }[] }>('GET', '/api/admin/log?act=session.refused&limit=2');
    expect(items.map(({ words }) => words)).toEqual(['以账号“stranger”登录失败', '以账号“market”登录失败']);
  });

  it('makes an account without any role where the office wants that', async () => {
    const making = await worldWith({ ...running.settings, create: true });
    const { session, to } = await signInAs('newcomer', making);
    expect(to).toBe('/');
    expect((await who(session, making)).user).toMatchObject({ login: 'newcomer', name: '统一身份 newcomer', grants: [], memberships: [] });
    expect((await making.stranger().refusal('POST', '/api/session', { login: 'newcomer', password: '' })).status).toBe(400);
    expect((await making.stranger().refusal('POST', '/api/session', { login: 'newcomer', password: 'guess' })).code).toBe('auth.failed');
    await making.close();
  });

  it('says that the provider is down, before the way there and on the way back', async () => {
    const gone = await startProvider(publicUrl);
    const lost = await worldWith(gone.settings);
    const { url, cookie } = await begin(lost);
    const answer = await walkThrough(url, 'county', callback);
    await gone.stop();
    expect((await comeBack(answer, cookie, lost)).to).toBe('/login?problem=down');
    await lost.close();
    const never = await worldWith(gone.settings);
    expect((await begin(never)).url).toBe('/login?problem=down');
    expect((await never.stranger().call('POST', '/api/session', { login: 'county', password })).status).toBe(200);
    await never.close();
  });
});

describe('without a provider', () => {
  it('there is none', async () => {
    const world = await open(createApp, { root: rootFolder(), programmes: [firstProgramme], logLevel: 'silent' });
    expect(await world.stranger().ask('GET', '/api/session/options')).toEqual({ provider: false, label: null });
    expect((await world.stranger().call('GET', '/api/session/provider')).status).toBe(404);
    expect((await world.stranger().call('GET', '/api/session/provider/callback?state=a')).status).toBe(404);
    await world.close();
  });
});
