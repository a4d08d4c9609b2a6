import { isDate } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayManageWindow } from '../policy/definition.ts';
import { latestDefinition } from '../store/definitions.ts';
import { insertWindow, type StoredWindow, updateWindow, windowById } from '../store/windows.ts';
import type { Runtime } from './runtime.ts';

type Settings = StoredWindow['settings'];

/** Opens a window 批次 of a programme. Dates are YYYY-MM-DD, both inclusive. @throws Rejection not-found, forbidden, input.invalid */
export async function openWindow(
  runtime: Runtime,
  request: {
    readonly by: User;
    readonly programme: string;
    readonly title: string;
    readonly opensOn: string;
    readonly closesOn: string;
    readonly settings?: Settings | undefined;
  },
): Promise<StoredWindow> {
  const { by, programme, title, opensOn, closesOn, settings } = request;
  await checkOwner(runtime, by, programme);
  const window = { id: runtime.ids.next(), programme, title, opensOn, closesOn, settings: settings ?? {} };
  checkDates(window);
  await runtime.store.writer.transact((tx) => insertWindow(tx, window, runtime.clock.now(), by.id));
  return window;
}

/** Changes title, dates or settings: an extension reaches the cases already opened in it. @throws Rejection not-found, forbidden, input.invalid */
export async function changeWindow(
  runtime: Runtime,
  request: { readonly by: User; readonly id: string; readonly change: Partial<Omit<StoredWindow, 'id' | 'programme'>> },
): Promise<StoredWindow> {
  const { by, id, change } = request;
  const known = await windowById(runtime.store.read, id);
  if (!known) throw new Rejection('not-found');
  await checkOwner(runtime, by, known.programme);
  const window = { ...known, ...change, id, programme: known.programme };
  checkDates(window);
  await runtime.store.writer.transact((tx) => updateWindow(tx, window));
  return window;
}

async function checkOwner({ store }: Runtime, by: User, programme: string): Promise<void> {
  const definition = await latestDefinition(store.read, programme);
  if (!definition) throw new Rejection('not-found');
  if (!mayManageWindow(by, definition.owner)) throw new Rejection('forbidden');
}

function checkDates({ opensOn, closesOn }: StoredWindow): void {
  const wrong = [
    ...(isDate(opensOn) ? [] : [{ code: 'field.date', pointer: '/opensOn', params: {} }]),
    ...(isDate(closesOn) && closesOn >= opensOn ? [] : [{ code: 'field.date', pointer: '/closesOn', params: {} }]),
  ];
  if (wrong.length > 0) throw new Rejection('input.invalid', { count: wrong.length }, wrong);
}
