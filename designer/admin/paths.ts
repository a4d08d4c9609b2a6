/** Addresses of administration. Parameters are encoded here. */
const part = encodeURIComponent;

export const ad = {
  home: '/admin',
  organisations: '/admin/organisations',
  users: '/admin/users',
  user: (id: string) => `/admin/users/${part(id.replaceAll('.', '~'))}`,
  usersWith: (filter: Readonly<Record<string, string>>) => `/admin/users?${new URLSearchParams(filter)}`,
  roles: '/admin/roles',
  outbox: '/admin/outbox',
  health: '/admin/health',
  archive: '/admin/archive',
  imports: '/admin/import',
  texts: '/admin/texts',
  sequences: '/admin/sequences',
  calendar: '/admin/calendar',
  log: '/admin/log',
  logOf: (filter: Readonly<Record<string, string>>) => `/admin/log?${new URLSearchParams(filter)}`,
};
