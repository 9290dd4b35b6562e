import type { JsonSchema } from '../../kernel/json.ts';
import type { Locale } from '../../kernel/text.ts';
import type { Entity, Model } from '../../model/model.ts';
import { ACCOUNT_PATHS } from './account-paths.ts';
import { entitySchemas } from './entity-schemas.ts';
import { IDENTITY_PATHS, OPERATIONS_PATHS } from './identity-paths.ts';
import { LIFECYCLE_PATHS } from './lifecycle-paths.ts';
import { PACK_PATHS } from './pack-paths.ts';
import { JOB_PATHS } from './job-paths.ts';
import { LOG_PATHS } from './log-paths.ts';
import { CLASSIFICATION_PATHS } from './classification-paths.ts';
import { MESSAGING_PATHS } from './messaging-paths.ts';
import { openapiOperation, type PathDescriptions } from './operation.ts';
import { READING_PATHS } from './platform-paths.ts';
import { PLUGIN_PATHS } from './plugin-paths.ts';
import { anyRecordPaths, entityPaths } from './record-paths.ts';
import { SHARED_PARAMETERS, SHARED_RESPONSES, SHARED_SCHEMAS } from './shared-components.ts';

const DESCRIPTION = `Records of every entity are read and written the same way, under /api/records.
Money and decimals are strings ("1234.50"), dates 2026-03-11, moments RFC 3339. Errors are application/problem+json.
Sign in with POST /api/auth/login; the token serves as bearer token.`;

/**
 * The OpenAPI 3.1 document of the API, with the shapes of the given entities (those the caller may read). Nobody
 * signed in sees the same operations without any entity.
 */
export function openapiDocument(model: Model, entities: readonly Entity[], locale: Locale): JsonSchema {
  const visible = new Map(entities.map((entity) => [entity.key, entity]));
  const descriptions: PathDescriptions = {
    ...IDENTITY_PATHS,
    ...ACCOUNT_PATHS,
    ...anyRecordPaths(),
    ...READING_PATHS,
    ...CLASSIFICATION_PATHS,
    ...MESSAGING_PATHS,
    ...LIFECYCLE_PATHS,
    ...JOB_PATHS,
    ...LOG_PATHS,
    ...PACK_PATHS,
    ...OPERATIONS_PATHS,
    ...PLUGIN_PATHS,
    ...Object.assign({}, ...entities.map((entity) => entityPaths(entity, pathName(model, entity), locale))),
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kehu',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths: Object.fromEntries(
      Object.entries(descriptions).map(([path, item]) => [path, pathItem(path, item)]),
    ),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'kehu_session' },
      },
      parameters: SHARED_PARAMETERS,
      responses: SHARED_RESPONSES,
      schemas: {
        ...SHARED_SCHEMAS,
        ...Object.assign({}, ...entities.map((entity) => entitySchemas(entity, visible, locale))),
      },
    },
  };
}

/** The bare name where it is unambiguous, as people write it. */
function pathName(model: Model, { name, key }: Entity): string {
  return model.findEntity(name)?.key === key ? name : key;
}

function pathItem(path: string, item: PathDescriptions[string]): JsonSchema {
  return Object.fromEntries(
    Object.entries(item).map(([method, description]) => [
      method,
      openapiOperation(path, method, description),
    ]),
  );
}
