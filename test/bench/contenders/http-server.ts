/** The whole product as a process of its own, with the common case and its people. Told where by the environment; says its port. */

import { readConfig } from '../../../engine/cli/config.ts';
import { publishDefinition } from '../../../engine/commands/publish-definition.ts';
import { createPasswords } from '../../../engine/effects/password.ts';
import { createApp, rootFolder } from '../../../engine/main.ts';
import { saveEnterpriseRow } from '../../../engine/store/enterprises.ts';
import { saveUser } from '../../../engine/store/users.ts';
import { commonCase, enterprise, people } from '../common-case.ts';

const now = new Date().toISOString();
const app = await createApp(readConfig({ ...process.env, SEED: 'off', LOG_LEVEL: 'error' }, rootFolder()));
await publishDefinition(app.runtime, { by: people.designer, package: commonCase });
const passwordHash = await createPasswords().hash('bench');
await app.store.writer.transact(async (tx) => {
  await saveEnterpriseRow(tx, enterprise, 0, now, 'bench');
  for (const user of [people.agent, people.county, ...people.city])
    await saveUser(tx, { user, passwordHash, email: null, disabled: false }, now);
});
await app.server.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.server.address();
process.stdout.write(`port ${typeof address === 'object' ? address?.port : ''}\n`);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
