import { Rejection } from '../../model/errors.ts';
import { mayExportAdminLog } from '../../policy/admin.ts';
import { actPage, appendActs, type LoggedAct, type LogQuery } from '../../store/admin/log.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';

/** Rows of the log to be taken along; that they were is an act itself. `more`: there were more than the limit. @throws Rejection forbidden */
export async function exportLog(
  runtime: Runtime,
  request: AdminRequest & { readonly query: LogQuery },
): Promise<{ readonly items: readonly LoggedAct[]; readonly more: boolean }> {
  if (!mayExportAdminLog(request.by)) throw new Rejection('forbidden');
  const { items, next } = await actPage(runtime.store.read, request.query);
  const sign = signed(runtime, request);
  const detail = { n: String(items.length) };
  await runtime.store.writer.transact((tx) =>
    appendActs(tx, [{ act: 'log.exported', kind: 'log', subject: 'log', title: '', detail }], sign),
  );
  return { items, more: next !== undefined };
}
