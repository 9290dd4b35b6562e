import { join } from 'node:path';
import { fieldSchema } from '../../fields/field-schema.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { metadataTypes } from './metadata-types.ts';
import { patchSchema } from './patch-schema.ts';
import { schemaFolder } from './schema-files.ts';

/** The files of the vocabulary that are written by `npm run generate`, by path; a test fails when one is stale. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    [join(schemaFolder, 'field.schema.json'), `${JSON.stringify(fieldSchema(), null, 2)}\n`],
    [join(schemaFolder, 'patch.schema.json'), `${JSON.stringify(patchSchema(), null, 2)}\n`],
    [join(projectRoot, 'platform', 'model', 'metadata.generated.ts'), await metadataTypes()],
  ]);
}
