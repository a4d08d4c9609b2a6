/** What registries must hold before generated paths are played: what eligibility asks for, and the entries that forms refer to. */
import { compileProgramme } from '../../engine/machine/compile.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { registryReferences } from '../../engine/soundness/known-registries.ts';
import { heldEntries, heldEntry } from '../../engine/soundness/paths/held.ts';
import type { GeneratedPath } from '../../engine/soundness/paths/path.ts';
import type { World } from './world.ts';

interface Listed {
  readonly path: GeneratedPath;
  readonly number: number;
  readonly uscc: string;
}

export async function enlist({ app }: World, pkg: ProgrammePackage, players: readonly Listed[]): Promise<void> {
  const { store, runtime } = app;
  const compiled = compileProgramme(pkg, `enlist:${pkg.workflow.id}`);
  const held = players.flatMap(({ path, uscc, number }) =>
    heldEntries(compiled, path.start).map((entry) => ({ ...entry, uscc, number: `${entry.registry}-${number}` })),
  );
  const [first] = players;
  const referred = first
    ? referredTo(pkg, players).map((one) => ({ ...heldEntry(one.registry, first.path.start), ...one, uscc: first.uscc }))
    : [];
  for (const { registry, uscc, number, validFrom, validTo } of [...held, ...referred]) {
    const id = runtime.ids.next();
    await store.writer.transact((tx) =>
      tx.table('registry_entries').insert({
        ...{ id, registry, programme: 'listed', definition: 'listed', case_id: id, step: 'register', uscc, number, verification: id },
        ...{ enterprise_name: uscc, district: '410305', status: 'valid', flags: '[]', valid_from: validFrom, valid_to: validTo },
        ...{ certificate: null, registered_at: `${validFrom}T01:00:00.000Z` },
      }),
    );
  }
}

/** Numbers that the data of paths give where a form refers to a registry. */
function referredTo(pkg: ProgrammePackage, players: readonly Listed[]): { readonly registry: string; readonly number: string }[] {
  const fields = Object.values(pkg.forms).flatMap(({ schema }) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      field['x-reference'] === undefined ? [] : [[name, field['x-reference'].registry] as const],
    ),
  );
  const given = players.flatMap(({ path }) =>
    path.events.flatMap(({ action }) => (action.do === 'complete' && action.data ? [action.data] : [])),
  );
  const found = fields.flatMap(([name, registry]) =>
    given.flatMap((data) => (typeof data[name] === 'string' ? [{ registry, number: String(data[name]) }] : [])),
  );
  return [...new Map(found.map((one) => [`${one.registry} ${one.number}`, one])).values()];
}

/** The smallest programme that keeps the registries to which the forms refer and that the programme itself doesn't keep; none is needed else. */
export function keeperOf(pkg: ProgrammePackage): ProgrammePackage[] {
  const names = registryReferences(pkg).flatMap(({ registry }) =>
    Object.hasOwn(pkg.workflow.registries ?? {}, registry) ? [] : [registry],
  );
  if (names.length === 0) return [];
  const registries = Object.fromEntries(names.map((name) => [name, { title: name }]));
  const [registry = ''] = names;
  const form = { type: 'object', properties: { note: { type: 'string', title: 'Note' } } };
  const uischema = { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/note' }] };
  const workflow = {
    ...{ id: 'listed', title: 'Listed', owner: pkg.workflow.owner, legalKind: 'service', registries, start: 'apply' },
    steps: {
      apply: { type: 'form', form: 'application', by: 'applicant', next: 'list' },
      list: { type: 'register', registry, valid: { amount: 1, unit: 'years' }, next: 'done' },
      done: { type: 'end', outcome: 'done', tone: 'positive' },
    },
  };
  const forms = { application: { id: 'application', title: 'Listed', schema: form, uischema } };
  return [{ workflow, forms, vocabularies: {} } as unknown as ProgrammePackage];
}
