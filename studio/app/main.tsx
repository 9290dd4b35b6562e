import '../ui/tokens.css';
import '../ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from '../api/problem.ts';
import { LanguageProvider } from '../language/language.tsx';
import { AppearanceProvider } from '../ui/appearance.tsx';
import { AntdProvider } from './antd-provider.tsx';
import { MessagesProvider } from './messages/messages.tsx';
import { Entrance } from './session/entrance.tsx';
import { registerServiceWorker } from './update/service-worker.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status > 0),
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <AppearanceProvider>
          <AntdProvider>
            <MessagesProvider>
              <Entrance />
            </MessagesProvider>
          </AntdProvider>
        </AppearanceProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);

void registerServiceWorker();
