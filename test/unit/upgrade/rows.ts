import { PROCESS } from './process-rows.ts';
import { CLASSIFICATION } from './classification-rows.ts';
import { DUPLICATE_RULE, RESTRICTION, ROLE, SHARING } from './access-rows.ts';
import { ACTION, BY_ITSELF, CONVERSION, DAILY } from './action-rows.ts';
import { CHOICES, ENTITY } from './record-rows.ts';
import { SNAPSHOT } from './snapshot-rows.ts';
import type { Edit, Row } from './row.ts';
import { APP, FORM, PAGE, VIEW } from './screen-rows.ts';

/** Every kind of edit. A new kind of node adds its rows. */
export const ROWS: readonly Row[] = [
  ...of('book.entity', ENTITY),
  ...of('mood.choices', CHOICES),
  ...of('subject.classification', CLASSIFICATION),
  ...of('allBooks.view', VIEW),
  ...of('bookForm.form', FORM),
  ...of('bookPage.page', PAGE),
  ...of('lending.app', APP),
  ...of('librarian.role', ROLE),
  ...of('readAll.sharing', SHARING),
  ...of('noDear.restriction', RESTRICTION),
  ...of('sameBook.duplicateRule', DUPLICATE_RULE),
  ...of('shelve.action', ACTION),
  ...of('fileBook.action', BY_ITSELF),
  ...of('weed.action', DAILY),
  ...of('copyBook.conversion', CONVERSION),
  ...of('dailyBooks.snapshot', SNAPSHOT),
  ...of('acquiring.process', PROCESS),
];

function of(node: string, rows: readonly Edit[]): Row[] {
  return rows.map((row) => ({ node, ...row }));
}
