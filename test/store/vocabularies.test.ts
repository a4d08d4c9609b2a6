import { expect, it } from 'vitest';
import { publishDefinition } from '../../engine/commands/publish-definition.ts';
import { saveVocabulary, withKeptVocabularies } from '../../engine/commands/save-vocabulary.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { Vocabulary } from '../../engine/model/form.ts';
import { readCase } from '../../engine/store/cases.ts';
import { definitionByHash, latestDefinition, publicationsOf } from '../../engine/store/definitions.ts';
import { vocabularyRevisions } from '../../engine/store/vocabularies.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { application, commonPackage, createOffice, people } from './office.ts';

const districts: Vocabulary = {
  ...{ id: 'districts', title: 'Districts', source: 'test', version: '2020' },
  items: [
    { code: 'a', title: 'Aford' },
    { code: 'b', title: 'Beham' },
  ],
};
const merged: Vocabulary = {
  ...districts,
  version: '2021',
  items: [
    { code: 'a', title: 'Aford', validTo: '2021-03-17', replacedBy: 'c' },
    { code: 'b', title: 'Beham' },
    { code: 'c', title: 'Cester', validFrom: '2021-03-18' },
  ],
};
function usingDistricts(id: string): ProgrammePackage {
  const form = commonPackage.forms.application!;
  const properties = { ...form.schema.properties, place: { type: 'string' as const, title: 'Place', 'x-vocabulary': 'districts' } };
  const elements = [...(form.uischema.elements ?? []), { type: 'Control', scope: '#/properties/place' }];
  const own = { ...form, schema: { ...form.schema, properties }, uischema: { ...form.uischema, elements } };
  return {
    workflow: { ...commonPackage.workflow, id },
    forms: { ...commonPackage.forms, application: own },
    vocabularies: { districts },
  };
}

eachStore('vocabularies', (harness) => {
  const start = async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock, usingDistricts('first'));
    await publishDefinition(office.runtime, { by: people.admin, package: usingDistricts('second') });
    return { ...office, store };
  };

  it('saved anew give every programme that uses them a new version, and leave cases where they are', async () => {
    const { runtime, store, submitted } = await start();
    const before = await submitted({ ...application, place: 'a' });
    const saved = await saveVocabulary(runtime, { by: people.admin, vocabulary: merged, revision: 0 });
    expect(saved).toMatchObject({
      revision: 2,
      published: [
        { id: 'first', version: 2 },
        { id: 'second', version: 2 },
      ],
    });
    await expect(submitted({ ...application, place: 'a' })).rejects.toMatchObject({
      code: 'input.invalid',
      details: [{ pointer: '/place', code: 'field.x-retired', params: { code: 'Aford', replacedBy: 'Cester' } }],
    });
    const after = await submitted({ ...application, product: 'Other', place: 'c' });
    const words = async (caseId: string) => {
      const kase = await readCase(store.read, caseId);
      return (await definitionByHash(store.read, kase!.summary.definition))!.package.vocabularies.districts!.version;
    };
    expect([await words(before), await words(after)]).toEqual(['2020', '2021']);
    expect((await verify(runtime)).faults).toEqual([]);
  });

  it('keep what they were before the first change, and can be taken back to it', async () => {
    const { runtime, store } = await start();
    await saveVocabulary(runtime, { by: people.admin, vocabulary: merged, revision: 0 });
    const back = { ...districts, items: [...districts.items, { code: 'c', title: 'Cester' }] };
    await saveVocabulary(runtime, { by: people.admin, vocabulary: back, revision: 2 });
    await saveVocabulary(runtime, { by: people.admin, vocabulary: merged, revision: 3 });
    const kept = await vocabularyRevisions(store.read, 'districts');
    expect(kept.map(({ revision, vocabulary }) => [revision, vocabulary.version])).toEqual([
      [4, '2021'],
      [3, '2020'],
      [2, '2021'],
      [1, '2020'],
    ]);
    expect((await publicationsOf(store.read, 'first')).map(({ version, restores }) => [version, restores])).toEqual([
      [4, 2],
      [3, null],
      [2, null],
      [1, null],
    ]);
  });

  it('are refused with a code taken away, a wrong reference, an old revision, and to all but the administrator', async () => {
    const { runtime, store } = await start();
    const save = (vocabulary: Vocabulary, revision = 0, by = people.admin as typeof people.admin | typeof people.designer) =>
      saveVocabulary(runtime, { by, vocabulary, revision });
    await expect(save({ ...merged, items: merged.items.slice(1) })).rejects.toMatchObject({
      code: 'definition.invalid',
      details: expect.arrayContaining([expect.objectContaining({ code: 'vocabulary.gone', params: { code: 'a', title: 'Aford' } })]),
    });
    await expect(save({ ...merged, items: merged.items.slice(0, 2) })).rejects.toMatchObject({
      details: expect.arrayContaining([expect.objectContaining({ code: 'vocabulary.reference' })]),
    });
    await expect(save(merged, 1)).rejects.toMatchObject({ code: 'stale' });
    await expect(save(merged, 0, people.designer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save({ ...merged, id: 'unknown' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await latestDefinition(store.read, 'first'))!.version).toBe(1);
    expect(await vocabularyRevisions(store.read, 'districts')).toEqual([]);
  });

  it('stand against what comes from files at the next start', async () => {
    const { runtime } = await start();
    const fromFiles = usingDistricts('first');
    expect(await withKeptVocabularies(runtime, fromFiles)).toBe(fromFiles);
    await saveVocabulary(runtime, { by: people.admin, vocabulary: merged, revision: 0 });
    const again = await publishDefinition(runtime, { by: people.admin, package: await withKeptVocabularies(runtime, fromFiles) });
    expect(again.version).toBe(2);
  });
});
