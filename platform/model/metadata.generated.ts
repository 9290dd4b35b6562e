// Written by "npm run generate" from metadata/schema. Change the schemas, not this file.
import type {FieldSpec} from '../fields/field-type.ts';
import type {LocalText} from '../kernel/text.ts';

/** A field as its entity says it; each type adds its own parameters. */
export type FieldNode = FieldSpec & Readonly<Record<string, unknown>>;

/**
 * One test.
 */
export type DuplicateTest = ExactTest | NormalisedTest | KeywordTest | FuzzyTest;
/**
 * A capability of the platform.
 */
export type ScenarioCapability =
  | 'alerts'
  | 'approvals'
  | 'assignment'
  | 'automation'
  | 'backup'
  | 'documents'
  | 'importsOverHttp'
  | 'mailings'
  | 'merge'
  | 'packEntities'
  | 'publicForms'
  | 'reports';
/**
 * A colour by name, so that light and dark themes each choose their shade.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "colour".
 */
export type Colour =
  'grey' | 'blue' | 'cyan' | 'green' | 'lime' | 'yellow' | 'orange' | 'red' | 'magenta' | 'purple';
/**
 * A pack to install, as its files: by path their JSON, or their text.
 */
export type ScenarioPack = Record<string, unknown>;
/**
 * Publishes changes of the metadata, by target: {"library:book.entity": {"set": {"label.en": {"to": "Volume"}}}}. From then on names of what was changed are not checked before the run.
 */
export type ScenarioChanges = Record<string, Record<string, unknown>>;
/**
 * A capability of the platform.
 */
export type ScenarioCapability1 =
  | 'alerts'
  | 'approvals'
  | 'assignment'
  | 'automation'
  | 'backup'
  | 'documents'
  | 'importsOverHttp'
  | 'mailings'
  | 'merge'
  | 'packEntities'
  | 'publicForms'
  | 'reports';

/**
 * Every kind of node by the word that files of it carry: book.entity.json.
 */
export interface Metadata {
  action: ActionSpec;
  app: AppSpec;
  choices: Choices;
  classification: ClassificationSpec;
  conversion: ConversionSpec;
  data: DataSpec;
  demo: DemoSpec;
  duplicateRule: DuplicateRuleSpec;
  entity: EntitySpec;
  form: FormSpec;
  pack: PackSpec;
  page: PageSpec;
  patch: PatchSpec;
  process: ProcessSpec;
  restriction: RestrictionSpec;
  role: RoleSpec;
  scenario: ScenarioSpec;
  sharing: SharingSpec;
  snapshot: SnapshotSpec;
  view: ViewSpec;
}
/**
 * A button: something people do with a record in one step, whatever it takes.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "action".
 */
export interface ActionSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the action; also the name of the file: lendBook in lendBook.action.json. It is what is called: POST …/actions/lendBook.
   */
  name: string;
  /**
   * Earlier names of the action; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * The entity whose records offer it: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * What stands on the button.
   */
  label: LocalText;
  /**
   * What it does, said in its dialog. With it there is a dialog even where nothing has to be asked.
   */
  help?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Stands as a button at the head of the page; otherwise in its menu.
   */
  prominent?: boolean;
  /**
   * Roles that may do it; without it everybody who may do what it does.
   *
   * @minItems 1
   *
   * Items: Name of a role.
   */
  who?: string[];
  /**
   * CEL over the stored record and me: with which records it can be done; without it with all.
   */
  when?: string;
  /**
   * Said where "when" does not hold: why not, and what to do.
   */
  otherwise?: LocalText;
  /**
   * Also offered for many records of a list at once, each for itself.
   */
  bulk?: boolean;
  /**
   * Whether people are offered it. Without it is done only by itself ("onChange", "daily") or by a step of another action.
   */
  offered?: boolean;
  /**
   * CEL over the record as it is after a change, old and me: done by itself, in the same transaction, where a change leads to that, whatever path it came by. For a new record old is null. What the record itself holds is not set here (a "stamp" of its field does that).
   */
  onChange?: string;
  daily?: DailyRun;
  /**
   * A form of the entity that is filled in first; what is entered is written to the record with the steps.
   */
  form?: string;
  /**
   * What else is asked: fields of the action's own, in expressions params.name.
   */
  params?: {
    [k: string]: FieldNode;
  };
  /**
   * Other records that the dialog lists, because what is asked is about them; each reader sees those he may see.
   */
  concerns?: {
    [k: string]: ConcernedRecords;
  };
  /**
   * With whose rights the steps are done: the caller's, or the platform's own for those whom "who" names. It is noted as the caller's deed either way.
   */
  runsAs?: 'caller' | 'system';
  /**
   * What is done, in one transaction: all of it or nothing.
   */
  steps?: {
    [k: string]: ActionStep;
  };
}
/**
 * Done by itself once a day, with every record for which "where" and "when" hold.
 */
export interface DailyRun {
  /**
   * CEL over the stored record.
   */
  where: string;
  /**
   * Time of day, in the organisation's zone ("02:30").
   */
  at?: string;
  /**
   * What is answered for what the action asks, by name.
   */
  with?: {
    /**
     * CEL over the record.
     */
    [k: string]: string;
  };
}
/**
 * Records that refer to the one the action is about.
 */
export interface ConcernedRecords {
  /**
   * The reference by which they lead to it, such as loan.book.
   */
  of: string;
  /**
   * Only those for which it holds; CEL over each of them and me.
   */
  where?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * One step.
 */
export interface ActionStep {
  /**
   * set: changes the record, the one behind "on", or those of "each"; create: makes a record of "entity"; convert: makes what a conversion says; run: does another action of the record.
   */
  does: 'set' | 'create' | 'convert' | 'run';
  /**
   * Earlier names of the step; patches written for them follow.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record as the steps before have left it, me and params; without it always.
   */
  when?: string;
  /**
   * For set: the reference of the record that leads to what is changed; nothing is done where it is empty.
   */
  on?: string;
  /**
   * For set: the reference by which other records lead to this one, such as loan.book; every one of them is changed, all or none.
   */
  each?: string;
  /**
   * For each: only those for which it holds; CEL over each of them, me and params.
   */
  where?: string;
  /**
   * For create: what is made. For set behind a reference that leads to several entities: only records of this one are changed.
   */
  entity?: string;
  /**
   * For set and create: the fields that are written.
   */
  values?: {
    /**
     * CEL over the record the action is about, me and params; the name of a field alone takes its value as it is.
     */
    [k: string]: string;
  };
  /**
   * For convert: which one.
   */
  conversion?: string;
  /**
   * For run: which one, such as moveStage.
   */
  action?: string;
  /**
   * For run: what is sent along, by name.
   */
  with?: {
    /**
     * CEL over the record, me and params.
     */
    [k: string]: string;
  };
  /**
   * What this step made is shown next.
   */
  opens?: boolean;
}
/**
 * The navigation of a group of users.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "app".
 */
export interface AppSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the app; also the name of the file: lending in lending.app.json.
   */
  name: string;
  /**
   * Earlier names of the app; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the app.
   */
  label: LocalText;
  /**
   * What the app is for.
   */
  help?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Colour of the icon or tag, by name.
   */
  colour?: Colour;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Roles that see the app; without it everybody.
   *
   * @minItems 1
   *
   * Items: Name of a role.
   */
  roles?: string[];
  /**
   * Folded behind one entry at the foot of the navigation: for what is seldom needed.
   */
  atFoot?: boolean;
  /**
   * The menu: each item opens an entity or a view, or groups further items.
   */
  menu: {
    [k: string]: MenuItem;
  };
  /**
   * Lists on the home page: the first records of a view and how many there are.
   */
  tiles?: {
    [k: string]: Tile;
  };
  /**
   * What people begin from the home page with one tap.
   */
  quick?: {
    [k: string]: QuickAction;
  };
}
/**
 * One item: entity, view, screen or group.
 */
