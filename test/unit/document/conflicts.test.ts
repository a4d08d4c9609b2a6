import { describe, expect, it } from 'vitest';
import type { Json } from '../../../designer/document/change.ts';
import { namesOnTheWay, placeIn, withTheirs } from '../../../designer/document/conflicts.ts';
import { mergeDocuments } from '../../../designer/document/merge.ts';

const base: Json = {
  workflow: {
    title: 'Grant',
    steps: { county: { title: 'County', deadline: { amount: 5 } } },
    eligibility: [
      { id: 'age', reason: 'Three years old', when: 'a' },
      { id: 'size', reason: 'Small', when: 'b' },
    ],
  },
};
const change = (edit: (text: string) => string) => JSON.parse(edit(JSON.stringify(base))) as Json;

describe('places that two people changed', () => {
  const mine = change((text) => text.replace('"amount":5', '"amount":10').replace('"when":"b"', '"when":"mine"'));
  const theirs = change((text) =>
    text.replace('"amount":5', '"amount":15').replace('"when":"b"', '"when":"theirs"').replace('Grant', 'Big grant'),
  );
  const { document, conflicts } = mergeDocuments(base, mine, theirs);

  it('are called by the titles on the way', () => {
    expect(conflicts.map(({ path }) => namesOnTheWay(document, path).join(' > '))).toEqual(
      ['Grant > County > amount', 'Grant > Small > when'].map((name) => name.replace('Grant', 'Big grant')),
    );
  });

  it('keep one’s own value, and take the other’s where it is chosen, in lists by name', () => {
    const moved = {
      workflow: {
        ...(document as never as typeof base & { workflow: object }).workflow,
        eligibility: [{ id: 'new' }, ...(mine as { workflow: { eligibility: Json[] } }).workflow.eligibility],
      },
    } as unknown as Json;
    const [amount, when] = conflicts;
    expect(JSON.stringify(withTheirs(moved, [when!]))).toContain('"when":"theirs"');
    expect(JSON.stringify(withTheirs(moved, [when!]))).toContain('"amount":10');
    expect(JSON.stringify(withTheirs(moved, [amount!]))).toContain('"amount":15');
    expect(withTheirs(document, conflicts)).toEqual(theirs);
  });

  it('that are gone by now stay gone; a value the other took away is taken away', () => {
    const gone = { workflow: { title: 'Grant', steps: {}, eligibility: [] } };
    expect(withTheirs(gone, conflicts)).toEqual({ ...gone, workflow: { ...gone.workflow, eligibility: [] } });
    expect(placeIn(gone, ['workflow', 'steps', 'county', 'deadline'])).toBeNull();
    const path = ['workflow', 'steps', 'county', 'deadline'];
    expect(withTheirs(base, [{ path, mine: 1, theirs: undefined }])).toEqual(
      change((text) => text.replace(',"deadline":{"amount":5}', '')),
    );
  });
});
