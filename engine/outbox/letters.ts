/** Sends the letters that are due: one about each message, or one about all that were kept back until now. */
import { dateOf } from '../calendar/date.ts';
import { digestDue } from '../calendar/letters.ts';
import type { Runtime } from '../commands/runtime.ts';
import { letterAbout } from '../effects/letters.ts';
import type { PostOffice } from '../effects/mail.ts';
import type { NoticePreferences } from '../model/notification.ts';
import { openIncident } from '../store/incidents.ts';
import {
  armSummaries,
  claimLetters,
  type DueLetter,
  preferencesOf,
  rearmSummary,
  rowOfMessage,
  settleLetter,
  summaryId,
  summaryTemplate,
} from '../store/letters.ts';
import { inboxCounts, inboxGroups } from '../store/tasks.ts';
import { userById } from '../store/users.ts';
import { retryAt } from './back-off.ts';
import { deliverClaimed, type Sent } from './claimed.ts';

const readersAtOnce = 20;
const maxAttempts = 8;

/** A letter that can't be sent is tried again later; after eight attempts it is an incident of its case. */
export function deliverLetters(runtime: Runtime, { mailer, publicUrl }: PostOffice): Promise<Sent> {
  return deliverClaimed(runtime, {
    async claim(tx, now, until) {
      const due = await claimLetters(tx, now, until, readersAtOnce);
      const preferences = await preferencesOf(
        tx,
        due.map(({ userId }) => userId),
      );
      return bundlesOf(due).map((letters) => ({ letters, preferences: preferences(letters[0].userId) }));
    },
    async send({ letters, preferences: { language, summary } }) {
      const [first, ...others] = letters;
      const { userId, email, held, read } = first;
      const params = first.template === summaryTemplate ? summary && (await waitingFor(runtime, userId)) : first.params;
      if (email === null || (held && read) || !params) return { error: null, dropped: true };
      const letter = letterAbout({ userId, email, language }, [{ ...first, params }, ...others], publicUrl);
      return { error: await mailer.send(letter).then(() => null, reasonOf), dropped: false };
    },
    async settle(sent) {
      const count = { delivered: 0, failed: 0 };
      for (const [{ letters, preferences }, { error, dropped }] of sent) {
        await settle(runtime, letters, error, dropped, preferences);
        if (!dropped) count[error === null ? 'delivered' : 'failed'] += letters.length;
      }
      return count;
    },
    isFull: (bundles) => new Set(bundles.map(({ letters }) => letters[0].userId)).size >= readersAtOnce,
  });
}

type Bundle = readonly [DueLetter, ...DueLetter[]];

/** What was kept back goes out together, by reader; what was read in the app meanwhile, and what came at once, by itself. */
function bundlesOf(due: readonly DueLetter[]): Bundle[] {
  const single: Bundle[] = [];
  const gathered = new Map<string, Bundle>();
  for (const letter of due) {
    const others = gathered.get(letter.userId);
    if (!letter.held || letter.read) single.push([letter]);
    else gathered.set(letter.userId, others ? [...others, letter] : [letter]);
  }
  return [...single, ...gathered.values()];
}

/** Officers who have an address get their daily letter. */
export async function armDailyLetters(runtime: Runtime): Promise<void> {
  const { calendar } = await runtime.currentCalendar();
  const now = runtime.clock.now();
  await runtime.store.writer.transact((tx) => armSummaries(tx, now, (preferences) => digestDue(calendar, now, preferences)));
}

/** What waits for somebody, in numbers; null: nothing. */
async function waitingFor({ store, clock }: Runtime, userId: string): Promise<Readonly<Record<string, string>> | null> {
  const record = await userById(store.read, userId);
  if (!record) return null;
  const now = clock.now();
  const { open, red, yellow } = await inboxCounts(store.read, inboxGroups(record.user, dateOf(now)), userId, now);
  if (open === 0) return null;
  return { open: String(open), ...(red > 0 && { red: String(red) }), ...(yellow > 0 && { yellow: String(yellow) }) };
}

async function settle(
  runtime: Runtime,
  letters: Bundle,
  error: string | null,
  dropped: boolean,
  preferences: NoticePreferences,
): Promise<void> {
  const { store, clock } = runtime;
  const { calendar } = await runtime.currentCalendar();
  const now = clock.now();
  await store.writer.transact(async (tx) => {
    for (const letter of letters) {
      const { caseId, attempts, id, userId } = letter;
      if (id === summaryId && (error === null || attempts >= maxAttempts)) {
        await rearmSummary(tx, userId, digestDue(calendar, now, preferences));
        continue;
      }
      if (error === null) {
        await settleLetter(tx, letter, { status: dropped ? 'dropped' : 'sent', at: now });
        continue;
      }
      const givenUp = attempts >= maxAttempts;
      await settleLetter(tx, letter, givenUp ? { status: 'failed', at: now, error } : { again: retryAt(now, attempts), error });
      const row = caseId === null ? null : rowOfMessage(id, caseId);
      if (givenUp && caseId !== null && row)
        await openIncident(tx, { caseId, kind: 'effect', reference: `${row.seq}.${row.n}`, message: error, openedAt: now });
    }
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
