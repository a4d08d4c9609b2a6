/**
 * The line of code itself: CodeMirror, in a chunk of its own. It owns what is typed; a value from outside (undo, another person) is
 * put in where it differs.
 */
import { autocompletion, type Completion, type CompletionContext, type CompletionResult, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, defaultHighlightStyle, LanguageSupport, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { parser } from 'lezer-feel';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Lang } from '../../../engine/messages/render.ts';
import { kindName, type ToldFeelProblem } from '../../../engine/soundness/describe/expression.ts';
import { useLabel } from '../words.tsx';
import { type CompletionPlace, suggestionsAt } from './completion.ts';

interface FeelEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly place: CompletionPlace;
  readonly lang: Lang;
  readonly problems: readonly ToldFeelProblem[];
  readonly readOnly: boolean;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly autoFocus?: boolean;
}

const expression = new LanguageSupport(LRLanguage.define({ parser: parser.configure({ top: 'Expression' }) }));
const tests = new LanguageSupport(LRLanguage.define({ parser: parser.configure({ top: 'UnaryTests' }) }));
/** What came from outside is nobody's typing. */
const fromOutside = Annotation.define<boolean>();

const theme = EditorView.theme({
  '&': { border: '1px solid var(--line-strong)', borderRadius: 'var(--radius-s)', background: 'var(--card)', fontSize: '15px' },
  '&.cm-focused': { outline: '3px solid #2a8fd0', outlineOffset: '2px' },
  '.cm-content': { padding: '9px 4px', fontFamily: 'ui-monospace, Consolas, "Noto Sans SC Variable", monospace', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '18em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', gap: '12px', padding: '5px 10px', minHeight: '28px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--brand)', color: '#fff' },
  '.cm-completionDetail': { marginLeft: 'auto', fontStyle: 'normal' },
  '.cm-completionIcon': { display: 'none' },
});

/** What is typed over a selection: left to the browser it would keep the style of what stood there, which the content policy refuses. */
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing || view.state.readOnly) return false;
    if (view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/** Where marks under the text are drawn anew right after a key, the browser's cursor may be left at the beginning of the line. */
const cursorKept = EditorView.updateListener.of(({ view, state }) => {
  const { main } = state.selection;
  const shown = view.contentDOM.ownerDocument.getSelection();
  if (!view.hasFocus || view.composing || !main.empty || !shown?.anchorNode || !view.contentDOM.contains(shown.anchorNode)) return;
  if (shown.isCollapsed && view.posAtDOM(shown.anchorNode, shown.anchorOffset) === main.head) return;
  const { node, offset } = view.domAtPos(main.head);
  shown.collapse(node, offset);
});

export default function FeelEditor(props: FeelEditorProps) {
  const { value, problems, readOnly, labelledBy, describedBy, invalid, place, autoFocus } = props;
  const label = useLabel();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  /** Texts typed that the value hasn't followed yet. */
  const onWay = useRef<string[]>([]);
  const dynamic = useRef(new Compartment());
  const typed = useEffectEvent((text: string) => props.onChange(text));
  const complete = useEffectEvent((context: CompletionContext) => completions(context, props.place, props.lang, label));
  const cell = place.input !== undefined;
  const attributes = [
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    EditorView.contentAttributes.of({
      'aria-labelledby': labelledBy,
      'aria-describedby': describedBy,
      'aria-multiline': 'false',
      'aria-invalid': String(invalid),
      'aria-readonly': String(readOnly),
      ...(readOnly ? { tabindex: '0' } : {}),
    }),
  ];
  const began = useRef({ value, attributes, autoFocus });
  useEffect(() => {
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
    const made = new EditorView({
      parent: host.current as HTMLDivElement,
      state: EditorState.create({
        doc: began.current.value,
        extensions: [
          ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
          theme,
          cell ? tests : expression,
          syntaxHighlighting(defaultHighlightStyle),
          bracketMatching(),
          history(),
          autocompletion({ override: [(context) => complete(context)], icons: false, interactionDelay: 0 }),
          // A line: Enter takes a completion, and nothing else.
          Prec.high(keymap.of([...completionKeymap, { key: 'Enter', run: () => true }])),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          typedOver,
          cursorKept,
          dynamic.current.of(began.current.attributes),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside))) return;
            const text = update.state.doc.toString();
            onWay.current.push(text);
            typed(text);
          }),
        ],
      }),
    });
    view.current = made;
    if (began.current.autoFocus) made.focus();
    return () => made.destroy();
  }, [cell]);
  useEffect(() => {
    const state = view.current?.state;
    // What was typed comes back as a value, one key late where somebody types faster than the page draws: that is no value from outside.
    const own = onWay.current.lastIndexOf(value);
    onWay.current = own < 0 ? [] : onWay.current.slice(own + 1);
    if (!state || own >= 0 || state.doc.toString() === value) return;
    view.current?.dispatch({ changes: { from: 0, to: state.doc.length, insert: value }, annotations: fromOutside.of(true) });
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: dynamic.current.reconfigure(attributes) });
  });
  useEffect(() => {
    const shown = view.current;
    if (!shown) return;
    const { length } = shown.state.doc;
    const marks = problems.map(({ from, to, message }) => ({
      from: Math.min(from, length),
      to: Math.min(Math.max(to, from + 1), length),
      severity: 'error' as const,
      message,
    }));
    shown.dispatch(setDiagnostics(shown.state, marks));
  }, [problems]);
  return <div ref={host} className="st-feel-code" />;
}

function completions(
  context: CompletionContext,
  place: CompletionPlace,
  lang: Lang,
  label: (key: string) => string,
): CompletionResult | null {
  const found = suggestionsAt(context.state.doc.toString(), context.pos, place, lang, context.explicit);
  if (!found) return null;
  const options = found.options.map((option): Completion => {
    const explained = option.sort === 'function' || option.sort === 'word' ? label(`st.rules.fn.${option.shown}`) : option.title;
    const kind = option.type ? kindName(option.type.kind, lang) : '';
    return { label: option.shown, detail: [explained, kind].filter(Boolean).join(' · '), apply: option.insert };
  });
  // Narrowed by ourselves: people also type what a field is called.
  return { from: found.from, options, filter: false };
}
