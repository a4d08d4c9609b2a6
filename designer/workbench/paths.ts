import { undotted } from '../app/paths.ts';

/** Addresses inside the workbench. Parameters are encoded here. */
const part = encodeURIComponent;

export const wb = {
  inbox: '/workbench',
  cases: '/workbench/cases',
  kase: (id: string, task?: string) => `/workbench/cases/${part(id)}${task ? `?task=${part(task)}` : ''}`,
  draws: (id: string) => `/workbench/cases/${part(id)}/draws`,
  meeting: '/workbench/meeting',
  agenda: (programme: string, step: string, window?: string) =>
    `/workbench/meeting/${part(programme)}/${part(step)}${window ? `?window=${part(window)}` : ''}`,
  registries: '/workbench/registries',
  registry: (id: string) => `/workbench/registries/${part(id)}`,
  entry: (registry: string, id: string) => `/workbench/registries/${part(registry)}/${part(undotted(id))}`,
  absence: '/workbench/absence',
  experts: '/workbench/experts',
  incidents: '/workbench/incidents',
  windows: '/workbench/windows',
  definitions: '/workbench/definitions',
  definition: (id: string) => `/workbench/definitions/${part(id)}`,
  migrate: (id: string) => `/workbench/definitions/${part(id)}/migrate`,
};
