import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Stands there instead when a part couldn't be loaded. */
  readonly failed: ReactNode;
}

/** A part of a page that is loaded when it is needed: when the line is gone then, that is said here and not instead of the page. */
export class LoadBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.failed : this.props.children;
  }
}
