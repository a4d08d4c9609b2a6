/** Printed on every certificate, beside what the definition says. */
export const certificate = {
  'certificate.number': 'No. {number}',
  'certificate.valid': 'Valid',
  'certificate.period': '{from} to {to}',
  'certificate.code': 'Verification code: {code}',
  'certificate.check': 'Check at: {url}',
  'certificate.note': 'Scan the code or open the address to check authenticity and present status; that answer prevails.',
  'certificate.issued': '{date}',
  'certificate.electronic': 'Electronic certificate · scan to verify',
  'certificate.mark.expired': 'EXPIRED',
  'certificate.mark.revoked': 'REVOKED',
  'certificate.mark.withdrawn': 'WITHDRAWN',
} as const;
