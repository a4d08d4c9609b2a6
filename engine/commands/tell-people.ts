import { letterDue } from '../calendar/letters.ts';
import { noticeKindOf } from '../model/notification.ts';
import { withOfficeTexts } from '../store/admin/notice-texts.ts';
import { insertLetters, preferencesOf } from '../store/letters.ts';
import { insertMessages, type Message } from '../store/messages.ts';
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
  /** By mail too, as each likes it. Default: in the app alone. */
  readonly mail?: boolean;
}

/** A message in the app, once for each, about something that is no case's. */
export async function tellPeople(tx: Tx, runtime: Runtime, { template, params, to, by, mail = false }: Telling): Promise<void> {
  const { ids, clock } = runtime;
  const told = new Map<string, string | null>();
  for (const target of to) for (const { id, email } of await recipientsOf(tx, target)) if (id !== by) told.set(id, email);
  const message = { id: ids.next(), caseId: null, template, params, createdAt: clock.now(), readAt: null };
  const messages = [...told.keys()].map((userId) => ({ ...message, userId }));
  const worded = await withOfficeTexts(tx, messages);
  await insertMessages(tx, worded);
  if (mail)
    await writeLetters(
      tx,
      runtime,
      worded.filter(({ userId }) => told.get(userId) != null),
    );
  if (told.size > 0) tx.announce({ users: [...told.keys()], outbox: mail });
}

async function writeLetters(tx: Tx, { currentCalendar, clock }: Runtime, messages: readonly (Message & { readonly userId: string })[]) {
  const { calendar } = await currentCalendar();
  const preferences = await preferencesOf(
    tx,
    messages.map(({ userId }) => userId),
  );
  const letters = messages.flatMap(({ readAt: _, ...message }) => {
    const due = letterDue(calendar, clock.now(), noticeKindOf(message.template), preferences(message.userId));
    return due ? [{ ...message, held: due.held, dueAt: due.at }] : [];
  });
  await insertLetters(tx, letters);
}
