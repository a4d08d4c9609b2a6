/** A real SMTP server that keeps what arrives. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  readonly url: string;
  /** What arrived since the last look, in order. */
  taken(): Promise<ParsedMail[]>;
  /** Refuses every letter from now on, or none. */
  refuse(refused: boolean): void;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  let sources: string[] = [];
  let refused = false;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    // Whoever keeps a connection for the next letter doesn't hold up the end, which would wait half a minute for it.
    closeTimeout: 1,
    onRcptTo: (_address, _session, done) => done(refused ? Object.assign(new Error('mailbox unavailable'), { responseCode: 550 }) : null),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        sources.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken() {
      const arrived = sources;
      sources = [];
      return Promise.all(arrived.map((source) => simpleParser(source)));
    },
    refuse(now) {
      refused = now;
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
