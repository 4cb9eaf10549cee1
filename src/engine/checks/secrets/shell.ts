import type { IPlace } from './match';
import { matches } from './match';
import { isMixed } from './placeholder';

/** `PASSWORD=value` of shells, `.env` files and connection strings; `password: value` of YAML. */
const BARE =
  /(?<![\w.$?&])(?:--?)?(?<name>[A-Za-z_][\w.-]*)\s*(?:=|:(?!\/\/))\s*(?<value>[^\s"'`;,&<>(){}[\]]{4,600})/g;
/** A whole line that gives a value: of shells, `.env` files, INI and YAML. */
const LINE =
  /^[ \t]*(?:export[ \t]+|set[ \t]+|%(?:set_)?env[ \t]+|!export[ \t]+|your[ \t]+|the[ \t]+)?(?<name>[A-Za-z_][\w.-]*)(?:[ \t]+is)?[ \t]*[:=][ \t]*(?<value>[^\s"'`<>{}[\]()]{4,600})[ \t]*$/gim;
const SET_ENV =
  /^[ \t]*%(?:set_)?env[ \t]+(?<name>\w+)[ \t]+["']?(?<value>[^\s"'`<>{}$=][^\s"'`<>{}$]{3,600})/gm;
/** `wandb login key`, `ngrok config add-authtoken token` */
const HANDED_OVER =
  /\b(?:login|(?:add-)?authtoken|set-token|auth[ \t]+token)[ \t]+(?:--?[\w-]+[ \t]+){0,3}["']?(?<value>[\w.-]{20,600})/g;
const OPTION =
  /(?<!\S)--?(?<name>(?:[\w-]*[-_])?(?:password|passwd|token|api[-_]key|secret)(?:[-_](?:secret|value))?)[ =]["']?(?<value>[^\s"'`;<>(){}$-][^\s"'`;<>(){}$]{3,600})/gi;
/** `docker run -e PASSWORD=secret`, `helm install --set auth.password=secret` */
const ASSIGNED =
  /(?<!\S)(?:-e|--env|--set(?:-string)?|--build-arg)[ =]["']?(?<name>[A-Za-z_][\w.-]*)=["']?(?<value>[^\s"'`<>{}$,][^\s"'`<>{}$,]{3,300})/g;
/** `echo secret | sudo -S …`, `poetry config http-basic.x me secret` */
const PIPED =
  /\becho[ \t]+(?:-n[ \t]+)?["']?(?<value>[^\s"'`<>{}$|]{4,200})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+-S|docker[ \t]+login|\S+[^\n|]*--password-stdin)/g;
const BASIC =
  /\bhttp-basic\.\S+[ \t]+\S+[ \t]+["']?(?<value>[^\s"'`<>{}$-][^\s"'`<>{}$]{3,200})/g;
const SET =
  /\b(?:configure|config|secrets?)[ \t]+set[ \t]+(?<name>[A-Za-z_][\w.-]*)[ \t]+(?<value>[^\s"'`<>{}$]{8,600})/g;
const CURL =
  /\bcurl\b[^\n]*?\s(?:-u|--user)[ =]?["']?[^\s:"']+:(?<value>[^\s"'{}$]{4,200})/g;
/** `PGPASSWORD=secret psql -h db`: a variable for one command. */
const PREFIXED =
  /^[ \t]*[!%]?(?:[ \t]*[A-Z_]\w*=\S+[ \t]+)*(?<name>[A-Z_][A-Z0-9_]*)=["']?(?<value>[^\s"'`<>{}$;]{4,300})["']?[ \t]+[a-z]/gm;
/** `sshpass -p secret`, `docker login -u me -p secret` */
const LOGGED_IN =
  /\b(?:sshpass[ \t]+-p[ \t]*|(?:docker|podman|helm|oc|az|cf|gh)[ \t]+(?:registry[ \t]+)?login\b[^\n]*?[ \t]-(?:p|-password)[ =])["']?(?<value>[^\s"'{}$-][^\s"'{}$]{3,200})/g;
const MYSQL =
  /\bmysql(?:dump|admin)?\b[^\n]*?\s-p(?<value>[^\s"'{}$-][^\s"'{}$]{3,200})/g;

/** A password file of PostgreSQL: `host:5432:database:user:secret`. */
const PGPASS =
  /(?<![\w.:/-])[\w.*-]+:(?:\d{2,5}|\*):[\w.*-]+:[\w.@-]+:(?<value>[^\s"'`:{}<>$]{6,128})(?=$|[\s"'`])/gm;
/** `dvc remote modify origin password secret` */
const ARGUMENT =
  /^[ \t]*[!%][^\n]*?[ \t](?<name>password|api[-_]key|secret[-_]\w+|access[-_]token|auth[-_]token)[ \t]+["']?(?<value>[^\s"'`<>{}$-][^\s"'`<>{}$]{7,300})/gm;
/** A row of a table: `<td>api_key</td><td>value</td>`, two columns of text. */
const TABLE =
  /(?<![\w.])(?<name>[A-Za-z_][\w.-]{2,60})(?:<\/t[dh]>\s*<t[dh][^<>]{0,200}>|[ \t]{2,40}|[ \t]*\|[ \t]*)(?<value>[\w.~+/=-]{16,600})(?=<|[ \t]*\||[ \t]*$)/gm;

/** Values that a line of a shell, of a settings file or of an output gives a name. */
export function loosely(part: string): IPlace[] {
  return [
    ...matches(part, BARE, false),
    ...matches(part, OPTION, true),
    ...matches(part, ASSIGNED, true),
    ...matches(part, PIPED, true, 'password'),
    ...matches(part, BASIC, true, 'password'),
    ...matches(part, SET, true),
    ...matches(part, SET_ENV, true),
    ...matches(part, HANDED_OVER, false, 'token'),
    ...matches(part, CURL, true, 'password'),
    ...matches(part, MYSQL, true, 'password'),
    ...matches(part, LOGGED_IN, true, 'password'),
    ...matches(part, TABLE, false),
    ...[
      ...matches(part, PGPASS, true, 'password'),
      ...matches(part, ARGUMENT, true),
      ...matches(part, PREFIXED, true),
      ...matches(part, LINE, true)
    ].filter(({ value }) => isMixed(value))
  ];
}
