/**
 * Made-up secrets and look-alikes. Keys are put together from pieces when the
 * tests run, so that no scanner takes this file for a leak.
 */
export interface ISample {
  title: string;
  text: string;
  kind: 'python' | 'text';
}

const LETTERS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Pseudo-random characters, the same in every run. */
export function letters(
  length: number,
  seed: number,
  alphabet = LETTERS
): string {
  let state = (seed * 2654435761 + 12345) >>> 0;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}

export const hex = (length: number, seed: number): string =>
  letters(length, seed, '0123456789abcdef');
/** Capitals and the digits from 2 to 7. */
const upper = (length: number, seed: number): string =>
  letters(length, seed, LETTERS.slice(0, 26) + '234567');
export const capitals = (length: number, seed: number): string =>
  letters(length, seed, LETTERS.slice(0, 26) + '0123456789');
const join = (...pieces: string[]): string => pieces.join('');

const py = (title: string, text: string): ISample => ({
  title,
  text,
  kind: 'python'
});
const out = (title: string, text: string): ISample => ({
  title,
  text,
  kind: 'text'
});

const pem = (kind: string, seed: number, newline: string): string =>
  [
    join('-----BEGIN ', kind, 'PRIVATE', ' KEY-----'),
    letters(64, seed),
    letters(64, seed + 1),
    join('-----END ', kind, 'PRIVATE', ' KEY-----')
  ].join(newline);

/** Signed token with a header that says so. */
const jwt = (seed: number): string =>
  [
    join('ey', 'J', letters(30, seed)),
    join('ey', 'J', letters(60, seed + 1)),
    letters(43, seed + 2)
  ].join('.');

