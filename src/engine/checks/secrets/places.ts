import type { IPlace } from './match';
import { matches } from './match';
import { isAppPassword, isMixed, isRandom, isTyped } from './placeholder';
import type { TextKind } from './scan';
import { loosely } from './shell';

const QUOTED = `[rRuUbBfF]{0,2}(?<quote>"""|'''|"|')(?<value>(?:(?!\\k<quote>)[^\\\\\\n]|\\\\.){3,600}?)\\k<quote>`;
/** `db.password`, `os.environ["PASSWORD"]`, `"password"`, `--password`. */
const NAME = `(?<![\\w.\\u00c0-\\uffff-])(?<name>[A-Za-z_\\u00c0-\\uffff][\\w.\\u00c0-\\uffff-]*(?:\\[\\s*["'][\\w.-]+["']\\s*\\]){0,4}|["'][\\w. -]{2,60}["'])`;

/** `name = "value"`, `name: str = "value"`, `"name": "value"`, `name="value"` of a call. */
const GIVEN = new RegExp(
  `${NAME}\\s*(?::[ \\t]*[A-Za-z_][\\w.\\[\\], |]*?[ \\t]*=|(?<![=!<>:])={1,2}(?:[ \\t]*[A-Za-z_][\\w.]{0,40}[ \\t]*=(?!=)){0,2}|:=?|=>)\\s*(?:[\\w.]{0,40}(?:Secret(?:Str|Bytes)?|quote(?:_plus)?|b64decode|fromhex)(?=\\())?\\(?\\s*${QUOTED}`,
  'g'
);
/** `setdefault("NAME", "value")`, `spark.conf.set("name", "value")`, `option("password", "x")`. */
const PUT = new RegExp(
  `\\b(?:set|setdefault|putenv|setenv|set_env|option|config|conf|get|getenv|add_header|put|set_secret|set_key|add_secret|createSecret|environ)\\(\\s*["'](?<name>[\\w.-]{2,120})["']\\s*,\\s*${QUOTED}`,
  'g'
);
/** `config.set("section", "password", "value")` */
const PUT_INTO = new RegExp(
  `\\b(?:set|get)\\(\\s*["'][\\w. -]{1,60}["']\\s*,\\s*["'](?<name>[\\w.-]{2,120})["']\\s*,\\s*(?:fallback\\s*=\\s*)?${QUOTED}`,
  'g'
);
/** `auth=("user", "secret")`, `HTTPBasicAuth("user", "secret")`, `server.login("me", "secret")`. */
const PAIR = new RegExp(
  `(?<name>\\b(?:[a-z]+_)?auth\\s*=\\s*|BasicAuth|DigestAuth|BasicAuthentication|basic_auth|username_pw_set|\\.login|\\.authenticate)\\(\\s*[^()"'\\n]{0,40}["']?[^"'()\\n]{0,80}["']?\\s*,\\s*${QUOTED}`,
  'g'
);
/** What is called with a key: its name says it of a value that looks drawn. */
const KEYED = `\\b(?:\\w+\\.){0,4}(?:login|\\w*[Aa]uthenticate|\\w*[Aa]uth\\w*|set_\\w*(?:key|token)|from_token|\\w*(?:Client|Api|API|Credentials?)|Fernet|init|configure)`;
/** `login("key")`, `Client("key")`, `OAuthHandler("id", "key")`. */
const HANDED = new RegExp(
  `(?<name>${KEYED})\\(\\s*(?:[^()\\n]{0,200},\\s*)?${QUOTED}`,
  'g'
);
/** `wandb.login(key="…")`, `{"username": "me", "key": "…"}` */
const BARE_KEY = new RegExp(
  `(?:(?:${KEYED}|\\b[A-Z]\\w{2,40})\\([^()\\n]{0,200}?|["']username["']\\s*:\\s*["'][^"'\\n]{0,80}["']\\s*,\\s*["']?)(?<name>\\bkey)["']?\\s*[=:]\\s*${QUOTED}`,
  'g'
);
const BEARER =
  /\b(?<name>[Bb]earer|[Tt]oken|[Bb]asic)\s+(?<value>[A-Za-z0-9._~+/-]{16,600}={0,2})/g;
