/** Every address of the interface. Parameters are encoded here. */
const part = encodeURIComponent;

/** The dot of an entry's id would read as a file's ending, and a page that is loaded anew wouldn't be found. */
export const undotted = (id: string) => id.replace('.', '~');
export const dotted = (id: string) => (id.includes('.') ? id : id.replace('~', '.'));

export const paths = {
  home: '/',
  login: '/login',
  password: '/password',
  catalogue: '/portal',
  guide: (programme: string) => `/portal/programmes/${part(programme)}`,
  start: (programme: string) => `/portal/programmes/${part(programme)}/start`,
  matches: '/portal/matches',
  join: '/portal/join',
  cases: '/portal/cases',
  kase: (id: string) => `/portal/cases/${part(id)}`,
  /** By the task's number within its case: a dot in an address reads as a file's ending. */
  task: (caseId: string, taskId: string, section = '') =>
    `/portal/cases/${part(caseId)}/tasks/${part(taskId.slice(taskId.lastIndexOf('.') + 1))}${section ? `/${part(section)}` : ''}`,
  certificates: '/portal/certificates',
  entry: (id: string) => `/portal/certificates/${part(undotted(id))}`,
  entryUpdate: (id: string, year: number) => `/portal/certificates/${part(undotted(id))}/updates/${year}`,
  enterprises: '/portal/enterprises',
  enterprise: (uscc: string) => `/portal/enterprises/${part(uscc)}`,
  members: (uscc: string) => `/portal/enterprises/${part(uscc)}/members`,
  messages: '/messages',
  caseMessages: (id: string) => `/messages?case=${part(id)}`,
  notificationSettings: '/settings/notifications',
  webhooks: '/settings/webhooks',
  workbench: '/workbench',
  workbenchCase: (id: string) => `/workbench/cases/${part(id)}`,
  workbenchMigrate: (programme: string) => `/workbench/definitions/${part(programme)}/migrate`,
  admin: '/admin',
  board: '/board',
  studio: '/studio',
  studioDraft: (id: string) => `/studio/${part(id)}`,
  /** `at`: what is chosen there. */
  studioPanel: (id: string, panel: string, at?: string) => `/studio/${part(id)}/${part(panel)}${at === undefined ? '' : `?at=${part(at)}`}`,
  notices: '/notices',
  /** The dot of a notice's id would read as a file's ending. */
  notice: (id: string) => `/notices/${part(id.replace('.', '~'))}`,
  publicRegistries: '/registries',
  publicRegistry: (id: string) => `/registries/${part(id)}`,
  verify: '/verify',
  verifyCode: (code: string) => `/verify/${part(code)}`,
};
