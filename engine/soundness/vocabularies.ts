import { isDate } from '../calendar/date.ts';
import type { Vocabulary } from '../model/form.ts';
import { type JsonSchema, validateJson } from '../model/json-schema.ts';
import { type Report, suggest } from './report.ts';

const text: JsonSchema = { type: 'string', minLength: 1 };
const schema: JsonSchema = {
  type: 'object',
  required: ['id', 'title', 'source', 'version', 'items'],
  additionalProperties: false,
  properties: {
    $schema: text,
    id: text,
    title: text,
    source: text,
    version: text,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'title'],
        additionalProperties: false,
        properties: { code: text, title: text, parent: text, validFrom: text, validTo: text, replacedBy: text },
      },
    },
  },
};

/** Shape of a vocabulary, unique codes, parents and replacements that exist, real dates. True when it is sound. */
export function checkVocabulary(value: unknown, name: string, report: Report): boolean {
  const document = `vocabularies/${name}`;
  const problems = validateJson(schema, value, document);
  report.add(problems);
  if (problems.length > 0) return false;
  const { items } = value as Vocabulary;
  const codes = new Set(items.map((item) => item.code));
  const seen = new Set<string>();
  let sound = true;
  const error = (code: string, at: (string | number)[], params: Record<string, string>) => {
    sound = false;
    report.error(code, at, params, document);
  };
  for (const [index, item] of items.entries()) {
    if (seen.has(item.code)) error('vocabulary.duplicate', ['items', index, 'code'], { code: item.code });
    seen.add(item.code);
    for (const property of ['parent', 'replacedBy'] as const) {
      const target = item[property];
      if (target === undefined || (codes.has(target) && target !== item.code)) continue;
      error('vocabulary.reference', ['items', index, property], { code: target, ...suggest(target, codes) });
    }
    for (const property of ['validFrom', 'validTo'] as const) {
      const date = item[property];
      if (date !== undefined && !isDate(date)) error('vocabulary.date', ['items', index, property], { date });
    }
  }
  return sound;
}
