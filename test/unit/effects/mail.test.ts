import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { letterChannel } from '../../../engine/effects/letters.ts';
import { createMailer } from '../../../engine/effects/mail.ts';

let server: SMTPServer | null = null;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

const notice = {
  key: 'case-1-2',
  caseId: 'case',
  template: 'case.ended',
  params: { number: 'CX202603020001', outcome: '已列入名录' },
  recipients: [
    { id: 'a', email: 'a@example.cn' },
    { id: 'b', email: null },
  ],
};

describe('letters', () => {
  it('go to those who gave an address, in Chinese, with the same id at every attempt', async () => {
    const sources: string[] = [];
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let source = '';
        stream.on('data', (chunk: Buffer) => {
          source += chunk.toString();
        });
        stream.on('end', () => {
          sources.push(source);
          done();
        });
      },
    });
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
    const { port } = server.server.address() as AddressInfo;
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: '流转 <no-reply@example.gov.cn>' });
    if (!mailer) throw new Error('no mailer');
    const send = letterChannel(mailer, 'https://example.gov.cn');
    await send(notice);
    await send(notice);
    mailer.close();
    const letters = await Promise.all(sources.map((source) => simpleParser(source)));
    expect(letters.map((letter) => letter.messageId)).toEqual(['<case-1-2.a@example.gov.cn>', '<case-1-2.a@example.gov.cn>']);
    expect(letters[0]?.subject).toBe('办件 CX202603020001 已办结：已列入名录');
    expect(letters[0]?.text).toContain('https://example.gov.cn/cases/case');
  });

  it('are not written at all without a server for them', () => {
    expect(createMailer({ smtpUrl: undefined, from: 'x@y' })).toBeNull();
  });
});
