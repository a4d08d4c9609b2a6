/**
 * Help of a field (`x-help`) as structure: a little of Markdown, read once into data, never into HTML. A blank line parts paragraphs, lines
 * that begin with `- ` or `1. ` are a list, `**…**` is bold, `[words](https://…)` a link. Whatever else is written stays the text it is:
 * tags, other schemes, unclosed marks.
 */
export type HelpPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };
export type HelpBlock =
  | { readonly kind: 'paragraph'; readonly parts: readonly HelpPart[] }
  | { readonly kind: 'list' | 'numbered'; readonly items: readonly (readonly HelpPart[])[] };

interface HelpText {
  /** The first paragraph, always shown; empty when the help begins with a list. */
  readonly lead: readonly HelpPart[];
  /** What is unfolded. */
  readonly more: readonly HelpBlock[];
}
/** Longer help is shown as the text it is: nobody reads it, and marks are looked for in linear time anyway. */
const longest = 20_000;

export function readHelp(source: string): HelpText {
  if (source.length > longest) return { lead: [{ kind: 'text', text: source }], more: [] };
  const blocks = source
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((chunk) => blocksOf(chunk.split('\n')));
  const [first, ...rest] = blocks;
  return first?.kind === 'paragraph' ? { lead: first.parts, more: rest } : { lead: [], more: blocks };
}

const bullet = /^[-*] +/;
const number = /^\d{1,3}[.)、] */;

/** Paragraphs and lists of lines without a blank one between. */
function blocksOf(lines: readonly string[]): HelpBlock[] {
  const blocks: { kind: HelpBlock['kind']; lines: string[] }[] = [];
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const kind = bullet.test(line) ? 'list' : number.test(line) ? 'numbered' : 'paragraph';
    const last = blocks.at(-1);
    const text = kind === 'paragraph' ? line : line.replace(kind === 'list' ? bullet : number, '');
    if (last?.kind === kind) last.lines.push(text);
    else blocks.push({ kind, lines: [text] });
  }
  return blocks.map(({ kind, lines: own }) =>
    kind === 'paragraph' ? { kind, parts: partsOf(own.join('\n')) } : { kind, items: own.map(partsOf) },
  );
}

const marks = /\*\*([^*\n]{1,400})\*\*|\[([^[\]\n]{1,200})\]\((https:\/\/[^\s()<>"'\\]{1,500})\)/g;

function partsOf(text: string): HelpPart[] {
  const parts: HelpPart[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) parts.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (const match of text.matchAll(marks)) {
    const [whole, bold, words, address] = match;
    const href = address === undefined ? null : safeAddress(address);
    if (bold === undefined && href === null) continue;
    plain(match.index);
    if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (href !== null) parts.push({ kind: 'link', text: words ?? '', href });
    from = match.index + whole.length;
  }
  plain(text.length);
  return parts;
}

const likeLinks = /\[[^[\]\n]{1,200}\]\([^\n]{0,500}?\)/g;

/** What is written like a link and shown as the text it is: addresses that aren't https, or hide where they lead. */
export function deadLinks(source: string): string[] {
  if (source.length > longest) return [];
  return [...source.matchAll(likeLinks)].map(([link]) => link).filter((link) => partsOf(link).every(({ kind }) => kind !== 'link'));
}

/** An address that is really https, with a host and nobody's name in it (`https://gov.cn@elsewhere`); null otherwise. */
function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' ? href : null;
}
