import type { NoticeKind, NoticePreferences } from '../notification.ts';

/** How the reader is told, and whether mail can reach them at all. */
export interface NotificationsDto {
  readonly preferences: NoticePreferences;
  readonly email: string | null;
  /** The installation has a server for mail. */
  readonly mail: boolean;
  /** The last letter, when it was given up. */
  readonly failed: { readonly at: string; readonly error: string } | null;
}
export interface WebhookInput {
  readonly org: string;
  readonly title: string;
  readonly url: string;
  readonly kinds: readonly NoticeKind[];
  readonly active: boolean;
}
export interface WebhookDto extends WebhookInput {
  readonly id: string;
  readonly orgName: string;
  readonly changedAt: string;
  readonly changedBy: string;
  /** The newest call; null before the first. */
  readonly last: WebhookCallDto | null;
}
/** Also whose there may be. */
export interface WebhooksDto {
  readonly items: readonly WebhookDto[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}
/** Told once: whoever loses it has another one made. */
export interface WebhookSecretDto {
  readonly id: string;
  readonly secret: string;
}
export interface WebhookCallDto {
  readonly id: string;
  readonly at: string;
  readonly status: 'pending' | 'done' | 'failed';
  readonly attempts: number;
  readonly nextAt: string | null;
  readonly answer: number | null;
  readonly error: string | null;
}
