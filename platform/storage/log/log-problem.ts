/** The first thing that is wrong with the operation log. */
export interface LogProblem {
  readonly kind:
    | 'altered'
    | 'missing'
    | 'inserted'
    | 'brokenChain'
    | 'headDiffers'
    | 'endMissing'
    | 'archiveAltered';
  /** Sequence of the row, or of the first row the finding is about. */
  readonly row: number;
  /** Id of the row, or name of the archive. */
  readonly id?: string | undefined;
}
