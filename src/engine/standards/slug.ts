/** Anchors of headings as code hosts make them; a second one of the same text gets `-1`. */
export class Slugger {
  slug(heading: string): string {
    const base = heading
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let slug = base;
    while (this._seen.has(slug)) {
      const next = (this._counts.get(base) ?? 0) + 1;
      this._counts.set(base, next);
      slug = `${base}-${next}`;
    }
    this._seen.add(slug);
    return slug;
  }

  private _counts = new Map<string, number>();
  private _seen = new Set<string>();
}
