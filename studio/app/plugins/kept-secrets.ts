import { createContext, use } from 'react';

const SecretsContext = createContext<readonly string[]>([]);

/** Names of the secrets that have been given; what they are, nobody is told. */
export const KeptSecrets = SecretsContext.Provider;

export function useSecrets(): readonly string[] {
  return use(SecretsContext);
}
