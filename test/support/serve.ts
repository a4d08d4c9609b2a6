/**
 * A server process of its own for the browser journeys: the real application on a real folder, with a clock the test moves.
 * Run by `startServer` (tsx, IPC). Says `{ready: url}` once it listens; on `{move}` moves the clock, runs what became due, answers `{moved}`.
 */
import { createApp } from '../../engine/main.ts';
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
    smtpUrl: undefined,
    mailFrom: 'liuzhuan@localhost',
    seed: true,
    demoPassword: process.env.DEMO_PASSWORD,
    logLevel: process.env.TEST_LOG ?? 'silent',
    sessionHours: 24 * 365 * 5,
    trustProxy: false,
    root,
  },
  { now: () => clock.now(), passwordCost: { memoryCost: 8, timeCost: 1 } },
);

async function move({ workingDays = 0, date }: Move): Promise<void> {
  if (date) clock.toDate(date);
  for (let day = 0; day < workingDays; day += 1) {
    clock.workingDays(1);
    await app.runDue();
  }
  await app.runDue();
}

process.on('message', (message: { readonly move?: Move }) => {
  if (!message.move) return;
  move(message.move).then(
    () => process.send?.({ moved: clock.today() }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
process.send({ ready: url });
