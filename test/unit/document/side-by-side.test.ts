import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../../designer/document/side-by-side.ts';

const shown = (left: string, right: string) =>
  sideBySide([...left], [...right])
    .map((one) => `${one.left ?? '·'}${one.right ?? '·'}`)
    .join(' ');

describe('two lists beside each other', () => {
  it.each([
    ['abc', 'abc', 'aa bb cc'],
    ['abc', 'axc', 'aa bx cc'],
    ['abc', 'ac', 'aa b· cc'],
    ['ac', 'abc', 'aa ·b cc'],
    ['', 'ab', '·a ·b'],
    ['abcd', 'bxd', 'a· bb cx dd'],
    ['', '', ''],
  ])('%s and %s', (left, right, lines) => {
    expect(shown(left, right)).toBe(lines);
  });
});
