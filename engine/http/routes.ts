import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from './deps.ts';
import { absenceRoutes } from './routes/absence.ts';
import { adminArchiveRoutes } from './routes/admin-archive.ts';
import { adminLogRoutes } from './routes/admin-log.ts';
import { adminOperationRoutes } from './routes/admin-operations.ts';
import { adminOrganisationRoutes } from './routes/admin-organisations.ts';
import { adminPeopleRoutes } from './routes/admin-people.ts';
import { adminRoleRoutes } from './routes/admin-roles.ts';
import { adminSettingRoutes } from './routes/admin-settings.ts';
import { adminTextRoutes } from './routes/admin-texts.ts';
import { adminUserRoutes } from './routes/admin-users.ts';
import { batchRoutes } from './routes/batches.ts';
import { boardRoutes } from './routes/board.ts';
import { boardSnapshotRoutes } from './routes/board-snapshots.ts';
import { boardTargetRoutes } from './routes/board-targets.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseMessageRoutes } from './routes/case-messages.ts';
import { casePageRoutes } from './routes/case-page.ts';
import { caseRoutes } from './routes/cases.ts';
import { claimRoutes } from './routes/claims.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { deskRoutes } from './routes/desk.ts';
import { drawRoutes } from './routes/draws.ts';
import { enterpriseRoutes } from './routes/enterprises.ts';
import { expertRoutes } from './routes/experts.ts';
import { extensionRoutes } from './routes/extensions.ts';
import { fileRoutes } from './routes/files.ts';
import { guideRoutes } from './routes/guides.ts';
import { healthRoutes } from './routes/health.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { meetingPlanRoutes } from './routes/meeting-plans.ts';
import { memberRoutes } from './routes/members.ts';
import { messageRoutes } from './routes/messages.ts';
import { migrationRoutes } from './routes/migrations.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { outsideRoutes } from './routes/outside.ts';
import { programmeRoutes } from './routes/programmes.ts';
import { providerRoutes } from './routes/provider.ts';
import { publicRoutes } from './routes/public.ts';
import { publicRegistryRoutes } from './routes/public-registries.ts';
import { ratingRoutes } from './routes/ratings.ts';
import { registryRoutes } from './routes/registries.ts';
import { registryActRoutes } from './routes/registry-acts.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/stream.ts';
import { studioDraftRoutes } from './routes/studio-drafts.ts';
import { studioImpactRoutes } from './routes/studio-impact.ts';
import { studioPlaceRoutes } from './routes/studio-places.ts';
import { studioPlayRoutes } from './routes/studio-play.ts';
import { studioReviewRoutes } from './routes/studio-reviews.ts';
import { supervisionRoutes } from './routes/supervisions.ts';
import { taskListRoutes } from './routes/task-lists.ts';
import { taskOperationRoutes } from './routes/task-operations.ts';
import { taskPreviewRoutes } from './routes/task-preview.ts';
import { taskRoutes } from './routes/tasks.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { versionRoutes } from './routes/versions.ts';
import { vocabularyRoutes } from './routes/vocabularies.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { windowRoutes } from './routes/windows.ts';

/** Every noun of the API. */
export const routes: readonly ((app: FastifyInstance, deps: HttpDeps) => void)[] = [
  healthRoutes,
  sessionRoutes,
  providerRoutes,
  programmeRoutes,
  guideRoutes,
  definitionRoutes,
  studioDraftRoutes,
  studioReviewRoutes,
  studioPlaceRoutes,
  studioPlayRoutes,
  studioImpactRoutes,
  migrationRoutes,
  versionRoutes,
  windowRoutes,
  enterpriseRoutes,
  memberRoutes,
  vocabularyRoutes,
  claimRoutes,
  caseRoutes,
  caseMessageRoutes,
  ratingRoutes,
  casePageRoutes,
  supervisionRoutes,
  taskListRoutes,
  deskRoutes,
  taskPreviewRoutes,
  taskRoutes,
  outsideRoutes,
  taskOperationRoutes,
  absenceRoutes,
  extensionRoutes,
  fileRoutes,
  uploadRoutes,
  batchRoutes,
  meetingPlanRoutes,
  drawRoutes,
  expertRoutes,
  registryRoutes,
  registryActRoutes,
  publicRoutes,
  publicRegistryRoutes,
  calendarRoutes,
  messageRoutes,
  notificationRoutes,
  webhookRoutes,
  incidentRoutes,
  boardRoutes,
  boardTargetRoutes,
  adminOrganisationRoutes,
  adminUserRoutes,
  adminRoleRoutes,
  adminLogRoutes,
  adminOperationRoutes,
  adminArchiveRoutes,
  adminPeopleRoutes,
  adminSettingRoutes,
  adminTextRoutes,
  boardSnapshotRoutes,
  streamRoutes,
];
