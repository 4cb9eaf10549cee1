/** Whether a notebook's language is one that the engine reads. */
export function isPython(language: string): boolean {
  return /^i?python\d*$/.test(language);
}
