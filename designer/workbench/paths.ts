import { paths, undotted } from '../app/paths.ts';

/** Addresses inside the workbench. Parameters are encoded here. */
const part = encodeURIComponent;

export const wb = {
  inbox: '/workbench',
  /** `search`: of a list's address; none: the lists as one finds them. */
  list: (search: string) => (search ? `/workbench?${search}` : '/workbench'),
  opinions: '/workbench/opinions',
  cases: '/workbench/cases',
  archivedCases: '/workbench/cases?status=archived',
  kase: (id: string, task?: string) => `/workbench/cases/${part(id)}${task ? `?task=${part(task)}` : ''}`,
  draws: (id: string) => `/workbench/cases/${part(id)}/draws`,
  meeting: '/workbench/meeting',
  agenda: (programme: string, step: string, window?: string) =>
    `/workbench/meeting/${part(programme)}/${part(step)}${window ? `?window=${part(window)}` : ''}`,
  projector: (programme: string, step: string, window?: string) =>
    `/workbench/meeting/${part(programme)}/${part(step)}/projector${window ? `?window=${part(window)}` : ''}`,
  registries: '/workbench/registries',
  registry: (id: string) => `/workbench/registries/${part(id)}`,
  entry: (registry: string, id: string) => `/workbench/registries/${part(registry)}/${part(undotted(id))}`,
  ratings: '/workbench/ratings',
  supervision: '/workbench/supervision',
  absence: '/workbench/absence',
  experts: '/workbench/experts',
  incidents: '/workbench/incidents',
  windows: '/workbench/windows',
  vocabularies: '/workbench/vocabularies',
  vocabulary: (id: string) => `/workbench/vocabularies/${part(id)}`,
  claims: '/workbench/claims',
  definitions: '/workbench/definitions',
  /** No programme's id begins so. */
  publish: '/workbench/definitions/_publish',
  definition: (id: string) => `/workbench/definitions/${part(id)}`,
  migrate: paths.workbenchMigrate,
};
