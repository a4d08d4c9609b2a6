import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProblemDetails, SessionDto } from '../../../engine/model/dto/session.ts';
import { Person } from '../../support/person.ts';
import { openWorld, password, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const attempt = (login: string, secret: string, headers: Record<string, string> = {}) =>
  world.stranger().call<SessionDto & ProblemDetails>('POST', '/api/session', { login, password: secret }, { headers });

describe('signing in', () => {
  it('answers with the user, titles and a CSRF token, and sets a cookie no script can read', async () => {
    const { body, headers } = await attempt('county', password);
    expect(body.user).toMatchObject({ login: 'county', name: '陈建国' });
    expect(body.user.grants[0]).toMatchObject({
      role: 'county-clerk',
      roleTitle: '县区受理员',
      orgName: '涧西区工业和信息化局',
      district: '410305',
    });
    expect(body.today).toBe('2026-03-02');
    expect(headers['set-cookie']).toMatch(/^lz_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('sets a secure cookie behind https', async () => {
    const { headers } = await attempt('county', password, { 'x-forwarded-proto': 'https' });
    expect(headers['set-cookie']).toContain('Secure');
  });

  it('keeps the token only as a hash', async () => {
    const { headers } = await attempt('county', password);
    const token = /lz_session=([\w-]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
    const rows = await world.app.store.read('sessions');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows).toHaveLength(1);
  });

  it('tells a wrong password and an unknown login alike', async () => {
    const wrong = await attempt('county', 'x');
    const unknown = await attempt('whoever', 'x');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'auth.failed']);
    expect(unknown.body.detail).toBe(wrong.body.detail);
  });

  it('locks a login after five failures for fifteen minutes, even for the right password', async () => {
    for (let n = 0; n < 4; n += 1) expect((await attempt('county', 'x')).body.code).toBe('auth.failed');
    const fifth = await attempt('county', 'x');
    expect([fifth.status, fifth.body.code]).toEqual([429, 'auth.locked']);
    expect(Number(fifth.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt('county', password)).body.code).toBe('auth.locked');
    expect((await attempt('county2', password)).status).toBe(200);
    world.clock.addHours(0.26);
    expect((await attempt('county', password)).status).toBe(200);
  });

  it('lets one address try only so often', async () => {
    const codes = new Set<string>();
    for (let n = 0; n < 70; n += 1) codes.add((await attempt(`guess-${n}`, 'x')).body.code);
    expect(codes).toEqual(new Set(['auth.failed', 'rate.limited']));
  });
});

describe('a session', () => {
  it('is needed for everything that is not public', async () => {
    const answered = await world.stranger().call<ProblemDetails>('GET', '/api/cases');
    expect([answered.status, answered.body.code]).toEqual([401, 'auth.required']);
  });

  it('needs its own token with every unsafe request', async () => {
    const person = await world.as('chief');
    for (const token of ['', 'x'.repeat(32), (await world.as('city')).csrf]) {
      const answered = await person.call<ProblemDetails>('POST', '/api/calendar/due', {}, { headers: { 'x-csrf-token': token } });
      expect([answered.status, answered.body.code]).toEqual([403, 'csrf.failed']);
    }
  });

  it('refuses a sign-in that another site sends', async () => {
    expect((await attempt('county', password, { 'sec-fetch-site': 'cross-site' })).body.code).toBe('csrf.failed');
  });

  it('ends when its user signs out', async () => {
    const person = new Person(world.app, 'county');
    await person.signIn(password);
    expect((await person.call('GET', '/api/session')).status).toBe(200);
    expect((await person.call('DELETE', '/api/session')).status).toBe(204);
    expect((await person.call('GET', '/api/session')).status).toBe(401);
  });

  it('ends after its hours', async () => {
    const person = new Person(world.app, 'county');
    await person.signIn(password);
    world.clock.addHours(24 * 365 * 5 + 1);
    expect((await person.call('GET', '/api/session')).status).toBe(401);
  });
});
