declare module 'saxen' {
  /** The part of the parser that reading a workbook needs; the package brings no types. */
  export class Parser {
    on(hook: 'openTag', handler: (name: string, attributes: () => Record<string, string>, decode: (text: string) => string) => void): this;
    on(hook: 'closeTag', handler: (name: string) => void): this;
    on(hook: 'text' | 'cdata', handler: (text: string, decode: (text: string) => string) => void): this;
    on(hook: 'error', handler: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
