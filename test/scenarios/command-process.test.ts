/**
 * Every command as a process of its own, as an operator or a script starts it: the built product, one database for all, exit codes
 * 0 (fine), 1 (something is wrong with what was looked at), 2 (wrong use). What the commands find is tested in `command-line.test.ts`.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commands } from '../../engine/cli/commands.ts';
import { rootFolder } from '../../engine/main.ts';
import grant from '../definitions/equipment-grant.json' with { type: 'json' };
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

/** `ENGINE_DIST` names another build of it. */
const script = join(process.env.ENGINE_DIST ?? join(rootFolder(), 'dist', 'engine'), 'cli', 'main.js');

let world: World;
const at = (...parts: string[]) => join(world.dataDir, ...parts);

interface Ended {
  readonly code: number;
  readonly out: string;
  /** Null when it printed none. */
  readonly json: Record<string, unknown> | null;
}
function liuzhuan(...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: world.dataDir };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env, cwd: world.dataDir, maxBuffer: 1 << 26 }, (error, out) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, out, json: args.includes('--json') ? JSON.parse(out) : null });
    });
  });
}
const json = (...args: string[]) => liuzhuan(...args, '--json');

function write(path: string, content: unknown): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
/** A folder that could be an installation's, with one programme. */
function installation(name: string, change: (workflow: typeof grant.workflow) => unknown): string {
  write(at(name, 'package.json'), {});
  const { id } = grant.workflow;
  write(at(name, 'workflows', id, 'workflow.json'), change(structuredClone(grant.workflow)));
  for (const [form, content] of Object.entries(grant.forms)) write(at(name, 'forms', id, `${form}.json`), content);
  write(at(name, 'forms', 'vocabularies', '.keep'), '');
  return at(name);
}
const longer = (workflow: typeof grant.workflow) => {
  workflow.steps.county.deadline.amount = 10;
  return workflow;
};

/** The one programme that an installation publishes. */
async function publishedBy(root: string): Promise<{ hash: string; version: number }> {
  const { code, json: answer } = await json('publish', '--root', root);
  const [only] = (answer?.published ?? []) as { hash: string; version: number }[];
  if (code !== 0 || !only) throw new Error(`publish: ${code} ${JSON.stringify(answer)}`);
  return only;
}

beforeAll(async () => {
  if (!existsSync(script)) throw new Error(`${script} is missing: run \`npm run build\` first`);
  world = await openWorld();
});
afterAll(() => world.close());

it('publishes, opens the same cases as the server, compares, migrates, undoes, verifies', async () => {
  const { id } = grant.workflow;
  const one = installation('one', (workflow) => workflow);
  const two = installation('two', longer);
  const first = await publishedBy(one);
  expect(first).toMatchObject({ version: 1 });
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: id, uscc: firstUscc });
  expect(
    await json(
      'publish',
      '--root',
      installation('broken', (workflow) => ({ ...workflow, start: 'nowhere' })),
    ),
  ).toMatchObject({
    code: 1,
    json: { ok: false },
  });
  const second = await publishedBy(two);
  const plan = write(at('plan.json'), { from: first.hash, to: second.hash, plan: {} });
  const lost = write(at('lost.json'), { from: first.hash, to: second.hash, plan: { steps: { apply: 'county' } } });

  const [preview, refused, diff, impact, match] = await Promise.all([
    json('migrate', '--plan', plan),
    json('migrate', '--plan', lost, '--apply'),
    json('diff', join(one, 'workflows', id), join(two, 'workflows', id)),
    json('impact', id, join(two, 'workflows', id)),
    json('match', '--enterprise', firstUscc),
  ]);
  expect(preview).toMatchObject({ code: 0, json: { ok: true, cases: [{ number: kase.number, problems: [] }] } });
  expect(refused).toMatchObject({ code: 1, json: { ok: false } });
  expect(diff).toMatchObject({ code: 0 });
  expect(impact).toMatchObject({ code: 0, json: { ok: true, cases: 0 } });
  expect(match).toMatchObject({ code: 0, json: { ok: true } });

  expect(await json('migrate', '--plan', plan, '--apply')).toMatchObject({ code: 0, json: { migrated: 1 } });
  expect((await agent.kase(kase.id)).definitionHash).toBe(second.hash);
  expect(await json('migrate', '--plan', plan, '--undo')).toMatchObject({ code: 0, json: { undone: 1 } });
  expect((await agent.kase(kase.id)).definitionHash).toBe(first.hash);
  expect(await json('verify')).toMatchObject({ code: 0, json: { ok: true, cases: 1, faults: [] } });
});

it('checks and plays what is written in files, and tells apart what is wrong with them', async () => {
  const good = write(at('grant.json'), grant);
  const bad = write(at('bad.json'), { ...grant, workflow: { ...grant.workflow, start: 'nowhere' } });
  const [sound, unsound, missing, covered, blocked, played, unknown, spoken] = await Promise.all([
    json('check', good),
    json('check', good, bad),
    json('check', at('nothing.json')),
    json('paths', good, '--start', '2026-03-02'),
    json('paths', bad),
    json('simulate', 'innovative-sme-evaluation', 'refusing needs a reason'),
    json('simulate', 'innovative-sme-evaluation', 'nothing of the kind'),
    json('describe', good, '--lang', 'en'),
  ]);
  expect(sound).toMatchObject({ code: 0, json: { ok: true } });
  expect(unsound).toMatchObject({ code: 1, json: { ok: false } });
  expect(missing).toMatchObject({ code: 2, json: { ok: false, error: expect.stringContaining('nothing.json') } });
  expect(covered).toMatchObject({ code: 0, json: { ok: true, uncovered: [] } });
  expect(blocked).toMatchObject({ code: 1, json: { ok: false } });
  expect(played).toMatchObject({ code: 0, json: { ok: true } });
  expect(unknown).toMatchObject({ code: 2 });
  expect(spoken).toMatchObject({ code: 0 });
});

it('carries a programme to another installation and back, byte for byte', async () => {
  const { id } = grant.workflow;
  const home = installation('home', (workflow) => workflow);
  const city = installation('city', longer);
  const file = at('portable.json');
  await liuzhuan('export', '--package', id, '--root', home, '--out', file);
  const [conflict, machine, without, wrong] = await Promise.all([
    json('import', file, '--root', city),
    json('export', '--xstate', id, '--root', home),
    json('export', id, '--root', home),
    json('import', write(at('other.json'), {})),
  ]);
  expect(conflict).toMatchObject({ code: 1, json: { ok: false, conflicts: [expect.stringContaining('workflow.json')] } });
  expect(machine).toMatchObject({ code: 0, json: { states: expect.any(Object) } });
  expect(without).toMatchObject({ code: 2 });
  expect(wrong).toMatchObject({ code: 2 });
  expect(await json('import', file, '--replace', '--root', city)).toMatchObject({ code: 0, json: { ok: true, id } });
  // Printed instead of written: the same bytes too.
  expect((await liuzhuan('export', '--package', id, '--root', city)).out).toBe(readFileSync(file, 'utf8'));
});

// Help of every command, in both languages: `test/unit/cli/command.test.ts`.
it('helps, and refuses what it is not told how to do', async () => {
  const [all, one, odd, none] = await Promise.all([
    liuzhuan('--help'),
    liuzhuan('migrate', '--help'),
    json('check', '--no-such-option'),
    json('dance'),
  ]);
  expect(all.code).toBe(0);
  for (const { name } of commands) expect(all.out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  expect(one).toMatchObject({ code: 0, out: expect.stringContaining('liuzhuan migrate --plan') });
  expect([odd.code, none.code]).toEqual([2, 2]);
});
