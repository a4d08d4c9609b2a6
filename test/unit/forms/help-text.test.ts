import { expect, it } from 'vitest';
import { deadLinks, readHelp } from '../../../engine/forms/help-text.ts';

const text = (words: string) => [{ kind: 'text', text: words }];

it('is one line as it always was, unless it is written with structure', () => {
  expect(readHelp('按上年度审计报告填写，单位万元。')).toEqual({ lead: text('按上年度审计报告填写，单位万元。'), more: [] });
  expect(readHelp('')).toEqual({ lead: [], more: [] });
});

it('reads paragraphs, lists, bold and links', () => {
  const source = '先看**口径**。\n\n包括：\n- 研发费用\n- [目录](https://www.gov.cn/a?b=1)\n\n1. 第一步\n2. 第二步\n第三段';
  expect(readHelp(source)).toEqual({
    lead: [...text('先看'), { kind: 'bold', text: '口径' }, ...text('。')],
    more: [
      { kind: 'paragraph', parts: text('包括：') },
      { kind: 'list', items: [text('研发费用'), [{ kind: 'link', text: '目录', href: 'https://www.gov.cn/a?b=1' }]] },
      { kind: 'numbered', items: [text('第一步'), text('第二步')] },
      { kind: 'paragraph', parts: text('第三段') },
    ],
  });
  expect(readHelp('- 一\n- 二')).toMatchObject({ lead: [], more: [{ kind: 'list' }] });
});

it.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[点这里](javascript:alert(1))',
  '[点这里](http://www.gov.cn)',
  '[点这里](data:text/html,x)',
  '[点这里](//elsewhere.example)',
  '[点这里](https://www.gov.cn@elsewhere.example/)',
  '[点这里](https://www.gov.cn" onclick="alert(1))',
  '[点这里](https:///)',
  '**没有结束',
  '[没有地址]',
])('shows hostile or unfinished text as the text it is: %s', (source) => {
  expect(readHelp(source)).toEqual({ lead: text(source), more: [] });
});

it('finds what is written like a link and isn’t shown as one', () => {
  const dead = [
    '[a](http://www.gov.cn)',
    '[b](javascript:alert(1)',
    '[c](//x.cn)',
    '[d](https://www.gov.cn@x.cn/)',
    '[e]()',
    '[f](见附件)',
  ];
  const alive = '[目录](https://www.gov.cn/a?b=1)，见[1]（附件），**粗** [g] (http://x.cn) [](http://x.cn)';
  expect(deadLinks(`${alive}\n- ${dead.join('\n\n')} ${alive}`)).toEqual(dead);
});

it('takes no longer for text made to be slow', () => {
  for (const source of ['**'.repeat(9_000), '['.repeat(19_000), '[a](https://'.repeat(1_500), '- '.repeat(9_000), '['.repeat(30_000)]) {
    const from = performance.now();
    readHelp(source);
    deadLinks(source);
    expect(performance.now() - from).toBeLessThan(500);
  }
});
