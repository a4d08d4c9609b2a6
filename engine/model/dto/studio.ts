/** Drafts of programmes in the studio, as the API gives them. */
import type { ProgrammeDocument } from '../studio.ts';

export interface DraftRowDto {
  readonly id: string;
  /** Id of the programme as it will be published. */
  readonly programme: string;
  readonly title: string;
  readonly owner: string;
  readonly ownerName: string;
  /** Counts the saves; a save names the revision it builds on. */
  readonly revision: number;
  readonly createdByName: string;
  readonly updatedAt: string;
  readonly updatedByName: string;
  /** Published version the draft began from, null for a new programme; and the newest one now. */
  readonly basedOn: number | null;
  readonly newest: number | null;
  /** Names of those who have it open now. */
  readonly present: readonly string[];
  readonly review: ReviewDto | null;
}

/** Four eyes: one person asks for publishing, another one publishes. */
export interface ReviewDto {
  readonly state: 'asked' | 'refused' | 'published' | 'withdrawn';
  /** The revision that was asked for: exactly this content is published. */
  readonly revision: number;
  readonly note: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decisionNote: string | null;
  readonly version: number | null;
}

/** One scenario as it was played: `says` names what came otherwise. */
export interface ScenarioResultDto {
  readonly title: string;
  readonly passed: boolean;
  readonly says: readonly string[];
}

/** All scenarios of a draft, as they were played at a revision. */
export interface PlayedScenariosDto {
  readonly revision: number;
  readonly results: readonly ScenarioResultDto[];
}

export interface DraftDto extends DraftRowDto {
  readonly document: ProgrammeDocument;
  readonly may: {
    readonly edit: boolean;
    readonly ask: boolean;
    readonly decide: boolean;
    readonly withdraw: boolean;
    readonly remove: boolean;
  };
}

/** What an open page is told of the draft: somebody saved, asked for publishing, decided, or is there. */
export interface PresenceDto extends Pick<DraftDto, 'revision' | 'basedOn' | 'newest' | 'review' | 'may'> {
  readonly editors: readonly DraftEditorDto[];
}

/** Somebody who has the draft open: `place` is a pointer of what they are at. */
export interface DraftEditorDto {
  readonly user: string;
  readonly name: string;
  readonly place: string | null;
  readonly at: string;
}

/** One published version as the studio edits it. */
export interface PublishedDocumentDto {
  readonly version: number;
  readonly hash: string;
  readonly document: ProgrammeDocument;
}

/** What a designer chooses from: the office as it is. */
export interface StudioPlacesDto {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly district: string | null }[];
  /** Positions that somebody holds, with where. */
  readonly positions: readonly { readonly role: string; readonly title: string; readonly org: string; readonly people: number }[];
  readonly registries: readonly { readonly id: string; readonly title: string; readonly programme: string }[];
  readonly programmes: readonly { readonly id: string; readonly title: string; readonly outcomes: readonly string[] }[];
  readonly services: readonly string[];
  readonly pools: readonly string[];
}
