/** Every property that a step or a programme has is drawn with a control of its own: nothing set is hidden. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type FunctionComponent, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { createEditor } from '../../../../designer/document/editor.ts';
import { Inspector } from '../../../../designer/studio/inspector/Inspector.tsx';
import SettingsPanel from '../../../../designer/studio/settings/SettingsPanel.tsx';
import { type Studio, StudioContext, type ToldProblem } from '../../../../designer/studio/studio.ts';
import { pointerOf } from '../../../../engine/model/pointer.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { completeWorkflow } from '../../model/complete-workflow.ts';

// Nothing is asked of a server here; the client only looks whether there is a network when it is loaded.
vi.hoisted(() => {
  const online = { onLine: true };
  vi.stubGlobal('navigator', online);
  vi.stubGlobal('window', { addEventListener: () => {} });
});
afterAll(() => vi.unstubAllGlobals());

const document: ProgrammeDocument = { workflow: completeWorkflow, forms: {}, vocabularies: {}, scenarios: null };
const places: Studio['places'] = {
  organisations: [
    { id: 'bureau', name: '市局', district: null },
    { id: 'east', name: '东区局', district: '1' },
  ],
  positions: [{ role: 'clerk', title: '经办', org: 'east', people: 2 }],
  ...{ registries: [], programmes: [], services: [], pools: [] },
};

function drawn(
  content: ReactElement,
  { problems = [], readOnly = false }: { problems?: readonly ToldProblem[]; readOnly?: boolean } = {},
): string {
  const editor = createEditor(document);
  const studio = {
    ...{ editor, places, problems, readOnly, chosen: null },
    choose: () => {},
    addressOf: (panel: string, place?: string) => `/studio/draft/${panel}?at=${place ?? ''}`,
  } as unknown as Studio;
  const within = createElement(StudioContext.Provider, { value: studio }, content);
  const routed = createElement(Router as FunctionComponent<{ ssrPath: string }>, { ssrPath: '/studio/draft/flow' }, within);
  return renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, routed));
}
const inspect = (pointer: string, more: Parameters<typeof drawn>[1] = {}) =>
  drawn(createElement(Inspector, { place: `workflow#${pointer}` }), more);
const placesIn = (html: string) => new Set([...html.matchAll(/data-at="([^"]*)"/g)].map(([, at]) => at));

/** Pointers of all values at the ends; those of lists of names are the list's. */
function endsOf(value: unknown, path: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [pointerOf(path)];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' && path.at(-1) !== 'from')) return [pointerOf(path)];
  return Object.entries(value).flatMap(([key, child]) => endsOf(child, [...path, key]));
}

/** Set elsewhere: see the reasons in completeness.test.ts. Field access is summed up. */
const elsewhere = /\/(type|access\/.*)$|^\/steps\/form\/by$|\/branches\/(one|two)\/.*$|\/block\/steps\/.*$/;

describe('what is set is drawn', () => {
  it.each(Object.keys(completeWorkflow.steps))('of a step of type %s', (id) => {
    const html = inspect(`/steps/${id}`);
    const at = placesIn(html);
    const ends = endsOf(completeWorkflow.steps[id], ['steps', id]).filter((end) => !elsewhere.test(end));
    expect(ends.length).toBeGreaterThan(10);
    expect(ends.filter((end) => !at.has(end))).toEqual([]);
  });

  it('of the programme', () => {
    const at = placesIn(drawn(createElement(SettingsPanel)));
    const { $schema: _, steps: __, ...rest } = completeWorkflow;
    const ends = endsOf(rest, []).filter((end) => !/\/(scorecards|tables)\//.test(end));
    expect(ends.length).toBeGreaterThan(60);
    expect(ends.filter((end) => !at.has(end))).toEqual([]);
  });

  it('of branches: a single step shows what it has from the template, a block its own', () => {
    const single = inspect('/steps/parallel/branches/one');
    expect(single).toContain('取自各分支共有设置');
    expect(placesIn(single)).toContain('/steps/parallel/branches/one/outcomes/yes/label');
    expect([...placesIn(inspect('/steps/parallel/branches/two'))]).toEqual(
      expect.arrayContaining([
        '/steps/parallel/branches/two/title',
        '/steps/parallel/branches/two/start',
        '/steps/parallel/branches/two/when',
      ]),
    );
  });

  it('with problems at the property, in words and not by colour only', () => {
    const problem: ToldProblem = {
      ...{ code: 'target.unknown', severity: 'error', document: 'workflow', pointer: '/steps/review/outcomes/yes/to', params: {} },
      message: '找不到这个环节',
    };
    const html = inspect('/steps/review', { problems: [problem] });
    expect(html).toMatch(/data-at="\/steps\/review\/outcomes\/yes\/to"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/class="st-in-error"><span class="st-in-severity">错误<\/span> 找不到这个环节/);
    expect(html).toContain('本环节有 1 处问题');
    expect(inspect('/steps/form', { problems: [problem] })).not.toContain('找不到这个环节');
  });

  it('with nothing to change where nothing may be changed', () => {
    const html = inspect('/steps/review', { readOnly: true });
    expect(html.match(/<(input|select|textarea)(?![^>]*(disabled|readOnly|type="date"))[^>]*>/g) ?? []).toEqual([]);
    expect(html).not.toContain('添加');
  });

  it('of a letter, with the fields that may be picked for its text', () => {
    const html = inspect('/steps/notify');
    expect(html).toContain('<option value="enterprise.name">企业名称</option>');
    expect(html.match(/aria-label="插入字段"/g)?.length).toBe(2);
  });

  it('of a place inside a step: the step itself', () => {
    expect(inspect('/steps/review/outcomes/yes/to')).toContain('data-at="/steps/review/outcomes/yes/to"');
  });

  it('and says that a step is not there', () => {
    expect(inspect('/steps/nowhere')).toContain('找不到所选环节');
  });
});
