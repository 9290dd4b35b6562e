import { beforeAll, describe, it } from 'vitest';
import { lookAt, screensOf, type Screens } from './support/screens.ts';
import { useStudio } from './support/studio.ts';
import { dueIn, variationsOf } from './support/variations.ts';

describe.each(variationsOf('desk'))('screens as $name', (variation) => {
  const studio = useStudio({ demo: true });
  let screens: Screens;

  beforeAll(async () => {
    if (studio.app) screens = await screensOf(studio);
  });

  it.each(['li', 'admin', 'nobody'] as const)(
    'of %s fit and break no rule of accessibility',
    (as) => lookAt(studio, dueIn(screens[as], variation), variation, as === 'nobody' ? null : as),
    180_000,
  );
});