export interface MenuItem {
  /**
   * What people read; without it the label of the target.
   */
  label?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Opens the first list of this entity.
   */
  entity?: string;
  /**
   * Opens this view.
   */
  view?: string;
  /**
   * Opens a screen of the platform's own: the people and their invitations, the recycle bin, the packs, the operation log, customising, the plugins, the rules that classify.
   */
  screen?:
    'people' | 'recycleBin' | 'packs' | 'operationLog' | 'jobs' | 'customise' | 'plugins' | 'classification';
  /**
   * View whose number of records stands beside the item, where there are any.
   */
  count?: string;
  /**
   * The items below a heading.
   */
  group?: {
    [k: string]: GroupItem;
  };
}
/**
 * One item of a group: entity, view or screen.
 */
export interface GroupItem {
  /**
   * What people read; without it the label of the target.
   */
  label?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Opens the first list of this entity.
   */
  entity?: string;
  /**
   * Opens this view.
   */
  view?: string;
  /**
   * Opens a screen of the platform's own: the people and their invitations, the recycle bin, the packs, the operation log, customising, the plugins, the rules that classify.
   */
  screen?:
    'people' | 'recycleBin' | 'packs' | 'operationLog' | 'jobs' | 'customise' | 'plugins' | 'classification';
  /**
   * View whose number of records stands beside the item, where there are any.
   */
  count?: string;
}
/**
 * One list.
 */
export interface Tile {
  /**
   * The view whose records are shown.
   */
  view: string;
  /**
   * Heading; without it the label of the view.
   */
  label?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * A form for log of the view's entity; each record gets a button that opens it.
   */
  log?: string;
}
/**
 * One action: a new record of an entity.
 */
export interface QuickAction {
  /**
   * The entity of the new record.
   */
  entity: string;
  /**
   * The form it is entered with, one for log or quickCreate, in a panel over the page; without it the entity's own, on a page.
   */
  form?: string;
  /**
   * A field of the entity; records it may refer to that one has looked at lately offer the action too, and fill it in.
   */
  about?: string;
  /**
   * What the button says; without it "New" and the label of the entity.
   */
  label?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * A set of options that several fields share.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "choices".
 */
export interface Choices {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the set; also the name of the file: genre in genre.choices.json.
   */
  name: string;
  /**
   * Earlier names of the set; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the set.
   */
  label: LocalText;
  /**
   * What the options are for.
   */
  help?: LocalText;
  /**
   * The options by key; the key is what is stored.
   */
  options: {
    [k: string]: Option;
  };
}
/**
 * A scheme that records are classified by: a tree of nodes with codes, what belongs to each node, and rules that classify by themselves.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "classification".
 */
export interface ClassificationSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the scheme; also the name of the file: subject in subject.classification.json.
   */
  name: string;
  /**
   * Earlier names of the scheme; what was written for them follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the scheme.
   */
  label: LocalText;
  /**
   * What is classified by it, and how.
   */
  help?: LocalText;
  /**
   * How many characters the code of each level adds, from the top: 2-2-2. A level that has nodes keeps its length; levels may be added below.
   */
  codes: string;
  /**
   * What each node may say of the records it classifies; a node without a value has that of the node above it.
   */
  attributes?: {
    [k: string]: ClassificationAttribute;
  };
  /**
   * The nodes by code. The code is what records store; the node above 0101 is 01.
   */
  nodes: {
    [k: string]: ClassificationNode;
  };
  /**
   * Fields that rules classify by themselves, by the name of the set of rules.
   */
  automatic?: {
    [k: string]: AutomaticClassification;
  };
}
/**
 * One attribute.
 */
export interface ClassificationAttribute {
  /**
   * What its values are.
   */
  type: 'text' | 'integer' | 'decimal' | 'percent' | 'boolean' | 'date';
  /**
   * What people call it.
   */
  label: LocalText;
  /**
   * Earlier keys of the attribute; what was written for them follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * A sentence that says what it is for.
   */
  help?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * The value where neither a node nor one above it says one, as the field type writes it ("5", true, "2026-03-11").
   */
  default?: string | number | boolean;
}
/**
 * One node.
 */
export interface ClassificationNode {
  /**
   * What people read.
   */
  label: LocalText;
  /**
   * Earlier codes of the node; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * What belongs here; shown where it is chosen.
   */
  help?: LocalText;
  /**
   * Position among the nodes below the same one, lowest first; without it by code, after those with one.
   */
  order?: number;
  /**
   * Colour of the tag, by name.
   */
  colour?: Colour;
  /**
   * Values of the scheme's attributes, by name.
   */
  attributes?: {
    /**
     * The value, as the field type writes it.
     */
    [k: string]: string | number | boolean;
  };
  /**
   * Kept where it is stored, offered no more, and neither is what is below it.
   */
  retired?: boolean;
  /**
   * The node that stands for this retired one.
   */
  replacedBy?: string;
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
}
/**
 * A set of rules for one field.
 */
export interface AutomaticClassification {
  /**
   * The field that is kept right: entity and field ("book.subject"), a classification of this scheme.
   */
  field: string;
  /**
   * Earlier names of the rules; patches written for them follow.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * CEL over the record; only those it holds for are classified. Without it all.
   */
  where?: string;
  /**
   * Time of day when all records are looked at, in the organisation's zone ("01:30"). Without it only when somebody starts a run, or on a change.
   */
  at?: string;
  /**
   * A record is looked at again as soon as something its rules read has changed.
   */
  onChange?: boolean;
  /**
   * Who is told of a change: the owner of the record, whom the owner reports to.
   *
   * @minItems 1
   *
   * Items: One of them.
   */
  notify?: ('owner' | 'superior')[];
  /**
   * The rules. Of those that hold, the one with the lowest order decides; where none does, the record keeps what it has.
   */
  rules: {
    [k: string]: ClassificationRule;
  };
}
/**
 * One rule.
 */
export interface ClassificationRule {
  /**
   * What people call the rule; the history says so.
   */
  label: LocalText;
  /**
   * Earlier names of the rule; patches written for them follow.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Why the rule is there.
   */
  help?: LocalText;
  /**
   * Rank among the rules, lowest first; it decides where several hold.
   */
  order?: number;
  /**
   * CEL over the record; today() is the day of the run.
   */
  when: string;
  /**
   * CEL; the value that is kept with each change as its reason, such as an amount or a number of days.
   */
  measure?: string;
  /**
   * Code of the node the record gets.
   */
  to: string;
}
/**
 * Makes records from one that is there: an order from a quote, an invoice from an order.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "conversion".
 */
