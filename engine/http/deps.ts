import type { Runtime } from '../commands/runtime.ts';
import type { CertificatePrinter } from '../effects/certificate.ts';
import type { FileStore } from '../effects/files.ts';
import type { Passwords } from '../effects/password.ts';
import type { Store } from '../store/db.ts';
import type { People } from './people.ts';
import type { Programmes } from './programmes.ts';
import type { Sessions } from './sessions.ts';
import type { AddressLimit } from './sign-in-limits.ts';

export interface HttpConfig {
  readonly publicUrl: string;
  readonly sessionHours: number;
  readonly https: boolean;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  readonly version: string;
  /** Folder of the built application; null serves the API alone. */
  readonly staticRoot: string | null;
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
  readonly addressLimit: AddressLimit;
  /** For what strangers may write. */
  readonly publicLimit: AddressLimit;
  readonly files: FileStore;
  readonly certificates: CertificatePrinter;
  readonly config: HttpConfig;
}
