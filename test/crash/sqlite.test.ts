import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { crash, factor } from './kills.ts';

it('SQLite: one node, killed again and again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-crash-'));
  try {
    await crash({ place: { dataDir }, nodes: 1, kills: 200 * factor, clients: 12 });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