export interface ConversionSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the conversion; also the name of the file: invoiceLoan in invoiceLoan.conversion.json. It is what is called: POST …/actions/invoiceLoan.
   */
  name: string;
  /**
   * Earlier names of the conversion; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * The entity whose records offer it: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * What stands on the button.
   */
  label: LocalText;
  /**
   * What it does, said in its dialog. With it there is a dialog even where nothing has to be asked.
   */
  help?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Stands as a button at the head of the page; otherwise in its menu.
   */
  prominent?: boolean;
  /**
   * Roles that may do it; without it everybody who may do what it does.
   *
   * @minItems 1
   *
   * Items: Name of a role.
   */
  who?: string[];
  /**
   * CEL over the stored record and me: with which records it can be done; without it with all.
   */
  when?: string;
  /**
   * Said where "when" does not hold: why not, and what to do.
   */
  otherwise?: LocalText;
  /**
   * Refused while something made by it from the same record is still there.
   */
  once?: boolean;
  /**
   * What is made, in order; each may refer to those before it.
   */
  targets: {
    [k: string]: ConversionTarget;
  };
  /**
   * What is written to the record itself afterwards; params.<target> is the id of what was made.
   */
  set?: {
    /**
     * CEL over the record the action is about, me and params; the name of a field alone takes its value as it is.
     */
    [k: string]: string;
  };
  /**
   * The target that is shown next; without it the last one.
   */
  opens?: string;
}
/**
 * One new record.
 */
export interface ConversionTarget {
  /**
   * What is made: "loan", or "library:loan" of another pack.
   */
  entity: string;
  /**
   * Earlier names of the target; patches written for them follow.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * What the dialog calls it; without it the label of the entity.
   */
  label?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record, me and params: whether it is made at all; without it always.
   */
  when?: string;
  /**
   * CEL for the id of a record that is taken instead of a new one, where it is not empty; it stays as it is.
   */
  existing?: string;
  /**
   * People may choose one that is there instead.
   */
  choosable?: boolean;
  /**
   * A form of the new record that is filled in before it is made; without it it is made as it is.
   */
  form?: string;
  /**
   * The reference of the new record to the one it is made from; "once" goes by it.
   */
  source?: string;
  /**
   * The fields of the new record, from the one it is made from; params.<target> is the id of what was made before it.
   */
  values?: {
    /**
     * CEL over the record the action is about, me and params; the name of a field alone takes its value as it is.
     */
    [k: string]: string;
  };
  /**
   * Its rows, by children field.
   */
  lines?: {
    [k: string]: ConversionLines;
  };
  /**
   * Fields that others added to both (x_shelf, mus_room) go along by their name; the default.
   */
  carry?: boolean;
}
/**
 * How the rows of one children field come about; the key is that field of the new record.
 */
export interface ConversionLines {
  /**
   * The children field of the record whose rows are taken.
   */
  from: string;
  /**
   * CEL over the row and me: which rows are taken (those not wholly lent yet); without it all.
   */
  where?: string;
  /**
   * The fields of the new row, from the row it is made of.
   */
  values?: {
    /**
     * CEL over the record the action is about, me and params; the name of a field alone takes its value as it is.
     */
    [k: string]: string;
  };
  /**
   * The reference of the new row to the one it is made of; what is partly done is told by it, and people who change rows in the dialog keep it.
   */
  source?: string;
}
/**
 * Records every installation starts with, by key. Each comes once; what people delete stays deleted.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "data".
 */
export interface DataSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * The entity of the records: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * What an upgrade does with records that came before: leave them (never, the default), bring those up to date that nobody has changed since (untouched), or set the values of the file again (always).
   */
  update?: 'never' | 'untouched' | 'always';
  /**
   * The records by key; the key is how other records refer to them.
   */
  records: {
    [k: string]: Record<string, unknown>;
  };
}
/**
 * Records for trying out the product, loaded on request.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "demo".
 */
export interface DemoSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * The entity of the records: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * The records by key; the key is how other records refer to them.
   */
  records: {
    [k: string]: Record<string, unknown>;
  };
}
/**
 * What counts as the same record entered twice, and what happens then: on every path on which records are written.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "duplicateRule".
 */
export interface DuplicateRuleSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the rule; also the name of the file: sameReader in sameReader.duplicateRule.json. Reasons are given under it.
   */
  name: string;
  /**
   * Earlier names of the rule; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the rule; whoever is asked for a reason reads it.
   */
  label: LocalText;
  /**
   * The entity: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * What happens to a record that looks like another one: it is saved and its likeness told (warn), saved with a reason only (needsReason), or refused (block).
   */
  severity: 'warn' | 'needsReason' | 'block';
  /**
   * CEL over the record: among which records others are found; without it all that are not deleted.
   */
  among?: string;
  /**
   * What counts as the same; one test that holds is enough.
   */
  tests: {
    [k: string]: DuplicateTest;
  };
  /**
   * What is shown of a record that looks the same, even to those who may not see it. Without it they learn only that there is one.
   */
  reveal?: {
    /**
     * A field that is shown.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
  /**
   * Whether the owner of the record that was there first is told when somebody saves another one like it.
   */
  tellOwner?: boolean;
}
/**
 * All the fields hold the same values, character by character.
 */
