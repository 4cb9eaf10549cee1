/** What an error says, for a sentence or in its place. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
