import { type Lang, noticeTemplates, noticeText, placeholdersOf } from '../../messages/notice-words.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayEditSettings } from '../../policy/admin.ts';
import { appendActs } from '../../store/admin/log.ts';
import { insertNoticeText, lastNoticeRevision } from '../../store/admin/notice-texts.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';

export interface NoticeTextRequest extends AdminRequest {
  readonly template: string;
  readonly language: Lang;
  /** The revision it was written over; 0 for the shipped text. */
  readonly over: number;
  /** Null: back to the shipped text. */
  readonly text: { readonly subject: string; readonly body: string } | null;
}

/**
 * The office's wording of a notice, as a new revision; from then on it is what people are told. Every placeholder must be one of the
 * notice's own. @throws Rejection forbidden, not-found, input.invalid, stale
 */
export async function saveNoticeText(runtime: Runtime, request: NoticeTextRequest): Promise<void> {
  const { by, template, language, over, text } = request;
  if (!mayEditSettings(by)) throw new Rejection('forbidden');
  if (!noticeTemplates.includes(template)) throw new Rejection('not-found');
  const subject = text?.subject.trim() ?? '';
  const body = text?.body.trim() ?? '';
  if (text) for (const [pointer, words] of Object.entries({ '/subject': subject, '/body': body })) refuseWrong(template, pointer, words);
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const last = await lastNoticeRevision(tx, template, language);
    if (last !== over) throw new Rejection('stale');
    const saved = { template, language, revision: last + 1, subject, body, standard: text === null, savedAt: sign.at, savedBy: by.id };
    await insertNoticeText(tx, saved);
    const title = noticeText('zh-CN', template).subject;
    const act = text ? 'notice-text.saved' : 'notice-text.reset';
    await appendActs(tx, [{ act, kind: 'notice-text', subject: `${template}.${language}`, title, detail: { language } }], sign);
  });
}

/** @throws Rejection input.invalid */
function refuseWrong(template: string, pointer: string, words: string): void {
  if (words === '') refuseEntry(pointer, 'field.required');
  const known = placeholdersOf(template);
  for (const [, name = ''] of words.matchAll(/\{([^{}]*)\}/g))
    if (!known.includes(name)) refuseEntry(pointer, 'field.placeholder', { name, known: known.map((one) => `{${one}}`).join(' ') });
  if (/[{}]/.test(words.replace(/\{\w+\}/g, '')) || !/^(?:[^[\]]|\[[^[\]]*\])*$/.test(words)) refuseEntry(pointer, 'field.brackets');
}
