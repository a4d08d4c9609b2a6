import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../api/query-client.ts';
import { ToastHost } from '../ui/ToastHost.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LocaleProvider } from './locale.tsx';
import { Routes } from './Routes.tsx';
import { Shell } from './Shell.tsx';
import { Theme } from './theme.tsx';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LocaleProvider>
        <Theme>
          <ErrorBoundary>
            <Shell>
              <Routes />
            </Shell>
            <ToastHost />
          </ErrorBoundary>
        </Theme>
      </LocaleProvider>
    </QueryClientProvider>
  );
}
