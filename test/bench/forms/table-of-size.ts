/** A table with every kind of work per row: choices, a formula, a unique key, rows that are wrong, and sums over all rows. */
import type { FormDefinition } from '../../../engine/model/form.ts';

export const tableForm: FormDefinition = {
  id: 'long-table',
  title: '长表',
  schema: {
    type: 'object',
    required: ['rows'],
    properties: {
      rows: {
        type: 'array',
        title: '设备清单',
        maxItems: 6000,
        'x-unique': ['number'],
        items: {
          type: 'object',
          required: ['number', 'name', 'count', 'price'],
          properties: {
            number: { type: 'string', title: '编号', maxLength: 20 },
            name: { type: 'string', title: '设备名称', maxLength: 50 },
            count: { type: 'integer', title: '台数', minimum: 1 },
            price: { type: 'number', title: '单价', minimum: 0, 'x-unit': '万元' },
            amount: { type: 'number', title: '金额', 'x-computed': 'row.count * row.price', 'x-unit': '万元' },
          },
        },
      },
      total: { type: 'number', title: '合计', 'x-computed': 'sum(application.rows.amount)', 'x-unit': '万元' },
    },
  },
  uischema: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/rows' },
      { type: 'Control', scope: '#/properties/total' },
    ],
  },
  checks: [{ id: 'dear', when: 'row.amount < 5000', message: '金额超过 5000 万元，请核对。', level: 'warn', at: '/rows/*/count' }],
};

/** Rows of it; every fiftieth lacks its price. */
export function tableRows(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, at) => ({
    number: `SB${String(at).padStart(5, '0')}`,
    name: at % 3 ? `数控机床 ${at % 97} 型` : `高精度轴承磨床（含自动上下料、在线测量）${at % 89} 型`,
    count: (at % 9) + 1,
    ...(at % 50 !== 7 && { price: ((at * 37) % 1000) / 10 }),
  }));
}
