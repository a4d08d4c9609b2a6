/** What is filled in and handed in, form by form: each field with when it is asked for, each material with what is taken. */
import type { ProgrammePackage } from '../../model/definition.ts';
import type { FieldSchema } from '../../model/form.ts';
import { formType } from '../scope-types.ts';
import type { Description } from './describe.ts';
import type { Words } from './words.ts';

export function formsOf({ forms, vocabularies }: Pick<ProgrammePackage, 'forms' | 'vocabularies'>, words: Words): Description['forms'] {
  return Object.entries(forms).map(([id, form]) => {
    const condition = words.within(formType({ forms, vocabularies }, id));
    const lines = fieldLines(form.schema.properties ?? {}, form.schema.required ?? [], { ...words, condition });
    const checks = (form.checks ?? []).map(({ level, message, messageEn }) =>
      words.say(level === 'warn' ? 'describe.check.warn' : 'describe.check.block', {
        message: words.own(message, messageEn).replace(/[\u3002.]$/, ''),
      }),
    );
    return { title: words.own(form.title, form.titleEn), lines: [...lines, ...checks] };
  });
}

function fieldLines(fields: Readonly<Record<string, FieldSchema>>, required: readonly string[], words: Words): string[] {
  return Object.entries(fields).map(([name, field]) => fieldLine(name, field, required.includes(name), words));
}

function fieldLine(name: string, field: FieldSchema, required: boolean, words: Words): string {
  const { say, own, condition } = words;
  const columns = Object.entries(field.items?.properties ?? {}).map(([key, column]) => own(column.title ?? key, column['x-titleEn']));
  const choices = [...(field.oneOf ?? []), ...(field.items?.oneOf ?? [])].map((choice) => own(choice.title, choice['x-titleEn']));
  const comma = say('reading.comma');
  return say('describe.field', {
    title: own(field.title ?? name, field['x-titleEn']),
    unit: field['x-unit'] ?? '',
    asked: field['x-computed'] !== undefined ? say('describe.computed') : say(required ? 'describe.required' : 'describe.optional'),
    when: field['x-requiredWhen'] === undefined ? '' : condition(field['x-requiredWhen']),
    shown: field['x-visibleWhen'] === undefined ? '' : condition(field['x-visibleWhen']),
    columns: columns.join(comma),
    choices: choices.join(comma),
    types: (field['x-accept'] ?? []).map((type) => type.replace(/^(application|image)\//, '').toUpperCase()).join(comma),
  });
}
