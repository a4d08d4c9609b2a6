import { afterEach, describe, expect, it } from 'vitest';
import { type LetterPart, letterAbout } from '../../../engine/effects/letters.ts';
import { createMailer } from '../../../engine/effects/mail.ts';
import { type Mailbox, openMailbox } from '../../support/mailbox.ts';

let mailbox: Mailbox | null = null;
afterEach(() => mailbox?.close());

const parts: readonly LetterPart[] = [
  { id: 'case-1-2', caseId: 'case', template: 'case.ended', params: { number: 'CX202603020001', outcome: '已列入名录' } },
  { id: 'case-2-1', caseId: 'other', template: 'task.copied', params: { number: 'CX202603020002', enterprise: '甲公司', step: '会议' } },
];
const reader = { userId: 'a', email: 'a@example.cn', language: 'zh-CN' as const };
const publicUrl = 'https://example.gov.cn';

describe('letters', () => {
  it('go out by SMTP with the same id at every attempt, and say that nobody answers', async () => {
    mailbox = await openMailbox();
    const mailer = createMailer({ smtpUrl: mailbox.url, from: '流转 <no-reply@example.gov.cn>' });
    if (!mailer) throw new Error('no mailer');
    const letter = letterAbout(reader, parts.slice(0, 1), publicUrl);
    await mailer.send(letter);
    await mailer.send(letter);
    mailer.close();
    const letters = await mailbox.taken();
    expect(letters.map(({ messageId }) => messageId)).toEqual(['<case-1-2.a@example.gov.cn>', '<case-1-2.a@example.gov.cn>']);
    expect(letters[0]?.subject).toBe('办件 CX202603020001 已办结：已列入名录');
    expect(letters[0]?.text).toContain('https://example.gov.cn/cases/case');
    expect(letters[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('about several messages name each with its case, in the reader’s language', () => {
    const { subject, text } = letterAbout(reader, parts, publicUrl);
    expect(subject).toBe('2 条通知：办件 CX202603020001 已办结：已列入名录');
    expect(text).toMatch(/1\. 办件 CX202603020001[\s\S]*\/cases\/case\n[\s\S]*2\. 抄送：办件 CX202603020002[\s\S]*\/cases\/other\n/);
    expect(text).toContain('https://example.gov.cn/settings/notifications');
    expect(letterAbout({ ...reader, language: 'en' }, parts, publicUrl).subject).toMatch(/^2 notices: /);
  });

  it('are not written at all without a server for them', () => {
    expect(createMailer({ smtpUrl: undefined, from: 'x@y' })).toBeNull();
  });
});
