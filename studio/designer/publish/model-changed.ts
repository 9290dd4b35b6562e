import { useQueryClient } from '@tanstack/react-query';

/** Reads anew what a published version changes: the Model of all screens, the designer's own, the versions. */
export function useModelChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      ['model', 'metadata', 'versions', 'packs', 'list', 'record'].map((first) =>
        client.invalidateQueries({ queryKey: [first] }),
      ),
    );
  };
}
