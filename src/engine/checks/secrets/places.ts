import type { TextKind } from './scan';

/** A value in a text and the name it is given. */
export interface IPlace {
  name: string;
  value: string;
  /** UTF-16 offset of the value, quotes apart. */
  start: number;
  /** True where the value is a quoted text of code; false where it may be a word of prose. */
  sure: boolean;
}

const QUOTED = `[rRuUbBfF]{0,2}(?<quote>"""|'''|"|')(?<value>(?:(?!\\k<quote>)[^\\\\\\n]|\\\\.){3,600}?)\\k<quote>`;
/** `db.password`, `os.environ["PASSWORD"]`, `"password"`, `--password`. */
const NAME = `(?<![\\w.-])(?<name>[A-Za-z_][\\w.-]*(?:\\[\\s*["'][\\w.-]+["']\\s*\\])?|["'][\\w. -]{2,60}["'])`;

/** `name = "value"`, `name: str = "value"`, `"name": "value"`, `name="value"` of a call. */
const GIVEN = new RegExp(
  `${NAME}\\s*(?::\\s*[A-Za-z_][\\w.\\[\\], |]*?\\s*=|(?<![=!<>:])={1,2}|:=?|=>)\\s*\\(?\\s*${QUOTED}`,
  'g'
);
/** `setdefault("NAME", "value")`, `spark.conf.set("name", "value")`, `option("password", "x")`. */
const PUT = new RegExp(
  `\\b(?:set|setdefault|putenv|setenv|set_env|option|config|conf|get|getenv|add_header|put|set_secret|set_key|add_secret|createSecret|environ)\\(\\s*["'](?<name>[\\w.-]{2,120})["']\\s*,\\s*${QUOTED}`,
  'g'
);
/** `auth=("user", "secret")`, `HTTPBasicAuth("user", "secret")`, `server.login("me", "secret")`. */
const PAIR = new RegExp(
  `(?<name>\\bauth\\s*=\\s*|BasicAuth|DigestAuth|BasicAuthentication|\\.login|\\.authenticate)\\(\\s*[^()"'\\n]{0,40}["']?[^"'()\\n]{0,80}["']?\\s*,\\s*${QUOTED}`,
  'g'
);
/** `login("key")`, `set_api_key("key")`, `Client("key")`: the name is what is called. */
const HANDED = new RegExp(
  `(?<name>\\b(?:\\w+\\.){0,4}(?:login|\\w*authenticate|\\w*auth|set_\\w*(?:key|token)|from_token|\\w*(?:Client|Api|API)|init))\\(\\s*${QUOTED}`,
  'g'
);
const BEARER =
  /\b(?<name>[Bb]earer|[Tt]oken|[Bb]asic)\s+(?<value>[A-Za-z0-9._~+/-]{16,600}={0,2})/g;
/** `PASSWORD=value` of shells, `.env` files and connection strings; `password: value` of YAML. */
const BARE =
  /(?<![\w.$?&])(?:--?)?(?<name>[A-Za-z_][\w.-]*)\s*(?:=|:(?!\/\/))\s*(?<value>[^\s"'`;,&<>(){}[\]]{4,600})/g;
const CONNECTION =
  /(?<=["';]\s*)(?<name>Pwd|Password|AccountKey|SharedAccessKey|SharedAccessSignature|AccessKey)\s*=\s*(?<value>[^;"'`{}<>\s]{4,600})/gi;
const OPTION =
  /(?<!\S)--?(?<name>password|passwd|token|api[-_]key|secret|auth-token)[ =](?<value>[^\s"'`;<>(){}$-][^\s"'`;<>(){}$]{3,600})/gi;
const CURL =
  /\bcurl\b[^\n]*?\s(?:-u|--user)[ =]?["']?[^\s:"']+:(?<value>[^\s"'{}$]{4,200})/g;

/** All values that have a name. */
export function places(text: string, kind: TextKind): IPlace[] {
  const found = [
    ...matches(text, GIVEN, true),
    ...matches(text, PUT, true),
    ...matches(text, PAIR, true, 'password'),
    ...matches(text, HANDED, false, 'api_key'),
    ...matches(text, BEARER, false, 'token'),
    ...matches(text, CONNECTION, true)
  ];
  const loose = kind === 'text' ? [text] : [];
  if (kind === 'python') {
    // Shell lines, magics and texts over several lines hold what Python would not.
    for (const match of text.matchAll(/^[ \t]*[%!].*$|("""|''')[\s\S]*?\1/gm)) {
      loose.push(' '.repeat(match.index!) + match[0]);
    }
  }
  for (const part of loose) {
    found.push(
      ...matches(part, BARE, false),
      ...matches(part, OPTION, true),
      ...matches(part, CURL, true, 'password')
    );
  }
  return found;
}

function matches(
  text: string,
  pattern: RegExp,
  sure: boolean,
  as?: string
): IPlace[] {
  return [...text.matchAll(pattern)].map(match => {
    const { name, value } = match.groups!;
    return {
      name: as ?? bareName(name),
      value,
      start: match.index! + match[0].lastIndexOf(value),
      sure
    };
  });
}

/** `os.environ["DB_PASSWORD"]` → `DB_PASSWORD`, `"password"` → `password`. */
function bareName(name: string): string {
  const key = /\[\s*["']([\w.-]+)["']\s*\]$/.exec(name);
  return key ? key[1] : name.replace(/^["']|["']$/g, '');
}