export const positives: ISample[] = [
  // Shapes of vendors
  py('OpenAI', `openai.api_key = "${join('sk', '-', letters(48, 1))}"`),
  py(
    'OpenAI project',
    `client = OpenAI(api_key="${join('sk', '-proj-', letters(60, 2))}")`
  ),
  py('Anthropic', `KEY = '${join('sk', '-ant-', 'api03-', letters(80, 3))}'`),
  py('Hugging Face', `login("${join('hf', '_', letters(34, 4))}")`),
  py('Google', `maps = "${join('AI', 'za', letters(35, 5))}"`),
  py(
    'AWS id',
    `boto3.client("s3", aws_access_key_id="${join('AK', 'IA', upper(16, 6))}")`
  ),
  py(
    'AWS secret',
    `aws_secret_access_key = "${letters(40, 7, LETTERS + '/+')}"`
  ),
  py(
    'GitHub',
    `!git clone https://${join('gh', 'p_', letters(36, 8))}@github.com/me/repo.git`
  ),
  py(
    'GitHub fine',
    `token = "${join('github', '_pat_', letters(22, 9), '_', letters(59, 10))}"`
  ),
  py(
    'GitLab',
    `gl = gitlab.Gitlab(url, private_token="${join('gl', 'pat-', letters(20, 11))}")`
  ),
  py(
    'Slack',
    `WebClient("${join('xo', 'xb-', '123456789012-', letters(24, 12))}")`
  ),
  py(
    'Slack hook',
    `requests.post("https://${join('hooks', '.slack.com/services/')}T0${upper(8, 13)}/B0${upper(8, 14)}/${letters(24, 15)}")`
  ),
  py('Stripe', `stripe.api_key = "${join('sk', '_live_', letters(24, 16))}"`),
  py(
    'SendGrid',
    `sg = SendGridAPIClient("${join('S', 'G.', letters(22, 17), '.', letters(43, 18))}")`
  ),
  py('Twilio', `Client(sid, "x", "${join('S', 'K', hex(32, 19))}")`),
  py('Databricks', `%env DATABRICKS_TOKEN=${join('da', 'pi', hex(32, 20))}`),
  py('npm', `# npm login with ${join('np', 'm_', letters(36, 21))}`),
  py('PyPI', `!twine upload -p ${join('py', 'pi-AgE', letters(90, 22))}`),
  py('Telegram', `bot = Bot("${join('123456', '7890:AA', letters(33, 23))}")`),
  py(
    'Azure storage',
    `conn = "DefaultEndpointsProtocol=https;AccountName=x;Account${'Key'}=${letters(86, 24)}==;EndpointSuffix=core.windows.net"`
  ),
  py('DigitalOcean', `t = "${join('do', 'p_v1_', hex(64, 25))}"`),
  py(
    'Groq',
    `os.environ["GROQ_API_KEY"] = "${join('gs', 'k_', letters(52, 26))}"`
  ),
  py('Google secret', `CLIENT = "${join('GOC', 'SPX-', letters(28, 27))}"`),
  py('Mailgun', `auth=("api", "${join('ke', 'y-', hex(32, 28))}")`),
  py('RSA key', `KEY = """${pem('RSA ', 29, '\n')}"""`),
  py('service account', `info = {"private_key": "${pem('', 31, '\\n')}"}`),
  py('JWT', `headers = {"Authorization": "Bearer ${jwt(33)}"}`),
  py(
    'Replicate',
    `os.environ["REPLICATE_API_TOKEN"]="${join('r', '8_', letters(37, 36))}"`
  ),
  py(
    'Pinecone',
    `pc = Pinecone(api_key="${join('pc', 'sk_', letters(50, 37))}")`
  ),
  py(
    'Notion',
    `notion = Client(auth="${join('sec', 'ret_', letters(43, 38))}")`
  ),
  // Named values
  py('password', 'password = "Tr0ub4dor&3"'),
  py('password of words', 'db_password = "correcthorse"'),
  py(
    'keyword',
    'conn = psycopg2.connect(host="db", user="me", password="s3cr3t!pw")'
  ),
  py('dictionary', 'cfg = {"user": "me", "passwd": "Wint3r2024"}'),
  py('subscript', 'os.environ["DB_PASSWORD"] = "hunter2"'),
  py('annotated', 'PASSWORD: str = "qW3rtz99"'),
  py('default', 'def connect(user, pwd="geheim42"):\n    pass'),
  py('in brackets', `api_key = (\n    "${hex(32, 39)}"\n)`),
  py('api key of hex', `API_KEY = '${hex(32, 40)}'`),
  py('camel case', `apiKey = "${letters(32, 41)}"`),
  py('client secret', `client_secret = "${letters(30, 42, LETTERS + '~.-')}"`),
  py('flask', `app.secret_key = "${letters(24, 43)}"`),
  py('spark', `spark.conf.set("fs.azure.account.key", "${letters(86, 44)}==")`),
  py(
    'spark option',
    'df = spark.read.format("jdbc").option("password", "Sup3rS3t!").load()'
  ),
  py(
    'default of getenv',
    `key = os.getenv("WEATHER_API_KEY", "${hex(32, 45)}")`
  ),
  py('basic auth', 'requests.get(url, auth=("svc_report", "P4ssw0rt-77"))'),
  py('basic auth class', 'auth = HTTPBasicAuth("svc", "zX9!kk2p")'),
  py('mail', 'server.login("me@example.org", "ahkd-92ka-llqp")'),
  py('commented out', `# api_key = "${letters(40, 46)}"`),
  py('wandb', `wandb.login(key="${hex(40, 47)}")`),
  py('weather', `owm_key = "${hex(32, 48)}"`),
  py('bearer', `h = {"Authorization": "Bearer ${letters(40, 49)}"}`),
  // Addresses and connection strings
  py(
    'postgres',
    'engine = create_engine("postgresql://etl:v8Kd2mQz@db.intern:5432/prices")'
  ),
  py(
    'mongo',
    'MongoClient("mongodb+srv://admin:Xy7zQ1pW@cluster0.abcd.mongodb.net/test")'
  ),
  py('redis', 'redis.from_url("redis://:kf83hd7ahg@cache:6379/0")'),
  py('odbc', 'pyodbc.connect("Driver={SQL};Server=srv;Uid=me;Pwd=Ab12cd34;")'),
  py(
    'address with key',
    `requests.get("https://api.example.com/v1?city=Bonn&appid=${hex(32, 50)}")`
  ),
  py(
    'git with password',
    '!git clone https://me:Zk4mPq81@git.intern/team/repo.git'
  ),
  py('curl', '!curl -u reporter:Klp09aXz https://intern/api'),
  py('shell variable', `!export AWS_SECRET_ACCESS_KEY=${letters(40, 51)}`),
  // Outputs and prose
  out('printed dictionary', `{'user': 'me', 'password': 'b4nAna-split'}`),
  out(
    'printed environment',
    `PATH=/usr/bin\nAPI_TOKEN=${letters(32, 52)}\nHOME=/root`
  ),
  out('printed key', `Using key ${join('sk', '-', letters(48, 53))}`),
  out(
    'traceback',
    `OperationalError: could not connect to postgresql://etl:Hgf65fda@db:5432/x`
  ),
  out('prose', `The token is ${join('gl', 'pat-', letters(20, 54))}, ask Eva.`)
];

