/** The peers are installed by the bench only: without them what stands beside their programs is checked by what it calls them for. */
declare module 'bpmn-engine';
declare module '@dbos-inc/dbos-sdk' {
  interface Handle {
    readonly workflowID: string;
    getResult(): Promise<unknown>;
  }
  export const DBOS: {
    recv<T>(topic: string, seconds: number): Promise<T | null>;
    send(workflow: string, message: object, topic: string): Promise<void>;
    runStep<T>(step: () => Promise<T>, options: { readonly name: string }): Promise<T>;
    registerWorkflow<T>(workflow: T, options: { readonly name: string }): T;
    setConfig(config: object): void;
    launch(): Promise<void>;
    shutdown(): Promise<void>;
    startWorkflow<P extends unknown[]>(
      workflow: (...args: P) => Promise<unknown>,
      options: { readonly workflowID: string },
    ): (...args: P) => Promise<Handle>;
  };
}
