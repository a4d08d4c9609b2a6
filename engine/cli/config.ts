import { resolve } from 'node:path';
import type { ProviderSettings } from '../effects/identity.ts';

/** Settings of one process, read once from the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database and the uploaded files. */
  readonly dataDir: string;
  /** `postgres://…`; without it the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Address under which people reach this server; printed on certificates and in letters. */
  readonly publicUrl: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Fill an empty database with the demonstration's people and enterprises. */
  readonly seed: boolean;
  readonly demoPassword: string | undefined;
  readonly logLevel: string;
  readonly sessionHours: number;
  /** Believe `X-Forwarded-*` of the proxy in front. */
  readonly trustProxy: boolean;
  /** Addresses of services outside by the names that definitions use: `credit=https://…,patents=https://…`. */
  readonly services?: Readonly<Record<string, string>>;
  /** Provider of identities that people may sign in through. */
  readonly provider?: ProviderSettings | undefined;
  /** Webhooks may call this machine itself too. */
  readonly localWebhooks?: boolean;
  /** Ids of the programmes under `workflows/` that are published at the start, with what they need of others; all when it isn't given. */
  readonly programmes?: readonly string[] | undefined;
  /** Folder that holds `workflows/`, `forms/` and `dist/designer`. */
  readonly root: string;
}

/** A setting that can't be used; the message says which, and what it takes. */
export class ConfigError extends Error {}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws ConfigError */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const given = (value: string | undefined) => value?.trim() || undefined;
  const port = whole(given(env.PORT) ?? '3000', 'PORT', 0, 65535);
  const databaseUrl = given(env.DATABASE_URL);
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) throw new ConfigError('DATABASE_URL must begin with postgres://');
  const publicUrl = (given(env.PUBLIC_URL) ?? `http://localhost:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl) || !/^https?:/.test(publicUrl))
    throw new ConfigError('PUBLIC_URL must be an address such as https://example.gov.cn');
  const smtpUrl = given(env.SMTP_URL);
  if (smtpUrl && !/^smtps?:\/\//.test(smtpUrl)) throw new ConfigError('SMTP_URL must begin with smtp:// or smtps://');
  const logLevel = given(env.LOG_LEVEL) ?? 'info';
  if (!logLevels.includes(logLevel)) throw new ConfigError(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  return {
    port,
    host: given(env.HOST) ?? '0.0.0.0',
    dataDir: resolve(given(env.DATA_DIR) ?? 'data'),
    databaseUrl,
    publicUrl,
    smtpUrl,
    mailFrom: given(env.MAIL_FROM) ?? 'liuzhuan@localhost',
    seed: flag(given(env.SEED) ?? 'on', 'SEED'),
    demoPassword: given(env.DEMO_PASSWORD),
    logLevel,
    sessionHours: whole(given(env.SESSION_HOURS) ?? '12', 'SESSION_HOURS', 1, 720),
    trustProxy: flag(given(env.TRUST_PROXY) ?? 'off', 'TRUST_PROXY'),
    programmes: listOf(given(env.PROGRAMMES)),
    services: servicesOf(given(env.SERVICES) ?? ''),
    provider: providerOf({
      issuer: given(env.OIDC_ISSUER),
      clientId: given(env.OIDC_CLIENT_ID),
      clientSecret: given(env.OIDC_CLIENT_SECRET),
      claim: given(env.OIDC_CLAIM),
      scope: given(env.OIDC_SCOPE),
      label: given(env.OIDC_NAME),
      create: given(env.OIDC_CREATE),
    }),
    localWebhooks: flag(given(env.LOCAL_WEBHOOKS) ?? 'off', 'LOCAL_WEBHOOKS'),
    root,
  };
}

function whole(text: string, name: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^[0-9]+$/.test(text) || value < min || value > max) throw new ConfigError(`${name} must be a whole number from ${min} to ${max}`);
  return value;
}

function listOf(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function servicesOf(text: string): Record<string, string> {
  const pairs = listOf(text) ?? [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name = '', address = ''] = /^([a-z0-9][a-z0-9-]{0,63})=(https?:\/\/\S+)$/.exec(pair) ?? [];
      if (!URL.canParse(address)) throw new ConfigError('SERVICES must be a list such as credit=https://credit.example.gov.cn/api');
      return [name, address];
    }),
  );
}

function providerOf(given: Readonly<Record<keyof ProviderSettings, string | undefined>>): ProviderSettings | undefined {
  const { issuer, clientId, clientSecret, claim = 'sub', scope = 'openid profile email', label } = given;
  if (issuer === undefined) return undefined;
  const local = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(issuer);
  if (!URL.canParse(issuer) || !(issuer.startsWith('https:') || local))
    throw new ConfigError('OIDC_ISSUER must be an address such as https://id.example.gov.cn');
  if (clientId === undefined) throw new ConfigError('OIDC_CLIENT_ID is needed beside OIDC_ISSUER');
  return { issuer, clientId, clientSecret, claim, scope, label, create: flag(given.create ?? 'off', 'OIDC_CREATE') };
}

function flag(text: string, name: string): boolean {
  if (['on', 'true', '1', 'yes'].includes(text.toLowerCase())) return true;
  if (['off', 'false', '0', 'no'].includes(text.toLowerCase())) return false;
  throw new ConfigError(`${name} must be on or off`);
}
