/** Refusals name what people know: every code of a word that the engine says has its text. */
import { describe, expect, it } from 'vitest';
import { hasText, said } from '../../../engine/messages/render.ts';
import type { CaseFact } from '../../../engine/model/event.ts';
import { sourcesUnder } from '../../structure/sources.ts';

describe('the words of refusals', () => {
  it('have texts in both languages for whatever the engine names', () => {
    const engine = sourcesUnder('engine').map(({ text }) => text);
    const operations = engine.flatMap((text) =>
      [...text.matchAll(/operationWord\('([\w.-]+)'\)/g)].map(([, name]) => `word.operation.${name}`),
    );
    expect(operations.length).toBeGreaterThan(5);
    const told = ['event', 'operation'].map((file) => sourcesUnder('engine').find(({ path }) => path === `engine/model/${file}.ts`)?.text);
    const facts = told.join('\n').matchAll(/readonly type: '([a-z]+\.[a-z-]+)'/g);
    const happened = [...facts].map(([, type]) => `word.fact.${type as CaseFact['type']}`);
    expect(happened.length).toBeGreaterThan(30);
    const places = ['before', 'after', 'parallel'].map((place) => `word.operation.sign-${place}`);
    const all = [...operations, ...happened, ...places];
    for (const language of ['zh-CN', 'en'] as const) expect(all.filter((code) => !hasText(language, code))).toEqual([]);
  });

  it('are said in the reader’s language, and an author’s title where it was given in one only', () => {
    expect(said('en', { title: '通过', titleEn: 'Accept' })).toBe('Accept');
    expect(said('en', { title: '通过' })).toBe('通过');
    expect(said('zh-CN', [{ code: 'word.operation.transfer' }, { title: '退回' }])).toBe('转办、退回');
  });
});
