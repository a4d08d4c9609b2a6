import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../../engine/cli/main.ts';
import { programmeIds } from '../../../engine/effects/programmes.ts';
import { rootFolder } from '../../../engine/main.ts';
import { firstProgramme as shipped } from '../../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'lz-portable-'));
afterAll(() => rmSync(folder, { recursive: true }));
const liuzhuan = (...args: string[]) => run(args, { DATA_DIR: join(folder, 'data') });
const newRoot = (name: string) => {
  const root = join(folder, name);
  mkdirSync(join(root, 'workflows'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  return root;
};

describe('a programme as one portable file', () => {
  it('comes back byte for byte after an import', async () => {
    const first = join(folder, 'first.json');
    const second = join(folder, 'second.json');
    const root = newRoot('city');
    expect(await liuzhuan('export', '--package', shipped, '--out', first)).toMatchObject({ code: 0 });
    expect(await liuzhuan('import', first, '--root', root)).toMatchObject({ code: 0 });
    expect(await liuzhuan('export', '--package', shipped, '--out', second, '--root', root)).toMatchObject({ code: 0 });
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    expect(JSON.parse(readFileSync(first, 'utf8'))).toMatchObject({
      format: 'liuzhuan-programme-1',
      scenarios: { scenarios: expect.any(Array) },
    });
    expect(await liuzhuan('check', '--root', root)).toMatchObject({ code: 0 });
  });

  it('is refused with every problem, and nothing is stored', async () => {
    const portable = JSON.parse((await liuzhuan('export', '--package', shipped)).out);
    portable.workflow.start = 'nowhere';
    portable.workflow.clock.amount = 'sixty';
    const file = join(folder, 'wrong.json');
    writeFileSync(file, JSON.stringify(portable));
    const root = newRoot('refusing');
    const { code, out } = await liuzhuan('import', file, '--root', root, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).problems.length).toBeGreaterThan(1);
    expect(existsSync(join(root, 'forms'))).toBe(false);
    expect(programmeIds(root)).toEqual([]);
  });

  it('replaces other content only when asked, and never a vocabulary that others use', async () => {
    const root = newRoot('other');
    const portable = JSON.parse((await liuzhuan('export', '--package', shipped)).out);
    const file = join(folder, 'changed.json');
    const write = () => writeFileSync(file, JSON.stringify(portable));
    write();
    await liuzhuan('import', file, '--root', root);
    portable.workflow.summary = 'changed';
    write();
    expect(await liuzhuan('import', file, '--root', root)).toMatchObject({ code: 1 });
    expect(await liuzhuan('import', file, '--root', root, '--replace')).toMatchObject({ code: 0 });
    const [vocabulary = ''] = Object.keys(portable.vocabularies);
    portable.vocabularies[vocabulary].source = 'changed';
    write();
    expect(await liuzhuan('import', file, '--root', root, '--replace')).toMatchObject({ code: 1 });
  });

  it('is told from any other file', async () => {
    const file = join(folder, 'bare.json');
    cpSync(join(rootFolder(), 'workflows', shipped, 'workflow.json'), file);
    expect(await liuzhuan('import', file)).toMatchObject({ code: 2 });
    expect(await liuzhuan('import')).toMatchObject({ code: 2 });
    expect(await liuzhuan('import', file, '--no-such')).toMatchObject({ code: 2 });
  });
});
