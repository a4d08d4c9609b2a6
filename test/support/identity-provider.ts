/** A real OpenID Connect provider (`oidc-provider`) on a port of this machine; it lets anybody in under the name they give. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ProviderSettings } from '../../engine/effects/identity.ts';

export interface RunningProvider {
  readonly settings: ProviderSettings;
  stop(): Promise<void>;
}

/** `publicUrl`: ours, where the provider sends browsers back to. */
export async function startProvider(publicUrl: string, change: Partial<ProviderSettings> = {}): Promise<RunningProvider> {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listening(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'liuzhuan', client_secret: 'only for tests', token_endpoint_auth_method: 'client_secret_post' },
        redirect_uris: [`${publicUrl}/api/session/provider/callback`],
        post_logout_redirect_uris: [`${publicUrl}/login`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `统一身份 ${id}`, preferred_username: id, email: `${id}@example.gov.cn` }),
    }),
  });
  server.on('request', provider.callback());
  const settings = {
    issuer,
    clientId: 'liuzhuan',
    clientSecret: 'only for tests',
    claim: 'preferred_username',
    scope: 'openid profile email',
  };
  return {
    settings: { ...settings, label: undefined, create: false, ...change },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Port of a server that listens from now on. */
export function listening(server: Server, port = 0): Promise<number> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** Goes through the provider's pages as a browser does, and gives the address of ours that it is sent back to. */
export async function walkThrough(start: string, login: string, until: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 20; step += 1) {
    const answered: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of answered.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answered.headers.get('location');
    form = null;
    if (location) {
      url = new URL(location, url).href;
      if (url.startsWith(until)) return url;
      continue;
    }
    const page = await answered.text();
    const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
    if (!action) throw new Error(`the provider answered ${answered.status}: ${page.slice(0, 300)}`);
    url = new URL(action, url).href;
    form = new URLSearchParams({ prompt, login, password: 'any' });
  }
  throw new Error('the provider goes round and round');
}
