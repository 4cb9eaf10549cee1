import { vendorKeys } from './vendors';
import {
  isHandFilled,
  isMixed,
  isPasswordLike,
  isRandom,
  isSpokenPhrase
} from './placeholder';
import { kindOfName, variableOf } from './names';
import type { NamedKind } from './names';
import type { IPlace } from './match';
import { places } from './places';

/** Something in a text that looks like a secret. */
export interface ISecret {
  what: 'key' | 'token' | 'password' | 'private key';
  /** UTF-16 range of the secret itself, quotes apart. */
  start: number;
  end: number;
  /** How it may be shown: never the secret as a whole. */
  shown: string;
  /** Environment variable that would hold it. */
  variable: string;
}

/** `python`: a code cell; `text`: prose, output, shell lines. */
export type TextKind = 'python' | 'text';

/** As many texts are remembered before all are forgotten. */
const REMEMBERED = 20000;
const remembered: Record<TextKind, Map<string, ISecret[]>> = {
  python: new Map(),
  text: new Map()
};

/** Secrets of a text in order, without overlaps; the same for the same text. */
export function secretsIn(text: string, kind: TextKind): readonly ISecret[] {
  const known = remembered[kind];
  let found = known.get(text);
  if (!found) {
    found = search(text, kind);
    if (known.size >= REMEMBERED) {
      known.clear();
    }
    known.set(text, found);
  }
  return found;
}

