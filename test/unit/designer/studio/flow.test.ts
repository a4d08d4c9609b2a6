import { describe, expect, it } from 'vitest';
import { readFlow, stepOfPlace, waysOut } from '../../../../designer/document/flow/flow.ts';
import { groupSteps } from '../../../../designer/document/flow/group.ts';
import { edgesOf, nodesOf, structureOf } from '../../../../designer/studio/flow/graph/elements.ts';
import { absolute, layoutOf } from '../../../../designer/studio/flow/graph/layout.ts';
import { roundedPath } from '../../../../designer/studio/flow/graph/path.ts';
import { pictureOf, svgOf } from '../../../../designer/studio/flow/picture/picture.ts';
import { peopleOf, timeOf, wayName } from '../../../../designer/studio/flow/step-words.ts';
import { createFlowStore } from '../../../../designer/studio/flow/store.ts';
import { zhCN } from '../../../../designer/studio/texts/zh-CN.ts';
import { fill } from '../../../../engine/messages/fill.ts';
import { defined, evaluation, sized } from '../../document/flow/programmes.ts';

const words = {
  t: (key: keyof typeof zhCN, params: Readonly<Record<string, string | number>> = {}) => fill(zhCN[key], params, String),
  english: false,
  organisations: [{ id: 'ecology', name: '市生态环境局', district: null }],
};
const grouped = groupSteps(sized(24), ['/steps/look1', '/steps/tell1'], 'each').document;
const documents = [evaluation, defined('joint-review'), defined('site-inspection'), grouped];

describe('the layout of a flow', () => {
  it('has a box for each step, none over another one, those inside of a group inside of its box', () => {
    for (const { workflow } of documents) {
      const layout = layoutOf(readFlow(workflow).root);
      const boxes = absolute(layout);
      expect(boxes.size).toBe(readFlow(workflow).places.length);
      for (const { step, group, isGroup } of layout.steps) {
        const box = boxes.get(step)!;
        const around = group === null ? null : boxes.get(group)!;
        if (around) {
          expect(box.x).toBeGreaterThanOrEqual(around.x);
          expect(box.y).toBeGreaterThan(around.y);
          expect(box.x + box.width).toBeLessThanOrEqual(around.x + around.width + 0.01);
          expect(box.y + box.height).toBeLessThanOrEqual(around.y + around.height + 0.01);
        }
        for (const other of layout.steps) {
          if (isGroup || other.isGroup || other.step === step || other.group !== group) continue;
          const there = boxes.get(other.step)!;
          const apart =
            box.x + box.width <= there.x ||
            there.x + there.width <= box.x ||
            box.y + box.height <= there.y ||
            there.y + there.height <= box.y;
          expect(apart).toBe(true);
        }
      }
    }
  });

  it('has a line for each way, also back and to the step itself', () => {
    const { root, places } = readFlow(evaluation.workflow);
    const { ways } = layoutOf(root);
    const drawn = ways.flatMap(({ edges }) => edges);
    expect(new Set(drawn)).toEqual(new Set(places.flatMap((place) => waysOut(place).filter(({ to }) => to !== undefined))));
    const back = ways.filter(({ isReturn }) => isReturn).map(({ from, to }) => `${from.slice(7)} ${to.slice(7)}`);
    expect(back.sort()).toEqual(['fix accept', 'meeting meeting', 'recommend recommend', 'resume city', 'resume score']);
    for (const { points } of ways) expect(points.length).toBeGreaterThan(1);
  });

  it('of three hundred steps is there in the blink of an eye', { timeout: 60_000 }, () => {
    const { root } = readFlow(sized(300).workflow);
    const began = performance.now();
    const { steps, ways, width } = layoutOf(root);
    expect(steps.length).toBeGreaterThan(300);
    // Laying out all ways to the one end that every stretch leads to took half a minute on a busy computer, this a hundredth of it.
    expect(performance.now() - began).toBeLessThan(10_000);
    const beside = ways.filter(({ to, points }) => to === '/steps/rejected' && points.length === 4);
    expect(beside.length).toBeGreaterThan(40);
    expect(new Set(beside.map(({ points }) => points[1]?.x)).size).toBe(1);
    expect(beside[0]!.points[1]!.x).toBeLessThan(width);
  });
});

