import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import { shippedPackages } from '../support/definitions.ts';
import { coveragePage, plan, scenarioTitles } from '../support/plan-coverage.ts';

const page = join(rootFolder(), 'docs', 'plan-coverage.md');

describe('the coverage of the plan', () => {
  it('goes through articles 1 to 18 and the three guarantees, each with a programme', () => {
    const numbers = plan.articles.map(({ number }) => number);
    expect(numbers).toEqual([...Array.from({ length: 18 }, (_, n) => String(n + 1)), '保障一', '保障二', '保障三']);
    expect(plan.articles.filter(({ programmes }) => programmes.length === 0)).toEqual([]);
  });

  it('leaves no programme out, and no programme without a scenario', () => {
    const named = new Set(plan.articles.flatMap(({ programmes }) => programmes));
    const shipped = shippedPackages().map(({ name }) => name);
    expect(shipped.filter((id) => !named.has(id))).toEqual([]);
    expect(shipped.filter((id) => scenarioTitles(id).length === 0)).toEqual([]);
  });

  it('is told on docs/plan-coverage.md as the files have it (UPDATE_COVERAGE=1 writes the page)', () => {
    if (process.env.UPDATE_COVERAGE) writeFileSync(page, coveragePage());
    expect(readFileSync(page, 'utf8')).toBe(coveragePage());
  });
});
