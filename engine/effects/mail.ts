import { createTransport } from 'nodemailer';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Same for every attempt at the same letter, so that a receiving system can drop a second one. */
  readonly id: string;
}
/** Who writes letters, and under which address people find what they are about. */
export interface PostOffice {
  readonly mailer: Mailer;
  readonly publicUrl: string;
}
export interface Mailer {
  /** @throws when the letter wasn't taken; the outbox tries again. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Mail by SMTP (`smtp://user:pass@host:587`, `smtps://…`), or null without a URL: then people read their messages in the app only. */
export function createMailer(options: { readonly smtpUrl: string | undefined; readonly from: string }): Mailer | null {
  if (!options.smtpUrl) return null;
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = options.from.match(/@([\w.-]+)/)?.[1] ?? 'localhost';
  return {
    async send(letter) {
      await transport.sendMail({
        from: options.from,
        to: letter.to,
        subject: letter.subject.replace(/[\r\n]+/g, ' '),
        text: letter.text,
        messageId: `<${letter.id}@${domain}>`,
        // RFC 3834: nobody's answering machine answers.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
