/** What a distribution is called that an import comes from, where the two differ. */

/** `import: distribution, other distributions that bring it`. */
const TABLE = `
_pytest: pytest
absl: absl-py
airflow: apache-airflow
ansible_runner: ansible-runner
antlr4: antlr4-python3-runtime
ants: antspyx
apache_beam: apache-beam
apiclient: google-api-python-client
astropy_healpix: astropy-healpix
attr: attrs
ax: ax-platform
azureml: azureml-core
azureml.core: azureml-core
azureml.train.automl: azureml-train-automl
babel: Babel
barcode: python-barcode
bayes_opt: bayesian-optimization
binance: python-binance
Bio: biopython
boruta: Boruta
box: python-box
bs4: beautifulsoup4
bson: pymongo
cairo: pycairo
camelot: camelot-py
cartopy: Cartopy
cassandra: cassandra-driver
clickhouse_connect: clickhouse-connect
clickhouse_driver: clickhouse-driver
community: python-louvain
confluent_kafka: confluent-kafka
cpuinfo: py-cpuinfo
crontab: python-crontab
Crypto: pycryptodome, pycrypto
Cryptodome: pycryptodomex
cudf: cudf-cu12, cudf-cu11
cugraph: cugraph-cu12, cugraph-cu11
cuml: cuml-cu12, cuml-cu11
cupy: cupy, cupy-cuda12x, cupy-cuda11x, cupy-cuda13x
cv2: opencv-python, opencv-python-headless, opencv-contrib-python, opencv-contrib-python-headless
darts: darts, u8darts
dash_bootstrap_components: dash-bootstrap-components
dash_core_components: dash-core-components, dash
dash_html_components: dash-html-components, dash
dash_table: dash-table, dash
databricks: databricks-sdk, databricks-connect, databricks-sql-connector
dateutil: python-dateutil
dbutils: DBUtils
decouple: python-decouple
discord: discord.py
django: Django
dns: dnspython
docx: python-docx
dotenv: python-dotenv
dwave: dwave-ocean-sdk
ee: earthengine-api
elasticsearch_dsl: elasticsearch-dsl
en_core_web_lg: en-core-web-lg
en_core_web_md: en-core-web-md
en_core_web_sm: en-core-web-sm
enchant: pyenchant
engineio: python-engineio
faiss: faiss-cpu, faiss-gpu
ffmpeg: ffmpeg-python
fitz: PyMuPDF
flask: Flask
flask_cors: Flask-Cors
flask_restful: Flask-RESTful
flask_sqlalchemy: Flask-SQLAlchemy
gi: PyGObject
git: GitPython
github: PyGithub
gitlab: python-gitlab
google.api_core: google-api-core
google.auth: google-auth
google.cloud.bigquery: google-cloud-bigquery
google.cloud.storage: google-cloud-storage
google.colab: google-colab
google.genai: google-genai
google.generativeai: google-generativeai
google.oauth2: google-auth
google.protobuf: protobuf
google_auth_oauthlib: google-auth-oauthlib
googleapiclient: google-api-python-client
gridfs: pymongo
grpc: grpcio
grpc_status: grpcio-status
grpc_tools: grpcio-tools
haiku: dm-haiku
hubspot: hubspot-api-client
hydra: hydra-core
ignite: pytorch-ignite
igraph: igraph, python-igraph
imblearn: imbalanced-learn
impala: impyla
IPython: ipython
jaeger_client: jaeger-client
jaydebeapi: JayDeBeApi
jenkins: python-jenkins
jinja2: Jinja2
jnius: pyjnius
jose: python-jose
jpype: JPype1
jsonpath_ng: jsonpath-ng
jwt: PyJWT
kafka: kafka-python, kafka-python-ng
keras: keras, tensorflow
keras_preprocessing: Keras-Preprocessing
langchain_community: langchain-community
langchain_core: langchain-core
langchain_openai: langchain-openai
ldap: python-ldap
Levenshtein: Levenshtein, python-Levenshtein
llama_index: llama-index
magic: python-magic, python-magic-bin
markdown: Markdown
markupsafe: MarkupSafe
memcache: python-memcached
more_itertools: more-itertools
mpl_toolkits: matplotlib
mx: mxnet
mysql: mysql-connector-python
MySQLdb: mysqlclient
nacl: PyNaCl
newspaper: newspaper3k
nmap: python-nmap
nvidia_smi: nvidia-ml-py3
ogr: GDAL
openai_whisper: openai-whisper
OpenGL: PyOpenGL
openslide: openslide-python
OpenSSL: pyOpenSSL
opentelemetry.sdk: opentelemetry-sdk
Orange: Orange3
osgeo: GDAL
osgeo_utils: GDAL
osr: GDAL
pandas_datareader: pandas-datareader
pandas_gbq: pandas-gbq
pandas_profiling: pandas-profiling
past: future
pdfminer: pdfminer.six
PIL: Pillow, pillow-simd
pinecone: pinecone, pinecone-client
pkg_resources: setuptools
pl_bolts: lightning-bolts
plotly_express: plotly-express
plum: plum-dispatch
polars: polars, polars-lts-cpu
pptx: python-pptx
progressbar: progressbar2
prometheus_client: prometheus-client
psycopg: psycopg, psycopg-binary
psycopg2: psycopg2, psycopg2-binary
pulp: PuLP
pyarrow_hotfix: pyarrow-hotfix
PyEMD: EMD-signal
pygments: Pygments
pylab: matplotlib
pymupdf: PyMuPDF
pymysql: PyMySQL
pynvml: nvidia-ml-py, pynvml
pyro: pyro-ppl
pyspark: pyspark, databricks-connect
pytest_mock: pytest-mock
pythoncom: pywin32
pythonjsonlogger: python-json-logger
pytorch_forecasting: pytorch-forecasting
pytorch_lightning: pytorch-lightning
pywt: PyWavelets
pyximport: Cython
rdkit: rdkit, rdkit-pypi
rest_framework: djangorestframework
ruamel: ruamel.yaml
sentence_transformers: sentence-transformers
serial: pyserial
shapefile: pyshp
skbio: scikit-bio
skfuzzy: scikit-fuzzy
skimage: scikit-image
sklearn: scikit-learn, scikit-learn-intelex
sklearn_crfsuite: sklearn-crfsuite
sklearn_pandas: sklearn-pandas
sklearnex: scikit-learn-intelex
skmultiflow: scikit-multiflow
skopt: scikit-optimize
sksparse: scikit-sparse
sksurv: scikit-survival
slack: slackclient
slack_sdk: slack-sdk
slugify: python-slugify
smart_open: smart-open
smartcard: pyscard
snappy: python-snappy
snowflake: snowflake-connector-python
snowflake.connector: snowflake-connector-python
snowflake.snowpark: snowflake-snowpark-python
socketio: python-socketio
socks: PySocks
sonnet: dm-sonnet
soundfile: soundfile, PySoundFile
speech_recognition: SpeechRecognition
sqlalchemy: SQLAlchemy
stan: pystan
strawberry: strawberry-graphql
surprise: scikit-surprise
swagger_client: swagger-client
tabula: tabula-py
talib: TA-Lib
telegram: python-telegram-bot
tensorflow: tensorflow, tensorflow-cpu, tensorflow-gpu, tensorflow-macos, tf-nightly
tensorflow_datasets: tensorflow-datasets
tensorflow_hub: tensorflow-hub
tensorflow_probability: tensorflow-probability
tensorflow_text: tensorflow-text
tlz: toolz
torch: torch, pytorch
torch_geometric: torch-geometric, pyg
tree: dm-tree
typing_extensions: typing-extensions
umap: umap-learn
unidecode: Unidecode
usb: pyusb
vlc: python-vlc
weaviate: weaviate-client
websocket: websocket-client
werkzeug: Werkzeug
whisper: openai-whisper
whoosh: Whoosh
win32api: pywin32
win32com: pywin32
win32con: pywin32
win32gui: pywin32
wx: wxPython
xdist: pytest-xdist
xgboost: xgboost, xgboost-cpu
Xlib: python-xlib
xlsxwriter: XlsxWriter
yaml: PyYAML
ydata_profiling: ydata-profiling
zbar: zbar-py
zmq: pyzmq
`;