const CONNECTION =
  /(?<=["';]\s*)(?<name>Pwd|Password|AccountKey|SharedAccessKey|SharedAccessSignature|AccessKey)\s*=\s*(?<value>[^;"'`{}<>\s]{4,600})/gi;
/** libpq's `"host=db user=me password=secret"`. */
const DSN =
  /\b(?:host(?:addr)?|dbname|user|port)=[^\s,()]{1,80}\s+(?:\w{1,20}=[^\s,()]{1,80}\s+){0,6}(?<name>password)=(?<value>[^\s"';`{}(),]{4,200})/g;
/** `base64.b64encode(b"me:secret")` */
const ENCODED =
  /\bb64encode\(\s*[bfBF]{0,2}["'][^"':\n{}]{1,60}:(?<value>[^"'\n{}]{4,120})["']/g;
/** `connect(driver, url, ["me", "secret"])` */
const LISTED = new RegExp(
  `\\.connect\\([^()\\n]{0,300}?\\[\\s*["'][^"'\\n]{0,60}["']\\s*,\\s*${QUOTED}\\s*\\]`,
  'g'
);
/** `connect("host", "me", "secret")`, `FTP("host", "me", "secret")`, `jwt.encode(data, "secret")`. */
const CONNECTED = [1, 2].map(
  before =>
    new RegExp(
      `(?:\\.connect|\\bFTP(?:_TLS)?)\\(\\s*(?:["'][^"'\\n]{0,120}["']\\s*,\\s*){${before}}${QUOTED}`,
      'g'
    )
);
/** `PasswordAuthenticator("me", "secret")`, `Connection(server, "me", "secret")` */
const AUTHENTICATED = new RegExp(
  `\\b\\w*(?:Auth|Authenticat(?:or|ion)|Credentials?|Connection)\\(\\s*(?:(?:["'][^"'\\n]{0,120}["']|[\\w.]{1,60})\\s*,\\s*){1,2}${QUOTED}\\s*\\)`,
  'g'
);
/** `add_app_token("key")`, `authenticate_basic("me", "secret")` */
const ADDED = new RegExp(
  `\\b(?:set|add|use|with|register|authenticate|acquire|login|from|update|create|change|reset|save|store)_\\w*(?:token|password|secret|api_?key|credential|user|auth|login)\\w*\\(\\s*(?:["'][^"'\\n]{0,120}["']\\s*,\\s*){0,2}${QUOTED}\\s*\\)`,
  'g'
);
/** `SMTP("me@example.org", "secret")` */
const MAILED = new RegExp(
  `\\(\\s*(?:\\w+\\s*=\\s*)?["'][^"'\\s@]{1,64}@[\\w.-]{1,80}\\.[a-z]{2,}["']\\s*,\\s*(?:\\w+\\s*=\\s*)?${QUOTED}`,
  'gi'
);
/** `ShopAPI("me", "secret", url)` */
const SERVED = new RegExp(
  `\\b\\w*(?:API|Api|Client|Service|Session)\\((?:\\s*(?:["'][^"'\\n]{0,120}["']|[\\w.]{1,60})\\s*,){1,3}?\\s*${QUOTED}\\s*[,)]`,
  'g'
);
/** `"me:secret@host:3306/db"`, an address without its scheme. */
const SCHEMELESS =
  /["'][\w.-]{1,60}:(?<value>[^\s/@"'{}:]{6,60})@[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[\w-]*)?["']/g;
/** `add_argument("--password", default="secret")` */
const DEFAULTED = new RegExp(
  `["']-{1,2}(?<name>[\\w-]{2,60})["'][^()\\n]{0,200}?\\bdefault\\s*=\\s*${QUOTED}`,
  'g'
);
/** `Census("key")`: a class of a service that is made of its key alone. */
const MADE_OF =
  /\b(?:\w+\.)*(?<made>[A-Z]\w+)\(\s*(?<quote>["'])(?<value>[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\k<quote>\s*\)/g;
const MADE_OF_AN_ID =
  /id|hash|digest|sha|md5|commit|rev|run|exp|model|artifact|path|data|version|job|task|trace|span|check|point|seq|str|bytes|decimal|int|hex|color|node|key|address|block|tx|transaction|release|file|blob|tree|image|layer|etag|guid|record|document/i;
const SIGNED = new RegExp(
  `\\b(?:jwt\\.(?:en|de)code\\(\\s*[^(),\\n]{1,80},|hmac\\.(?:new|digest)\\()\\s*${QUOTED}`,
  'g'
);
const TYPED_IN = new RegExp(
  `passw(?:or)?d["']\\s*\\)\\s*\\.send_keys\\(\\s*${QUOTED}`,
  'gi'
);
/** `CREATE USER eva WITH PASSWORD 'secret'`, `IDENTIFIED BY 'secret'` */
const SQL = new RegExp(`\\b(?:PASSWORD|IDENTIFIED BY)\\s+${QUOTED}`, 'gi');
/** Oracle's `"me/secret@host/service"`. */
const ORACLE =
  /["'][\w$]{1,30}\/(?<value>[^\s/@"'{}]{4,60})@[\w.-]+(?::\d+)?\/?[\w.]*["']/g;
/** "Your API key: …", "the access token is …" */
const SAID =
  /\b(?<name>(?:api|access|secret|auth|private|client)[ -](?:key|token|secret))\b["'`]?(?:[ \t]+(?:is|was))?[ \t]*[:=]?[ \t]*["'`]?(?<value>[\w.~+/=-]{12,600})/gi;
/** What people tell each other: "password: …", "pw = …", "password `…`". */
const TOLD =
  /\b(?:passw(?:or)?d|passwort|pwd|pw)\b["'`*]*\s*(?:is|[:=])?\s*[`"'*]*(?<value>[^\s"'`*<>{}[\](),;]{8,60})/gi;
/** A text of several lines in one: `"HOST=db\\nPASSWORD=secret"`. */
const LINES_IN_ONE =
  /(["'])((?:(?!\1)[^\\\n]|\\.)*\\n(?:(?!\1)[^\\\n]|\\.)*)\1/g;
const PAIRED =
  /^[ \t]*([A-Za-z_][\w.]*(?:[ \t]*,[ \t]*[A-Za-z_][\w.]*){1,5})[ \t]*=[ \t]*((?:[rRuUbB]?(?:"[^"\n]*"|'[^'\n]*')[ \t]*,?[ \t]*){2,6})$/gm;
/** All values that have a name. */
export function places(text: string, kind: TextKind): IPlace[] {
  const found = [
    ...matches(text, GIVEN, true),
    ...matches(text, PUT, true),
    ...matches(text, PUT_INTO, true),
    ...paired(text),
    ...matches(text, SAID, false),
    ...matches(text, DEFAULTED, true),
    ...matches(
      text.replace(MADE_OF, (whole, made) =>
        MADE_OF_AN_ID.test(made) ? ' '.repeat(whole.length) : whole
      ),
      MADE_OF,
      true,
      'api_key'
    ),
    ...matches(text, PAIR, true, 'password'),
    ...matches(text, HANDED, false, 'api_key'),
    ...matches(text, BARE_KEY, true, 'api_key'),
    ...matches(text, BEARER, false, 'token'),
    ...matches(text, CONNECTION, true),
    ...matches(text, DSN, true),
    ...matches(text, SIGNED, true, 'password'),
    ...matches(text, TYPED_IN, true, 'password'),
    ...matches(text, SQL, true, 'password'),
    ...matches(text, ORACLE, true, 'password'),
    ...[
      ...[...CONNECTED, LISTED, ENCODED].flatMap(one =>
        matches(text, one, true, 'password')
      ),
      ...told(text, kind)
    ].filter(({ value }) => isMixed(value) && !/[/:]|\.\w+\./.test(value)),
    ...matches(text, MAILED, true, 'password').filter(
      ({ value }) => isTyped(value) || isAppPassword(value)
    ),
    ...matches(text, SERVED, true, 'password').filter(
      ({ value }) => isTyped(value) && /[!@#$%^&*?+=~]/.test(value)
    ),
    ...[
      ...matches(text, AUTHENTICATED, true, 'password'),
      ...matches(text, ADDED, true, 'password'),
      ...matches(text, SCHEMELESS, true, 'password')
    ].filter(({ value }) => isRandom(value) || isTyped(value)),
    ...(/\\["']\s*[:,]/.test(text)
      ? matches(text.replace(/\\(?=["'])/g, ' '), GIVEN, true).map(place => ({
          ...place,
          name: place.name.trim(),
          value: place.value.trim()
        }))
      : [])
  ];
  const loose = kind === 'text' ? [{ part: text, at: 0 }] : [];
  if (kind === 'python') {
    // Shell lines, magics and texts over several lines hold what Python would not.
    for (const match of text.matchAll(/^[ \t]*[%!].*$|("""|''')[\s\S]*?\1/gm)) {
      loose.push({ part: match[0], at: match.index! });
    }
    for (const match of text.matchAll(LINES_IN_ONE)) {
      const part = match[2].replace(/\\n/g, ' \n');
      loose.push({
        part,
        at: match.index! + match[0].length - 1 - part.length
      });
    }
  }
  for (const { part, at } of loose) {
    for (const place of loosely(part)) {
      found.push({ ...place, start: place.start + at });
    }
  }
  return found;
}

/** `user, password = "me", "secret"`: each text by the name at its place. */
function paired(text: string): IPlace[] {
  const found: IPlace[] = [];
  for (const match of text.matchAll(PAIRED)) {
    const names = match[1].split(',').map(name => name.trim());
    let at = match.index! + match[0].length - match[2].length;
    for (const [i, part] of match[2].split(/(?<=["'])\s*,/).entries()) {
      const start = text.indexOf(part, at);
      const [, lead, value] =
        /^(\s*[rRuUbB]?["'])(.*)["']\s*$/.exec(part) ?? [];
      if (value !== undefined && names.length > i) {
        const from = start + lead.length;
        found.push({ name: names[i], value, start: from, sure: true });
      }
      at = start + part.length;
    }
  }
  return found;
}

/** In code only comments speak to people. */
function told(text: string, kind: TextKind): IPlace[] {
  const spoken =
    kind === 'text'
      ? text
      : text.replace(/^[^#\n]*/gm, code => ' '.repeat(code.length));
  return matches(spoken, TOLD, true, 'password');
}