/** No name of a secret, and nothing that is called with one, is without these. */
const HINT =
  /pass|pwd|\bpw|secret|key|token|auth|cred|sas\b|bearer|login|client|api|fernet|init|configure|connect|ftp|jwt|identified|mysql|curl|b64encode|hmac|sudo|http-basic|@|service\(|session\(|\bset_|phrase|mnemonic|mdp|kennwort|wachtwoord|contrase|senha|losen|lösen|haslo|schl(?:ue|ü)ssel|cl[eé]_|clave|chave|пароль|密|パスワ|비밀|:\d{2,5}:|\(["'][0-9a-f]{32}/i;

function search(text: string, kind: TextKind): ISecret[] {
  if (!/[A-Za-z0-9]{4}/.test(text)) {
    return [];
  }
  const blobs = blobsOf(text);
  const inBlob = ({ start, end }: ISecret): boolean =>
    blobs.some(blob => blob[0] <= start && end <= blob[1]);
  const found = [
    ...vendorSecrets(text).filter(
      secret => secret.what === 'private key' || !inBlob(secret)
    ),
    ...(text.includes('://') || text.includes('?') || text.includes('&')
      ? urlSecrets(text)
      : []),
    ...(HINT.test(text) ? namedSecrets(text, kind) : [])
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(
    (secret, i) => !found.slice(0, i).some(before => before.end > secret.start)
  );
}

/** Runs of base64 that hold a picture or a file: what looks like a key in them is none. */
function blobsOf(text: string): [number, number][] {
  return [...text.matchAll(/[A-Za-z0-9+/]{240,}={0,2}/g)].map(match => [
    match.index!,
    match.index! + match[0].length
  ]);
}

function vendorSecrets(text: string): ISecret[] {
  const near = vendorKeys.filter(({ begins }) => text.includes(begins));
  return near.flatMap(({ what, variable, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(([value]) => what === 'private key' || !isHandFilled(value))
      .map(match => ({
        what,
        variable,
        start: match.index!,
        end: match.index! + match[0].length,
        shown: what === 'private key' ? '-----BEGIN …' : head(match[0])
      }))
  );
}

/** Passwords and tokens inside addresses. */
function urlSecrets(text: string): ISecret[] {
  const found: ISecret[] = [];
  const add = (
    match: RegExpMatchArray,
    value: string,
    what: ISecret['what'],
    shown: string,
    variable: string
  ): void => {
    const start = match.index! + match[0].lastIndexOf(value);
    found.push({ what, start, end: start + value.length, shown, variable });
  };
  for (const match of text.matchAll(
    /\b([a-z][a-z0-9+._-]{1,30}):\/\/((?:[^\s:/?#@"'`<>{}|\\]|\{[^\s{}]{1,60}\}){0,128}):([^\s/?#@"'`<>{}|\\]{3,256})@(?=[\w[{-])/gi
  )) {
    const [, scheme, user, password] = match;
    if (user !== password && !isStandIn(decode(password))) {
      const variable = /^https?$/i.test(scheme) ? 'PASSWORD' : 'DATABASE_URL';
      const shown = `${scheme}://${user}:…@`;
      add(match, password, 'password', shown, variable);
    }
  }
  for (const match of text.matchAll(
    /\bhttps?:\/\/([A-Za-z0-9_-]{20,})@(?=[\w-])/g
  )) {
    if (isRandom(match[1])) {
      add(match, match[1], 'token', `https://${head(match[1])}@`, 'TOKEN');
    }
  }
  for (const match of text.matchAll(
    /[?&;]([\w.-]*(?:key|token|secret|sig|signature|appid|app_id|password|pwd|auth))=([^\s&"'`<>{}|\\;)]{8,512})/gi
  )) {
    const [, name, value] = match;
    const kind = kindOfName(name);
    const known =
      kind !== null || /^(?:key|sig|signature|app_?id|auth)$/i.test(name);
    if (
      (known && isRandom(decode(value))) ||
      (kind === 'password' && isPasswordLike(decode(value)))
    ) {
      const what = kind === 'password' ? 'password' : 'key';
      add(match, value, what, `${name}=…`, variableOf(name));
    }
  }
  return found;
}

function isStandIn(password: string): boolean {
  return !isPasswordLike(password);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Values whose name says that they are secret. */
function namedSecrets(text: string, kind: TextKind): ISecret[] {
  return places(text, kind).flatMap(place => {
    const { name, sure } = place;
    const named = kindOfName(name);
    const { value, start } = named === 'token' ? afterScheme(place) : place;
    const isPhrase =
      sure &&
      /(?:passphrase|mnemonic|seed_?phrase|recovery_?phrase)$/i.test(name) &&
      isSpokenPhrase(value);
    if (named === null || !(isPhrase || isSecret(named, value, sure))) {
      return [];
    }
    const typed = ['password', 'pass', 'secret'].includes(named);
    const shown = typed ? '…' : head(value, 3);
    const what: ISecret['what'] =
      named === 'password' || named === 'pass'
        ? 'password'
        : named === 'token'
          ? 'token'
          : 'key';
    return {
      what,
      start,
      end: start + value.length,
      shown: `${name} = "${shown}"`,
      variable: variableOf(name)
    };
  });
}

/** `GenieKey 1f…` as the value of a header: what stands behind the scheme. */
function afterScheme({ value, start }: IPlace): {
  value: string;
  start: number;
} {
  const scheme = /^[A-Za-z]{3,16}[ =](?=[^ ]{16,}$)/.exec(value)?.[0] ?? '';
  return { value: value.slice(scheme.length), start: start + scheme.length };
}

function isSecret(named: NamedKind, value: string, sure: boolean): boolean {
  switch (named) {
    case 'password':
    case 'secret':
      return isRandom(value) || (sure && isPasswordLike(value));
    case 'pass':
      return sure && isMixed(value) && isPasswordLike(value);
    case 'key':
      return isRandom(value) || (sure && isHexKey(value));
    case 'some key':
      return sure && value.length >= 24 && isRandom(value);
    case 'token':
      return isRandom(value);
  }
}

function isHexKey(value: string): boolean {
  return /^[0-9a-f]{16,}$/i.test(value) && !isHandFilled(value);
}

/** Enough to recognise a secret by, never enough to use it. */
function head(value: string, most = 7): string {
  const prefix = /^[A-Za-z]{2,4}\d?[-_.]/.exec(value)?.[0] ?? '';
  return `${value.slice(0, Math.min(most, Math.max(prefix.length, 3)))}…`;
}
