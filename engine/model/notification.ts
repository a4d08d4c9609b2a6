/** How people are told: by message in the app always, by mail as each likes it, by webhook where an organisation has one. */
import { supervisionKinds } from './supervision.ts';

/** What a notice is about: something to do, a date that comes near, what came of a case, something to know. */
export const noticeKinds = ['work', 'deadline', 'result', 'copy'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Templates of `messages/*\/notices.ts` by kind; the others are results. */
const templates: Readonly<Record<Exclude<NoticeKind, 'result'>, readonly string[]>> = {
  work: [
    'task.opened',
    'task.transferred',
    'task.delegated',
    'task.answered',
    'signer.added',
    'score.second-look',
    'entry.investigated',
    'apply-migration.asked',
    'undo-migration.asked',
    'publishing.asked',
    ...['meeting.invited', 'meeting.changed', 'meeting.cancelled'],
    ...['deadline.raised', ...supervisionKinds.map((kind) => `supervision.issued.${kind}`)],
  ],
  deadline: [
    ...['task.reminded', 'deadline.near', 'deadline.extended', 'deadline.escalated', 'extension.refused'],
    ...['deadline.overdue', 'deadline.near-above', 'supervision.late', 'supervision.escalated'],
    ...['clock.extended', 'clock.expired', 'entry.reminded', 'entry.renewal-opened', 'entry.update-missed', 'entry.expired'],
  ],
  copy: ['task.copied', 'task.gone'],
};
const kinds = new Map(Object.entries(templates).flatMap(([kind, names]) => names.map((name) => [name, kind as NoticeKind])));

export function noticeKindOf(template: string): NoticeKind {
  return kinds.get(template) ?? 'result';
}

export const mailWays = ['now', 'digest', 'never'] as const;
export type MailWay = (typeof mailWays)[number];

/** `HH:MM` in Asia/Shanghai. */
export type TimeOfDay = string;
export const timeOfDay = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

export interface NoticePreferences {
  readonly language: 'zh-CN' | 'en';
  readonly mail: Readonly<Record<NoticeKind, MailWay>>;
  /** Officers: a letter with what waits, at the time of the digest, when anything does. */
  readonly summary: boolean;
  /** When what was gathered goes out in one letter. */
  readonly digest: { readonly at: TimeOfDay; readonly workingDays: boolean };
  /** From one time to another, over midnight too, no letter goes out; null: none. */
  readonly quiet: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
}

/** Of those who never said anything. */
export const usualPreferences: NoticePreferences = {
  language: 'zh-CN',
  mail: { work: 'now', deadline: 'now', result: 'now', copy: 'digest' },
  summary: true,
  digest: { at: '08:30', workingDays: true },
  quiet: null,
};
