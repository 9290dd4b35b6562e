/** Whether a record may move somewhere: at once, once something is filled in, or not. */
export interface MoveState {
  readonly kind: 'open' | 'asks' | 'refused';
  /** What is missing, or why not. */
  readonly words: readonly string[];
}
