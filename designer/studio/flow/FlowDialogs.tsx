import { ConnectDialog } from './dialogs/ConnectDialog.tsx';
import { GroupDialog } from './dialogs/GroupDialog.tsx';
import { InsertDialog, type Snippet } from './dialogs/InsertDialog.tsx';
import { KeysDialog } from './dialogs/KeysDialog.tsx';
import { PasteDialog } from './dialogs/PasteDialog.tsx';
import { PastedDialog } from './dialogs/PastedDialog.tsx';
import { SearchDialog } from './dialogs/SearchDialog.tsx';
import { useFlow, useFlowStore } from './store.ts';

/** The dialog that is open, if one is. */
export function FlowDialogs({ snippets }: { readonly snippets: readonly Snippet[] }) {
  const store = useFlowStore();
  const dialog = useFlow((state) => state.dialog);
  const close = () => store.set({ dialog: null });
  switch (dialog?.kind) {
    case 'insert':
      return <InsertDialog step={dialog.step} ways={dialog.ways} before={dialog.before ?? false} snippets={snippets} onClose={close} />;
    case 'connect':
      return <ConnectDialog step={dialog.step} way={dialog.way} to={dialog.to} onClose={close} />;
    case 'group':
      return <GroupDialog steps={dialog.steps} onClose={close} />;
    case 'paste':
      return <PasteDialog onClose={close} />;
    case 'pasted':
      return <PastedDialog {...dialog} onClose={close} />;
    case 'search':
      return <SearchDialog onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    default:
      return null;
  }
}
