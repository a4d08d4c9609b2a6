/**
 * A server process of its own for the browser journeys: the real application on a real folder, with a clock the test moves.
 * Run by `startServer` (in one file, IPC). Says `{ready: url}` once it listens (on `PORT`, when one is given); on `{move}` moves the clock, runs what became due, answers `{moved, at}`;
 * on `{cutOff}` leaves a migration begun and not gone on with.
 */
import { createApp } from '../../engine/main.ts';
import type { Migration } from '../../engine/model/migration.ts';
import { canonicalJson, sha256 } from '../../engine/store/canonical.ts';
import { beginMigration } from '../../engine/store/case-migrations.ts';
import { movableClock } from './clock.ts';
import type { Move } from './server.ts';

const clock = movableClock(process.env.CLOCK_START ?? '2026-03-02T01:00:00.000Z');
const dataDir = process.env.DATA_DIR;
const root = process.env.ROOT;
if (!dataDir || !root || !process.send) throw new Error('serve.ts is started by startServer()');

const app = await createApp(
  {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: undefined,
    publicUrl: 'http://localhost:3000',
    smtpUrl: process.env.SMTP_URL,
    localWebhooks: process.env.LOCAL_WEBHOOKS === 'on',
    mailFrom: 'liuzhuan@localhost',
    seed: true,
    demoPassword: process.env.DEMO_PASSWORD,
    logLevel: process.env.TEST_LOG ?? 'silent',
    sessionHours: 24 * 365 * 5,
    trustProxy: false,
    programmes: process.env.PROGRAMMES?.split(','),
    services: Object.fromEntries((process.env.SERVICES?.split(',') ?? []).map((each) => each.split('=') as [string, string])),
    root,
  },
  // Lots of samples fall on no case.
  { now: () => clock.now(), passwordCost: { memoryCost: 8, timeCost: 1 }, falls: () => false },
);

async function move({ workingDays = 0, date }: Move): Promise<void> {
  if (date) clock.toDate(date);
  for (let day = 0; day < workingDays; day += 1) {
    clock.workingDays(1);
    await app.runDue();
  }
  await app.runDue();
}

/** What a process leaves that ends right after it began a migration. */
async function cutOff({ migration, programme }: CutOff): Promise<void> {
  const { from, to, plan } = migration;
  const id = sha256(canonicalJson({ from, to, plan }));
  const begun = { id, programme, from, to, plan, createdAt: clock.now(), createdBy: 'user-designer' };
  await app.runtime.store.writer.transact((tx) => beginMigration(tx, begun));
}

interface CutOff {
  readonly migration: Migration;
  readonly programme: string;
}

process.on('message', (message: { readonly move?: Move; readonly cutOff?: CutOff }) => {
  const { move: asked, cutOff: begun } = message;
  const done = asked
    ? move(asked).then(() => ({ moved: clock.today(), at: clock.now() }))
    : begun
      ? cutOff(begun).then(() => ({ begun: true }))
      : null;
  done?.then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
const url = await app.server.listen({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1' });
process.send({ ready: url });
