/** Notebooks made up for the list of findings: as people write them, with what checks speak of. */
import { notebookOf } from '../../notebook/read';
import type { ICellSource, INotebook } from '../../notebook/types';
import { codeCell } from './workbench';

const prose = (id: string, source: string): ICellSource => ({
  ...codeCell(id, source, null),
  kind: 'markdown'
});

const CELLS: Record<string, ICellSource[]> = {
  /** Explores, keeps everything loose, and marks all of it. */
  explored: [
    codeCell(
      'a',
      '%matplotlib inline\nimport logging\nimport numpy as np\nimport pandas as pd\nfrom sklearn.ensemble import RandomForestRegressor\nfrom sklearn.model_selection import train_test_split\n\nlogging.basicConfig()'
    ),
    codeCell(
      'b',
      'df = pd.read_csv("/home/eva/cars.csv")\ndf2 = df.merge(pd.read_csv("dealers.csv"), on="dealer")\ndf2.head()'
    ),
    codeCell(
      'c',
      'print("Rows:", len(df2))\ndf2.drop(columns="notes", inplace=True)\nX, y = df2.drop(columns="price"), df2["price"]'
    ),
    codeCell(
      'd',
      'X_train, X_test, y_train, y_test = train_test_split(X, y)\nmodel = RandomForestRegressor()\nmodel.fit(X_train, y_train)\nprint(f"R2: {model.score(X_test, y_test):.2f}")',
      'features',
      { executionCount: 7 }
    ),
    codeCell(
      'd2',
      'old = df2[df2["year"] < 2000].copy()\nold["age"] = 2024 - old["year"]\nold["ratio"] = old["price"] / old["age"]',
      null
    ),
    codeCell(
      'd3',
      'new = df[df["year"] < 2000].copy()\nnew["age"] = 2024 - new["year"]\nnew["ratio"] = new["price"] / new["age"]',
      null
    ),
    codeCell('e', 'noise = np.random.normal(size=10)\nnoise', 'features', {
      executionCount: 4
    })
  ],
  /** Functions that are nearly there. */
  functions: [
    prose('t', '# Prices of used cars\n\nWhat a car is worth after its age.'),
    codeCell(
      'a',
      'import logging\n\nimport pandas as pd\n\nlogging.basicConfig(level="INFO")\n\nBRANDS = ["Volvo", "Saab"]',
      null
    ),
    codeCell(
      'b',
      'def load(path):\n    return pd.read_csv(path)\n\n\ndef clean(df):\n    df["age"] = 2024 - df["year"]\n    print(df["age"].describe())\n    return df[df["brand"].isin(BRANDS)]'
    ),
    codeCell(
      'c',
      'def func1(df):\n    rates = pd.read_csv("rates.csv")\n    merged = df.merge(rates, on="month")\n    return merged["price"] * merged["rate"] * factor'
    ),
    codeCell('d', 'factor = load("x.csv")["factor"].mean()', null),
    codeCell(
      'e',
      'def test_clean():\n    assert len(clean(pd.DataFrame())) == 0',
      'features',
      { role: 'test' }
    )
  ],
  /** Nothing to say. */
  tidy: [
    prose('t', '# Ages of cars\n\nHow old are the cars that we sell?'),
    codeCell(
      'a',
      'import logging\n\nlogger = logging.getLogger(__name__)\n\n\ndef ages(years, *, today):\n    """Age in years of each car."""\n    logger.info("%s cars", len(years))\n    return [today - year for year in years]'
    ),
    codeCell(
      'b',
      'def test_ages():\n    assert ages([2000], today=2024) == [24]',
      'features',
      { role: 'test' }
    )
  ]
};

export function madeNotebooks(): INotebook[] {
  return Object.entries(CELLS).map(([name, cells]) =>
    notebookOf(`${name}.ipynb`, 'python', cells)
  );
}
