import { DateText } from './DateText.tsx';

interface Props {
  /** Who asked, in words that a date follows. */
  readonly asked: string;
  readonly askedAt: string;
  readonly note: string;
  /** Who decided, in words that a date follows; null while nobody has. */
  readonly decided: string | null;
  readonly decidedAt: string | null;
  readonly decisionNote: string | null;
}

/** Four eyes: who asked when and why, who decided when and why. */
export function AskedAndDecided({ asked, askedAt, note, decided, decidedAt, decisionNote }: Props) {
  return (
    <div role="status">
      <p>
        {asked} <DateText value={askedAt} time />
      </p>
      {note !== '' && <blockquote className="lz-said">{note}</blockquote>}
      {decided !== null && (
        <p>
          {decided} <DateText value={decidedAt} time />
        </p>
      )}
      {decisionNote && <blockquote className="lz-said">{decisionNote}</blockquote>}
    </div>
  );
}
