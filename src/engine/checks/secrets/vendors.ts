/** Keys that say by their shape whose they are. */
export interface IVendorKey {
  what: 'key' | 'token' | 'private key' | 'password';
  /** Environment variable by which the vendor's own library finds it. */
  variable: string;
  pattern: RegExp;
  /** What every one of them begins with; '' where they differ. */
  begins: string;
}

/** The letters that a pattern begins with, as far as they are fixed. */
function beginning(source: string): string {
  const fixed = /^[A-Za-z0-9_-]*/.exec(source)![0];
  return /^[?*{|]/.test(source.slice(fixed.length)) || source.includes('|')
    ? ''
    : fixed;
}

/** A pattern that stands alone: no letter, digit or joining sign on either side. */
const alone = (source: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9_-])(?:${source})(?![A-Za-z0-9_])`, 'g');

const key = (variable: string, source: string): IVendorKey => ({
  what: 'key',
  variable,
  pattern: alone(source),
  begins: beginning(source)
});

const token = (variable: string, source: string): IVendorKey => ({
  what: 'token',
  variable,
  pattern: alone(source),
  begins: beginning(source)
});

export const vendorKeys: readonly IVendorKey[] = [
  // Models and data science
  key('ANTHROPIC_API_KEY', 'sk-ant-[\\w-]{20,}'),
  key('OPENROUTER_API_KEY', 'sk-or-v1-[0-9a-f]{40,}'),
  key('OPENAI_API_KEY', 'sk-(?:proj|svcacct|admin)-[\\w-]{20,}'),
  key('OPENAI_API_KEY', 'sk-(?=[A-Za-z0-9]*\\d)[A-Za-z0-9]{20,}'),
  token('HF_TOKEN', '(?:hf|api_org)_[A-Za-z0-9]{30,}'),
  key('GOOGLE_API_KEY', 'AIza[\\w-]{35}'),
  key('GROQ_API_KEY', 'gsk_[A-Za-z0-9]{40,}'),
  key('XAI_API_KEY', 'xai-[A-Za-z0-9]{40,}'),
  key('PERPLEXITY_API_KEY', 'pplx-[A-Za-z0-9]{32,}'),
  key('PINECONE_API_KEY', 'pcsk_[\\w-]{30,}'),
  key('LANGSMITH_API_KEY', 'lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}'),
  key('TAVILY_API_KEY', 'tvly-[\\w-]{20,}'),
  key('FIREWORKS_API_KEY', 'fw_[A-Za-z0-9]{20,}'),
  token('REPLICATE_API_TOKEN', 'r8_[A-Za-z0-9]{30,}'),
  key('NVIDIA_API_KEY', 'nvapi-[\\w-]{40,}'),
  token('DATABRICKS_TOKEN', 'dapi[0-9a-f]{32}(?:-\\d)?'),
  key('LANGFUSE_SECRET_KEY', 'sk-lf-[0-9a-f]{8}-[0-9a-f-]{27}'),
  token('NEPTUNE_API_TOKEN', 'eyJhcGlfYWRkcmVzcyI6[A-Za-z0-9+/=]{40,}'),
  key('JINA_API_KEY', 'jina_[0-9a-f]{32}[\\w-]{20,}'),
  key('VOYAGE_API_KEY', 'pa-[\\w-]{43}'),
  key('FIRECRAWL_API_KEY', 'fc-[0-9a-f]{32}'),
  key('CEREBRAS_API_KEY', 'csk-[a-z0-9]{40,}'),
  key('RUNPOD_API_KEY', 'rpa_[A-Z0-9]{30,}'),
  key('PREFECT_API_KEY', 'pn[bu]_[A-Za-z0-9]{36}'),
  token('DBT_TOKEN', 'dbt[cu]_[\\w=-]{30,}'),
  // Clouds
  token('TAILSCALE_KEY', 'tskey-[a-z]+-\\w{8,}-[A-Za-z0-9]{20,}'),
  key('ALIBABA_CLOUD_ACCESS_KEY_ID', 'LTAI[A-Za-z0-9]{16,20}'),
  token('GOOGLE_REFRESH_TOKEN', '1//0[\\w-]{40,}'),
  key('SUPABASE_SECRET_KEY', 'sb_secret_[\\w-]{30,}'),
  token('NETLIFY_TOKEN', 'nfp_[A-Za-z0-9]{36,}'),
  token('HEROKU_API_KEY', 'HRKU-[\\w-]{30,}'),
  token('OP_SERVICE_ACCOUNT_TOKEN', 'ops_eyJ[\\w-]{60,}'),
  key('AWS_ACCESS_KEY_ID', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}'),
  token('GOOGLE_OAUTH_TOKEN', 'ya29\\.[\\w-]{20,}'),
  key('GOOGLE_CLIENT_SECRET', 'GOCSPX-[\\w-]{24,}'),
  {
    what: 'key',
    variable: 'AZURE_FUNCTION_KEY',
    begins: '.azurewebsites.net/',
    pattern:
      /(?<=\.azurewebsites\.net\/[^\s"'?]{1,200}\?(?:[^\s"']{1,200}&)?code=)[\w-]{40,}={0,2}/g
  },
  key('AZURE_CLIENT_SECRET', '[\\w~.]{3}\\dQ~[\\w~.-]{31,34}'),
  token('DIGITALOCEAN_TOKEN', 'do[opr]_v1_[0-9a-f]{64}'),
  token('TF_API_TOKEN', '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,}'),
  token('VAULT_TOKEN', 'hv[sb]\\.[\\w-]{24,}'),
  token('PULUMI_ACCESS_TOKEN', 'pul-[0-9a-f]{40}'),
  token('DOPPLER_TOKEN', 'dp\\.(?:pt|st|ct|sa)\\.[\\w.-]{40,}'),
  token('SUPABASE_ACCESS_TOKEN', 'sbp_[0-9a-f]{40}'),
  token('PLANETSCALE_TOKEN', 'pscale_(?:tkn|pw|oauth)_[\\w.=-]{32,}'),
  token('NEON_API_KEY', 'napi_[a-z0-9]{60,}'),
  // Code hosts, packages, collaboration
  token('GITHUB_TOKEN', 'gh[pousr]_[A-Za-z0-9]{36,}'),
  token('GITHUB_TOKEN', 'github_pat_\\w{22,}'),
  token('GITLAB_TOKEN', 'gl(?:pat|ptt|dt|rt|cbt|ft|soat)-[\\w.-]{20,}'),
  token('BITBUCKET_TOKEN', 'AT(?:BB|CTT3x|ATT3x)[\\w=-]{20,}'),
  token('PYPI_TOKEN', 'pypi-AgE[\\w-]{50,}'),
  token('NPM_TOKEN', 'npm_[A-Za-z0-9]{36}'),
  token('DOCKER_TOKEN', 'dckr_(?:pat|oat)_[\\w-]{24,}'),
  token('SLACK_TOKEN', 'xox[abeoprs]-(?:\\d+-)*[A-Za-z0-9-]{16,}'),
  token('SLACK_APP_TOKEN', 'xapp-\\d-[A-Z0-9]+-\\d+-[0-9a-f]{32,}'),
  token('NOTION_TOKEN', '(?:secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{40,})'),
  key('LINEAR_API_KEY', 'lin_(?:api|oauth)_[A-Za-z0-9]{32,}'),
  token('AIRTABLE_TOKEN', 'pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}'),
  token('FIGMA_TOKEN', 'figd_[\\w-]{36,}'),
  token('TELEGRAM_BOT_TOKEN', '\\d{8,10}:AA[\\w-]{32,34}'),
  {
    what: 'token',
    variable: 'TELEGRAM_BOT_TOKEN',
    begins: '/bot',
    pattern: /(?<=\/bot)\d{8,10}:AA[\w-]{32,34}(?!\w)/g
  },
  token('DISCORD_TOKEN', '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}'),
  token('SOURCEGRAPH_TOKEN', 'sgp_(?:[0-9a-f]{16}_)?[0-9a-f]{40}'),
  token('SONAR_TOKEN', 'sq[apu]_[0-9a-f]{40}'),
  token('ARTIFACTORY_TOKEN', 'AKCp\\d[A-Za-z0-9]{60,}'),
  key(
    'WEB3_API_KEY',
    '(?<=\\.(?:infura\\.io|alchemy\\.com)/v[23]/)[\\w-]{30,}'
  ),
  token('RUBYGEMS_TOKEN', 'rubygems_[0-9a-f]{48}'),
  token('CONTENTFUL_TOKEN', 'CFPAT-[\\w-]{40,}'),
  token('HUBSPOT_TOKEN', 'pat-[a-z]{2}\\d-[0-9a-f]{8}-[0-9a-f-]{27}'),
  token('OKTA_TOKEN', '(?<=SSWS )00[\\w-]{38,}'),
  // Payment, mail, telephony, monitoring
  key('STRIPE_API_KEY', '(?:sk|rk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{24,}'),
  key('SENDGRID_API_KEY', 'SG\\.[\\w-]{20,24}\\.[\\w-]{39,50}'),
  key('MAILGUN_API_KEY', 'key-[0-9a-f]{32}'),
  key('MAILCHIMP_API_KEY', '[0-9a-f]{32}-us\\d{1,2}'),
  key('BREVO_API_KEY', 'xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}'),
  key('TWILIO_API_KEY', 'SK[0-9a-f]{32}'),
  token('SQUARE_TOKEN', 'sq0(?:atp|csp|idp)-[\\w-]{22,43}'),
  token('SHOPIFY_TOKEN', 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}'),
  token('FACEBOOK_TOKEN', 'EAA[A-Za-z0-9]{90,}'),
  token('TWITTER_BEARER_TOKEN', 'AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{40,}'),
  token('GRAFANA_TOKEN', 'gl(?:sa|c)_[\\w=]{32,}'),
  key('NEW_RELIC_API_KEY', 'NR(?:AK|JS|AA|II)-[A-Za-z0-9_-]{19,}'),
  key('POSTMAN_API_KEY', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'),
  token('SENTRY_AUTH_TOKEN', 'sntry[su]_[\\w=+/]{40,}'),
  token('MAPBOX_TOKEN', 'sk\\.eyJ[\\w-]{20,}\\.[\\w-]{20,}'),
  token('DROPBOX_TOKEN', 'sl\\.[\\w-]{130,}'),
  // Signed tokens and key files
  key('AGE_SECRET_KEY', 'AGE-SECRET-KEY-1[A-Z0-9]{50,}'),
  token(
    'ACCESS_TOKEN',
    'eyJ[\\w-]{10,}={0,2}\\.eyJ[\\w-]{10,}={0,2}\\.[\\w-]{16,}'
  ),
  {
    what: 'private key',
    variable: 'PRIVATE_KEY',
    begins: '-----BEGIN ',
    pattern:
      /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\n|\\r|[\s"'\\+])*(?:[A-Z][\w-]+: [^\n\\]+(?:\\n|\s)+)*[A-Za-z0-9+/=]{24,}/g
  },
  {
    what: 'token',
    variable: 'WEBHOOK_URL',
    begins: 'https://',
    pattern:
      /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)\/T\w+\/\w+\/\w{16,}|discord(?:app)?\.com\/api\/webhooks\/\d{16,}\/[\w-]{50,}|\w+\.webhook\.office\.com\/webhookb2\/[\w@-]{30,}\/\S+)/g
  }
];
