import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProgramme, programmeIds } from '../../../engine/effects/programmes.ts';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import { hasText, text } from '../../../engine/messages/render.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { pathOf } from '../../../engine/model/pointer.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import base from './fixtures/base.json' with { type: 'json' };

/** The base package with changes at JSON pointers, and exactly the Problems it must have (pointers into the package). */
interface Fixture {
  readonly title: string;
  readonly copy?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly set?: Readonly<Record<string, unknown>>;
  /** Texts of one of them, in Chinese and English: with the counter-example a person reads. */
  readonly says?: readonly [zh: string, en: string];
  readonly problems: readonly (readonly [code: string, document: string, pointer: string, severity?: string])[];
}

const root = join(import.meta.dirname, '../../..');
const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder)
  .filter((file) => file !== 'base.json')
  .map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture[]] as const);

type Node = Record<string, unknown>;
function parentOf(pkg: unknown, pointer: string): [Node, string] {
  const path = pathOf(pointer);
  const last = path.pop() ?? '';
  return [path.reduce((node, part) => node[part] as Node, pkg as Node), last];
}
function apply(fixture: Fixture): unknown {
  const pkg: unknown = structuredClone(base);
  for (const [to, from] of Object.entries(fixture.copy ?? {})) {
    const [source, name] = parentOf(pkg, from);
    const [target, last] = parentOf(pkg, to);
    target[last] = structuredClone(source[name]);
  }
  for (const pointer of fixture.remove ?? []) {
    const [node, last] = parentOf(pkg, pointer);
    delete node[last];
  }
  for (const [pointer, value] of Object.entries(fixture.set ?? {})) {
    const [node, last] = parentOf(pkg, pointer);
    node[last] = structuredClone(value);
  }
  return pkg;
}
const brief = ({ code, document, pointer, severity }: Problem) => [code, document, pointer, severity];

describe('a sound package', () => {
  it('has no problems', () => {
    expect(checkPackage(base)).toEqual([]);
  });

  it.each(programmeIds(root))('is that of the programme %s', (id) => {
    expect(checkPackage(loadProgramme(root, id))).toEqual([]);
  });
});

describe('a package with warnings only', () => {
  const warned = fixtures.flatMap(([, list]) => list).filter(({ problems }) => problems.every((problem) => problem[3] === 'warning'));
  it.each(warned.map((fixture) => [fixture.title, fixture] as const))('still compiles: %s', (_, fixture) => {
    expect(() => compileProgramme(apply(fixture) as ProgrammePackage, 'hash')).not.toThrow();
  });
});

describe.each(fixtures)('problems of %s', (_, list) => {
  it.each(list.map((fixture) => [fixture.title, fixture] as const))('%s', (_title, fixture) => {
    const problems = checkPackage(apply(fixture));
    const expected = fixture.problems.map(([code, document, pointer, severity = 'error']) => [
      code,
      document,
      document === 'workflow' ? pointer.replace(/^\/workflow/, '') : pointer,
      severity,
    ]);
    expect(problems.map(brief).sort()).toEqual(expected.sort());
    for (const { code, params } of problems) {
      for (const lang of ['zh-CN', 'en'] as const) {
        expect(hasText(lang, code)).toBe(true);
        const given = Object.fromEntries(Object.keys(params).map((name) => [name, '•']));
        expect(text(lang, code, given)).not.toMatch(/\{\w+[|}]/);
      }
    }
    for (const [index, lang] of (['zh-CN', 'en'] as const).entries()) {
      if (fixture.says) expect(problems.map(({ code, params }) => text(lang, code, params))).toContain(fixture.says[index]);
    }
    expect(isSound(problems)).toBe(problems.every((problem) => problem.severity === 'warning'));
  });
});

describe('every code of soundness', () => {
  const files = readdirSync(join(root, 'engine/soundness')).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(root, 'engine/soundness', file), 'utf8'));
  const codes = new Set(
    sources.flatMap((source) => [...source.matchAll(/(?:error|warn)\(\s*'([a-z.-]+)'/g)].map((match) => match[1] ?? '')),
  );
  const tested = new Set(fixtures.flatMap(([, list]) => list.flatMap((fixture) => fixture.problems.map(([code]) => code))));
  tested.add('package.malformed');
  // A question about the other programmes: test/scenarios/references.test.ts.
  tested.add('form.registry');
  // And about the programmes whose cases it opens: children.test.ts.
  for (const code of ['case.outcome', 'case.field', 'case.opener-outcome', 'case.opener-field']) tested.add(code);

  it('has a fixture', () => {
    expect([...codes].filter((code) => !tested.has(code))).toEqual([]);
  });

  it.each([...codes])('has texts in both languages: %s', (code) => {
    expect(hasText('zh-CN', code) && hasText('en', code)).toBe(true);
  });
});

describe('whatever is given', () => {
  it.each([null, 3, 'text', [], {}, { workflow: {} }, { workflow: null, forms: [], vocabularies: 1 }])(
    '%j has problems and nothing is thrown',
    (pkg) => {
      expect(isSound(checkPackage(pkg))).toBe(false);
    },
  );

  it('never throws, with any value anywhere in a package; what is found sound compiles', () => {
    const pointers: string[] = [];
    const visit = (node: unknown, pointer: string): void => {
      pointers.push(pointer);
      if (typeof node === 'object' && node !== null) for (const [key, child] of Object.entries(node)) visit(child, `${pointer}/${key}`);
    };
    visit(base, '');
    const values = [null, 'x', { a: null }];
    const changes = pointers
      .slice(1)
      .flatMap((pointer, index) => [{ remove: [pointer] }, { set: { [pointer]: values[index % values.length] } }]);
    for (const change of changes) {
      const pkg = apply({ title: '', problems: [], ...change });
      expect(() => checkPackage(pkg), JSON.stringify(change)).not.toThrow();
      if (isSound(checkPackage(pkg))) expect(() => compileProgramme(pkg as ProgrammePackage, 'hash'), JSON.stringify(change)).not.toThrow();
    }
  }, 120_000);
});
