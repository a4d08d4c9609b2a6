import type { PlayScenarios } from '../commands/play-scenarios.ts';
import type { Runtime } from '../commands/runtime.ts';
import type { CertificatePrinter } from '../effects/certificate.ts';
import type { FileStore } from '../effects/files.ts';
import type { IdentityProvider } from '../effects/identity.ts';
import type { Passwords } from '../effects/password.ts';
import type { Uploads } from '../effects/uploads.ts';
import type { Lang } from '../messages/render.ts';
import type { PlayedDto, PlayRequest } from '../model/dto/tryout.ts';
import type { ProgrammeTemplate } from '../model/studio.ts';
import type { Store } from '../store/db.ts';
import type { People } from './people.ts';
import type { Programmes } from './programmes.ts';
import type { Sessions } from './sessions.ts';
import type { AddressLimit } from './sign-in-limits.ts';
import type { Patience } from './slow-clients.ts';

export interface HttpConfig {
  readonly publicUrl: string;
  readonly sessionHours: number;
  readonly https: boolean;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  readonly version: string;
  /** Names of the services outside that are configured. */
  readonly services: readonly string[];
  /** There is a server for mail. */
  readonly mail: boolean;
  /** Folder of the built application; null serves the API alone. */
  readonly staticRoot: string | null;
}

export interface Sandbox {
  readonly play: PlayScenarios;
  tryOut(request: PlayRequest, lang: Lang): Promise<PlayedDto>;
}

/** All that a route may use. */
export interface HttpDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  /** UTC instant. */
  readonly clock: () => string;
  readonly sessions: Sessions;
  readonly programmes: Programmes;
  readonly people: People;
  readonly passwords: Passwords;
  /** Provider of identities; null: local accounts only. */
  readonly identity: IdentityProvider | null;
  readonly addressLimit: AddressLimit;
  /** For what strangers may write. */
  readonly publicLimit: AddressLimit;
  /** For codes that somebody might guess: of certificates, of invitations. */
  readonly codeLimit: AddressLimit;
  readonly files: FileStore;
  readonly uploads: Uploads;
  readonly certificates: CertificatePrinter;
  /** Plays a draft's scenarios before it is published, and single ones while it is made. */
  readonly sandbox: Sandbox;
  /** What designers may begin from. */
  readonly templates: readonly ProgrammeTemplate[];
  readonly config: HttpConfig;
  /** Default: that of `slow-clients.ts`. */
  readonly patience?: Patience | undefined;
}
