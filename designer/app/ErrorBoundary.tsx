import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from './locale.tsx';

/** Catches what a page throws while drawing. A lost chunk after a release asks for a reload instead of showing a fault. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey?: string }, { error: Error | null; key: string | undefined }> {
  override state: { error: Error | null; key: string | undefined } = { error: null, key: this.props.resetKey };
  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
  static getDerivedStateFromProps(props: { resetKey?: string }, state: { error: Error | null; key: string | undefined }) {
    return props.resetKey === state.key ? null : { error: null, key: props.resetKey };
  }
  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}

function Broken({ error }: { error: Error }) {
  const t = useText();
  const updated = /dynamically imported module|Importing a module script failed|Unable to preload CSS|ChunkLoad/i.test(error.message);
  return (
    <section className="lz-narrow lz-broken" role="alert">
      <h1 tabIndex={-1}>{t(updated ? 'error.updatedTitle' : 'error.boundaryTitle')}</h1>
      <p>{t(updated ? 'error.updatedText' : 'error.boundaryText')}</p>
      {updated ? null : <pre className="lz-broken-detail">{error.message}</pre>}
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('error.reload')}
      </Button>
    </section>
  );
}
