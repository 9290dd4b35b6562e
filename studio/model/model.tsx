import { useQuery } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import { request } from '../api/client.ts';
import type { EntityDocument, ModelDocument } from './model-document.ts';

const ModelContext = createContext<ModelDocument | undefined>(undefined);

/** Reads the Model once and again when the window comes back after a minute; an unchanged one costs a 304. */
export function useModelQuery() {
  return useQuery({
    queryKey: ['model'],
    queryFn: async () => (await request<ModelDocument>('GET', '/api/model')).data,
    staleTime: 60_000,
  });
}

export function ModelProvider({
  model,
  children,
}: {
  readonly model: ModelDocument;
  readonly children: ReactNode;
}) {
  return <ModelContext value={model}>{children}</ModelContext>;
}

export function useModel(): ModelDocument {
  const model = use(ModelContext);
  if (!model) throw new Error('useModel stands outside ModelProvider');
  return model;
}

export function useEntity(key: string): EntityDocument | undefined {
  return useModel().entities[key];
}
