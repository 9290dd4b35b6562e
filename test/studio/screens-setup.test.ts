import { describe, it } from 'vitest';
import { lookAt } from './support/screens.ts';
import { useStudio } from './support/studio.ts';
import { variationsOf } from './support/variations.ts';

describe('the set-up of a new installation', () => {
  const studio = useStudio({ fresh: true });

  it.each([...variationsOf('desk'), ...variationsOf('phone')])(
    'fits and breaks no rule of accessibility as $name',
    (variation) =>
      lookAt(
        studio,
        [{ name: 'setup', path: '/', reach: (page) => page.getByRole('heading', { level: 1 }).waitFor() }],
        variation,
        null,
      ),
  );
});
