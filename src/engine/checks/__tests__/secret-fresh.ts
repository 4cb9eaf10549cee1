/**
 * Made-up secrets and look-alikes that were written by somebody who had not
 * read the rules: they tell how the rules do on what they were not made for.
 */
import { capitals, hex, letters } from './secret-samples';
import type { ISample } from './secret-samples';

export type Sample = [ISample['kind'], string];

export const digits = (length: number, seed: number): string =>
  letters(length, seed, '0123456789');
const base64 = (length: number, seed: number): string =>
  letters(length - 2, seed) + '==';
export const uuid = (seed: number): string =>
  [8, 4, 4, 4, 12].map((length, i) => hex(length, seed + i)).join('-');
export const pem = (kind: string, seed: number): string =>
  `-----BEGIN ${kind}-----\n${letters(64, seed)}\n${letters(64, seed + 1)}\n-----END ${kind}-----`;

const HIDDEN: Sample[] = [
  // Services that data scientists call.
  ['python', `login(token="hf_${letters(34, 301)}")`],
  ['python', `hf_hub = HfApi(token='hf_${letters(34, 302)}')`],
  ['python', `client = OpenAI(api_key="sk-proj-${letters(48, 303)}")`],
  ['python', `anthropic.Anthropic(api_key='sk-ant-api03-${letters(93, 304)}')`],
  ['python', `co = cohere.Client("${letters(40, 305)}")`],
  [
    'python',
    `pinecone.init(api_key="${uuid(306)}", environment="us-west1-gcp")`
  ],
  ['python', `rf = Roboflow(api_key="${letters(20, 307)}")`],
  [
    'python',
    `experiment = Experiment(api_key="${letters(25, 308)}", project_name="cars")`
  ],
  [
    'python',
    `run = neptune.init_run(project="me/cars", api_token="${base64(140, 309)}")`
  ],
  [
    'python',
    `Task.set_credentials(key="${capitals(20, 310)}", secret="${letters(50, 311)}")`
  ],
  ['python', `quandl.ApiConfig.api_key = "${letters(20, 312)}"`],
  ['python', `fred = Fred(api_key='${hex(32, 313)}')`],
  [
    'python',
    `ts = TimeSeries(key='${capitals(16, 314)}', output_format='pandas')`
  ],
  ['python', `c = Census("${hex(40, 315)}")`],
  ['python', `gmaps = googlemaps.Client(key='AIza${letters(35, 316)}')`],
  [
    'python',
    `px.set_mapbox_access_token("sk.eyJ${letters(60, 317)}.${letters(22, 318)}")`
  ],
  [
    'python',
    `auth = SpotifyClientCredentials(client_id="${hex(32, 319)}", client_secret="${hex(32, 320)}")`
  ],
  [
    'python',
    `reddit = praw.Reddit(client_id="${letters(14, 321)}", client_secret="${letters(27, 322)}", user_agent="me")`
  ],
  ['python', `newsapi = NewsApiClient(api_key='${hex(32, 323)}')`],
  ['python', `twilio = Client("AC${hex(32, 324)}", "${hex(32, 325)}")`],
  ['python', `authenticator = IAMAuthenticator('${letters(44, 326)}')`],
  ['python', `owm = pyowm.OWM('${hex(32, 327)}')`],
  ['python', `dbutils_token = "dapi${hex(32, 328)}"`],
  ['python', `KAGGLE_KEY = "${hex(32, 329)}"`],
  [
    'python',
    `import replicate\nreplicate.Client(api_token="r8_${letters(37, 330)}")`
  ],
  ['python', `groq = Groq(api_key="gsk_${letters(52, 331)}")`],
  ['python', `tavily_key = "tvly-${letters(32, 332)}"`],
  ['python', `LANGCHAIN_API_KEY = "lsv2_pt_${hex(32, 333)}_${hex(10, 334)}"`],
  // Vendors' shapes.
  ['python', `g = Github("ghp_${letters(36, 335)}")`],
  [
    'python',
    `headers = {"Authorization": "token github_pat_${letters(22, 336)}_${letters(59, 337)}"}`
  ],
  [
    'python',
    `gl = gitlab.Gitlab("https://gitlab.example.com", private_token="glpat-${letters(20, 338)}")`
  ],
  [
    'text',
    `!git clone https://oauth2:glpat-${letters(20, 339)}@gitlab.example.com/team/cars.git`
  ],
  [
    'python',
    `slack = WebClient(token="xoxb-${digits(12, 340)}-${digits(12, 341)}-${letters(24, 342)}")`
  ],
  [
    'python',
    `hook = "https://hooks.slack.com/services/T${capitals(8, 343)}/B${capitals(10, 344)}/${letters(24, 345)}"`
  ],
  [
    'python',
    `requests.post("https://discord.com/api/webhooks/${digits(18, 346)}/${letters(68, 347)}", json=m)`
  ],
  ['python', `stripe.api_key = "rk_live_${letters(24, 348)}"`],
  [
    'python',
    `sg = SendGridAPIClient("SG.${letters(22, 349)}.${letters(43, 350)}")`
  ],
  ['python', `requests.post(url, auth=("api", "key-${hex(32, 351)}"))`],
  ['python', `bot = telegram.Bot("${digits(10, 352)}:AA${letters(33, 353)}")`],
  ['python', `token = "dop_v1_${hex(64, 354)}"`],
  ['text', `//packages.acme.io/:_authToken=npm_${letters(36, 355)}`],
  [
    'text',
    `[pypi]\nusername = __token__\npassword = pypi-AgEIcHlwaS5vcmc${letters(120, 356)}`
  ],
  ['python', `flow.client_secret = "GOCSPX-${letters(28, 357)}"`],
  ['python', `creds = Credentials("ya29.${letters(120, 358)}")`],
  [
    'python',
    `boto3.client("s3", aws_access_key_id="AKIA${capitals(16, 359)}", aws_secret_access_key="${letters(40, 360)}")`
  ],
  [
    'text',
    `[default]\naws_access_key_id = AKIA${capitals(16, 361)}\naws_secret_access_key = ${letters(40, 362)}`
  ],
  ['python', `os.environ["AWS_SESSION_TOKEN"] = "${base64(200, 363)}"`],
  [
    'python',
    `conn = "DefaultEndpointsProtocol=https;AccountName=cars;AccountKey=${base64(88, 364)};EndpointSuffix=core.windows.net"`
  ],
  [
    'python',
    `url = "https://cars.blob.core.windows.net/raw/cars.csv?sv=2022-11-02&sr=b&sig=${letters(42, 365)}%3D"`
  ],
  ['python', `headers = {"Ocp-Apim-Subscription-Key": "${hex(32, 366)}"}`],
  [
    'python',
    `ws_auth = ServicePrincipalAuthentication(tenant_id, "${uuid(367)}", service_principal_password="${letters(34, 368)}")`
  ],
  [
    'python',
    `spark.conf.set("fs.azure.account.key.cars.dfs.core.windows.net", "${base64(88, 369)}")`
  ],
  [
    'python',
    `spark._jsc.hadoopConfiguration().set("fs.s3a.secret.key", "${letters(40, 370)}")`
  ],
  [
    'python',
    `fs = s3fs.S3FileSystem(key="AKIA${capitals(16, 371)}", secret="${letters(40, 372)}")`
  ],
  [
    'python',
    `minio = Minio("store:9000", access_key="cars-etl", secret_key="${letters(32, 373)}")`
  ],
  // Keys as such.
  ['text', pem('RSA PRIVATE KEY', 374)],
  ['python', `KEY = """${pem('OPENSSH PRIVATE KEY', 376)}"""`],
  [
    'python',
    `info = {"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n${letters(64, 378)}\\n-----END PRIVATE KEY-----\\n"}`
  ],
  ['python', `f = Fernet(b"${letters(43, 379)}=")`],
  ['python', `app.secret_key = "${letters(24, 380)}"`],
  ['python', `SECRET_KEY = 'django-insecure-${letters(50, 381)}'`],
  ['python', `JWT_SECRET: str = "${letters(32, 382)}"`],
  [
    'python',
    `r = requests.get(url, headers={"Authorization": "Bearer eyJ${letters(33, 383)}.eyJ${letters(80, 384)}.${letters(43, 385)}"})`
  ],
  [
    'text',
    `Your token: eyJ${letters(33, 386)}.eyJ${letters(80, 387)}.${letters(43, 388)}`
  ],
  // Databases.
  [
    'python',
    `conn = psycopg2.connect(dbname="cars", user="etl", password="Lak3house!", host="db")`
  ],
  [
    'python',
    `pymysql.connect(host="db", user="root", passwd="Tulp3n-Feld", db="cars")`
  ],
  [
    'python',
    `pyodbc.connect("DRIVER={ODBC Driver 17};SERVER=db;DATABASE=cars;UID=etl;PWD=W1nd#mill22")`
  ],
  ['python', `cx_Oracle.connect("etl/Gr4nit-Fels@db:1521/cars")`],
  [
    'python',
    `oracledb.connect(user="etl", password="Gr4nit-Fels", dsn="db/cars")`
  ],
  [
    'python',
    `engine = create_engine("postgresql+psycopg2://etl:Bl4u.Meer@10.0.0.7:5432/cars")`
  ],
  [
    'python',
    `engine = create_engine(f"postgresql://{user}:Gr33n!House@{host}/cars")`
  ],
  [
    'python',
    `MongoClient("mongodb+srv://etl:N0rdlicht77@cluster0.ab1cd.mongodb.net/cars")`
  ],
  ['python', `redis.Redis.from_url("redis://:Qu3llwasser9@cache:6379/0")`],
  [
    'python',
    `r = redis.StrictRedis(host="cache", port=6379, password="Qu3llwasser9")`
  ],
  ['python', `celery = Celery(broker="amqp://etl:R0tkehlchen@mq:5672//")`],
  ['python', `dsn = "host=db user=etl password=St3infeld dbname=cars"`],
  [
    'python',
    `df = spark.read.format("jdbc").option("user", "etl").option("password", "M0ndsichel!").load()`
  ],
  [
    'python',
    `jaydebeapi.connect("org.h2.Driver", url, ["etl", "M0ndsichel!"], jar)`
  ],
  [
    'python',
    `hive.connect(host="h", port=10000, username="etl", password="K0rnblume-7", auth="LDAP")`
  ],
  [
    'python',
    `es = Elasticsearch("https://es:9200", basic_auth=("elastic", "T4unus-Wald"))`
  ],
  [
    'python',
    `driver = GraphDatabase.driver(uri, auth=("neo4j", "Fl1eder-Busch"))`
  ],
  [
    'python',
    `producer = KafkaProducer(sasl_plain_username="etl", sasl_plain_password="H3idekraut!")`
  ],
  [
    'python',
    `conf = {"bootstrap.servers": "b:9092", "sasl.password": "${letters(64, 389)}"}`
  ],
  ['python', `config["database"]["password"] = "Z1mtstern#4"`],
  ['python', `os.environ["PGPASSWORD"] = "Z1mtstern#4"`],
  ['python', `DB = dict(host="db", user="etl", pwd="Z1mtstern#4")`],
  // Log-ins.
  ['python', `requests.get(url, auth=HTTPBasicAuth("eva", "S0nnenblume!"))`],
  [
    'python',
    `requests.post(url, data={"username": "eva", "password": "S0nnenblume!"})`
  ],
  [
    'python',
    `server = smtplib.SMTP("mail", 587)\nserver.login("eva@example.com", "S0nnenblume!")`
  ],
  ['python', `ftp = ftplib.FTP("files.example.com", "eva", "S0nnenblume!")`],
  ['python', `ssh.connect("node7", username="eva", password="S0nnenblume!")`],
  [
    'python',
    `c = Connection("node7", connect_kwargs={"password": "S0nnenblume!"})`
  ],
  ['python', `auth = base64.b64encode(b"eva:S0nnenblume!").decode()`],
  [
    'python',
    `driver.find_element(By.NAME, "password").send_keys("S0nnenblume!")`
  ],
  [
    'python',
    `def connect(user="etl", password="H4selnuss.9"):\n    return db(user, password)`
  ],
  ['python', `class Settings:\n    db_password: str = "H4selnuss.9"`],
  ['python', `settings = Settings(password=SecretStr("H4selnuss.9"))`],
  ['python', `passphrase = "grüner Igel 44 schläft"`],
  ['python', `pw = "H4selnuss.9"  # the new one`],
  ['python', `# password = "H4selnuss.9"\npassword = getpass.getpass()`],
  ['python', `zipfile.ZipFile("a.zip").extractall(pwd=b"H4selnuss.9")`],
  // Shell lines and magics.
  ['text', `%env WEATHER_API_KEY=${hex(32, 390)}`],
  ['text', `!export GITHUB_TOKEN=ghp_${letters(36, 391)}`],
  [
    'text',
    `!curl -H "Authorization: Bearer ${letters(40, 392)}" https://api.example.com/v1/cars`
  ],
  ['text', `!curl -u eva:S0nnenblume9 https://files.example.com/cars.csv -O`],
  ['text', `!PGPASSWORD=Z1mtstern4 psql -h db -U etl cars`],
  ['text', `!mysql -u root -pZ1mtstern4 cars < dump.sql`],
  ['text', `!sshpass -p 'Z1mtstern4' scp eva@node7:/data/cars.csv .`],
  [
    'text',
    `!wget --user=eva --password=S0nnenblume9 https://files.example.com/cars.csv`
  ],
  ['text', `!docker login -u eva -p S0nnenblume9 registry.example.com`],
  // Outputs and prose.
  [
    'text',
    `OperationalError: (psycopg2.OperationalError) connection to "postgresql://etl:Bl4uMeer@10.0.0.7/cars" failed`
  ],
  [
    'text',
    `HTTPError: 403 Client Error: Forbidden for url: https://api.example.com/v1?lat=1&api_key=${hex(32, 393)}`
  ],
  ['text', `{'user': 'etl', 'password': 'Bl4uMeer-9', 'host': '10.0.0.7'}`],
  [
    'text',
    `environ({'HOME': '/root', 'AWS_SECRET_ACCESS_KEY': '${letters(40, 394)}'})`
  ],
  ['text', `The demo database: user \`demo\`, password \`Z1mtstern#4\`.`],
  ['text', `Log in as admin, password: Z1mtstern#4`],
  ['text', `database:\n  user: etl\n  password: Z1mtstern#4`],
  [
    'text',
    `To access the server, open http://localhost:8888/lab?token=${hex(48, 395)}`
  ]
];

export function samplesOf(
  samples: readonly Sample[],
  group: string
): ISample[] {
  return samples.map(([kind, text], i) => ({
    kind,
    text,
    title: `${group} ${i + 1}: ${text.slice(0, 50).replace(/\n/g, ' ')}`
  }));
}

export const freshPositives = samplesOf(HIDDEN, 'fresh');
