import { withOfficeTexts } from '../store/admin/notice-texts.ts';
import { insertMessages } from '../store/messages.ts';
import type { Tx } from '../store/tx.ts';
import { recipientsOf } from '../store/users.ts';
import type { Runtime } from './runtime.ts';

interface Telling {
  /** Key of the words, `notice.<template>` of `messages/`. */
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  /** User ids and positions `role@organisation`. */
  readonly to: readonly string[];
  /** Who does it knows of it. */
  readonly by: string;
}

/** A message in the app, once for each, about something that is no case's. */
export async function tellPeople(tx: Tx, { ids, clock }: Runtime, { template, params, to, by }: Telling): Promise<void> {
  const told = new Set<string>();
  for (const target of to) for (const { id } of await recipientsOf(tx, target)) if (id !== by) told.add(id);
  const message = { id: ids.next(), caseId: null, template, params, createdAt: clock.now(), readAt: null };
  const messages = [...told].map((userId) => ({ ...message, userId }));
  await insertMessages(tx, await withOfficeTexts(tx, messages));
  if (told.size > 0) tx.announce({ users: [...told] });
}
