import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rejections } from '../../engine/model/errors.ts';
import { root, sourcesUnder } from './sources.ts';

const codes = Object.keys(rejections);

describe('the catalogue of errors', () => {
  it('has a text in both languages for each rejection', async () => {
    const { hasText } = await import('../../engine/messages/render.ts');
    for (const language of ['zh-CN', 'en'] as const) expect(codes.filter((code) => !hasText(language, code))).toEqual([]);
  });

  it('has a row in docs/errors.md for each rejection, and no other', () => {
    const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
    const rows = [...page.matchAll(/^\|\s*`([a-z.-]+)`\s*\|\s*(\d{3})\s*\|/gm)].map(
      ([, code, status]) => [code ?? '', Number(status)] as const,
    );
    expect(Object.fromEntries(rows)).toEqual(rejections);
  });

  it('has a test that names each rejection', () => {
    const tests = sourcesUnder('test').filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/structure/'));
    const all = tests.map(({ text }) => text).join('\n');
    expect(codes.filter((code) => !all.includes(`'${code}'`))).toEqual([]);
  });
});

describe('the map of the house', () => {
  it('names every folder of engine/ and designer/ in ARCHITECTURE.md', () => {
    const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const folders = new Set(
      [...sourcesUnder('engine'), ...sourcesUnder('designer')]
        .map(({ path }) => path.split('/').slice(0, 2).join('/'))
        .filter((path) => !/\.tsx?$/.test(path)),
    );
    expect([...folders].filter((folder) => !map.includes(`${folder.split('/')[1]}/`))).toEqual([]);
  });

  it('gives a reason in the README for each dependency', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('documents every environment variable that the product reads', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const read = new Set(
      sourcesUnder('engine').flatMap(({ text }) =>
        [...text.matchAll(/\benv\.([A-Z_]+)|env\['([A-Z_]+)'\]/g)].map((match) => match[1] ?? match[2] ?? ''),
      ),
    );
    expect([...read].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    expect(existsSync(join(root, 'ARCHITECTURE.md'))).toBe(true);
  });
});
