import type { CertificateContent } from '../effects/certificate.ts';
import type { StoredEntry } from '../store/registry.ts';
import type { HttpDeps } from './deps.ts';

/** What is printed of an entry; null when its programme issues no certificate. */
export async function certificateContent(deps: HttpDeps, entry: StoredEntry): Promise<CertificateContent | null> {
  if (!entry.certificate) return null;
  const compiled = await deps.programmes.byHash(entry.definition);
  const issuer = (await deps.people.organisations()).get(compiled.workflow.owner)?.name ?? compiled.workflow.owner;
  const { title, body, fields } = entry.certificate;
  return {
    number: entry.number,
    title,
    body,
    fields,
    holder: entry.enterpriseName,
    issuer,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    verification: entry.verification,
    verifyUrl: `${deps.config.publicUrl}/verify/${entry.verification}`,
    status: entry.status,
  };
}
