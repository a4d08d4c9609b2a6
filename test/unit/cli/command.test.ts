import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../../engine/cli/commands.ts';
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

  it('checks programmes named together with one another: a case that one opens must be able to end as it expects', async () => {
    const files = ['project-admission', 'site-inspection'].map((name) => `test/definitions/${name}.json`);
    expect(await liuzhuan('check', ...files)).toMatchObject({ code: 0 });
    const [parent = '', child = ''] = files;
    const wrong = join(dataDir, 'parent.json');
    writeFileSync(wrong, readFileSync(parent, 'utf8').replace('"approved": {', '"passed": {'));
    expect(await liuzhuan('check', wrong)).toMatchObject({ code: 0 });
    expect(await liuzhuan('check', wrong, child)).toMatchObject({ code: 1, out: expect.stringContaining('[case.outcome]') });
  });

  it('publishes what is new, once, and verifies the store', async () => {
    const versions = async () =>
      JSON.parse((await liuzhuan('publish', '--json')).out).published.map(({ version }: { version: number }) => version);
    expect(await versions()).toEqual(await versions());
    expect(JSON.parse((await liuzhuan('verify', '--json')).out)).toMatchObject({ ok: true, cases: 0, events: 0, archived: 0, faults: [] });
  });

  it('prints the machine of a programme for XState tools', async () => {
    const { code, out } = await liuzhuan('export', '--xstate', 'innovative-sme-evaluation');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ initial: expect.any(String), states: expect.any(Object) });
  });

  it('describes a programme in either language', async () => {
    expect((await liuzhuan('describe', 'innovative-sme-evaluation', '--lang', 'en')).out).toContain('Limit: 5 working days');
    expect((await liuzhuan('describe', 'innovative-sme-evaluation')).out).toContain('时限：5 个工作日');
    expect(JSON.parse((await liuzhuan('describe', 'innovative-sme-evaluation', '--json')).out).steps.length).toBeGreaterThan(10);
    expect(await liuzhuan('describe')).toMatchObject({ code: 2 });
  });

  it('generates paths of a definition in a file, and refuses one that is unsound', async () => {
    const steps = {
      apply: { type: 'form', form: 'application', by: 'applicant', next: 'gate' },
      gate: { type: 'decide', branches: [{ when: 'application.amount > 10', to: 'large' }], otherwise: 'small' },
      large: { type: 'end', outcome: 'large' },
      small: { type: 'end', outcome: 'small' },
    };
    const amount = { type: 'number', title: 'amount', minimum: 0, maximum: 100 };
    const elements = [{ type: 'Control', scope: '#/properties/amount' }];
    const form = {
      ...{ id: 'application', title: 'Application', schema: { type: 'object', required: ['amount'], properties: { amount } } },
      uischema: { type: 'VerticalLayout', elements },
    };
    const workflow = { id: 'probe', title: 'Probe', owner: 'owner', legalKind: 'service', start: 'apply', steps };
    const path = join(dataDir, 'probe.json');
    const write = (most: number) => {
      amount.maximum = most;
      writeFileSync(path, JSON.stringify({ workflow, forms: { application: form }, vocabularies: {} }));
    };
    write(100);
    const { code, out } = await liuzhuan('paths', path, '--json');
    expect(code).toBe(0);
    expect(
      JSON.parse(out)
        .paths.map((one: { predicted: { outcome: string } }) => one.predicted.outcome)
        .sort(),
    ).toEqual(['large', 'small']);
    write(10);
    expect(await liuzhuan('paths', path, '--lang', 'en')).toMatchObject({ code: 1, out: expect.stringContaining('✗') });
    expect(await liuzhuan('paths', join(dataDir, 'nothing.json'))).toMatchObject({ code: 2 });
  });

  it('knows the programmes named beside the one whose paths it generates', async () => {
    const path = join(dataDir, 'admission.json');
    const admission = readFileSync('test/definitions/project-admission.json', 'utf8');
    // An outcome that no case of the other programme ends with.
    writeFileSync(path, admission.replace('"approved": {', '"passed": {'));
    expect(await liuzhuan('paths', path)).toMatchObject({ code: 0 });
    const { code, out } = await liuzhuan('paths', path, 'test/definitions/site-inspection.json', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).uncovered).toContainEqual(expect.objectContaining({ reason: 'never-given' }));
  });

  it('plays a scenario and tells each step', async () => {
    const { code, out } = await liuzhuan('simulate', 'innovative-sme-evaluation', 'refusing needs a reason', '--lang', 'en');
    expect({ code, refused: out.includes('refused (reason.required)'), ended: out.includes('→ notAccepted') }).toEqual({
      ...{ code: 0, refused: true, ended: true },
    });
    expect(await liuzhuan('simulate', 'innovative-sme-evaluation', 'no scenario of this kind')).toMatchObject({ code: 2 });
  }, 30_000);

  it('has a line of help for every command, in both languages', async () => {
    for (const { name } of commands) {
      const { code, out } = await liuzhuan(name, '--help');
      expect({ name, code, lines: out.split('\n').length, known: !out.includes('cli.') }).toEqual({ name, code: 0, lines: 3, known: true });
      expect(await liuzhuan(name, '--no-such-option')).toMatchObject({ code: 2 });
    }
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
    expect(readConfig({}, '/x').programmes).toBeUndefined();
  });

  it('name programmes in a list', () => {
    expect(readConfig({ PROGRAMMES: ' first, second,' }, '/x').programmes).toEqual(['first', 'second']);
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
