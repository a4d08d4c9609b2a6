import { Component, type ReactNode } from 'react';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { useDocumentPart } from './studio.ts';
import { useStudioText } from './words.tsx';

interface Props {
  readonly panel: string;
  readonly children: ReactNode;
}

/**
 * A draft may be of a shape that a panel can't draw: then the bar stays, with undo and the other panels, and the panel is tried again
 * as soon as the document changes. A lost chunk after a release is the application's to explain.
 */
export function PanelBoundary({ panel, children }: Props) {
  const document = useDocumentPart((whole) => whole);
  return (
    <Boundary panel={panel} document={document}>
      {children}
    </Boundary>
  );
}

interface State {
  readonly error: Error | null;
  readonly panel: string;
  readonly document: ProgrammeDocument;
}

class Boundary extends Component<Props & { readonly document: ProgrammeDocument }, State> {
  override state: State = { error: null, panel: this.props.panel, document: this.props.document };
  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
  static getDerivedStateFromProps({ panel, document }: Pick<State, 'panel' | 'document'>, state: State) {
    return panel === state.panel && document === state.document ? null : { error: null, panel, document };
  }
  override render() {
    const { error } = this.state;
    if (error && /dynamically imported module|Importing a module script|preload CSS|ChunkLoad/i.test(error.message)) throw error;
    return error ? <Undrawn error={error} /> : this.props.children;
  }
}

function Undrawn({ error }: { readonly error: Error }) {
  const t = useStudioText();
  return (
    <section className="lz-card lz-card-negative" role="alert">
      <h2>{t('st.undrawn')}</h2>
      <p>{t('st.undrawnText')}</p>
      <pre className="lz-broken-detail">{error.message}</pre>
    </section>
  );
}
