/** Telling a real secret from what stands in for one. */

const TEMPLATE =
  /<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\]|^\$\w+$|\$\{|\$\(|%\(|%s|\*{3}|\.{3}|…|x{4}|X{4}|_{4}|•/;
/** Between signs only: a drawn key may hold any short word between digits. */
const WORDS =
  /(?:^|[-_ .:])(?:your?|my|the|some|insert|enter|replace|put|paste|fill|add|change|example|sample|dummy|fake|mock|placeholder|redacted|removed|hidden|masked|todo|tbd|fixme|here|foo|bar|baz|lorem|ipsum)(?:[-_ .:]|$)/i;
const SPOKEN =
  /changeme|change_me|placeholder|example|redacted|your[-_]?(?:api|key|token|secret|pass|own|user)|(?:key|token|secret|password)[-_]?(?:here|goes)/i;
const SELF =
  /^[-_ ]*(?:(?:my|your|the|a|some|super|top|db|user|admin|test|dev|default|new|old|api|auth|access|client|bearer|private|public|hard[-_]?coded)[-_ ]*)*(?:secret|passw(?:or)?d|passphrase|pass|pwd|token|key|apikey|credentials?|login)(?:[-_ ]*(?:secret|password|token|key|id|name|value|hash|1|12|123|1234|12345))*[-_ :?!.]*$/i;
const COMMON = new Set(
  'none null true false undefined nan n/a na yes no on off empty blank unknown admin root postgres mysql guest demo test testing tests default user username anonymous string str text varchar char bytes int password123 secret123 abc123 abc 1234 12345 123456 1234567 12345678 123456789 1234567890 qwerty letmein tiger hidden visible required optional invalid incorrect wrong expired missing basic bearer jwt oauth oauth2 digest plain plaintext md5 sha1 sha256 bcrypt env environment'.split(
    ' '
  )
);
const FILE =
  /^(?:~|\.{0,2}\/|[A-Za-z]:[\\/])|\.(?:txt|json|csv|tsv|pem|crt|cer|key|ya?ml|env|ini|toml|cfg|conf|py|ipynb|pkl|npy|db|parquet|xlsx?|html?|md)$/i;

/** Shannon entropy in bits for each character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** Whether most steps from letter to letter are +1 or 0: `abcdef`, `0123456789`, `aaaa`. */
function isRow(text: string): boolean {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    steps += step === 0 || step === 1 ? 1 : 0;
  }
  return text.length > 3 && steps >= 0.7 * (text.length - 1);
}

/** Whether a value only shows where a secret would stand. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    text.length < 3 ||
    COMMON.has(text.toLowerCase()) ||
    TEMPLATE.test(text) ||
    WORDS.test(text) ||
    SPOKEN.test(text) ||
    SELF.test(text) ||
    // The name of an environment variable or of a constant.
    /^[A-Z][A-Z]+(?:_[A-Z]+)+$/.test(text) ||
    !/[A-Za-z0-9]/.test(text) ||
    isRow(text) ||
    new Set(text).size <= 2
  );
}

/** Whether the part of a vendor's key behind its prefix is filled in by hand. */
export function isHandFilled(value: string): boolean {
  const tail = value.replace(/^[A-Za-z]+\d?[-_.]/, '');
  return (
    /x{6}|\*{3}|\.{3}|0{8}|EXAMPLE|1234567890(?:$|abc)/i.test(tail) ||
    SPOKEN.test(tail) ||
    WORDS.test(tail) ||
    isRow(tail) ||
    new Set(tail.toLowerCase()).size <= 4
  );
}

/** As mail services give them to programs: `abcd efgh ijkl mnop`. */
const FOUR_FOURS = /^[a-z]{4}(?: [a-z]{4}){3}$/;

/** Whether a value is what mail services give to programs. */
export function isAppPassword(value: string): boolean {
  return FOUR_FOURS.test(value) && entropy(value) > 3;
}

/** Whether a value could be a password someone typed: one word that names no file, place or thing. */
export function isPasswordLike(value: string): boolean {
  return (
    isAppPassword(value) ||
    (value.length >= 4 &&
      value.length <= 128 &&
      !/\s/.test(value) &&
      !FILE.test(value) &&
      !/^\w+:\/\//.test(value) &&
      // The type of a column: `varchar(255)`.
      !/^[a-z]+\d*\([\d, ]*\)$/i.test(value) &&
      // Lower-case words with joining signs name things: `password_hash`, `user.password`.
      !/^[a-z]+(?:[_.-][a-z]+)+$/.test(value) &&
      !isPlaceholder(value))
  );
}

/** Some words in a row that are no sentence to whoever reads it: `correct horse battery staple`. */
export function isSpokenPhrase(value: string): boolean {
  const words = value.trim().split(/\s+/);
  return (
    words.length >= 4 &&
    value.length <= 128 &&
    !isPlaceholder(value) &&
    !/[?!:.]$|\b(?:is|for|of|to|passphrase|password|secret|key)\b/i.test(value)
  );
}

/** Whether a value looks drawn by a machine, as keys and tokens are. */
export function isRandom(value: string): boolean {
  if (
    value.length < 12 ||
    value.length > 512 ||
    !/^[\w+/=.:~!@#$%^&*-]+$/.test(value) ||
    /^\w+:\/\//.test(value) ||
    FILE.test(value) ||
    isPlaceholder(value)
  ) {
    return false;
  }
  if (isSlug(value) || isReadable(value)) {
    return false;
  }
  const mixed =
    (/\d/.test(value) && /[A-Za-z]/.test(value)) ||
    (/[a-z][A-Z]{1,}[a-z]/.test(value) && value.length >= 20);
  // Sixteen digits can't vary as much as sixty letters.
  const least = /^[0-9a-f]+$/i.test(value)
    ? 2.7
    : value.length < 20
      ? 2.9
      : 3.1;
  return mixed && entropy(value) >= least;
}

/** `bert-base-uncased`, `gpt-4-turbo`, `2024-05-01`, `model_v2.1`: words and short numbers with signs between. */
function isSlug(value: string): boolean {
  const parts = value.split(/[-_./:@+ ]+/).filter(part => part !== '');
  return (
    parts.length > 1 &&
    parts.every(
      part =>
        /^(?:\d{1,8}|[vV]\d{1,3}|\d{1,3}[a-zA-Z]{1,2}|[A-Za-z]{1,3}\d{0,2})$/.test(
          part
        ) || isWord(part)
    )
  );
}

function isWord(part: string): boolean {
  return (
    /^[A-Z]?[a-z]{2,15}\d{0,2}$/.test(part) &&
    /[aeiouy]/i.test(part) &&
    !/[bcdfghjklmnpqrstvwxz]{5}/i.test(part)
  );
}

/** `xavier2024uniform`: most letters stand in words. */
function isReadable(value: string): boolean {
  if (/^[0-9a-f]+$/i.test(value)) {
    return false;
  }
  const words = value.match(/[A-Z]?[a-z]{4,}/g)?.filter(isWord) ?? [];
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  return value.length < 40 && words.join('').length >= 0.75 * letters;
}

/** Letters with digits or signs among them: no word that a person reads. */
export function isMixed(value: string): boolean {
  return (
    value.length >= 8 &&
    /[A-Za-z]/.test(value) &&
    /\d/.test(value) &&
    !/^[\d.,:/-]+[a-z]{1,3}$/i.test(value)
  );
}

/** Letters, digits and signs or both cases: as people are asked to choose a password. */
export function isTyped(value: string): boolean {
  return (
    isMixed(value) && /[!@#$%^&*?+=~]|[A-Z].*[a-z]|[a-z].*[A-Z]/.test(value)
  );
}
