import { describe } from 'vitest';
import { testScenariosOf } from '../support/pack-scenarios.ts';

describe('the industry packs', () => {
  testScenariosOf(
    ['metadata/crm', 'metadata/manufacturing-equipment', 'metadata/education-training'],
    ['manufacturing-equipment', 'education-training'],
  );
});
