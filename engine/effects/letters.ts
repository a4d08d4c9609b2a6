import { fill } from '../messages/fill.ts';
import { type Lang, text } from '../messages/render.ts';
import type { Letter } from './mail.ts';

/** What a letter says of one message. */
export interface LetterPart {
  /** Of the message. */
  readonly id: string;
  readonly caseId: string | null;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
}
export interface Reader {
  readonly userId: string;
  readonly email: string;
  readonly language: Lang;
}

/** Subject and body of a template: the author's own words when it carries them, those the office had when people were told, or ours. */
export function wordsOf(language: Lang, template: string, params: Readonly<Record<string, string>>): { subject: string; body: string } {
  const part = (name: 'subject' | 'body') => {
    const office = params[`office.${language}.${name}`];
    return params[name] ?? (office === undefined ? text(language, `notice.${template}.${name}`, params) : fill(office, params, String));
  };
  return { subject: part('subject'), body: part('body') };
}

/** One letter about one message, or about several that were gathered; each with where its case is found, and where to choose otherwise. */
export function letterAbout({ userId, email, language }: Reader, parts: readonly LetterPart[], publicUrl: string): Letter {
  const said = parts.map(({ template, params, caseId }) => ({
    ...wordsOf(language, template, params),
    link: linkTo(publicUrl, caseId, params),
  }));
  const [first] = said;
  const choose = text(language, 'letter.choose', { link: `${publicUrl}/settings/notifications` });
  const id = `${parts.at(-1)?.id}.${userId}${parts.length > 1 ? `.${parts.length}` : ''}`;
  if (first && said.length === 1) return { to: email, id, subject: first.subject, text: [first.body, first.link, choose].join('\n\n') };
  const items = said.map(({ subject, body, link }, index) => `${index + 1}. ${subject}\n${body}\n${link}`);
  return {
    ...{ to: email, id, subject: text(language, 'letter.digest.subject', { count: said.length, first: first?.subject ?? '' }) },
    text: [text(language, 'letter.digest.lead', { count: said.length }), ...items, choose].join('\n\n'),
  };
}

/** To the case, or the agenda of a meeting. */
function linkTo(publicUrl: string, caseId: string | null, { agenda = '' }: LetterPart['params']): string {
  return caseId === null ? `${publicUrl}${agenda}` : `${publicUrl}/cases/${caseId}`;
}
