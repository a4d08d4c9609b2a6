import { type Lang, text } from '../messages/render.ts';
import type { Mailer } from './mail.ts';

/** Shape of the outbox's notice, as far as a letter needs it. */
export interface LetterNotice {
  readonly key: string;
  readonly caseId: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly recipients: readonly { readonly id: string; readonly email: string | null }[];
}

/** Subject and body of a template: the author's own words when it carries them. */
export function wordsOf(language: Lang, template: string, params: Readonly<Record<string, string>>): { subject: string; body: string } {
  return {
    subject: params.subject ?? text(language, `notice.${template}.subject`, params),
    body: params.body ?? text(language, `notice.${template}.body`, params),
  };
}

/** Sends each notice by mail to those of its recipients who gave an address. */
export function letterChannel(mailer: Mailer, publicUrl: string): (notice: LetterNotice) => Promise<void> {
  return async ({ key, caseId, template, params, recipients }) => {
    const { subject, body } = wordsOf('zh-CN', template, params);
    for (const { id, email } of recipients) {
      if (email) await mailer.send({ to: email, subject, text: `${body}\n\n${publicUrl}/cases/${caseId}\n`, id: `${key}.${id}` });
    }
  };
}
