/** No expression may be larger; together these keep checking, evaluating and the SQL text small. */
export const EXPRESSION_LIMITS = {
  /** Characters of text. */
  length: 10_000,
  /** Operators, names, calls and literals; literals in a list are counted by `list` instead. */
  nodes: 500,
  /** Brackets and calls inside one another. */
  depth: 50,
  list: 1_000,
  arguments: 32,
  /** Numbers multiplied with one another, directly or through parts: bounds the digits of a result. */
  factors: 30,
  /** Relations asked inside one another. */
  relationDepth: 2,
  /** Tests of relations in one expression. */
  relations: 20,
  /** Nodes of a query tree, after functions are written out. */
  queryNodes: 5_000,
} as const;
