import { describe, expect, it } from 'vitest';
import type { Clip } from '../../designer/document/flow/copy.ts';
import { pasteSteps } from '../../designer/document/flow/paste.ts';
import { readTemplates } from '../../engine/effects/templates.ts';
import { createApp, rootFolder } from '../../engine/main.ts';
import { playAll } from '../../engine/sandbox/try-out.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { openWorld } from '../support/world.ts';

const templates = readTemplates(rootFolder());
const programmes = templates.flatMap((template) => (template.kind === 'programme' ? [template] : []));

describe('the templates', () => {
  it('are there for evaluation, licence, registry, appeal and grant', () => {
    expect(programmes.map(({ id }) => id)).toEqual(['appeal', 'evaluation', 'grant', 'licence', 'registry']);
  });

  it.each(programmes.map((template) => [template.id, template] as const))(
    '%s is sound, and its scenarios end as they say',
    async (_, template) => {
      const { workflow, forms, vocabularies } = template.document;
      // Whoever takes it over is its owner, whatever the organisation is called.
      const document = { ...template.document, workflow: { ...workflow, owner: 'miit-luoyang' } };
      expect(checkPackage({ workflow: document.workflow, forms, vocabularies })).toEqual([]);
      const results = await playAll(createApp, { others: [], organisations: [], more: null }, document, 'zh-CN');
      expect(results.length).toBeGreaterThan(0);
      expect(results.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  it.each(templates.flatMap((template) => (template.kind === 'steps' ? [[template.id, template.clip] as const] : [])))(
    '%s can be put into each programme, and leaves it sound',
    (_, clip) => {
      for (const { document } of programmes) {
        const way = Object.entries(document.workflow.steps).find(([, step]) => step.type === 'review')?.[0];
        const { document: made } = pasteSteps(document, clip as unknown as Clip, { kind: 'after', step: `/steps/${way}` });
        const { workflow, forms, vocabularies } = made;
        expect(Object.keys(workflow.steps).length).toBeGreaterThan(Object.keys(document.workflow.steps).length);
        expect(checkPackage({ workflow, forms, vocabularies }).filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    },
  );

  it('are offered to designers only', async () => {
    const world = await openWorld();
    try {
      const { items } = await (await world.as('designer')).ask<{ items: { id: string }[] }>('GET', '/api/studio/templates');
      expect(items.map(({ id }) => id)).toEqual(templates.map(({ id }) => id));
      expect(await (await world.as('agent')).refusal('GET', '/api/studio/templates')).toMatchObject({ code: 'forbidden' });
    } finally {
      await world.close();
    }
  });
});
