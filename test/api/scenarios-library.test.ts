import { describe } from 'vitest';
import { testScenariosOf } from '../support/pack-scenarios.ts';

describe('the library pack', () => {
  testScenariosOf(['test/fixtures/library'], ['library']);
});
