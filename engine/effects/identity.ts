/**
 * Sign-in through an OpenID Connect provider: authorization code with PKCE (RFC 7636), state and nonce. What the provider says of itself is
 * read at the first sign-in and kept; while it can't be reached, each attempt asks anew.
 */
import * as client from 'openid-client';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Claim that names the person here: the provider's id of an account, or its login. */
  readonly claim: string;
  readonly scope: string;
  /** What people call it; undefined: the interface's own word. */
  readonly label: string | undefined;
  /** An account is made for whoever the provider vouches for and nobody knows here. */
  readonly create: boolean;
}
/** What belongs to one attempt, kept until the browser comes back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
export interface Identity {
  /** Value of the claim. */
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}
export interface IdentityProvider {
  readonly settings: ProviderSettings;
  /** @throws ProviderError down */
  begin(): Promise<{ readonly url: string; readonly attempt: Attempt }>;
  /** `query`: of the address the browser came back to. @throws ProviderError */
  finish(query: string, attempt: Attempt): Promise<Identity>;
  /** Where the provider ends its own session; null when it doesn't offer that, or can't be reached. */
  end(): Promise<string | null>;
}

/** `down`: can't be reached; `refused`: said no, or its answer isn't for this attempt or no longer good. */
export class ProviderError extends Error {
  readonly reason: 'down' | 'refused';
  constructor(reason: 'down' | 'refused', cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

const timeoutSeconds = 10;

/** `publicUrl`: ours, as the provider knows it. */
export function createIdentityProvider(settings: ProviderSettings, publicUrl: string): IdentityProvider {
  const redirect = `${publicUrl}/api/session/provider/callback`;
  let known: Promise<client.Configuration> | null = null;
  const configuration = (): Promise<client.Configuration> => {
    const { issuer, clientId, clientSecret } = settings;
    const plain = issuer.startsWith('http:');
    known ??= client
      .discovery(new URL(issuer), clientId, clientSecret, clientSecret ? undefined : client.None(), {
        timeout: timeoutSeconds,
        ...(plain ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error: unknown) => {
        known = null;
        throw new ProviderError('down', error);
      });
    return known;
  };
  return {
    settings,
    async begin() {
      const config = await configuration();
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const url = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirect, scope: settings.scope, state: attempt.state, nonce: attempt.nonce },
        ...{ code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: 'S256' },
      });
      return { url: url.href, attempt };
    },
    async finish(query, { state, nonce, verifier }) {
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(`${redirect}${query}`), {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        });
        const claims = tokens.claims();
        const more =
          claims && claims[settings.claim] === undefined ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
        return identityOf({ ...claims, ...more }, settings.claim);
      } catch (error) {
        throw new ProviderError(isDown(error) ? 'down' : 'refused', error);
      }
    },
    async end() {
      try {
        const config = await configuration();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        return client.buildEndSessionUrl(config, { client_id: settings.clientId, post_logout_redirect_uri: `${publicUrl}/login` }).href;
      } catch {
        return null;
      }
    },
  };
}

function identityOf(claims: Readonly<Record<string, unknown>>, claim: string): Identity {
  const id = claims[claim];
  if (typeof id !== 'string' || id === '') throw new Error(`no claim ${claim}`);
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return { id, name: text(claims.name), email: text(claims.email) };
}

/** Nobody answered; whatever was answered is a refusal. */
function isDown(error: unknown): boolean {
  const { code, cause, name } = error as { code?: unknown; cause?: unknown; name?: unknown };
  return code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || (error instanceof TypeError && cause !== undefined);
}