describe('the graph', () => {
  it('takes words from the newest document and places from where boxes were dragged', () => {
    const { workflow } = evaluation;
    const layout = layoutOf(readFlow(workflow).root);
    const renamed = { ...workflow, steps: { ...workflow.steps, accept: { ...workflow.steps.accept!, title: '收件' } } } as typeof workflow;
    expect(structureOf(renamed)).toBe(structureOf(workflow));
    const nodes = nodesOf(layout, renamed, words, { '/steps/accept': { x: 1, y: 2 } });
    expect(nodes.find(({ id }) => id === '/steps/accept')).toMatchObject({
      position: { x: 1, y: 2 },
      data: { title: '收件', people: '县区受理员（按办件所在地）' },
    });
    expect(nodes.find(({ id }) => id === '/steps/depts/branches/ecology')).toMatchObject({
      parentId: '/steps/depts',
      data: { people: '协同部门审查员（市生态环境局）' },
    });
    const names = edgesOf(layout, renamed, words).map(({ source, target, data }) => `${source.slice(7)} ${data?.name} ${target.slice(7)}`);
    expect(names).toContain('depts 有异议 statement');
    expect(names).toContain('standard 得分达标 / 符合直通条件 city');
    expect(names).toContain('apply 申请人撤回 withdrawn');
    expect(names).toContain('notice 异议部分成立 / 异议成立 statement');
  });

  it('is laid out again when steps or ways change', () => {
    const { workflow } = evaluation;
    const { accept, ...others } = workflow.steps;
    expect(structureOf({ ...workflow, steps: others } as typeof workflow)).not.toBe(structureOf(workflow));
    const moved = { ...accept!, deadline: { amount: 1, unit: 'hours', onExpire: { to: 'city' } } };
    expect(structureOf({ ...workflow, steps: { ...workflow.steps, accept: moved } } as typeof workflow)).not.toBe(structureOf(workflow));
  });
});

describe('the picture of a flow', () => {
  it('has every title and every way’s name, and markup of nobody', () => {
    const { workflow } = evaluation;
    const hostile = { ...workflow, title: '<script>"&', steps: workflow.steps };
    const picture = pictureOf(hostile, words);
    const svg = svgOf(picture);
    for (const text of ['自评与申请', '部门并联核查', '市场监管部门核查', '拟不予推荐', '逾期']) expect(svg).toContain(text);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&#60;script&#62;&#34;&#38;');
    expect(svg.match(/marker-end/g)).toHaveLength(layoutOf(readFlow(workflow).root).ways.length);
    expect(svgOf(picture, false)).not.toContain('自评与申请');
    for (const { x, y } of picture.texts) {
      expect(x).toBeLessThan(picture.width);
      expect(y).toBeLessThan(picture.height);
    }
  });

  it('turns its corners round', () => {
    expect(
      roundedPath([
        { x: 0, y: 0 },
        { x: 0, y: 100 },
        { x: 100, y: 100 },
      ]),
    ).toBe('M0,0L0,90Q0,100 10,100L100,100');
    expect(roundedPath([])).toBe('');
  });
});

describe('words of a step', () => {
  it('say nothing of what isn’t there yet', () => {
    const half = {
      ...evaluation.workflow,
      steps: { a: { type: 'review' }, b: { type: 'wait', external: {} }, c: { type: 'nonsense' }, d: {} },
    };
    const { places } = readFlow(half as unknown as typeof evaluation.workflow);
    for (const place of places) {
      expect(peopleOf(place, { ...words, workflow: evaluation.workflow })).toBe('');
      expect(timeOf(place, { ...words, workflow: evaluation.workflow })).toBe('');
      expect(waysOut(place).flatMap((edge) => wayName(edge, { ...words, workflow: evaluation.workflow }) || [])).toEqual([]);
    }
  });
});

describe('what is chosen', () => {
  it('is one step, or several with the current one among them', () => {
    const store = createFlowStore('list');
    store.choose('/steps/a');
    store.choose('/steps/b', { keep: true });
    store.choose('/steps/c', { toggle: true });
    expect([...store.read().selected]).toEqual(['/steps/a', '/steps/b', '/steps/c']);
    store.choose('/steps/b', { toggle: true });
    expect([...store.read().selected]).toEqual(['/steps/a', '/steps/c']);
    store.choose('/steps/d', { focus: true });
    expect(store.read()).toMatchObject({ current: '/steps/d', selected: new Set(['/steps/d']), focus: 1 });
  });

  it('is the innermost step around a place of the document', () => {
    const { byPointer } = readFlow(evaluation.workflow);
    const at = (place: string) => stepOfPlace(place, byPointer);
    expect(at('workflow#/steps/accept/outcomes/refuse/to')).toBe('/steps/accept');
    expect(at('workflow#/steps/depts/branches/ecology/assign')).toBe('/steps/depts/branches/ecology');
    expect(at('workflow#/steps/depts/template/outcomes')).toBe('/steps/depts');
    expect(at('workflow#/clock')).toBeNull();
    expect(at('forms/application#/steps/accept')).toBeNull();
  });
});