export interface ExactTest {
  /**
   * What kind of test it is.
   */
  type: 'exact';
  /**
   * The fields that are compared; where one is empty the test finds nothing.
   */
  fields: {
    /**
     * A field.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
}
/**
 * All the fields hold the same but for letter case, width, spaces, punctuation and words that are left out; of a phone number the digits count.
 */
export interface NormalisedTest {
  /**
   * What kind of test it is.
   */
  type: 'normalised';
  /**
   * The fields that are compared; where one is empty the test finds nothing.
   */
  fields: {
    /**
     * A field.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
  /**
   * Words that say nothing of whom a text is about and are left out of it first, such as legal forms: "Ltd", "有限公司". Neither letter case nor width counts.
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: A word.
   */
  leaveOut?: string[];
}
/**
 * A text of one record contains a keyword of the other, whichever of the two is new.
 */
export interface KeywordTest {
  /**
   * What kind of test it is.
   */
  type: 'keyword';
  /**
   * The fields that hold keywords; several in one field are separated by commas, semicolons or 、.
   */
  keywords: {
    /**
     * A field with keywords.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
  /**
   * The fields in whose text keywords are looked for.
   */
  in: {
    /**
     * A field with text.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
  /**
   * Words that say nothing of whom a text is about and are left out of it first, such as legal forms: "Ltd", "有限公司". Neither letter case nor width counts.
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: A word.
   */
  leaveOut?: string[];
  /**
   * So many characters a keyword has at least; shorter ones are not looked for.
   */
  minLength?: number;
}
/**
 * The texts of the fields together are alike: spelt differently, or their words in another order.
 */
export interface FuzzyTest {
  /**
   * What kind of test it is.
   */
  type: 'fuzzy';
  /**
   * The fields whose texts are compared together.
   */
  fields: {
    /**
     * A field.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
  /**
   * Words that say nothing of whom a text is about and are left out of it first, such as legal forms: "Ltd", "有限公司". Neither letter case nor width counts.
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: A word.
   */
  leaveOut?: string[];
  /**
   * How much of their pieces (every two neighbouring characters) two texts share at least, in percent: 60 finds more and errs more often, 90 finds less.
   */
  atLeast?: number;
}
/**
 * A kind of record: its fields, keys and rules.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "entity".
 */
export interface EntitySpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the entity, in the singular; also the name of the file: book in book.entity.json.
   */
  name: string;
  /**
   * Earlier names of the entity; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call one record.
   */
  label: LocalText;
  /**
   * What people call many; without it the label.
   */
  pluralLabel?: LocalText;
  /**
   * What records of this kind are for, shown where people meet them.
   */
  help?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Colour of the icon or tag, by name.
   */
  colour?: Colour;
  /**
   * The field whose value names a record to people.
   */
  title: string;
  /**
   * Who a record belongs to: a user (adds owner and department), a department (adds department), its parent record, or nobody.
   */
  ownedBy: 'user' | 'department' | 'parent' | 'none';
  /**
   * Who writes its records: people and whatever acts for them, or the platform alone (what it keeps of records each day). Then no role makes, changes or deletes them by hand, whatever it says.
   */
  writtenBy?: 'people' | 'platform';
  /**
   * The fields by name.
   */
  fields: {
    [k: string]: FieldNode;
  };
  /**
   * Groups of fields whose values occur only once together. A single field says "unique" itself.
   */
  uniqueKeys?: {
    [k: string]: UniqueKey;
  };
  /**
   * Further indexes, for filters nothing in the metadata shows. Views, references and keys bring theirs.
   */
  indexes?: {
    [k: string]: IndexSpec;
  };
  /**
   * Rules over several fields, checked at every write.
   */
  validations?: {
    [k: string]: Validation;
  };
  /**
   * Records that are not to be changed any more, whoever writes and by whatever path: nor their lines, nor are they deleted. Who they belong to is not held back.
   */
  locks?: {
    [k: string]: Lock;
  };
  /**
   * What every record of the entity has beside its fields.
   */
  features?: {
    /**
     * Files can be attached.
     */
    files?: boolean;
    /**
     * Changes and notes are shown as a timeline.
     */
    timeline?: boolean;
    /**
     * Deleted records can be restored.
     */
    recycleBin?: boolean;
    /**
     * A record has members beside its owner; they may do with it what its owner may. Needs "ownedBy": "user".
     */
    team?: boolean;
    /**
     * The title is shown where something refers to the record, also to people who may not see the record.
     */
    titleVisible?: boolean;
  };
}
/**
 * One unique key.
 */
export interface UniqueKey {
  /**
   * The fields that are unique together.
   */
  fields: {
    /**
     * A field of the key.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
    };
  };
}
/**
 * One index.
 */
export interface IndexSpec {
  /**
   * The fields of the index.
   */
  fields: {
    /**
     * A field of the index.
     */
    [k: string]: {
      /**
       * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
       */
      order?: number;
      /**
       * Sorted upwards (asc) or downwards (desc).
       */
      direction?: 'asc' | 'desc';
    };
  };
}
/**
 * One rule.
 */
export interface Validation {
  /**
   * CEL over the record; true where the record is WRONG.
   */
  when: string;
  /**
   * What to say, with the remedy.
   */
  message: LocalText;
  /**
   * error refuses the record; needsReason lets it pass when the user gives a reason.
   */
  severity?: 'error' | 'needsReason';
  /**
   * The fields beside which the message stands.
   *
   * Items: A field of the entity.
   */
  at?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * One lock.
 */
export interface Lock {
  /**
   * CEL over the record; locked while it holds, before and after the change.
   */
  when: string;
  /**
   * Said to whoever tries, with the way to open it.
   */
  message: LocalText;
  /**
   * Fields that may still be changed, such as those that open it again.
   *
   * Items: A field of the entity.
   */
  except?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * How a record is entered and changed: fields in sections, sections in tabs.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "form".
 */
export interface FormSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the form; also the name of the file: bookForm in bookForm.form.json.
   */
  name: string;
  /**
   * Earlier names of the form; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * The entity: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * What people call the form, where they choose among several.
   */
  label?: LocalText;
  /**
   * What the form is used for.
   *
   * @minItems 1
   *
   * Items: A use of the form; log is answered by taps on the buttons its fields offer, and the last of them saves.
   */
  for: ('create' | 'edit' | 'quickCreate' | 'log')[];
  /**
   * Tabs; a section names the one it stands in.
   */
  tabs?: {
    [k: string]: FormTab;
  };
  /**
   * Groups of fields under a heading.
   */
  sections: {
    [k: string]: FormSection;
  };
  /**
   * What a form for log sets when it is saved, where nobody has entered it.
   */
  set?: {
    /**
     * CEL over the record and me; or a text in each language, which fills the field only where it is empty.
     */
    [k: string]: string | LocalText;
  };
  /**
   * For a form for log: the reference by which further records point at what was logged, such as the next one that an action plans by itself. Taking the log back takes them back, unless somebody changed them.
   */
  undoes?: string;
}
/**
 * One tab.
 */
export interface FormTab {
  /**
   * Heading of the tab.
   */
  label: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * One section.
 */
export interface FormSection {
  /**
   * Heading of the section.
   */
  label: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * The tab the section stands in; without it above the tabs.
   */
  tab?: string;
  /**
   * CEL over the record and me; without it always.
   */
  visibleWhen?: string;
  /**
   * Fields beside each other on a wide screen.
   */
  columns?: number;
  /**
   * The fields of the section.
   */
  fields: {
    [k: string]: FormField;
  };
}
/**
 * One field of the form.
 */
export interface FormField {
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * How many columns the field takes.
   */
  span?: number;
  /**
   * For a children field: the columns of its rows. Without it the fields of the child's form for quickCreate, else all of its fields.
   */
  columns?: {
    [k: string]: LineColumn;
  };
  /**
   * Answers offered as buttons in a form for log. A select offers its options without this.
   */
  picks?: {
    [k: string]: Pick;
  };
}
/**
 * A column: the key is a field of the child, or a name beside a "value".
 */
export interface LineColumn {
  /**
   * Heading; without it the label of the field.
   */
  label?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Least width in pixels; without it by the type.
   */
  width?: number;
  /**
   * Shown below the rows.
   */
  total?: 'sum';
  /**
   * CEL over the row: an amount that is shown while the row is typed and stored nowhere.
   */
  value?: string;
}
/**
 * One answer.
 */
export interface Pick {
  /**
   * What the button says.
   */
  label: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record and me: what the field becomes; without it a text field takes the label.
   */
  value?: string;
  /**
   * What the answer sets in other fields that nobody has entered.
   */
  set?: {
    /**
     * CEL over the record and me; or a text in each language, which fills the field only where it is empty.
     */
    [k: string]: string | LocalText;
  };
}
/**
 * A pack: a folder of metadata that is installed, upgraded and exported as a whole.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "pack".
 */
export interface PackSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the pack and of its folder; what other packs put before the colon.
   */
  name: string;
  /**
   * Version of the pack (semver).
   */
  version: string;
  /**
   * What people call the pack.
   */
  label: LocalText;
  /**
   * What the pack is for, in a sentence.
   */
  description?: LocalText;
  /**
   * Range of platform versions the pack runs on (semver): ">=0.1.0 <2".
   */
  platform: string;
  /**
   * Number of the vocabulary the files are written in; an older pack is read in the words of today.
   */
  vocabulary?: number;
  /**
   * Packs that must be installed first, each with the range of versions (semver).
   */
  dependsOn?: {
    /**
     * Range of versions: "^1.2.0".
     */
    [k: string]: string;
  };
  /**
   * SPDX identifier of the licence: "Apache-2.0".
   */
  licence: string;
  /**
   * Fields this pack adds to entities of other packs are named <prefix>_<name>; "x" belongs to the organisation and to what was exported from one.
   */
  prefix: string;
}
/**
 * The page of one record: facts at the head, tabs, related lists, buttons.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "page".
 */
export interface PageSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the page; also the name of the file: bookPage in bookPage.page.json.
   */
  name: string;
  /**
   * Earlier names of the page; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * The entity: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * What people call the page, where they choose among several.
   */
  label?: LocalText;
  /**
   * The form that shows the fields; without it the one for editing.
   */
  form?: string;
  /**
   * The few values at the head of the page: the key is a field, or a name beside a "path".
   */
  facts?: {
    [k: string]: Fact;
  };
  /**
   * The tabs below the head.
   */
  tabs?: {
    [k: string]: PageTab;
  };
  /**
   * Lists of the records that refer to this one.
   */
  related?: {
    [k: string]: RelatedList;
  };
  /**
   * The buttons at the head of the page.
   */
  buttons?: {
    [k: string]: Button;
  };
}
/**
 * One value.
 */
export interface Fact {
  /**
   * Path of the field from the entity (book.title). Without it the key is the field.
   */
  path?: string;
  /**
   * Heading; without it the label of the field.
   */
  label?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * The date by which something is to be done: one in the past is marked as overdue.
   */
  due?: boolean;
}
/**
 * One tab.
 */
export interface PageTab {
  /**
   * Heading of the tab.
   */
  label: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * What the tab holds: the fields, related lists, the timeline or the files.
   */
  shows: 'fields' | 'related' | 'timeline' | 'files';
}
/**
 * One related list.
 */
export interface RelatedList {
  /**
   * The entity and its reference that leads here: "loan.book", "library:loan.book".
   */
  relation: string;
  /**
   * Heading; without it the plural label of the entity.
   */
  label?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * The tab the list stands in (one that shows "related").
   */
  tab?: string;
  /**
   * How the records are shown: one under the other, or as cards of a chart joined to the one above them, where their entity has a treeParent field.
   */
  as?: 'list' | 'chart';
  /**
   * The columns of the list, or what a card of the chart shows.
   */
  columns: Columns;
  /**
   * What the rows are sorted by.
   */
  sort?: Sort;
  /**
   * CEL over the listed record and me; without it all.
   */
  filter?: string;
}
/**
 * One button.
 */
export interface Button {
  /**
   * What the button does: change or delete the record, or create one that refers to it.
   */
  does: 'edit' | 'delete' | 'createRelated';
  /**
   * For createRelated: the entity and its reference that leads here, "loan.book".
   */
  relation?: string;
  /**
   * What stands on the button; without it the platform's word.
   */
  label?: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record and me; without it always.
   */
  visibleWhen?: string;
}
/**
 * Changes to another pack's node, property by property. The file is named after the node: book.entity.patch.json.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "patch".
 */
export interface PatchSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * The node that is changed: pack, name and kind: "library:book.entity".
   */
  patch: string;
  /**
   * Version of the pack the patch was written against (semver).
   */
  on: string;
  /**
   * Properties by path from the root of the node: "fields.title.required", "entities.library:loan". A bare name in a value means the pack of the patch, else that of the node.
   */
  set?: {
    [k: string]: PropertyChange;
  };
  /**
   * Things that are hidden and kept, by path: "fields.shelf", "options.outOfPrint"; "" is the whole node.
   */
  retire?: {
    /**
     * Nothing to say yet.
     */
    [k: string]: {};
  };
}
/**
 * The change of one property.
 */
export interface PropertyChange {
  /**
   * The new value; null removes the property.
   */
  to: unknown;
  /**
   * The value when the patch was written, so that a later change by the vendor is noticed. Absent where the property did not exist.
   */
  was?: unknown;
  /**
   * Version of the pack that had the entry last: its vendor removed it, the organisation goes on with it. Written by an upgrade.
   */
  adopted?: string;
}
/**
 * The stages through which records of an entity move, and the ways between them.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "process".
 */
export interface ProcessSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the process; also the name of the file: directSales in directSales.process.json. It is what records keep.
   */
  name: string;
  /**
   * Earlier names of the process; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * The entity: "loan", or "library:loan" of another pack. It has a field of type stage.
   */
  entity: string;
  /**
   * What people call the process.
   */
  label: LocalText;
  /**
   * What it is for; shown where it is chosen.
   */
  help?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record: where it holds, the process may be chosen, and the first that holds is taken for a record that names none. Without it always.
   */
  appliesWhen?: string;
  /**
   * Records in it go on; no record begins in it or changes to it.
   */
  retired?: boolean;
  /**
   * The stages in which a record may begin; "any": in every one. Without it in the first.
   */
  entry?: 'any' | string[];
  /**
   * Going back to an earlier open stage; refused: only where a transition says so; needsReason: with a reason; free: without one.
   */
  back?: 'refused' | 'needsReason' | 'free';
  /**
   * Opening a closed record again, in a stage it had reached; refused: only where a transition says so; needsReason: with a reason; free: without one.
   */
  reopen?: 'refused' | 'needsReason' | 'free';
  /**
   * Taking a record out of this process into another one; refused: never; needsReason: with a reason; free: without one.
   */
  change?: 'refused' | 'needsReason' | 'free';
  /**
   * The stages by key; the key is what is stored.
   */
  stages: {
    [k: string]: Stage;
  };
  /**
   * The ways from stage to stage. A move that none allows is refused.
   */
  transitions: {
    [k: string]: Transition;
  };
}
/**
 * One stage.
 */
export interface Stage {
  /**
   * What people call the stage.
   */
  label: LocalText;
  /**
   * Earlier keys of the stage; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Colour of the stage on boards and tags, by name; without it that of its category.
   */
  colour?: Colour;
  /**
   * What a record in this stage counts as: open (in progress), onHold (resting), or closed as won, lost or invalid. The field that "statusField" of the stage field names follows it.
   */
  category: 'open' | 'onHold' | 'won' | 'lost' | 'invalid';
  /**
   * Likelihood of success in percent, 0 to 100; written into the field that "probabilityField" of the stage field names.
   */
  probability?: number;
  /**
   * Days a record normally spends in the stage; longer counts as stalled.
   */
  expectedDays?: number;
  /**
   * What is to be done in this stage; shown beside the record.
   */
  guidance?: LocalText;
  /**
   * What has to be ticked before a record goes on from this stage.
   */
  checklist?: {
    [k: string]: ChecklistItem;
  };
  /**
   * Records in it stay and may leave it; none enters it any more.
   */
  retired?: boolean;
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
}
/**
 * One thing to have done.
 */
export interface ChecklistItem {
  /**
   * What is to be done or known.
   */
  label: LocalText;
  /**
   * Earlier keys of the item; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * One way from stage to stage.
 */
export interface Transition {
  /**
   * What people call the step; without it the screens name the stage it leads to.
   */
  label?: LocalText;
  /**
   * Earlier keys of the transition; patches written for them follow.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * The stages it leads from; "any": from every stage that is not closed.
   */
  from: 'any' | string[];
  /**
   * The stage it leads to.
   */
  to: string;
  /**
   * CEL over the record as it will be, old and me; the record goes this way only where it holds.
   */
  guard?: string;
  /**
   * What is told where the guard does not hold.
   */
  message?: LocalText;
  /**
   * Fields that have to be filled in; of a yes/no field, that it is yes.
   *
   * @minItems 1
   *
   * Items: Key of a field.
   */
  requires?: string[];
  /**
   * Roles whose holders may take this way; without it everybody who may change the record.
   *
   * @minItems 1
   *
   * Items: Name of a role.
   */
  who?: string[];
  /**
   * Whoever goes this way says why; the history keeps it.
   */
  needsReason?: boolean;
  /**
   * Reasons that are offered; another may be written.
   */
  reasons?: {
    [k: string]: Reason;
  };
  /**
   * Fields that change along: CEL over the record as it will be, by field. What is sent with the move holds.
   */
  effects?: {
    /**
     * The value.
     */
    [k: string]: string;
  };
}
/**
 * One reason that is offered.
 */
export interface Reason {
  /**
   * The reason, as it is kept.
   */
  label: LocalText;
  /**
   * Earlier keys of the reason; patches written for them follow.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
}
/**
 * Holds records back from everybody but the holders of some roles, whatever else opens them. It only ever narrows.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "restriction".
 */
export interface RestrictionSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the rule; also the name of the file: sealedLoans in sealedLoans.restriction.json.
   */
  name: string;
  /**
   * Earlier names of the rule; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the rule; explanations name it.
   */
  label: LocalText;
  /**
   * The entity: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * CEL over the record and me; true for the records that are held back.
   */
  when: string;
  /**
   * Roles that are not held back.
   *
   * @minItems 1
   *
   * Items: Name of a role.
   */
  except?: string[];
}
/**
 * What the people who hold this role may do. What it does not say it does not give.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "role".
 */
export interface RoleSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the role; also the name of the file: librarian in librarian.role.json.
   */
  name: string;
  /**
   * Earlier names of the role; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the role.
   */
  label: LocalText;
  /**
   * What the role is for.
   */
  help?: LocalText;
  /**
   * Colour of the tag, by name.
   */
  colour?: Colour;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Apps the role sees; without it every app that names no roles, or this one.
   *
   * Items: Name of an app, "library:lending" of another pack.
   */
  apps?: string[];
  /**
   * What the role may do beside records: grant roles it could give itself, administer the installation, read the metadata, change and publish it, delegate records, see as somebody else, ask why somebody may do something.
   *
   * Items: One right.
   */
  rights?: ('grantRoles' | 'administer' | 'readMetadata' | 'customise' | 'delegate' | 'viewAs' | 'explain')[];
  /**
   * What it may do with the records of each entity. The key is an entity, all entities of a pack ("core:*") or all there are ("*"); the most exact one holds alone. Lines follow their parent unless named.
   */
  entities: {
    [k: string]: EntityRights;
  };
}
/**
 * What the role may do with the records of one entity.
 */
export interface EntityRights {
  /**
   * May make new ones.
   */
  create?: boolean;
  /**
   * Which records the role may see: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  read?: string;
  /**
   * Which records the role may change: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  update?: string;
  /**
   * Which records the role may delete and take out of the recycle bin: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  delete?: string;
  /**
   * Which records the role may take out of the system as a file: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  export?: string;
  /**
   * Which records the role may print: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  print?: string;
  /**
   * Which records the role may change by an import: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  import?: string;
  /**
   * Which records the role may merge with another: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  merge?: string;
  /**
   * Which records the role may give another owner: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  assign?: string;
  /**
   * Which records the role may share with others: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  share?: string;
  /**
   * Which records the role may approve: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  approve?: string;
  /**
   * Which records the role may change many at a time: none, own, department, departmentAndBelow, subordinates, all, or CEL over the record, me, own, departmentAndBelow and subordinates. Without it none.
   */
  bulk?: string;
  /**
   * Fields with other rights than reading and writing what the records allow. "*" stands for all that are not named.
   */
  fields?: {
    [k: string]: FieldRights;
  };
}
/**
 * What the role may do with one field of the records it reaches.
 */
export interface FieldRights {
  /**
   * false hides the field; "masked" shows only that there is a value. Without it true, of a computed field the narrowest right of what it is computed from.
   */
  read?: true | 'masked' | false;
  /**
   * May give it a value. Without it true, where the field is not hidden or masked.
   */
  write?: boolean;
}
/**
 * How a pack is tested: who and what is there, what they do, what has to come of it.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "scenario".
 */
export interface ScenarioSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the scenario; also the name of the file: readerBorrows in readerBorrows.scenario.json.
   */
  name: string;
  /**
   * The behaviour that is proved, as a sentence.
   */
  label: LocalText;
  /**
   * When it begins; the clock stands still until a step moves it.
   */
  clock?: string;
  /**
   * Capabilities of the platform that are still missing. What waits has to fail: once it passes, the run says so.
   *
   * @minItems 1
   */
  waitsFor?: ScenarioCapability[];
  /**
   * For what only a screen can prove: the browser test that does, from the root of the repository.
   */
  provedBy?: string;
  /**
   * Users and records that are there, by the name steps call them.
   */
  given?: {
    [k: string]: ScenarioGiven;
  };
  /**
   * What is done, by order, and what has to come of it.
   */
  steps?: {
    [k: string]: ScenarioStep;
  };
}
/**
 * Opens records to people beside those whose own they are. It widens scopes that reach some records; it never opens an entity that a role does not give.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "sharing".
 */
export interface SharingSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the rule; also the name of the file: regionalLoans in regionalLoans.sharing.json.
   */
  name: string;
  /**
   * Earlier names of the rule; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the rule; explanations name it.
   */
  label: LocalText;
  /**
   * The entity: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * CEL over the record and me; true for the records that are shared with the caller.
   */
  when: string;
  /**
   * Roles whose holders it opens records to; without it everybody whose role reaches some records of the entity.
   *
   * @minItems 1
   *
   * Items: Name of a role.
   */
  to?: string[];
  /**
   * What it opens: seeing the records, or changing them too.
   */
  gives: 'read' | 'write';
}
/**
 * Keeps the state of chosen fields each day: for every record that fits, one record of another entity is written, once a day. What was not kept cannot be had later.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "snapshot".
 */
export interface SnapshotSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the snapshot; also the name of the file: openLoans in openLoans.snapshot.json.
   */
  name: string;
  /**
   * Earlier names of the snapshot; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * What people call the snapshot; the list of jobs shows it.
   */
  label: LocalText;
  /**
   * The entity whose records are looked at: "loan", or "library:loan" of another pack.
   */
  of: string;
  /**
   * The entity that holds what is kept; it has a reference to the record and a date.
   */
  into: string;
  /**
   * The field of "into" that refers to the record.
   */
  record: string;
  /**
   * The date field of "into": the day, in the organisation's zone.
   */
  date: string;
  /**
   * CEL over the record; only those it holds for are kept. Without it all.
   */
  filter?: string;
  /**
   * What is kept: fields of "into" with their values. Owner and department are kept where both entities have them.
   */
  values: {
    /**
     * CEL over the record. Amounts are kept in the company's currency.
     */
    [k: string]: string;
  };
  /**
   * Time of day when it is taken, in the organisation's zone ("02:00").
   */
  at?: string;
}
/**
 * A way to see many records of an entity.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "view".
 */
export interface ViewSpec {
  /**
   * Where the editor finds this schema; the platform does not read it.
   */
  $schema?: string;
  /**
   * Name of the view; also the name of the file: openLoans in openLoans.view.json.
   */
  name: string;
  /**
   * Earlier names of the view; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
  /**
   * The entity: "book", or "library:book" of another pack.
   */
  entity: string;
  /**
   * How the records are laid out: one under the other, under their parents where the entity has a treeParent field (what is found by search or filter stands in a list), as cards in columns, on the days of a calendar, or as cards joined to those above and below them. People may switch to each layout that a view of the entity describes.
   */
  type: 'list' | 'tree' | 'board' | 'calendar' | 'chart';
  /**
   * What people call the view.
   */
  label: LocalText;
  /**
   * Icon beside the label: book-open.
   */
  icon?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record and me; true for the records the view shows. Without it all.
   */
  filter?: string;
  /**
   * What the rows are sorted by.
   */
  sort?: Sort;
  /**
   * The columns of the list; on a board, in a calendar and in a chart what a card shows, and what the columns of the board add up.
   */
  columns: Columns;
  /**
   * The rows stand under headings with counts and totals, one for each value.
   */
  groupBy?: {
    /**
     * A field of the entity: a select, a reference, a date.
     */
    field: string;
    /**
     * Dates of the same period stand together.
     */
    by?: 'day' | 'week' | 'month' | 'quarter' | 'year';
  };
  /**
   * The records as cards, a column for each value of a field; moving a card changes the value.
   */
  board?: {
    /**
     * A select or stage field of the entity; its options or stages are the columns.
     */
    field: string;
    /**
     * Options whose columns are folded to a strip until somebody opens them.
     *
     * @minItems 1
     *
     * Items: Key of an option.
     */
    folded?: string[];
  };
  /**
   * The records on the days of a calendar; moving one changes its dates.
   */
  calendar?: {
    /**
     * The date or moment at which a record begins.
     */
    start: string;
    /**
     * The date or moment at which it ends, of the same type as its beginning. Without it a day or an hour.
     */
    end?: string;
    /**
     * A user, reference or select field with a lane for each value, to see people or things side by side.
     */
    lane?: string;
    /**
     * What the calendar shows first.
     */
    by?: 'day' | 'week' | 'month';
  };
  /**
   * The records as cards of a chart, joined to the one above them; moving a card puts it under another.
   */
  chart?: {
    /**
     * The treeParent field of the entity: what is above a record.
     */
    field: string;
    /**
     * How many levels are open until somebody opens more. Without it all of a small chart.
     */
    levels?: number;
  };
  /**
   * Values beside the list, with counts, to narrow it by a click.
   */
  rail?: {
    /**
     * A field of the entity with few values: a select, a reference, a boolean.
     */
    field: string;
  };
  /**
   * Filters above the list, switched on by a click.
   */
  quickFilters?: {
    [k: string]: QuickFilter;
  };
}
/**
 * One filter.
 */
export interface QuickFilter {
  /**
   * What people read.
   */
  label: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * CEL over the record and me, in addition to the filter of the view.
   */
  filter: string;
}
/**
 * What the rows are sorted by: the key is a field, or a name beside a "path".
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "sort".
 */
export interface Sort {
  [k: string]: SortKey;
}
/**
 * One sort key.
 */
export interface SortKey {
  /**
   * Path of the field from the entity (book.title). Without it the key is the field.
   */
  path?: string;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Lowest first (asc) or highest first (desc).
   */
  direction?: 'asc' | 'desc';
}
/**
 * The columns: the key is a field, or a name beside a "path".
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "columns".
 */
export interface Columns {
  [k: string]: Column;
}
/**
 * One column.
 */
export interface Column {
  /**
   * Path of the field from the entity (book.title). Without it the key is the field.
   */
  path?: string;
  /**
   * Heading; without it the label of the field.
   */
  label?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Width in pixels; without it the column takes what its values need.
   */
  width?: number;
  /**
   * What the foot of the column shows over all rows of the filter.
   */
  total?: 'sum' | 'avg' | 'min' | 'max';
  /**
   * The date by which something is to be done: one in the past is marked as overdue.
   */
  due?: boolean;
}
/**
 * One option.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "option".
 */
export interface Option {
  /**
   * What people read.
   */
  label: LocalText;
  /**
   * What choosing it means; shown where it is chosen.
   */
  help?: LocalText;
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Colour of the icon or tag, by name.
   */
  colour?: Colour;
  /**
   * Kept where it is stored, offered no more.
   */
  retired?: boolean;
  /**
   * The option that stands for this retired one in filters and reports.
   */
  replacedBy?: string;
  /**
   * Earlier names of the option; what was written for them, patches and stored values, follows.
   *
   * @minItems 1
   *
   * Items: An earlier name.
   */
  renamedFrom?: string[];
  /**
   * Kept for what uses it, not to be used for anything new. An upgrade sets it on what its pack no longer has.
   */
  deprecated?: boolean;
}
/**
 * One user, department, record, file, pack or further installation.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "scenarioGiven".
 */
export interface ScenarioGiven {
  user?: ScenarioUser;
  department?: ScenarioDepartment;
  /**
   * A record of this entity with "data".
   */
  record?: string;
  /**
   * The record of this entity that a pack brings along; "filter" finds it.
   */
  existing?: string;
  /**
   * Who does it: a user of "given"; "admin" (the default) is who set the installation up, "nobody" is not signed in.
   */
  as?: string;
  /**
   * Values by field name. A reference is the name of another record here, line items are a keyed map.
   */
  data?: Record<string, unknown>;
  /**
   * So many records alike: items.1, items.2 …; ${n} in their texts is the number.
   */
  count?: number;
  /**
   * CEL that exactly one record meets.
   */
  filter?: string;
  /**
   * The rows of a file, for an import: groups of rows alike.
   */
  rows?: {
    [k: string]: ScenarioRows;
  };
  pack?: ScenarioPack;
  /**
   * A further installation of the same packs, set up and empty; steps go there by "in".
   */
  tenant?: true;
}
/**
 * A user, who can act in steps.
 */
export interface ScenarioUser {
  /**
   * What people call the user; without it the key.
   */
  name?: string;
  /**
   * Names of roles; without it what a new user has.
   */
  roles?: string[];
  /**
   * A department of "given".
   */
  department?: string;
  /**
   * Another user of "given".
   */
  reportsTo?: string;
  /**
   * The user's own language.
   */
  locale?: 'zh-CN' | 'en';
  /**
   * Whether the user works here.
   */
  status?: 'active' | 'onLeave' | 'left';
}
/**
 * A department.
 */
export interface ScenarioDepartment {
  /**
   * What people call the department; without it the key.
   */
  name?: string;
  /**
   * The department of "given" above it.
   */
  parent?: string;
}
/**
 * Rows alike.
 */
export interface ScenarioRows {
  /**
   * So many rows; ${n} in their cells is the number.
   */
  times?: number;
  /**
   * Cells by column; a column is named like a field.
   */
  cells: {
    [k: string]: string;
  };
}
/**
 * One thing that is done.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "scenarioStep".
 */
export interface ScenarioStep {
  /**
   * Position among its siblings, lowest first; sparse (10, 20, 30) so that others fit between. Without it last, as written.
   */
  order?: number;
  /**
   * Who does it: a user of "given"; "admin" (the default) is who set the installation up, "nobody" is not signed in.
   */
  as?: string;
  /**
   * Creates a record of this entity, which the name of the step means from then on.
   */
  create?: string;
  /**
   * Changes this record by "data".
   */
  update?: string;
  /**
   * Deletes this record.
   */
  delete?: string;
  /**
   * Brings this record back from the recycle bin.
   */
  restore?: string;
  /**
   * Reads this record.
   */
  read?: string;
  /**
   * Lists records of this entity.
   */
  list?: string;
  /**
   * Counts records of this entity.
   */
  count?: string;
  /**
   * Searches all entities for these words.
   */
  search?: string;
  /**
   * Groups and measures records of this entity: "groups", "measures".
   */
  query?: string;
  /**
   * Exports records of this entity as CSV; its lines are the rows of the answer.
   */
  export?: string;
  /**
   * Imports a file of "given" into this entity.
   */
  import?: string;
  /**
   * Sends many "operations" on this entity in one request.
   */
  batch?: string;
  /**
   * Calls this action of a "record": moveStage, convert.
   */
  action?: string;
  /**
   * Merges records of this entity: "others" into "survivor".
   */
  merge?: string;
  /**
   * Reads what happened to this record: a row for each changed field, the latest first.
   */
  history?: string;
  /**
   * Asks why "user" may or may not do "operation" with this record.
   */
  explain?: string;
  /**
   * Reads what this user was told.
   */
  notifications?: string;
  /**
   * Any call of the HTTP API: "GET /api/auth/me". ${name} is the id of a record, ${step.path} a part of an answer.
   */
  request?: string;
  publish?: ScenarioChanges;
  /**
   * What publishing these changes would do; nothing is changed.
   */
  plan?: Record<string, Record<string, unknown>>;
  /**
   * Installs or upgrades a pack: one of "given", or what an exportPack step took.
   */
  install?: string;
  /**
   * Takes this pack away.
   */
  uninstall?: string;
  /**
   * Takes a pack as its files: "org" for what the organisation changed. The answer has the texts by path.
   */
  exportPack?: string;
  /**
   * Moves the clock to this moment; the call ends when what is due then is done.
   */
  clock?: string;
  /**
   * Values by field name, as "given" writes them; for a request its body.
   */
  data?: Record<string, unknown>;
  /**
   * Does it so often, all at the same moment.
   */
  times?: number;
  /**
   * Reasons for rules that ask for one, by the name of the validation.
   */
  reasons?: {
    /**
     * The reason.
     */
    [k: string]: string;
  };
  /**
   * The version of the record that the caller has seen (If-Match).
   */
  version?: number;
  /**
   * The language of the answer, for users who have none of their own.
   */
  language?: 'zh-CN' | 'en';
  /**
   * The fields to answer, as paths: reader.name.
   *
   * @minItems 1
   */
  fields?: string[];
  /**
   * CEL over the record; '${name}' in quotes is the id of a record.
   */
  filter?: string;
  /**
   * Words the searchable fields hold.
   */
  words?: string;
  /**
   * Name of a view whose filter, columns and order hold.
   */
  view?: string;
  /**
   * What to sort by, "-" for descending.
   *
   * @minItems 1
   */
  sort?: string[];
  /**
   * At most so many rows.
   */
  limit?: number;
  /**
   * Records in the recycle bin instead of those in use.
   */
  deleted?: boolean;
  /**
   * What to group by: the key names the column of the answer.
   */
  groups?: {
    [k: string]: ScenarioGroup;
  };
  /**
   * What to compute: the key names the column of the answer.
   */
  measures?: {
    [k: string]: ScenarioMeasure;
  };
  /**
   * What a batch does, in the order written.
   */
  operations?: {
    [k: string]: ScenarioOperation;
  };
  /**
   * The batch does all or nothing.
   */
  atomic?: boolean;
  /**
   * The rows of "given" to import.
   */
  file?: string;
  /**
   * Whether the import makes new records.
   */
  creates?: boolean;
  /**
   * What the import does with records it finds.
   */
  updates?: 'none' | 'overwrite' | 'fillBlanks';
  /**
   * The fields by which the import finds records.
   *
   * @minItems 1
   */
  match?: string[];
  /**
   * The record whose action is called.
   */
  record?: string;
  /**
   * Whose rights are explained.
   */
  user?: string;
  /**
   * The operation that is explained: read, update.
   */
  operation?: string;
  /**
   * The field that is explained.
   */
  field?: string;
  /**
   * The record that stays.
   */
  survivor?: string;
  /**
   * The records that go into it.
   *
   * @minItems 1
   */
  others?: string[];
  /**
   * The record whose value is kept, by field.
   */
  choose?: {
    /**
     * A record.
     */
    [k: string]: string;
  };
  /**
   * Only the plan of install or uninstall; nothing is changed.
   */
  dryRun?: boolean;
  /**
   * Decisions by the id of the question: of a draft as its plan offers them, of what both changed {"choice": "theirs"}.
   */
  answers?: Record<string, Record<string, unknown>>;
  /**
   * What the version says about itself.
   */
  comment?: string;
  called?: ScenarioPackName;
  /**
   * The further installation of "given" it happens in; without it the first.
   */
  in?: string;
  /**
   * What has to be true of the answer. Without it the call has to succeed.
   */
  expect?: ScenarioExpect;
  /**
   * Capabilities of the platform that are still missing. What waits has to fail: once it passes, the run says so.
   *
   * @minItems 1
   */
  waitsFor?: ScenarioCapability1[];
}
/**
 * One group.
 */
export interface ScenarioGroup {
  /**
   * Path of the field; without it the key.
   */
  field?: string;
  /**
   * Dates of the same period count together.
   */
  by?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}
/**
 * One measure.
 */
export interface ScenarioMeasure {
  /**
   * How the values are put together.
   */
  fn: 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max';
  /**
   * Path of the field that is measured.
   */
  field?: string;
  /**
   * CEL of what is measured instead of a field.
   */
  value?: string;
}
/**
 * One operation: create with data, update or delete of a record.
 */
export interface ScenarioOperation {
  /**
   * Values of a new record, which the key of the operation means from then on.
   */
  create?: Record<string, unknown>;
  /**
   * The record to change by "data".
   */
  update?: string;
  /**
   * The record to delete.
   */
  delete?: string;
  /**
   * Values to change.
   */
  data?: Record<string, unknown>;
}
/**
 * Name and version an exported organisation has as a pack.
 */
export interface ScenarioPackName {
  /**
   * Name of the pack.
   */
  name: string;
  /**
   * Version of the pack.
   */
  version: string;
}
/**
 * What has to be true of an answer.
 *
 * This interface was referenced by `Metadata`'s JSON-Schema
 * via the `definition` "scenarioExpect".
 */
export interface ScenarioExpect {
  /**
   * The HTTP status.
   */
  status?: number;
  /**
   * The call is refused: a class of refusals, or more exactly.
   */
  refused?:
    string | {readonly as?: string; readonly code?: string; readonly at?: string; readonly message?: string};
  /**
   * Values of the answer by field or path; references by name. Numbers are compared as numbers.
   */
  values?: Record<string, unknown>;
  /**
   * Fields (paths) that the answer does not have at all.
   *
   * @minItems 1
   */
  absent?: string[];
  /**
   * How many records there are (of a list: of all its pages).
   */
  count?: number;
  /**
   * How many entries lists of the answer have, by path: {"questions": 1}.
   */
  size?: Record<string, number>;
  /**
   * An exported pack has exactly the files of this one: of "given", or exported before.
   */
  sameFilesAs?: string;
  /**
   * Exactly these records, in any order.
   */
  records?: string[];
  /**
   * Exactly these records, in this order.
   *
   * @minItems 1
   */
  inOrder?: string[];
  /**
   * These records are among the answer.
   *
   * @minItems 1
   */
  includes?: string[];
  /**
   * None of these records is in the answer.
   *
   * @minItems 1
   */
  excludes?: string[];
  /**
   * Exactly these rows, in the order written, each with at least these values.
   */
  rows?: {
    [k: string]: Record<string, unknown>;
  };
  /**
   * Each of these is found among the rows.
   */
  hasRows?: {
    [k: string]: Record<string, unknown>;
  };
  /**
   * None of these is found among the rows.
   */
  lacksRows?: {
    [k: string]: Record<string, unknown>;
  };
  /**
   * Fields whose values differ from row to row.
   *
   * @minItems 1
   */
  distinct?: string[];
  /**
   * CEL over the record that is answered: amount == 113000.
   */
  holds?: string;
  /**
   * Texts that the answer has somewhere.
   *
   * @minItems 1
   */
  contains?: string[];
  /**
   * Texts that the answer has nowhere.
   *
   * @minItems 1
   */
  lacks?: string[];
  /**
   * The answer comes within so many milliseconds.
   */
  withinMs?: number;
}
