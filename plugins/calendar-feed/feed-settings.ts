/** Records of one entity in the calendar. */
export interface Feed {
  readonly entity: string;
  /** Fields of a date, or of a moment. */
  readonly start: string;
  readonly end?: string;
  readonly filter?: string;
}

export interface FeedSettings {
  readonly feeds: readonly Feed[];
  readonly pastDays: number;
  readonly futureDays: number;
}
