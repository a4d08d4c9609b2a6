import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from './deps.ts';
import { absenceRoutes } from './routes/absence.ts';
import { batchRoutes } from './routes/batches.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseMessageRoutes } from './routes/case-messages.ts';
import { caseRoutes } from './routes/cases.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { drawRoutes } from './routes/draws.ts';
import { enterpriseRoutes } from './routes/enterprises.ts';
import { expertRoutes } from './routes/experts.ts';
import { extensionRoutes } from './routes/extensions.ts';
import { fileRoutes } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { messageRoutes } from './routes/messages.ts';
import { migrationRoutes } from './routes/migrations.ts';
import { programmeRoutes } from './routes/programmes.ts';
import { publicRoutes } from './routes/public.ts';
import { publicRegistryRoutes } from './routes/public-registries.ts';
import { registryRoutes } from './routes/registries.ts';
import { registryActRoutes } from './routes/registry-acts.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/stream.ts';
import { taskListRoutes } from './routes/task-lists.ts';
import { taskOperationRoutes } from './routes/task-operations.ts';
import { taskRoutes } from './routes/tasks.ts';
import { versionRoutes } from './routes/versions.ts';
import { vocabularyRoutes } from './routes/vocabularies.ts';
import { windowRoutes } from './routes/windows.ts';

/** Every noun of the API. */
export const routes: readonly ((app: FastifyInstance, deps: HttpDeps) => void)[] = [
  healthRoutes,
  sessionRoutes,
  programmeRoutes,
  definitionRoutes,
  migrationRoutes,
  versionRoutes,
  windowRoutes,
  enterpriseRoutes,
  vocabularyRoutes,
  caseRoutes,
  caseMessageRoutes,
  taskListRoutes,
  taskRoutes,
  taskOperationRoutes,
  absenceRoutes,
  extensionRoutes,
  fileRoutes,
  batchRoutes,
  drawRoutes,
  expertRoutes,
  registryRoutes,
  registryActRoutes,
  publicRoutes,
  publicRegistryRoutes,
  calendarRoutes,
  messageRoutes,
  incidentRoutes,
  streamRoutes,
];
