import { useSyncExternalStore } from 'react';
import { toastStore } from './toast.ts';

export function ToastHost() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  return (
    <div className="lz-toasts" role="status">
      {toasts.map((item) => (
        <div key={item.id} className="lz-toast">
          {item.text}
        </div>
      ))}
    </div>
  );
}
