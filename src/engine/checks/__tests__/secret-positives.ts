/** Further made-up secrets, as they stand in cells, outputs and prose. */
import { hex, letters, capitals } from './secret-samples';
import type { ISample } from './secret-samples';

const samples: [ISample['kind'], string][] = [
  ['python', `token = '${letters(40, 1)}'`],
  ['python', `TWILIO_AUTH_TOKEN = "${hex(32, 2)}"`],
  ['python', `os.environ['WANDB_API_KEY'] = '${hex(40, 3)}'`],
  ['python', `wandb.login(key="${hex(40, 4)}")`],
  ['python', `kaggle = {"username": "me", "key": "${hex(32, 5)}"}`],
  ['text', `{"username":"me","key":"${hex(32, 6)}"}`],
  [
    'python',
    `mysql.connector.connect(user='root', password='rootpw12', host='localhost')`
  ],
  [
    'python',
    `DATABASE_URL = 'mysql+pymysql://analyst:Pa55w0rd!@10.0.0.5/sales'`
  ],
  [
    'python',
    `engine = create_engine('mssql+pyodbc://sa:YourStrong!Passw0rd@server/db?driver=ODBC')`
  ],
  [
    'python',
    `conn_str = "Server=tcp:srv.database.windows.net,1433;Database=db;User ID=me;Password=Gx7#kd92;Encrypt=yes"`
  ],
  [
    'python',
    `snowflake.connector.connect(user="ME", password="Sn0wfl4ke!", account="ab123")`
  ],
  [
    'python',
    `client = Client(api_key='${letters(39, 7)}', api_secret='${letters(64, 8)}')`
  ],
  ['python', `consumer_secret = "${letters(50, 9)}"`],
  ['python', `access_token_secret="${letters(45, 10)}"`],
  ['python', `tweepy.OAuthHandler("${letters(25, 11)}", "${letters(50, 12)}")`],
  [
    'python',
    `openai.api_key = 'sk-${letters(20, 13)}T3BlbkFJ${letters(20, 14)}'`
  ],
  ['python', `headers = {'X-API-Key': '${letters(32, 15)}'}`],
  [
    'python',
    `headers = {"x-rapidapi-key": "${letters(50, 16)}", "x-rapidapi-host": "a.p.rapidapi.com"}`
  ],
  ['python', `headers={'Authorization': 'Token ${hex(40, 17)}'}`],
  ['python', `headers={'Authorization': 'Basic ${letters(28, 18)}='}`],
  [
    'python',
    `requests.get(f"https://api.x.com/data?api_key=${hex(32, 19)}&q={q}")`
  ],
  [
    'python',
    `url = "https://newsapi.org/v2/everything?q=x&apiKey=${hex(32, 20)}"`
  ],
  [
    'python',
    `pd.read_csv('https://user1:S3cret99@files.example.com/data.csv')`
  ],
  ['python', `sftp.connect(host, username='bob', password='b0bspw!')`],
  ['python', `ssh.connect('10.1.1.1', 22, 'root', password='toor1234')`],
  ['python', `fernet = Fernet(b'${letters(43, 21)}=')`],
  ['python', `SECRET_KEY = 'django-insecure-${letters(50, 22)}'`],
  ['python', `app.config['SECRET_KEY'] = '${hex(32, 23)}'`],
  ['python', `JWT_SECRET = "superlongjwtsecretvalue"`],
  ['python', `%env OPENAI_API_KEY=sk-${letters(48, 24)}`],
  ['python', `!export HF_TOKEN=hf_${letters(34, 25)}`],
  [
    'python',
    `!pip install --index-url https://deploy:${letters(20, 26)}@pypi.intern/simple pkg`
  ],
  ['python', `!mysql -u root -pS3cr3tPw db < x.sql`],
  ['python', `!curl -H "Authorization: Bearer ${letters(40, 27)}" https://x`],
  ['python', `!aws configure set aws_secret_access_key ${letters(40, 28)}`],
  ['python', `smtp.login('me@gmail.com', 'abcd efgh ijkl mnop')`],
  ['python', `session.auth = ('admin', 'Adm1n!2024')`],
  ['python', `dbutils.widgets.text("token", "dapi${hex(32, 29)}")`],
  ['python', `config = """\n[db]\nuser = me\npassword = Zy9!kfPq\n"""`],
  ['python', `env = '''\nDB_PASSWORD=Tr33house42\nDB_USER=x\n'''`],
  ['python', `yaml_text = """\ndb:\n  password: h0lyC0w99\n"""`],
  ['python', `pwd = "P@ssw0rd2023"`],
  ['python', `passphrase = 'MyD0gHasFleas'`],
  [
    'python',
    `private_key = "-----BEGIN EC ${'PRIVATE'} KEY-----\\n${letters(64, 30)}\\n${letters(64, 31)}\\n-----END EC ${'PRIVATE'} KEY-----"`
  ],
  [
    'python',
    `sas = "sv=2020-08-04&ss=b&srt=sco&sp=rl&se=2025-01-01T00:00:00Z&sig=${letters(43, 32)}%3D"`
  ],
  ['python', `storage_account_key = "${letters(86, 33)}=="`],
  [
    'python',
    `eventhub = "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${letters(43, 34)}="`
  ],
  [
    'python',
    `redis_url = 'redis://default:${letters(24, 35)}@redis-1.cloud:12345'`
  ],
  ['python', `amqp = "amqps://svc:${letters(16, 36)}@rabbit.intern/vhost"`],
  [
    'python',
    `es = Elasticsearch(["https://elastic:${letters(20, 37)}@es.intern:9200"])`
  ],
  ['python', `FLICKR_SECRET = '${hex(16, 38)}'`],
  ['python', `alpha_vantage_key = '${capitals(16, 39)}'`],
  ['python', `quandl.ApiConfig.api_key = '${letters(20, 40)}'`],
  ['python', `fred = Fred(api_key='${hex(32, 41)}')`],
  [
    'python',
    `mapbox_access_token = 'pk.eyJ${letters(60, 42)}.${letters(22, 43)}'`
  ],
  ['python', `comet_ml.init(api_key="${letters(25, 44)}")`],
  ['python', `neptune.init(api_token="eyJ${letters(120, 45)}=")`],
  [
    'python',
    `credentials = {'client_id': 'abc', 'client_secret': '${letters(32, 46)}'}`
  ],
  [
    'python',
    `telegram_token="${letters(10, 47, '0123456789')}:${letters(35, 48)}"`
  ],
  [
    'python',
    `slack = "https://hooks.slack.com/services/T${capitals(8, 49)}/B${capitals(8, 50)}/${letters(24, 51)}"`
  ],
  [
    'python',
    `discord = "https://discord.com/api/webhooks/${letters(18, 52, '0123456789')}/${letters(68, 53)}"`
  ],
  [
    'python',
    `heroku_api_key = "${hex(8, 54)}-${hex(4, 55)}-${hex(4, 56)}-${hex(4, 57)}-${hex(12, 58)}"`
  ],
  [
    'python',
    `aws_session_token="${letters(300, 59, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')}"`
  ],
  [
    'python',
    `s3 = boto3.resource('s3', 'us-east-1', aws_access_key_id='ASIA${capitals(16, 60)}')`
  ],
  ['text', `Your password is: Kj8#mQ2z`],
  ['text', `export GITHUB_TOKEN=ghp_${letters(36, 61)}`],
  ['text', `ConnectionError: HTTPSConnectionPool: /v1?apikey=${hex(32, 62)}`],
  [
    'text',
    `environ({'HOME': '/root', 'AWS_SECRET_ACCESS_KEY': '${letters(40, 63)}'})`
  ],
  ['text', `Authorization: Bearer ${letters(60, 64)}`],
  ['text', `sqlalchemy.exc: (postgresql://bi:${letters(12, 65)}@h/db)`],
  ['text', `api_key: ${letters(32, 66)}`],
  ['text', `  "access_token": "${letters(60, 67)}",`],
  ['text', `%%bash\nexport DB_PASS=Hx82kdP0q\npython x.py`],
  ['text', `%%writefile .env\nSECRET_TOKEN=${letters(24, 1)}\nDEBUG=1`],
  [
    'text',
    `%%writefile ~/.kaggle/kaggle.json\n{"username":"joe","key":"${hex(32, 2)}"}`
  ],
  ['text', `Sys.setenv(API_KEY = "${letters(32, 3)}")`],
  ['text', `%%sql\nCREATE USER bob WITH PASSWORD 'Wq82!kkdo';`],
  ['python', `%sql postgresql://me:Jk39dkQ@localhost/db`],
  ['python', `%load_ext sql\n%sql mysql://root:Rt55xyz9@127.0.0.1/sales`],
  ['python', `cur.execute("CREATE USER bob IDENTIFIED BY 'Zx83kdLL2'")`],
  ['text', `{\\"password\\": \\"Pq93kdXX\\", \\"user\\": \\"me\\"}`],
  [
    'python',
    `payload = '{"client_secret": "${letters(32, 4)}", "grant_type": "client_credentials"}'`
  ],
  [
    'python',
    `data = {'grant_type': 'password', 'username': 'me@x.com', 'password': 'Secret123!x'}`
  ],
  ['python', `PASSWORD = b"Rk39dlsW"`],
  ['python', `API = dict(key="${hex(32, 5)}", secret="${hex(64, 6)}")`],
  ['python', `binance = Client("${letters(64, 7)}", "${letters(64, 8)}")`],
  [
    'python',
    `exchange = ccxt.binance({'apiKey': '${letters(64, 9)}', 'secret': '${letters(64, 10)}'})`
  ],
  [
    'python',
    `auth = tweepy.OAuth1UserHandler(\n    "${letters(25, 11)}",\n    "${letters(50, 12)}",\n)`
  ],
  [
    'python',
    `reddit = praw.Reddit(client_id="${letters(14, 13)}", client_secret="${letters(27, 14)}", user_agent="x")`
  ],
  [
    'python',
    `sp = spotipy.Spotify(auth_manager=SpotifyClientCredentials("${hex(32, 15)}", "${hex(32, 16)}"))`
  ],
  [
    'python',
    `vision_key = "${hex(32, 17)}"\nendpoint = "https://x.cognitiveservices.azure.com"`
  ],
  ['python', `subscription_key = '${hex(32, 18)}'`],
  ['python', `headers = {"Ocp-Apim-Subscription-Key": "${hex(32, 19)}"}`],
  [
    'python',
    `search_client = SearchClient(endpoint, "idx", AzureKeyCredential("${letters(52, 20)}"))`
  ],
  ['python', `openai.api_type="azure"; openai.api_key="${hex(32, 21)}"`],
  [
    'python',
    `pinecone.init(api_key="${hex(8, 22)}-${hex(4, 23)}-${hex(4, 24)}-${hex(4, 25)}-${hex(12, 26)}", environment="us-west1-gcp")`
  ],
  [
    'python',
    `driver = GraphDatabase.driver("bolt://localhost:7687", auth=("neo4j", "n3o4jPass"))`
  ],
  [
    'python',
    `driver = GraphDatabase.driver(uri, auth=basic_auth("neo4j", "g7dk-29fk-aa01"))`
  ],
  ['python', `ftp = FTP("ftp.x.com", "bob", "Ks93ldkW")`],
  ['python', `conn = cx_Oracle.connect("scott", "t1gerT1ger", "host/orcl")`],
  ['python', `conn = cx_Oracle.connect("scott/t1gerT1ger@host/orcl")`],
  ['python', `conn = pymysql.connect("localhost", "root", "Kx93dlw2", "db")`],
  ['python', `client.username_pw_set("mqttuser", "Mq77tt-pw")`],
  ['python', `zf.extractall(pwd=b"Zip93pass")`],
  ['python', `jwt.encode(payload, "sup3r-s3cr3t-k3y", algorithm="HS256")`],
  ['python', `login_user(email="a@b.com", pwd="L0gin!now")`],
  ['python', `browser.find_element_by_id("password").send_keys("Hx93kdlP")`],
  ['python', `os.environ.update({"OPENAI_API_KEY": "sk-${letters(48, 27)}"})`],
  ['python', `os.environ |= {"DB_PASSWORD": "Hk39skdl"}`],
  ['python', `st.secrets["x"] = 1\nTOKEN="${letters(64, 28)}"`],
  ['python', `# password: Jk39skdlQ (do not share)`],
  ['python', `# pw = Jk39skdlQ`],
  ['text', `- user: admin\n- password: Hk93kdlsX1\n`],
  ['text', `Login with **admin** / password \`Hk93kdlsX1\``],
  ['text', `psql "host=db user=me password=Ks83kdls dbname=x"`],
  [
    'text',
    `OperationalError: FATAL: password authentication failed ... dsn: host=h user=u password=Gh39dkslA dbname=d`
  ],
  ['text', `{'Authorization': 'Bearer ${letters(40, 29)}'}`],
  ['text', `Config(api_key='${letters(32, 30)}', region='eu')`],
  ['text', `aws_secret_access_key=${letters(40, 31)}`],
  [
    'text',
    `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${letters(86, 32)}==;`
  ],
  ['text', `https://bob:Gk93kdls@git.x.com/r.git`],
  [
    'text',
    `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----\n${letters(70, 33)}\n${letters(70, 34)}\n`
  ]
];

export const morePositives: ISample[] = samples.map(([kind, text]) => ({
  title: text.split('\n')[0].slice(0, 60),
  text,
  kind
}));
