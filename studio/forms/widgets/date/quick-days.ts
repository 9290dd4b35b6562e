/** The days people most often mean, as dates, counted from today. */
export function quickDays(
  today: string,
): Readonly<Record<'today' | 'tomorrow' | 'nextMonday' | 'inTwoWeeks', string>> {
  const start = new Date(`${today}T00:00:00Z`);
  const weekday = start.getUTCDay() || 7;
  return {
    today,
    tomorrow: plusDays(start, 1),
    nextMonday: plusDays(start, 8 - weekday),
    inTwoWeeks: plusDays(start, 14),
  };
}

function plusDays(start: Date, days: number): string {
  return new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
