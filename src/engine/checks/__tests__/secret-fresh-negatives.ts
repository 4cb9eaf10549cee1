/** Look-alikes by the same author as `secret-fresh.ts`, who had not read the rules either. */
import { digits, pem, samplesOf, uuid } from './secret-fresh';
import type { Sample } from './secret-fresh';
import { hex, letters } from './secret-samples';

const LOOK_ALIKES: Sample[] = [
  // Hashes, ids, digests.
  ['python', `commit = "${hex(40, 401)}"`],
  ['python', `assert sha256(path) == "${hex(64, 402)}"`],
  ['python', `MD5 = {"cars.csv": "${hex(32, 403)}"}`],
  ['python', `run_id = "${hex(32, 404)}"`],
  ['python', `dataset_id = "${uuid(405)}"`],
  ['python', `pooch.retrieve(url, known_hash="sha256:${hex(64, 406)}")`],
  ['python', `image = "registry.example.com/cars@sha256:${hex(64, 407)}"`],
  ['python', `subscription_id = "${uuid(408)}"\ntenant_id = "${uuid(409)}"`],
  ['python', `role = "arn:aws:iam::${digits(12, 410)}:role/SageMakerRole"`],
  ['text', `Saved to models/weights-${hex(8, 411)}.pt, ETag "${hex(32, 412)}"`],
  ['text', `commit ${hex(40, 413)}\nAuthor: Eva <eva@example.com>`],
  [
    'text',
    `Successfully built cars\n  Stored in directory: /tmp/pip-ephem-wheel-cache-${letters(8, 414)}/wheels/${hex(2, 415)}/${hex(60, 416)}`
  ],
  [
    'text',
    `numpy-1.26.4-cp311-cp311-manylinux_2_17_x86_64.whl --hash=sha256:${hex(64, 417)}`
  ],
  [
    'text',
    `Run data is saved locally in wandb/run-20240101_120000-${letters(8, 418)}`
  ],
  ['text', `data:image/png;base64,iVBORw0KGgo${letters(300, 419)}`],
  ['text', `<tr><td>${uuid(420)}</td><td>12.5</td></tr>`],
  ['python', `seq = "${letters(90, 421, 'ACGT')}"`],
  ['python', `protein = "M${letters(70, 422, 'ACDEFGHIKLMNPQRSTVWY')}"`],
  ['python', `smiles = "CC(=O)OC1=CC=CC=C1C(=O)O"`],
  ['python', `colors = ["#1f77b4", "#ff7f0e", "#2ca02c"]`],
  ['python', `doc_id = "10.1038/s41586-020-2649-2"`],
  ['python', `video = "https://www.youtube.com/watch?v=${letters(11, 423)}"`],
  [
    'python',
    `sheet = "https://docs.google.com/spreadsheets/d/${letters(44, 424)}/edit"`
  ],
  ['python', `gdown.download(id="1${letters(32, 425)}", output="cars.zip")`],
  ['text', pem('CERTIFICATE', 426)],
  ['text', pem('PUBLIC KEY', 428)],
  ['text', `ssh-rsa AAAAB3NzaC1yc2E${letters(300, 430)} eva@laptop`],
  // Read from elsewhere.
  ['python', `api_key = os.environ["WEATHER_API_KEY"]`],
  ['python', `token = os.getenv("HF_TOKEN")`],
  ['python', `password = getpass.getpass("Password: ")`],
  ['python', `password = input("Password: ")`],
  ['python', `password = keyring.get_password("cars", "etl")`],
  ['python', `secret = dbutils.secrets.get(scope="cars", key="db-password")`],
  ['python', `token = response.json()["access_token"]`],
  ['python', `api_key = userdata.get("OPENAI_API_KEY")`],
  ['python', `key = Path("/run/secrets/api_key").read_text()`],
  ['python', `headers = {"Authorization": f"Bearer {token}"}`],
  [
    'python',
    `engine = create_engine(f"postgresql://{user}:{password}@{host}/cars")`
  ],
  [
    'python',
    `engine = create_engine("postgresql://%s:%s@db/cars" % (user, pw))`
  ],
  ['python', `requests.get(url, auth=(user, password))`],
  ['python', `client = OpenAI(api_key=config["openai"]["key"])`],
  ['python', `secret = secrets.token_hex(32)`],
  ['python', `password = "".join(random.choices(string.ascii_letters, k=12))`],
  // Names and places of secrets, not secrets.
  ['python', `secret_name = "prod/cars/db-password"`],
  ['python', `api_key_env = "WEATHER_API_KEY"`],
  ['python', `token_file = "~/.cache/cars/token.json"`],
  ['python', `token_url = "https://login.example.com/oauth2/v2.0/token"`],
  ['python', `key_vault_url = "https://cars.vault.azure.net/"`],
  ['python', `password_column = "user_password"`],
  ['python', `credentials_path = "config/credentials.json"`],
  ['python', `df = df.drop(columns=["password", "token", "api_key"])`],
  ['python', `driver.find_element(By.NAME, "password").send_keys(password)`],
  [
    'python',
    `parser.add_argument("--password", help="Password of the database")`
  ],
  ['python', `scopes = ["https://www.googleapis.com/auth/drive.readonly"]`],
  ['python', `pattern = r"password=(?P<password>\\S+)"`],
  [
    'python',
    `query = "SELECT id, password_hash FROM users WHERE token = :token"`
  ],
  ['text', `root:x:0:0:root:/root:/bin/bash`],
  ['text', `Index(['id', 'password', 'api_key'], dtype='object')`],
  ['text', `KeyError: 'AWS_SECRET_ACCESS_KEY'`],
  [
    'text',
    `Put your key into the variable OPENAI_API_KEY before you run this.`
  ],
  [
    'text',
    `The password must have at least 12 characters, one of them a digit.`
  ],
  // Placeholders.
  ['python', `api_key = "YOUR-API-KEY-HERE"`],
  ['python', `openai.api_key = "sk-..."`],
  ['python', `token = "<paste your token>"`],
  ['python', `password = "********"`],
  ['python', `password = ""`],
  ['python', `password = None`],
  ['python', `token = "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"`],
  ['python', `aws_access_key_id = "AKIAIOSFODNN7EXAMPLE"`],
  [
    'python',
    `aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"`
  ],
  ['python', `API_KEY = "insert key"`],
  ['python', `password = "{{ vault.db_password }}"`],
  ['python', `url = "postgresql://user:password@localhost:5432/db"`],
  ['python', `url = "mongodb://<user>:<password>@cluster0.example.net/db"`],
  ['text', `export API_KEY=$WEATHER_API_KEY`],
  ['text', `curl -H "Authorization: Bearer $TOKEN" https://api.example.com`],
  ['text', `password: \${DB_PASSWORD}`],
  // Tokens of language models, keys of dicts, other words.
  ['python', `tokenizer.pad_token = tokenizer.eos_token`],
  ['python', `tokenizer.add_special_tokens({"pad_token": "<|endoftext|>"})`],
  ['python', `max_tokens = 4096; token_budget = "unlimited"`],
  ['python', `model_name = "hf-internal-testing/tiny-random-bert"`],
  ['python', `rows = sorted(rows, key="price".lower)`],
  ['python', `primary_key = "customer_number"; foreign_key = "dealer_number"`],
  ['python', `secret_santa = "Anna Lindqvist"`],
  ['python', `sort_key = "registration_date"`],
  ['python', `df.to_hdf("cars.h5", key="listings_2024")`],
  ['python', `pwd = os.getcwd()`],
  ['python', `locale = "sk-SK"; kind = "sk-learn"`],
  ['python', `st.text_input("API key", key="api_key_input")`],
  ['text', `token: running  lemma: run  pos: VERB`],
  ['text', `Epoch 3/10 - loss: 0.4312 - secret_score: 0.91`]
];

export const freshNegatives = samplesOf(LOOK_ALIKES, 'fresh look-alike');
