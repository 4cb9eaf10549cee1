/**
 * Value of a key in an INI file as `configparser` reads it (continuation lines
 * joined by line ends); null where it is not there.
 */
export function iniValue(
  text: string,
  section: string,
  key: string
): string | null {
  let inSection = false;
  let found: string[] | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const header = /^\[([^\]]*)\]/.exec(line);
    if (header) {
      inSection = header[1].trim() === section;
      if (found) {
        break;
      }
      continue;
    }
    if (!inSection || /^\s*[#;]/.test(line)) {
      continue;
    }
    if (found) {
      if (/^\s+\S/.test(line)) {
        found.push(line.trim());
        continue;
      }
      break;
    }
    const at = line.search(/[=:]/);
    if (at > 0 && line.slice(0, at).trim().toLowerCase() === key) {
      found = [line.slice(at + 1).trim()];
    }
  }
  return found === null ? null : found.join('\n').trim();
}
