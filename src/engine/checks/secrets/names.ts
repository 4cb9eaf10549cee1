/** What the name of a value says about it. */
export type NamedKind =
  | 'password'
  | 'secret'
  | 'key'
  | 'token'
  /** Of anything: a value that is long and drawn says which. */
  | 'some key'
  /** Also what tests and trains do. */
  | 'pass';

const KINDS: [NamedKind, RegExp][] = [
  [
    'password',
    /(?:^|_)(?:\w*passw(?:or)?d(?:_(?:db|pg|sql|prod|dev|test|live|admin|root|user|\d{1,2}))?|passwort|kennwort|mot_de_passe|mdp|contrasena|senha|wachtwoord|losenord|haslo|пароль|密码|密碼|パスワード|비밀번호|\w*pwd|passphrase|mnemonic|(?:seed|recovery)_?phrase|passcode|pw|(?:db|my|pg|sql|user|smtp|ftp|mail|root|admin|login)_?pass)$/
  ],
  [
    'secret',
    /(?:^|_)(?:secret|(?:client|app|consumer|jwt|shared|api|webhook)_?secret|secret_?(?:access_?)?key)$/
  ],
  [
    'key',
    /(?:^|_)(?:cle_api|clave_api|chave_api|(?:api_)?schlue?ssel|\w*api_?key|app_?key|(?:access|account|storage|auth|private|secret|subscription|service|encryption|encrypt|signing|sign|master|license|admin|consumer|client|function|host|write|instrumentation|fernet|registration|cookie|developer)_?key)(?:_?id)?$|(?:^|_)account_key_\w+$/
  ],
  [
    'token',
    /(?:^|_)(?:token|(?:access|auth|api|bearer|refresh|session|bot|personal|id|security|sas|hf|github|gitlab|slack)_?token|bearer|authorization|credentials?|creds?|sas|auth)$/
  ]
];

/** Vendors whose name before `_key`, `_id` and the like makes a key of it. */
const VENDORS =
  /^(?:aws|azure|gcp|google|openai|anthropic|cohere|mistral|groq|hf|huggingface|wandb|comet|neptune|kaggle|github|gitlab|slack|stripe|twilio|sendgrid|mailgun|datadog|dd|algolia|mapbox|alpha_?vantage|quandl|nasdaq|fred|finnhub|polygon|tiingo|openweather(?:map)?|owm|weather|news|tmdb|omdb|yelp|spotify|twitter|reddit|telegram|discord|pinecone|weaviate|qdrant|snowflake|databricks|cloudflare|heroku|firebase|supabase|bing|serp(?:api)?|maps?|gmaps?|census|noaa|nasa|deepl|elevenlabs|assemblyai|deepgram)_\w*key$/;

/**
 * What a variable, parameter or dictionary key of this name holds; null where
 * its name says nothing. `password_column` names a column, `pad_token` a word
 * of a vocabulary, `password_hash` no password.
 */
export function kindOfName(name: string): NamedKind | null {
  const snake = snakeCase(name);
  if (
    /(?:^|_)(?:pad|unk|eos|bos|sep|cls|mask|oov|start|end|stop|special|next|page|continuation|casa|csrf|first|last|prev|cur|current|new|old|sort|primary|foreign|public|join|partition|group|cache|dict|index|hot|short|hash|row|object|s3|file|blob|job|run|model|dataset|experiment|idempotency|dedup)_?(?:token|key)s?$/.test(
      snake
    )
  ) {
    return null;
  }
  for (const [kind, pattern] of KINDS) {
    if (pattern.test(snake)) {
      return kind;
    }
  }
  if (VENDORS.test(snake)) {
    return 'key';
  }
  return /\w_key$/.test(snake)
    ? 'some key'
    : /(?:^|_)pass$/.test(snake)
      ? 'pass'
      : null;
}

/** `openai.apiKey` → `openai_api_key`; signs become underscores. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}

/** The environment variable that would hold it: `db.password` → `DB_PASSWORD`. */
export function variableOf(name: string): string {
  const upper = snakeCase(name)
    .replace(/^(?:self|cls|os_environ|config|cfg|settings)_/, '')
    .toUpperCase();
  if (/[^A-Z0-9_]/.test(upper)) {
    return 'PASSWORD';
  }
  return /^[A-Z]/.test(upper) ? upper : `SECRET_${upper}`;
}
