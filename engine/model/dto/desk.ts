/** A named filter of the workbench. */
export interface SavedListDto {
  readonly id: string;
  readonly name: string;
  /** The address after its question mark. */
  readonly query: string;
  /** Organisation it is shared with, and its name. */
  readonly org: string | null;
  readonly orgName: string | null;
  readonly mine: boolean;
  /** Who made it. */
  readonly by: string;
  readonly standard: boolean;
}
/** 常用意见. */
export interface OpinionDto {
  readonly id: string;
  readonly body: string;
  /** Null: the reader's own. */
  readonly org: string | null;
  readonly orgName: string | null;
  readonly savedBy: string;
  readonly uses: number;
}
/** Organisations that the reader may share with. */
export interface OfficeDto {
  readonly id: string;
  readonly name: string;
}
