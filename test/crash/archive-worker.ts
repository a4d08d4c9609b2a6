/** Archives what it finds in the folder given, and ends. */
import { archiveCases } from '../../engine/commands/archive-cases.ts';
import { createRuntime } from '../../engine/commands/runtime.ts';
import { openStore } from '../../engine/store/db.ts';

const now = () => new Date().toISOString();
const store = await openStore({ dataDir: process.argv[2] ?? '', now });
await archiveCases(await createRuntime({ store, clock: { now } }));
await store.close();