export const negatives: ISample[] = [
  // Placeholders
  py('your key', 'openai.api_key = "YOUR_API_KEY"'),
  py('your key here', 'api_key = "your-api-key-here"'),
  py('angle brackets', 'password = "<password>"'),
  py('stars', 'password = "********"'),
  py('x', `token = "${join('gh', 'p_', 'x'.repeat(36))}"`),
  py('sk-…', `openai.api_key = "${join('sk', '-...')}"`),
  py('sk-xxxx', `openai.api_key = "${join('sk', '-', 'xxxx'.repeat(12))}"`),
  py(
    'AWS example',
    `aws_access_key_id = "${join('AK', 'IA', 'IOSFODNN7', 'EXAMPLE')}"`
  ),
  py('changeme', 'DB_PASSWORD = "changeme"'),
  py('template', 'url = f"postgresql://{user}:{password}@{host}/db"'),
  py('shell variable', '!git clone https://$USER:$TOKEN@github.com/me/x.git'),
  py('format', 'url = "postgresql://{}:{}@localhost/db".format(u, p)'),
  py('percent', 'url = "mysql://%s:%s@%s/db" % (u, p, h)'),
  py(
    'postgres default',
    'url = "postgresql://postgres:postgres@localhost/test"'
  ),
  py('user:password', 'url = "ftp://user:password@host/path"'),
  py('empty', 'password = ""'),
  py('none', 'token = None'),
  // Read from somewhere
  py('environment', 'api_key = os.environ["OPENAI_API_KEY"]'),
  py('getenv', 'password = os.getenv("DB_PASSWORD")'),
  py('getpass', 'password = getpass.getpass("Password: ")'),
  py('input', 'token = input("Your token: ")'),
  py('variable', 'login(user=user, password=password)'),
  py('secret scope', 'pw = dbutils.secrets.get("scope", "db-password")'),
  py('file', 'api_key = open("api_key.txt").read()'),
  py('path', 'token_file = "~/.kaggle/token.json"'),
  py('environment name', 'api_key = "OPENAI_API_KEY"'),
  // Names that only sound like it
  py('column', 'password_column = "pwd_hash"'),
  py('columns', 'df[["user", "password", "email"]]'),
  py('column rename', 'df.rename(columns={"password": "password_hash"})'),
  py('tokens', 'tokenizer.pad_token = "[PAD]"'),
  py('token of text', 'unk_token = "<unk>"'),
  py('eos', 'tokenizer.eos_token = "endoftext1234"'),
  py(
    'tokenizer',
    'tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")'
  ),
  py('sort key', 'sorted(rows, key="price2024")'),
  py('dictionary key', 'key = "model_year_2024"'),
  py('label', 'password = "Password"'),
  py('type', 'schema = {"password": "string", "token": "varchar"}'),
  py('message', 'password_error = "Wrong password, try again"'),
  py('test', 'assert token == "hello"'),
  py('primary key', 'primary_key = "customer_id_2024"'),
  py('model', 'model = "gpt-4o-mini-2024-07-18"'),
  py('secret santa', 'title = "Secret santa list"'),
  py('sklearn', 'from sklearn.linear_model import LogisticRegression'),
  py('sk-learn', '!pip install sk-learn-contrib-extras-2024'),
  // Hashes, ids, pictures
  py('sha256', `sha256 = "${hex(64, 60)}"`),
  py('md5', `assert md5(f) == "${hex(32, 61)}"`),
  py('commit', `commit = "${hex(40, 62)}"`),
  py('revision', `load("x", revision="${hex(40, 63)}")`),
  py('uuid', 'run_id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"'),
  py('plot id', 'div = "el1234567890abcdef"'),
  py(
    'picture',
    `img = "data:image/png;base64,${letters(2000, 64, LETTERS + '+/')}"`
  ),
  py('digest', `digest = "${letters(44, 65)}="`),
  py(
    'data address',
    `pd.read_csv("https://raw.githubusercontent.com/me/repo/${hex(40, 66)}/data.csv")`
  ),
  py('drive', `url = "https://drive.google.com/uc?id=${letters(33, 67)}"`),
  py('page token', 'next_page_token = "CAUQAA12345678901"'),
  py('public key', `public_key = "ssh-rsa ${letters(80, 68)}"`),
  py('header only', `print("${join('-----BEGIN ', 'PRIVATE', ' KEY-----')}")`),
  py('dates', 'token = "2024-01-01T00:00:00"'),
  // Outputs and prose
  out('epochs', 'Epoch 1/10 loss: 0.3456 token: 12345 accuracy: 0.98'),
  out('prose about passwords', 'Password: must be at least 12 characters'),
  out('prose about tokens', 'Number of tokens: 128256, padding token: <pad>'),
  out('hash', `Downloaded model ${hex(64, 69)}`),
  out('data frame', '   user  password\n0   eva  ********\n1   tom  ********'),
  out('progress', 'key: 100%|##########| 10/10 [00:01<00:00, 9.99it/s]'),
  out('memory address', '<Token object at 0x7f3a2b4c5d6e>')
];
