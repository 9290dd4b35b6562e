import { beforeAll, describe, it } from 'vitest';
import { lookAt, screensOf, type Screens } from './support/screens.ts';
import { useStudio } from './support/studio.ts';
import { variationsOf } from './support/variations.ts';

describe.each(variationsOf('phone'))('screens as $name', (variation) => {
  const studio = useStudio({ demo: true });
  let screens: Screens;

  beforeAll(async () => {
    if (studio.app) screens = await screensOf(studio);
  });

  // An administrator works at a desk: his screens are looked at on a phone where time is no matter.
  const people = process.env['TEST_FULL']
    ? (['li', 'admin', 'nobody'] as const)
    : (['li', 'nobody'] as const);
  it.each(people)(
    'of %s fit and break no rule of accessibility',
    (as) => lookAt(studio, screens[as], variation, as === 'nobody' ? null : as),
    180_000,
  );
});
