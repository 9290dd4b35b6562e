import { lazy, Suspense } from 'react';

const SafeHtml = lazy(async () => ({ default: (await import('./safe-html.tsx')).SafeHtml }));

/** Formatted text; the cleaner it goes through is loaded with the first one. */
export function RichText({ html }: { readonly html: string }) {
  return (
    <Suspense>
      <SafeHtml html={html} />
    </Suspense>
  );
}
