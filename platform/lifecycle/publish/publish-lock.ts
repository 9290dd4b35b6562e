/** Held by whoever changes the structure of the database: publishing, starting. Any number nobody else uses. */
export const PUBLISH_LOCK = 5_210_417_003;
