/** Addresses inside the workbench. Parameters are encoded here. */
const part = encodeURIComponent;

export const wb = {
  inbox: '/workbench',
  cases: '/workbench/cases',
  kase: (id: string, task?: string) => `/workbench/cases/${part(id)}${task ? `?task=${part(task)}` : ''}`,
  meeting: '/workbench/meeting',
  agenda: (programme: string, step: string) => `/workbench/meeting/${part(programme)}/${part(step)}`,
  registries: '/workbench/registries',
  registry: (id: string) => `/workbench/registries/${part(id)}`,
  entry: (registry: string, id: string) => `/workbench/registries/${part(registry)}/${part(id)}`,
  windows: '/workbench/windows',
  definitions: '/workbench/definitions',
  definition: (id: string) => `/workbench/definitions/${part(id)}`,
};