const distributions = new Map<string, string[]>(
  TABLE.trim()
    .split('\n')
    .map(line => {
      const [name, list] = line.split(': ');
      return [name, list.split(', ')];
    })
);

/** A distribution's name as all spellings of it agree (PEP 503). */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export interface IDistributionNames {
  /** What to write into a list of dependencies. */
  usual: string;
  /** Normalised names of all distributions that may bring it. */
  all: ReadonlySet<string>;
}

/**
 * The distributions that `import a.b.c` may come from. Names that differ are
 * in the table; else the name itself, and what is usually put around it.
 */
export function distributionsOf(module: string): IDistributionNames {
  const parts = module.split('.');
  const prefixes = parts.map((_, index) =>
    parts.slice(0, parts.length - index).join('.')
  );
  const listed = prefixes.flatMap(prefix => distributions.get(prefix) ?? []);
  const [top] = parts;
  const around = [
    top,
    `python-${top}`,
    `${top}-python`,
    `py${top}`,
    `py-${top}`,
    `${top}py`,
    `${top}-py`,
    `${top}-binary`
  ];
  return {
    usual: listed[0] ?? (isShared(top) ? parts.slice(0, 3).join('-') : top),
    all: new Set([...listed, ...around, ...prefixes].map(normalised))
  };
}

/** Packages that many distributions share. */
function isShared(top: string): boolean {
  return ['google', 'azure', 'opentelemetry', 'zope', 'backports'].includes(
    top
  );
}
