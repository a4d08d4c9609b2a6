import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../../designer/api/problem.ts';
import { createEditor } from '../../../../designer/document/editor.ts';
import { createSaver, type Stored } from '../../../../designer/studio/saving/saver.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const first = {
  workflow: { id: 'a', title: 'Grant', summary: 'Old' },
  forms: {},
  vocabularies: {},
  scenarios: null,
} as unknown as ProgrammeDocument;
const refusal = (code: string, status = 409) => new ApiProblem(code, status, code);
/** Nobody answered; `arrived`: the server has it all the same. */
type Fault = { readonly problem: ApiProblem; readonly arrived?: boolean };

/** A server with one draft, and pages that work on it. Answers come at once unless a fault is next. */
function office() {
  const server = { revision: 1, document: first, asked: false, faults: [] as Fault[], requests: 0 };
  const store = (revision: number, document: ProgrammeDocument) => {
    if (server.asked) throw refusal('draft.asked');
    if (revision !== server.revision) throw refusal('stale');
    server.revision += 1;
    server.document = JSON.parse(JSON.stringify(document)) as ProgrammeDocument;
  };
  const stored = (): Stored => ({
    revision: server.revision,
    document: server.document,
    updatedAt: `at ${server.revision}`,
    updatedByName: 'Other',
  });
  const open = () => {
    const editor = createEditor(server.document);
    const kept: string[] = [];
    const recovered = new Set<() => void>();
    const saver = createSaver({
      editor,
      stored: stored(),
      async send({ revision, document }) {
        server.requests += 1;
        const fault = server.faults.shift();
        if (!fault || fault.arrived) store(revision, document);
        if (fault) throw fault.problem;
        return stored();
      },
      fetch: async () => stored(),
      problemOf: (error) => error as ApiProblem,
      onRecovered: (listener) => {
        recovered.add(listener);
        return () => void recovered.delete(listener);
      },
      copy: { keep: ({ document }) => void kept.push(document.workflow.title), drop: () => void kept.splice(0) },
    });
    const leave = saver.begin();
    const set = (name: 'title' | 'summary', value: string) =>
      editor.run({ label: 'x', edit: (document) => ({ ...document, workflow: { ...document.workflow, [name]: value } }) });
    const recover = () => {
      for (const listener of recovered) listener();
    };
    return { editor, saver, leave, set, kept, recover, document: () => editor.view().document.workflow };
  };
  return { server, open };
}
const pass = (ms = 1000) => vi.advanceTimersByTimeAsync(ms);

