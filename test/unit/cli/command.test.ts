import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../engine/cli/config.ts';
import { run } from '../../../engine/cli/main.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'lz-cli-'));
afterAll(() => rmSync(dataDir, { recursive: true }));
const liuzhuan = (...args: string[]) => run(args, { DATA_DIR: dataDir });

describe('the liuzhuan command', () => {
  it('checks the delivered programmes and finds nothing wrong', async () => {
    const { code, out } = await liuzhuan('check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
  });

  it('publishes what is new, once, and verifies the store', async () => {
    const versions = async () =>
      JSON.parse((await liuzhuan('publish', '--json')).out).published.map(({ version }: { version: number }) => version);
    expect(await versions()).toEqual(await versions());
    expect(JSON.parse((await liuzhuan('verify', '--json')).out)).toEqual({ ok: true, cases: 0, events: 0, faults: [] });
  });

  it('prints the machine of a programme for XState tools', async () => {
    const { code, out } = await liuzhuan('export', '--xstate', 'innovative-sme-evaluation');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ initial: expect.any(String), states: expect.any(Object) });
  });

  it('explains itself, and what it cannot do, with exit codes', async () => {
    expect((await liuzhuan('help')).out).toContain('liuzhuan <command>');
    expect(await liuzhuan('check', 'nothing-of-the-kind')).toMatchObject({ code: 2 });
    expect(await liuzhuan('dance', '--json')).toMatchObject({ code: 2 });
    expect(await liuzhuan('export', 'innovative-sme-evaluation')).toMatchObject({ code: 2 });
  });
});

describe('the settings', () => {
  it('have defaults', () => {
    expect(readConfig({}, '/x')).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      publicUrl: 'http://localhost:3000',
      seed: true,
      sessionHours: 12,
      trustProxy: false,
    });
  });

  it.each([
    [{ PORT: 'x' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ SMTP_URL: 'x' }, 'SMTP_URL'],
    [{ SEED: 'maybe' }, 'SEED'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ SESSION_HOURS: '0' }, 'SESSION_HOURS'],
  ])('refuse %j by name', (env, name) => {
    expect(() => readConfig(env, '/x')).toThrow(ConfigError);
    expect(() => readConfig(env, '/x')).toThrow(name);
  });
});
