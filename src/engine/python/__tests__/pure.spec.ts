import type { Expression } from '../ast';
import { isImmutableScalar, isLiteral, isPure } from '../pure';
import { syntaxOf } from '../syntax';

const value = (source: string): Expression => {
  const { statements } = syntaxOf(source);
  const { node } = statements[statements.length - 1];
  if (node.type !== 'Expr') {
    throw new Error(source);
  }
  return node.value;
};

describe('isLiteral', () => {
  it.each([
    '1',
    '-1.5',
    '"a"',
    'b"a"',
    'None',
    '[1, "a"]',
    '{"a": (1, 2)}',
    '60 * 60',
    '{1}',
    'set()',
    '1 + 2j'
  ])('takes %s', source => expect(isLiteral(value(source))).toBe(true));
  it.each([
    'x',
    'f()',
    'f"{x}"',
    '[x]',
    '{**d}',
    'a.b',
    'dict()',
    '1 if x else 2'
  ])('refuses %s', source => expect(isLiteral(value(source))).toBe(false));
});

describe('isImmutableScalar', () => {
  it.each(['1', '"a"', '(1, 2)', '-1', '2 ** 3'])('takes %s', source =>
    expect(isImmutableScalar(value(source))).toBe(true)
  );
  it.each(['[1]', '{}', '([],)', 'x'])('refuses %s', source =>
    expect(isImmutableScalar(value(source))).toBe(false)
  );
});

describe('isPure', () => {
  it.each([
    'x.y[0] + 1',
    're.compile("a", re.I)',
    'Path("a") / "b"',
    'np.array([1, 2])',
    'np.linspace(0, 1, 5)',
    'pd.Timestamp("2020-01-01")',
    'pd.to_datetime("2020-01-01")',
    'datetime(2020, 1, 1)',
    'datetime.timedelta(days=1)',
    'Decimal("1.5")',
    'namedtuple("P", "x y")',
    'TypeVar("T")',
    'logging.getLogger(__name__)',
    'os.path.join(a, "b")',
    'os.environ.get("HOME", "/")',
    'len(xs) + sum(range(3))',
    '"a,b".split(",")',
    '", ".join(sorted(xs))',
    '{k: v * 2 for k, v in d.items()}',
    'a if b else c',
    'f"{a:.2f}"',
    'torch.device("cpu")',
    'plt.get_cmap("viridis")',
    'lambda x: f(x)'
  ])('takes %s', source => expect(isPure(value(source))).toBe(true));

  it.each([
    'f(x)',
    'pd.read_csv("a")',
    'pd.Timestamp.now()',
    'datetime.now()',
    'datetime.datetime.now().date()',
    'date.today()',
    'random.random()',
    'np.random.rand(3)',
    'open("a")',
    'open("a").read().split()',
    'load_iris()',
    'os.listdir(".")',
    'os.getcwd()',
    'Path.cwd()',
    'Path("a").read_text()',
    're.compile(f(x))',
    'input()',
    'id(x)',
    'hash("a")',
    '(x := 1)',
    'await f()',
    '[f(x) for x in xs]',
    'time.time()',
    'uuid.uuid4()'
  ])('refuses %s', source => expect(isPure(value(source))).toBe(false));
});
