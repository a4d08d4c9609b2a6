import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roomOf, root, type Source, sourcesUnder } from './sources.ts';

const engine = sourcesUnder('engine');
const designer = sourcesUnder('designer');
const pureRooms = ['model', 'calendar', 'rules', 'policy', 'forms', 'machine', 'soundness'];
/** Rooms each room of the engine may import; pure rooms only lower ones. */
const allowed: Record<string, readonly string[]> = {
  ...Object.fromEntries(pureRooms.map((room, index) => [room, pureRooms.slice(0, index + 1)])),
  messages: ['messages', 'model'],
  store: [...pureRooms, 'store', 'messages'],
  effects: ['effects', 'model', 'calendar', 'messages'],
  commands: [...pureRooms, 'messages', 'store', 'commands'],
  outbox: [...pureRooms, 'messages', 'store', 'commands', 'effects', 'outbox'],
  http: [...pureRooms, 'messages', 'store', 'commands', 'effects', 'http'],
  sandbox: [...pureRooms, 'messages', 'store', 'sandbox'],
  cli: [...pureRooms, 'messages', 'store', 'commands', 'effects', 'sandbox', 'cli', 'main'],
};

describe('the directions of the house', () => {
  it('lets each room of the engine import only the rooms below it', () => {
    const wrong = engine
      .filter(({ path }) => roomOf(path) !== 'main')
      .flatMap(({ path, imports }) =>
        imports.flatMap(({ target }) => {
          if (!target) return [];
          const room = roomOf(path);
          if (!target.startsWith('engine/')) return [`${path} → ${target}`];
          // The rules say why in words; the words are in messages/, which is data.
          if (pureRooms.includes(room) && roomOf(target) === 'messages') return [];
          return allowed[room]?.includes(roomOf(target)) ? [] : [`${path} → ${target}`];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('lets the designer import only itself, the pure rooms and their messages', () => {
    const wrong = designer.flatMap(({ path, imports }) =>
      imports.flatMap(({ target }) => {
        if (!target || target.startsWith('designer/') || !target.startsWith('engine/')) return [];
        return [...pureRooms, 'messages'].includes(roomOf(target)) ? [] : [`${path} → ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps I/O, the clock and chance out of the pure rooms', () => {
    const banned =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bfetch\(|\bcrypto\.|\bnew Function\b|\beval\(/;
    const wrong = engine
      .filter(({ path }) => pureRooms.includes(roomOf(path)) || roomOf(path) === 'messages')
      .flatMap(({ path, text, imports }) => [
        ...imports
          .filter(({ specifier }) => /^node:|^(knex|fastify|sqlite3|pg)$/.test(specifier))
          .map(({ specifier }) => `${path} imports ${specifier}`),
        ...(banned.test(withoutComments(text)) ? [`${path} uses ${banned.exec(withoutComments(text))?.[0]}`] : []),
      ]);
    expect(wrong).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cyclesOf([...engine, ...designer])).toEqual([]);
  });

  it('has no file over 400 lines', () => {
    const long = [...engine, ...designer, ...sourcesUnder('test')]
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('knows no programme', () => {
    const shipped = readdirSync(join(root, 'workflows'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && existsSync(join(root, 'workflows', entry.name, 'workflow.json')),
    );
    const known = shipped.flatMap(({ name }) => {
      const { id, title } = JSON.parse(readFileSync(join(root, 'workflows', name, 'workflow.json'), 'utf8')) as {
        id: string;
        title: string;
      };
      return [name, id, title];
    });
    expect(known.length).toBeGreaterThan(0);
    const others = /innovative-sme|创新型|中小企业|美豫|smart-factory|patent-preexam/;
    const names = (text: string) => others.test(text) || known.some((one) => text.includes(one));
    expect([...engine, ...designer].filter(({ text }) => names(text)).map(({ path }) => path)).toEqual([]);
  });

  it('keeps Chinese words of the engine in messages', () => {
    const wrong = engine
      .filter(({ path, text }) => !path.startsWith('engine/messages/') && /[\u4e00-\u9fff]/.test(withoutComments(text)))
      .map(({ path }) => path);
    // Statutory sources are named as they are published; full-width punctuation and amounts in words are characters, not words.
    const known = ['engine/calendar/years.ts'];
    expect(wrong.filter((path) => !known.includes(path))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

/** Cycles over imports that exist at run time. */
function cyclesOf(sources: readonly Source[]): string[] {
  const edges = new Map(
    sources.map(({ path, imports }) => [path, imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ target }) => target ?? [])]),
  );
  const state = new Map<string, 'open' | 'closed'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'closed') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'closed');
  };
  for (const { path } of sources) visit(path, []);
  return cycles;
}
