/** The person's own date, YYYY-MM-DD: a waiver ends when their day does, as on the command line. */
export function localDate(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map(part => String(part).padStart(2, '0')).join('-');
}
