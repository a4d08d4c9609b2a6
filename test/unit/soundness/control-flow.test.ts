import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPackage } from '../../../engine/soundness/check.ts';

describe('the definitions of control flow', () => {
  it.each(['site-inspection', 'project-admission', 'monthly-report'])('%s is sound', (name) => {
    const pkg = JSON.parse(readFileSync(new URL(`../../definitions/${name}.json`, import.meta.url), 'utf8'));
    expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
