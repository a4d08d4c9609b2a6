import { describe, expect, it } from 'vitest';
import { text } from '../../../engine/messages/render.ts';
import { type JsonSchema, validateJson } from '../../../engine/model/json-schema.ts';
import schema from '../../../engine/model/workflow.schema.json' with { type: 'json' };
import sme from '../../../workflows/innovative-sme-evaluation/workflow.json' with { type: 'json' };
import { completeWorkflow } from './complete-workflow.ts';

const root = schema as unknown as JsonSchema;
const problemsOf = (workflow: unknown) => validateJson(root, workflow, 'workflow');

describe('the schema of workflows', () => {
  it('knows every property of the definition language', () => {
    expect(problemsOf(completeWorkflow)).toEqual([]);
  });

  it('accepts the programme in the repository', () => {
    expect(problemsOf(sme)).toEqual([]);
  });

  it('describes every property in Chinese and English', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node && typeof node.properties === 'object') {
        for (const [name, property] of Object.entries(node.properties ?? {})) {
          const { description, $ref } = property as { description?: string; $ref?: string };
          if (property !== true && !$ref && !/[\u4e00-\u9fff].*[A-Za-z]/.test(description ?? '')) bare.push(`${path}/${name}`);
        }
      }
      for (const [name, child] of Object.entries(node)) visit(child, `${path}/${name}`);
    };
    visit(schema, '');
    expect(bare).toEqual([]);
  });

  it('names a misspelt property, its place, and the right spelling, in both languages', () => {
    const step = { ...completeWorkflow.steps.form, nxet: 'done', next: undefined };
    const { next: _, ...form } = step;
    const problems = problemsOf({ ...completeWorkflow, steps: { ...completeWorkflow.steps, form } });
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([['schema.unknown', '/steps/form/nxet']]);
    expect(text('zh-CN', 'schema.unknown', problems[0]?.params)).toContain('是否应为“next”');
    expect(text('en', 'schema.unknown', problems[0]?.params)).toContain('(did you mean “next”?)');
  });

  it('refuses step ids that are not camelCase', () => {
    const problems = problemsOf({ ...completeWorkflow, steps: { ...completeWorkflow.steps, 'City-Review': completeWorkflow.steps.end } });
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([['schema.propertyName', '/steps/City-Review']]);
  });
});
