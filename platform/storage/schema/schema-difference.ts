import { DatabaseSchema, MikroORM, SchemaComparator, type SchemaDifference } from '@mikro-orm/postgresql';
import type { Database } from '../connection/database.ts';
import { entitySchemas } from './entity-schemas.ts';
import type { TableMap } from './table-map.ts';

/**
 * How the tables of the database differ from what the Model wants, as MikroORM sees it. The metadata instance is
 * thrown away after each comparison and runs on the pool that is open anyway.
 */
export async function schemaDifference(database: Database, map: TableMap): Promise<SchemaDifference> {
  const orm = await MikroORM.init({
    dbName: 'postgres',
    entities: entitySchemas(map),
    driverOptions: database.kysely,
    discovery: { warnWhenNoEntities: false },
  });
  const driver = orm.em.getDriver();
  const platform = driver.getPlatform();
  const wanted = DatabaseSchema.fromMetadata([...orm.getMetadata().getAll().values()], platform, orm.config);
  const schemas = [...new Set(Array.from(map.tables.values(), ({ schema }) => schema))];
  const present = await DatabaseSchema.create(
    driver.getConnection(),
    platform,
    orm.config,
    undefined,
    schemas,
  );
  return new SchemaComparator(platform).compare(present, wanted);
}
