const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** A number of bytes as people read it: `1.2 MB`. */
export function fileSize(bytes: number, language: string): string {
  const unit = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** unit;
  const digits = amount < 10 && unit > 0 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(amount)} ${UNITS[unit]}`;
}
