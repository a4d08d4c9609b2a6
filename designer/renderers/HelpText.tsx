import { useMemo } from 'react';
import { type HelpBlock, type HelpPart, readHelp } from '../../engine/forms/help-text.ts';
import { useText } from '../app/locale.tsx';

interface Props {
  /** Of the part that describes the input: the rest is unfolded by whoever wants it. */
  readonly id?: string;
  readonly source: string;
}

/** Help of a field: its first paragraph, and the rest behind a disclosure. Made of elements, never of markup from the definition. */
export function HelpText({ id, source }: Props) {
  const t = useText();
  const { lead, more } = useMemo(() => readHelp(source), [source]);
  return (
    <div className="lz-help">
      {lead.length > 0 ? (
        <div id={id}>
          <Parts parts={lead} />
        </div>
      ) : null}
      {more.length > 0 ? (
        <details className="lz-help-more">
          <summary id={lead.length > 0 ? undefined : id}>{t('form.help.more')}</summary>
          {more.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes its order
            <Block key={index} block={block} />
          ))}
        </details>
      ) : null}
    </div>
  );
}

function Block({ block }: { readonly block: HelpBlock }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Parts parts={block.parts} />
      </p>
    );
  const List = block.kind === 'list' ? 'ul' : 'ol';
  return (
    <List>
      {block.items.map((parts, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes its order
        <li key={index}>
          <Parts parts={parts} />
        </li>
      ))}
    </List>
  );
}

function Parts({ parts }: { readonly parts: readonly HelpPart[] }) {
  const t = useText();
  return parts.map((part, index) => {
    const key = `${index}`;
    if (part.kind === 'text') return part.text;
    if (part.kind === 'bold') return <strong key={key}>{part.text}</strong>;
    return (
      <a key={key} className="lz-link" href={part.href} target="_blank" rel="noopener noreferrer">
        {part.text}
        <span className="lz-hidden">{t('form.help.newWindow')}</span>
      </a>
    );
  });
}
