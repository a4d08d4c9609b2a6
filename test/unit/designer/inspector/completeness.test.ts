/** No property of the language is out of reach: the schema is walked and held against the fields of the inspector. */
import { describe, expect, it } from 'vitest';
import { type LanguageNode, resolved } from '../../../../designer/document/language.ts';
import { blockSections } from '../../../../designer/studio/inspector/fields/branching.ts';
import { sectionsOf } from '../../../../designer/studio/inspector/fields/steps.ts';
import { workflowSections } from '../../../../designer/studio/inspector/fields/workflow.ts';
import { en } from '../../../../designer/studio/texts/en.ts';
import { zhCN } from '../../../../designer/studio/texts/zh-CN.ts';
import schema from '../../../../engine/model/workflow.schema.json' with { type: 'json' };
import { fieldsOf, offers, type Property, propertiesOf, type Reached, reachedBy } from './reach.ts';

const root = schema as unknown as LanguageNode;
const definitions = schema.$defs as unknown as Readonly<Record<string, LanguageNode>>;

/** Properties without an editor here, with the reason. */
const except: Readonly<Record<string, string>> = {
  type: 'chosen when the step is put into the flow; a step of another type is another step',
  'form.by': 'has one value only, written when the step is made',
  'block.steps': 'steps of their own, in the flow',
  'each.block/steps': 'steps of their own, in the flow',
  'workflow.$schema': 'for editors of text: says nothing about the programme',
  'workflow.steps': 'the flow panel',
  'workflow.ruleVersions/*/scorecards': 'the rules panel',
  'workflow.ruleVersions/*/tables': 'the rules panel',
};
const isExcepted = (owner: string, { path }: Property) =>
  [path, `${owner}.${path}`].some((name) => Object.keys(except).some((one) => name === one || name.startsWith(`${one}/`)));

function missing(owner: string, known: readonly Property[], reached: readonly Reached[]): string[] {
  return known
    .filter((property) => !isExcepted(owner, property) && !reached.some(({ path }) => path === property.path))
    .map(({ path }) => path);
}
function notOffered(owner: string, known: readonly Property[], reached: readonly Reached[]): string[] {
  return known
    .filter((property) => !isExcepted(owner, property))
    .flatMap(({ path, values }) =>
      values
        .filter((value) => !reached.some((one) => (one.path === path || `${one.path}/*` === path) && offers(one, value)))
        .map((value) => `${path} = ${String(value)}`),
    );
}
function unknown(known: readonly Property[], reached: readonly Reached[]): string[] {
  return reached.filter(({ path }) => path !== '' && !known.some((property) => property.path === path)).map(({ path }) => path);
}

const types = resolved(definitions.step as LanguageNode).oneOf!.map((one) => {
  const step = resolved(one);
  return [String(resolved(step.properties!.type as LanguageNode).const), step] as const;
});

describe('the inspector reaches every property', () => {
  it('of every step type that the language has', () => {
    expect(types.map(([type]) => type).sort()).toEqual(Object.keys(sectionsOf).sort());
  });

  it.each(types)('of a step of type %s, each value that the language lists, and nothing that it does not know', (type, step) => {
    const known = propertiesOf(step);
    const reached = reachedBy(fieldsOf(sectionsOf[type as keyof typeof sectionsOf]));
    expect(known.length).toBeGreaterThan(20);
    expect(missing(type, known, reached)).toEqual([]);
    expect(notOffered(type, known, reached)).toEqual([]);
    expect(unknown(known, reached)).toEqual([]);
  });

  it('of a branch with steps of its own', () => {
    const known = propertiesOf(definitions.block as LanguageNode);
    expect(missing('block', known, reachedBy(fieldsOf(blockSections)))).toEqual([]);
  });

  it('of the programme itself', () => {
    const known = propertiesOf(root);
    const reached = reachedBy(fieldsOf(workflowSections));
    expect(missing('workflow', known, reached)).toEqual([]);
    expect(notOffered('workflow', known, reached)).toEqual([]);
    expect(unknown(known, reached)).toEqual([]);
  });

  it('with exceptions that exist and have a reason', () => {
    const all = [
      ...types.flatMap(([type, step]) => propertiesOf(step).flatMap(({ path }) => [path, `${type}.${path}`])),
      ...propertiesOf(definitions.block as LanguageNode).map(({ path }) => `block.${path}`),
      ...propertiesOf(root).map(({ path }) => `workflow.${path}`),
    ];
    expect(Object.keys(except).filter((name) => !all.includes(name))).toEqual([]);
    expect(Object.values(except).every((reason) => reason.length > 10)).toBe(true);
  });

  it('would find a property that has no editor', () => {
    const known = propertiesOf(definitions.endStep as LanguageNode);
    const fields = fieldsOf(sectionsOf.end).filter(({ key }) => key !== 'terminate');
    expect(missing('end', known, reachedBy(fields))).toEqual(['terminate']);
  });

  it('with labels in both languages', () => {
    const keys = Object.keys(zhCN).filter((key) => key.startsWith('st.in.'));
    expect(keys.length).toBeGreaterThan(300);
    expect(keys.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });
});
