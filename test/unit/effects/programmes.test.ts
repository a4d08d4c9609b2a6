import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProgramme, ProgrammeFileError, programmeIds } from '../../../engine/effects/programmes.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lz-programmes-'));
});
afterEach(() => rmSync(root, { recursive: true }));
const write = (path: string, value: unknown) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
};

describe('programmes as files', () => {
  it('become packages: forms with shared sections filled in, and the vocabularies they name', () => {
    write('workflows/a/workflow.json', { id: 'a' });
    write('workflows/notes.txt', '');
    write('forms/shared/base.json', {
      properties: { name: { type: 'string', 'x-vocabulary': 'regions' } },
      elements: [{ scope: '#/1' }, { scope: '#/2' }],
    });
    write('forms/vocabularies/regions.json', { id: 'regions' });
    write('forms/vocabularies/unused.json', { id: 'unused' });
    const properties = { $ref: '../shared/base.json#/properties', more: { type: 'string' } };
    write('forms/a/application.json', {
      schema: { properties },
      uischema: { elements: [{ $ref: '../shared/base.json#/elements' }, { scope: '#/3' }] },
    });
    expect(programmeIds(root)).toEqual(['a']);
    const { forms, vocabularies } = loadProgramme(root, 'a');
    expect(Object.keys(forms.application?.schema.properties ?? {})).toEqual(['name', 'more']);
    expect(forms.application?.uischema.elements).toEqual([{ scope: '#/1' }, { scope: '#/2' }, { scope: '#/3' }]);
    expect(Object.keys(vocabularies)).toEqual(['regions']);
  });

  it.each([
    ['{', 'not valid JSON'],
    [JSON.stringify({ schema: { $ref: '../shared/gone.json' } }), 'cannot be read'],
    [JSON.stringify({ schema: { $ref: '../../../../etc/passwd.json' } }), 'leaves the forms folder'],
    [JSON.stringify({ schema: { $ref: 'application.json' } }), 'circle'],
  ])('that are wrong are named: %s', (form, message) => {
    write('workflows/a/workflow.json', { id: 'a' });
    write('forms/a/application.json', form);
    expect(() => loadProgramme(root, 'a')).toThrow(ProgrammeFileError);
    expect(() => loadProgramme(root, 'a')).toThrow(message);
  });
});