describe('a draft of the studio', () => {
  it('is saved once after several changes, in one request at a time, and a change taken back is not sent', async () => {
    const { server, open } = office();
    const page = open();
    for (const title of ['G', 'Gr', 'Gra']) {
      page.set('title', title);
      expect(page.saver.state().kind).toBe('dirty');
      await pass(500);
    }
    expect(server.requests).toBe(0);
    await pass();
    expect([server.requests, server.document.workflow.title, page.saver.state()]).toEqual([1, 'Gra', { kind: 'saved', at: 'at 2' }]);
    page.set('title', 'Other');
    page.editor.undo();
    await pass();
    expect([server.requests, page.saver.state().kind]).toEqual([1, 'saved']);
  });

  it('is saved while somebody types without a pause', async () => {
    const { server, open } = office();
    const page = open();
    for (let n = 0; n < 20; n += 1) {
      page.set('title', `Grant ${n}`);
      await pass(300);
    }
    expect(server.requests).toBe(1);
  });

  it('of two people becomes one: what only one changed is merged and told to both', async () => {
    const { server, open } = office();
    const [mine, theirs] = [open(), open()];
    mine.set('title', 'Mine');
    theirs.set('summary', 'Theirs');
    await pass(3000);
    expect(server.document.workflow).toMatchObject({ title: 'Mine', summary: 'Theirs' });
    mine.saver.hear(server.revision);
    theirs.saver.hear(server.revision);
    await pass();
    for (const page of [mine, theirs]) {
      expect(page.document()).toMatchObject({ title: 'Mine', summary: 'Theirs' });
      expect(page.saver.state().kind).toBe('saved');
    }
    // Everybody's undo takes back their own work.
    theirs.editor.undo();
    await pass();
    expect(server.document.workflow).toMatchObject({ title: 'Mine', summary: 'Old' });
  });

  it('changed by two in the same place waits for a choice, and sends nothing until then', async () => {
    const { server, open } = office();
    const [mine, theirs] = [open(), open()];
    theirs.set('title', 'Theirs');
    await pass();
    mine.set('title', 'Mine');
    await pass();
    expect(mine.saver.state()).toMatchObject({ kind: 'conflict', by: 'Other', conflicts: [{ mine: 'Mine', theirs: 'Theirs' }] });
    mine.set('summary', 'More');
    await pass(10_000);
    expect(server.document.workflow).toMatchObject({ title: 'Theirs', summary: 'Old' });
    mine.saver.settle([]);
    await pass();
    expect([server.document.workflow, mine.saver.state().kind]).toMatchObject([{ title: 'Mine', summary: 'More' }, 'saved']);
  });

  it('takes the other’s value where that is chosen, as a change that can be taken back', async () => {
    const { server, open } = office();
    const [mine, theirs] = [open(), open()];
    theirs.set('title', 'Theirs');
    await pass();
    mine.set('title', 'Mine');
    await pass();
    const state = mine.saver.state();
    mine.saver.settle(state.kind === 'conflict' ? state.conflicts : []);
    await pass();
    expect([server.document.workflow.title, mine.document().title, mine.saver.state().kind]).toEqual(['Theirs', 'Theirs', 'saved']);
    mine.editor.undo();
    expect(mine.document().title).toBe('Mine');
  });

  it('is sent again when nobody answered, kept in the browser meanwhile, and an own write that arrived isn’t taken for another’s', async () => {
    const { server, open } = office();
    const page = open();
    server.faults.push({ problem: refusal('network', 0), arrived: true }, { problem: refusal('network', 0) });
    page.set('title', 'Sent');
    await pass();
    expect([page.saver.state().kind, page.kept.at(-1)]).toEqual(['away', 'Sent']);
    page.set('title', 'Typed since');
    page.recover();
    await pass();
    expect(page.saver.state().kind).toBe('away');
    page.recover();
    await pass();
    expect([server.revision, server.document.workflow.title, page.saver.state().kind]).toEqual([3, 'Typed since', 'saved']);
    expect(page.kept).toEqual([]);
  });

  it('is sent again by itself, ever more seldom', async () => {
    const { server, open } = office();
    const page = open();
    for (let n = 0; n < 4; n += 1) server.faults.push({ problem: refusal('network', 0) });
    page.set('title', 'Sent');
    await pass(60_000);
    expect([server.requests, server.document.workflow.title]).toEqual([5, 'Sent']);
  });

  it('asked for meanwhile keeps what was typed until it may be changed', async () => {
    const { server, open } = office();
    const page = open();
    server.asked = true;
    page.set('title', 'Late');
    await pass();
    expect(page.saver.state().kind).toBe('held');
    page.set('title', 'Later');
    await pass(60_000);
    expect([server.requests, page.kept.at(-1)]).toEqual([1, 'Later']);
    server.asked = false;
    page.saver.resume();
    await pass();
    expect([server.document.workflow.title, page.saver.state().kind]).toEqual(['Later', 'saved']);
  });

  it('that is refused says so and waits for the next change', async () => {
    const { server, open } = office();
    const page = open();
    server.faults.push({ problem: refusal('payload.too-large', 413) });
    page.set('title', 'Large');
    await pass(60_000);
    expect([server.requests, page.saver.state()]).toMatchObject([1, { kind: 'refused', problem: { code: 'payload.too-large' } }]);
    page.set('title', 'Small');
    await pass();
    expect(page.saver.state().kind).toBe('saved');
  });

  it('that the server fails at says so and is sent again by itself, also where the server had it', async () => {
    const { server, open } = office();
    const page = open();
    server.faults.push({ problem: refusal('fault', 500), arrived: true }, { problem: refusal('fault', 500) });
    page.set('title', 'Sent');
    await pass();
    expect(page.saver.state()).toMatchObject({ kind: 'refused', problem: { code: 'fault' } });
    page.set('title', 'Typed after');
    await pass(10_000);
    expect([server.document.workflow.title, page.saver.state().kind]).toEqual(['Typed after', 'saved']);
  });

  it('is sent when the page is left', async () => {
    const { server, open } = office();
    const page = open();
    page.set('title', 'Last');
    page.leave();
    await pass(0);
    expect(server.document.workflow.title).toBe('Last');
  });

  it('takes over a published version: the next save says so, and conflicts come first', async () => {
    const { server, open } = office();
    const page = open();
    page.saver.disagree([{ path: ['workflow', 'title'], mine: 'Grant', theirs: 'Published' }], 'version 2', 2);
    expect(page.saver.state()).toMatchObject({ kind: 'conflict', by: 'version 2' });
    await pass(10_000);
    expect(server.requests).toBe(0);
    page.saver.settle([]);
    await pass();
    expect([server.requests, page.saver.state().kind]).toEqual([1, 'saved']);
  });
});
