// The whole built product as a process of its own. The environment says where, and with which programme and people; it says its port.
const engine = new URL('../../../dist/engine/', import.meta.url).href;
const { readConfig } = await import(`${engine}cli/config.js`);
const { publishDefinition } = await import(`${engine}commands/publish-definition.js`);
const { createPasswords } = await import(`${engine}effects/password.js`);
const { createApp, rootFolder } = await import(`${engine}main.js`);
const { saveEnterpriseRow } = await import(`${engine}store/enterprises.js`);
const { saveUser } = await import(`${engine}store/users.js`);

const { commonCase, enterprise, people } = JSON.parse(process.env.BENCH_CASE ?? '{}');
const now = new Date().toISOString();
const app = await createApp(
  readConfig({ ...process.env, SEED: 'off', PROGRAMMES: 'innovative-sme-evaluation', LOG_LEVEL: 'error' }, rootFolder()),
);
await publishDefinition(app.runtime, { by: people.admin, package: commonCase });
const passwordHash = await createPasswords().hash('bench');
await app.store.writer.transact(async (tx) => {
  await saveEnterpriseRow(tx, enterprise, 0, now, 'bench');
  for (const user of [people.agent, people.county, ...people.city])
    await saveUser(tx, { user, passwordHash, email: null, disabled: false }, now);
});
await app.server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`port ${app.server.server.address().port}\n`);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
