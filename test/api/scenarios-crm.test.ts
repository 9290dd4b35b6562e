import { describe } from 'vitest';
import { testScenariosOf } from '../support/pack-scenarios.ts';

describe('the default pack and core', () => {
  testScenariosOf(['metadata/crm'], ['crm', 'core']);
});
