/** Further look-alikes of secrets, as they stand in cells, outputs and prose. */
import { hex, letters } from './secret-samples';
import type { ISample } from './secret-samples';

const samples: [ISample['kind'], string][] = [
  ['python', `etag = '"${hex(32, 1)}"'`],
  ['python', `image_id = "sha256:${hex(64, 2)}"`],
  ['python', `digest = hashlib.sha256(b"${hex(20, 3)}").hexdigest()`],
  ['python', `run = mlflow.get_run("${hex(32, 4)}")`],
  ['python', `experiment_id = "${letters(18, 5, '0123456789')}"`],
  ['python', `artifact = wandb.use_artifact("team/proj/model:v12")`],
  ['python', `token_ids = tokenizer.encode("hello world 123")`],
  ['python', `password_hash = "$2b$12$${letters(53, 6)}"`],
  ['python', `tokens = ["<s>", "</s>", "<pad>"]`],
  [
    'python',
    `special_tokens_dict = {"bos_token": "<|startoftext|>", "pad_token": "<|pad|>"}`
  ],
  ['python', `model_name = "sentence-transformers/all-MiniLM-L6-v2"`],
  [
    'python',
    `dataset = load_dataset("glue", "sst2", revision="${hex(40, 7)}")`
  ],
  ['python', `api_key = os.environ.get("API_KEY", "")`],
  ['python', `api_key = userdata.get('OPENAI_API_KEY')`],
  ['python', `api_key = st.secrets["openai_key"]`],
  ['python', `password = config["db"]["password"]`],
  ['python', `password = keyring.get_password("system", "username")`],
  ['python', `parser.add_argument("--password", help="Password of the user")`],
  ['python', `parser.add_argument("--token", type=str, default=None)`],
  ['python', `password: str = Field(..., description="User password")`],
  ['python', `df["password_length"] = df["password"].str.len()`],
  ['python', `secret_word = "elephant"`],
  ['python', `token_pattern = r"(?u)\\b\\w+\\b"`],
  ['python', `vectorizer = CountVectorizer(token_pattern=r"[A-Za-z0-9]+")`],
  [
    'python',
    `url = "https://www.kaggle.com/datasets/user/abc-def-2021?select=train.csv"`
  ],
  [
    'python',
    `gdrive = "https://drive.google.com/file/d/${letters(33, 8)}/view?usp=sharing"`
  ],
  ['python', `yt = "https://www.youtube.com/watch?v=${letters(11, 9)}"`],
  [
    'python',
    `doc = "https://docs.google.com/spreadsheets/d/${letters(44, 10)}/edit#gid=0"`
  ],
  [
    'python',
    `img = '<img src="data:image/jpeg;base64,${letters(900, 11, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')}">'`
  ],
  ['python', `b64 = "${letters(200, 12)}=="`],
  ['python', `seq = "ATGCGTACGTTAGCATGCGTACGTTAGC"`],
  [
    'python',
    `protein = "MKTAYIAKQRQISFVKSHFSRQLEERLGLIEVQAPILSRVGDGTQDNLSGAEKAVQ"`
  ],
  ['python', `smiles = "CC(=O)OC1=CC=CC=C1C(=O)O"`],
  ['python', `key = "customer_id"`],
  ['python', `keys = ["abc123def456", "ghi789jkl012"]`],
  ['python', `hotkey = "ctrl+shift+k"`],
  ['python', `primary_key="order_id_2024"`],
  ['python', `foreign_key = "users.id"`],
  ['python', `sort_key = "date_2024_01"`],
  ['python', `cache_key = "${hex(32, 13)}"`],
  [
    'python',
    `auth_url = "https://login.microsoftonline.com/common/oauth2/v2.0/token"`
  ],
  ['python', `token_url = "https://oauth2.googleapis.com/token"`],
  [
    'python',
    `client_id = "${hex(8, 14)}-${hex(4, 15)}-${hex(4, 16)}-${hex(4, 17)}-${hex(12, 18)}"`
  ],
  [
    'python',
    `tenant_id = "${hex(8, 19)}-${hex(4, 20)}-${hex(4, 21)}-${hex(4, 22)}-${hex(12, 23)}"`
  ],
  ['python', `api_key = "<YOUR API KEY>"`],
  ['python', `api_key = "xxxxxxxxxxxxxxxx"`],
  ['python', `api_key = "INSERT_YOUR_KEY_HERE"`],
  ['python', `api_key = "your_api_key"`],
  ['python', `api_key = "REPLACE_ME"`],
  ['python', `api_key='demo'`],
  ['python', `password='***'`],
  ['python', `password = "{{ db_password }}"`],
  ['python', `password = "\${DB_PASSWORD}"`],
  ['python', `conn = "postgresql://user:pass@localhost:5432/db"`],
  ['python', `conn = "postgresql://username:password@host/dbname"`],
  ['python', `conn = "mongodb://localhost:27017/"`],
  ['python', `conn = f"mysql://{os.environ['U']}:{os.environ['P']}@h/d"`],
  ['python', `conn = "postgresql://<user>:<password>@<host>/db"`],
  ['python', `openai.api_key = "sk-your-key"`],
  ['python', `openai.api_key = "sk-..."`],
  ['python', `hf_token = "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"`],
  ['python', `hf_token = "hf_YOUR_TOKEN"`],
  ['python', `AWS_ACCESS_KEY_ID="AKIAXXXXXXXXXXXXXXXX"`],
  ['python', `token = "Bearer {}".format(tok)`],
  ['python', `auth = HTTPBasicAuth(user, password)`],
  ['python', `auth=("user", "pass")`],
  ['python', `auth=("username", "password")`],
  ['python', `from azure.identity import ClientSecretCredential`],
  ['python', `secret = client.get_secret("my-secret-name")`],
  ['python', `SECRET_NAME = "prod/db/password"`],
  ['python', `secret_id = "projects/123/secrets/db-pass/versions/latest"`],
  ['python', `color = "#a1b2c3d4"`],
  ['python', `timestamp = "20240131T235959Z"`],
  [
    'text',
    `Requirement already satisfied: python-jose==3.3.0 hash=sha256:${hex(64, 24)}`
  ],
  ['text', `commit ${hex(40, 25)}`],
  ['text', `tokens: 4096, max_tokens: 2048`],
  ['text', `Enter password: ········`],
  ['text', `'token': Tensor(shape=[1,2])`],
  ['text', `key: value, index: 12, name: sepal_length`],
  ['text', `| password | varchar(255) | not null |`],
  ['text', `Passwort: bitte eingeben`],
  ['text', `secret: hidden`],
  ['text', `Token: NOUN VERB ADJ`],
  ['text', `auth: enabled`],
  ['text', `Run ID: ${hex(32, 26)}`],
  ['text', `model_checkpoint_token_embeddings.weight torch.Size([50257, 768])`],
  ['text', `Password strength: 87%`],
  ['text', `token count: 1532abc`],
  ['text', `password    object\ntoken       int64\ndtype: object`],
  [
    'text',
    `   password_hash                     user_id\n0  ${hex(32, 40)}  12`
  ],
  [
    'text',
    `Sign in at https://login.example.com/?next=/home&client_id=${hex(20, 41)}`
  ],
  ['text', `The password is stored hashed; the token expires after 3600s.`],
  ['text', `Secret: a story in 12 chapters`],
  ['text', `auth: OAuth2 (RFC6749)`],
  ['text', `[nltk_data] Downloading package punkt to /root/nltk_data...`],
  ['text', `hash: ${hex(64, 42)}`],
  [
    'text',
    `uuid: ${hex(8, 43)}-${hex(4, 44)}-${hex(4, 45)}-${hex(4, 46)}-${hex(12, 47)}`
  ],
  ['text', `Token: B-PER I-PER O`],
  ['text', `keys: dict_keys(['a1', 'b2'])`],
  ['text', `pass: 12 fail: 3`],
  ['text', `password: str = None`],
  ['text', `secret=<SecretStr>`],
  ['text', `token='[CLS]'`],
  ['text', `api_key=None`],
  ['text', `api_key=********abcd`],
  [
    'python',
    `"""\nUsage:\n  password: the password of the user\n  token: str, the access token\n"""`
  ],
  ['python', `def f(password: str = "", token: Optional[str] = None): pass`],
  ['python', `"""\n    token : str\n        API token2\n    key = value1\n"""`],
  ['python', `assert response.json()["token_type"] == "bearer"`],
  ['python', `if password != "":\n    pass`],
  ['python', `raise ValueError("password: must contain 8 chars")`],
  ['python', `print("Token:", tok2)`],
  ['python', `logger.info("token=%s", mask1(t))`],
  ['python', `login_url = base + "/auth/token1"`],
  ['python', `pipeline = Pipeline([("auth", AuthTransformer1())])`],
  ['python', `client = Client("tcp://127.0.0.1:8786")`],
  ['python', `client = Client("my-cluster-2024")`],
  ['python', `api = Api("https://api.x.com/v2")`],
  ['python', `client = bigquery.Client("project-id-123456")`],
  ['python', `client = storage.Client(project="ml-project-2024a")`],
  ['python', `wandb.init(project="resnet50-run12", key="val1")`],
  ['python', `torch.nn.init("xavier2024uniform")`],
  ['python', `configure("config2024abc.yaml")`],
  ['python', `mlflow.set_experiment("exp-2024-01-a1b2")`],
  ['python', `session.init("cuda:0")`],
  ['python', `sns.set(style="whitegrid", palette="pastel1")`],
  ['python', `plt.rcParams.update({"font.family": "DejaVu1"})`],
  ['python', `df.set_index("token2024")`],
  ['python', `conf.set("spark.sql.shuffle.partitions", "200")`],
  ['python', `spark.conf.set("spark.sql.session.timeZone", "UTC2024")`],
  ['python', `os.getenv("TOKEN", "default1")`],
  ['python', `tokenizer("password", "secret1")`],
  ['python', `model = AutoModel.from_pretrained("x", use_auth_token=True)`],
  ['python', `create_engine("sqlite:///data/db2024.sqlite")`],
  ['python', `create_engine("postgresql://localhost/db")`],
  [
    'python',
    `create_engine("postgresql+psycopg2://scott:tiger@localhost/test")`
  ],
  ['python', `PASSWORD_REGEX = r"^(?=.*[A-Z])(?=.*\\d).{8,}$"`],
  ['python', `pwd = os.getcwd()`],
  ['python', `!pwd`],
  ['python', `pwd = "/home/jovyan/work"`],
  ['python', `PASS = "PASSED"; FAIL = "FAILED"`],
  ['python', `result = {"pass": "green1", "fail": "red"}`],
  ['python', `bypass = "north-2024"`],
  ['python', `compass = "N45E12ab"`],
  ['python', `params = {"key": "AB12CD34", "value": 3}`],
  ['python', `secret_number = "42"`],
  ['python', `secrets = ["a", "b"]`],
  ['python', `token = "the"`],
  ['python', `auth = "basic2024"`],
  ['python', `credentials = "path/to/creds.json"`],
  ['python', `GOOGLE_APPLICATION_CREDENTIALS = "service-account-1234.json"`]
];

export const moreNegatives: ISample[] = samples.map(([kind, text]) => ({
  title: text.split('\n')[0].slice(0, 60),
  text,
  kind
}));
