import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../../../engine/main.ts';

describe('docs/studio.md', () => {
  it('names everything that a step of a scenario may say, and nothing else', () => {
    const page = readFileSync(join(rootFolder(), 'docs/studio.md'), 'utf8');
    const [, table = ''] = page.split('| in a step');
    const told = [...table.slice(0, table.indexOf('\n\n')).matchAll(/^\| (.*?)\|/gm)]
      .flatMap(([, cell = '']) => [...cell.replaceAll(/`\{[^`]*\}`/g, '').matchAll(/`(\w+)`/g)].map(([, name]) => name))
      .sort();
    const source = readFileSync(join(rootFolder(), 'engine/model/scenario.ts'), 'utf8');
    const [, shape = ''] = source.split('export interface ScenarioStep {');
    const known = [...shape.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name).sort();
    expect(known.length).toBeGreaterThan(15);
    expect([...new Set(told)]).toEqual(known);
  });
});
