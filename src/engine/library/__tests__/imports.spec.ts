import {
  exported,
  FEATURES,
  mergedText,
  planOf,
  projectOf,
  textIn
} from './world';

function imports(module: string, notebook: string, ruff = {}): string {
  const project = projectOf({ [FEATURES]: `${module}\n` }, { ruff });
  const { project: after, changes } = exported(
    planOf(`${notebook}\n`),
    project
  );
  expect(changes.conflicts).toEqual([]);
  const text = textIn(after) ?? '';
  // What is there is not written again.
  const again = exported(planOf(`${notebook}\n`), after);
  expect(again.changes.files).toEqual([]);
  return text.replace(/\n$/, '');
}

describe('a name more in an import that is there', () => {
  it.each([
    ['from a import b, d', 'from a import c', 'from a import b, c, d'],
    ['from a import d, b', 'from a import c', 'from a import d, b, c'],
    [
      'from a import b  # noqa: F401',
      'from a import c',
      'from a import b, c  # noqa: F401'
    ],
    ['from a import (b, d)', 'from a import c', 'from a import (b, c, d)'],
    [
      'from a import (\n    b,\n    d,\n)',
      'from a import c',
      'from a import (\n    b,\n    c,\n    d,\n)'
    ],
    [
      'from a import (\n  b,\n  d\n)',
      'from a import e',
      'from a import (\n  b,\n  d,\n  e\n)'
    ],
    [
      'from a import (\n  b,\n  d)',
      'from a import e',
      'from a import (\n  b,\n  d,\n  e)'
    ],
    [
      'from a import (\n    b,  # why\n    d,  # so\n)',
      'from a import c, e',
      'from a import (\n    b,  # why\n    c,\n    d,  # so\n    e,\n)'
    ],
    [
      'from a import (  # long\n    # about d\n    d,\n)',
      'from a import c',
      'from a import (  # long\n    c,\n    # about d\n    d,\n)'
    ],
    [
      'from a import b, \\\n    d',
      'from a import c, e',
      'from a import b, \\\n    c, d, e'
    ],
    [
      'from a import B_C, D, e',
      'from a import F, A_A, b',
      'from a import A_A, B_C, D, F, b, e'
    ],
    [
      'from .model import fit',
      'from pricing.model import predict',
      'from .model import fit, predict'
    ],
    [
      'from a import b as c, d',
      'from a import e as f',
      'from a import b as c, d, e as f'
    ],
    [
      'from __future__ import annotations',
      'from __future__ import division',
      'from __future__ import annotations, division'
    ]
  ])('%s + %s', (before, notebook, after) => {
    expect(imports(before, notebook)).toBe(after);
  });

  it('breaks a line that gets too long, as ruff does', () => {
    const names = Array.from({ length: 10 }, (_, at) => `long_name_${at}`);
    const line = `from package import ${names.slice(0, 7).join(', ')}  # noqa`;
    expect(imports(line, 'from package import long_name_7')).toBe(
      `from package import (  # noqa\n${names
        .slice(0, 8)
        .map(name => `    ${name},\n`)
        .join('')})`
    );
    expect(
      imports(line, 'from package import long_name_7', { 'line-length': 140 })
    ).toBe(line.replace('name_6', 'name_6, long_name_7'));
  });

  it('keeps CRLF', () => {
    expect(
      imports(
        'import os\r\nfrom a import (\r\n    b,\r\n)\r',
        'from a import c\nimport re'
      )
    ).toBe(
      'import os\r\nimport re\r\nfrom a import (\r\n    b,\r\n    c,\r\n)\r'
    );
  });
});

describe('an import of its own', () => {
  const BLOCK = [
    '"""Doc."""',
    'from __future__ import annotations',
    '',
    'import os',
    'import sys',
    'from collections import Counter',
    '',
    'import numpy as np',
    'from sklearn.base import clone',
    '',
    'from pricing.config import A',
    '',
    'from .near import b',
    '',
    'x = 1'
  ].join('\n');

  it.each([
    ['import re', 'import os\nimport re\nimport sys'],
    ['import abc', '\n\nimport abc\nimport os'],
    [
      'from typing import Any',
      'from collections import Counter\nfrom typing import Any\n\n'
    ],
    [
      'import pandas as pd',
      'import numpy as np\nimport pandas as pd\nfrom sklearn'
    ],
    [
      'from pricing.model import fit',
      'from pricing.config import A\nfrom pricing.model import fit\n\n'
    ],
    ['from ..far import c', '\n\nfrom ..far import c\nfrom .near import b'],
    [
      'import xgboost  # noqa: F401',
      'import numpy as np\nimport xgboost  # noqa: F401\nfrom sklearn'
    ]
  ])('%s', (notebook, expected) => {
    expect(imports(BLOCK, notebook)).toContain(expected);
  });

  it('opens a section where there is none of its kind', () => {
    expect(imports('import os\n\nx = 1', 'import numpy as np')).toBe(
      'import os\n\nimport numpy as np\n\nx = 1'
    );
    expect(imports('import numpy\n\nx = 1', 'import os')).toBe(
      'import os\n\nimport numpy\n\nx = 1'
    );
    expect(
      imports(
        'import os\nimport numpy\n\nx = 1',
        'from pricing.model import fit'
      )
    ).toBe('import os\nimport numpy\nfrom pricing.model import fit\n\nx = 1');
  });

  it('goes below the docstring where there is no import', () => {
    expect(imports('"""Doc."""\n\n\ndef f():\n    pass', 'import os')).toBe(
      '"""Doc."""\n\nimport os\n\n\ndef f():\n    pass'
    );
    expect(imports('# Copyright\n\ndef f():\n    pass', 'import os')).toBe(
      '# Copyright\n\nimport os\n\n\ndef f():\n    pass'
    );
    expect(
      imports(
        '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport sys',
        'import os'
      )
    ).toBe(
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport os\nimport sys'
    );
  });

  it('goes below the heading of its section', () => {
    expect(
      imports(
        '# Standard library\nimport os\n\n# Third party\nimport numpy',
        'import abc\nimport attrs'
      )
    ).toBe(
      '# Standard library\nimport abc\nimport os\n\n# Third party\nimport attrs\nimport numpy'
    );
  });

  it('stays behind a change of sys.path where its package does', () => {
    const module =
      "import sys\nsys.path.append('..')\nfrom pricing.a import b\n\nx = 1";
    expect(imports(module, 'from pricing.c import d')).toBe(
      "import sys\nsys.path.append('..')\nfrom pricing.a import b\nfrom pricing.c import d\n\nx = 1"
    );
  });

  it('comes first for __future__', () => {
    expect(
      imports('"""Doc."""\nimport os', 'from __future__ import annotations')
    ).toBe('"""Doc."""\nfrom __future__ import annotations\n\nimport os');
  });

  it('follows the settings of the team', () => {
    const lint = (isort: object) => ({ lint: { isort } });
    expect(
      imports(
        'from a import b',
        'from a import c',
        lint({ 'force-single-line': true })
      )
    ).toBe('from a import b\nfrom a import c');
    expect(
      imports(
        'from a import b',
        'import aa',
        lint({ 'force-sort-within-sections': true })
      )
    ).toBe('from a import b\nimport aa');
    expect(imports('from a import b', 'import aa')).toBe(
      'import aa\nfrom a import b'
    );
    expect(imports('from a import b', 'from a import c as d')).toBe(
      'from a import b\nfrom a import c as d'
    );
    expect(
      imports(
        'from a import b',
        'from a import c as d',
        lint({ 'combine-as-imports': true })
      )
    ).toBe('from a import b, c as d');
    expect(
      imports(
        'import os\n\nimport numpy',
        'import ours',
        lint({ 'known-first-party': ['ours'] })
      )
    ).toBe('import os\n\nimport numpy\n\nimport ours');
  });
});

describe('an import that is there already', () => {
  it.each([
    ['import os, sys', 'import sys'],
    ['import a.b.c', 'import a.b'],
    [
      'from collections import Counter as C',
      'from collections import Counter as C'
    ],
    [
      'try:\n    import ujson as json\nexcept ImportError:\n    import json',
      'import json'
    ],
    [
      'try:\n    import numba\nexcept ImportError:\n    numba = None',
      'import numba'
    ],
    [
      'import sys\nif sys.version_info >= (3, 11):\n    import tomllib\nelse:\n    import tomli as tomllib',
      'import tomllib'
    ],
    ['from .model import fit', 'from pricing.model import fit'],
    [
      'try:\n    import numba\nexcept ImportError:\n    numba = None',
      'try:\n    import numba\nexcept ImportError:\n    numba = None'
    ]
  ])('%s', (before, notebook) => {
    expect(imports(before, notebook)).toBe(before);
  });

  it('is not there under TYPE_CHECKING', () => {
    const block =
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import pandas as pd';
    expect(imports(block, 'import pandas as pd')).toBe(
      'from typing import TYPE_CHECKING\n\nimport pandas as pd\n\nif TYPE_CHECKING:\n    import pandas as pd'
    );
  });

  it('adds to `import a` what `import a.b` does', () => {
    expect(imports('import a', 'import a.b')).toBe('import a\nimport a.b');
  });
});

describe('a block of imports', () => {
  const block = 'try:\n    import numba\nexcept ImportError:\n    numba = None';
  const module = 'import os\n\n\ndef f():\n    pass';

  it('travels whole', () => {
    expect(imports(module, block)).toBe(
      `import os\n\n${block}\n\n\ndef f():\n    pass`
    );
    const typing =
      'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import numpy as np';
    expect(imports(module, typing)).toBe(
      'import os\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import numpy as np\n\n\ndef f():\n    pass'
    );
  });

  it('is replaced whole where the notebook changed it', () => {
    const start = projectOf({
      'src/pricing/__init__.py': '',
      [FEATURES]: `${module}\n`
    });
    const { project } = exported(planOf(block), start);
    const other = block.replace('None', 'False');
    expect(textIn(exported(planOf(other), project).project)).toContain(other);
  });

  it('is not needed where the module imports the same', () => {
    expect(imports('import numba', block)).toBe('import numba');
    expect(
      imports(
        'import pandas as pd',
        'if TYPE_CHECKING:\n    import pandas as pd'
      )
    ).toBe('import pandas as pd');
  });

  it('is a conflict where the module imports something else', () => {
    const project = projectOf({ [FEATURES]: 'import simplejson as js\n' });
    const plan = planOf(
      'try:\n    import ujson as js\nexcept ImportError:\n    js = None'
    );
    expect(exported(plan, project).changes.conflicts).toMatchObject([
      { name: 'js', reason: 'hand-written' }
    ]);
  });
});

describe('a name that the module binds otherwise', () => {
  it.each([
    ['import jax.numpy as np', 'import numpy as np', 'np'],
    ['np = None', 'import numpy as np', 'np'],
    ['def clean(): pass', 'from other import clean', 'clean'],
    ['from other import clean', 'def clean(): pass', 'clean'],
    ['a, b = 1, 2', 'a = 1', 'a'],
    [
      'try:\n    import simplejson as js\nexcept ImportError:\n    js = None',
      'import json as js',
      'js'
    ]
  ])('%s / %s is a conflict', (module, notebook, name) => {
    const project = projectOf({ [FEATURES]: `${module}\n` });
    const { changes } = exported(planOf(notebook), project);
    expect(changes.conflicts).toMatchObject([
      { name, reason: 'hand-written', path: FEATURES }
    ]);
    expect(changes.files.filter(({ kind }) => kind === 'library')).toEqual([]);
  });
});

it('a switch stays before what it switches', () => {
  const text = mergedText(
    'import numpy\n',
    'from sklearn.experimental import enable_iterative_imputer  # noqa: F401\nfrom sklearn.impute import IterativeImputer\n'
  );
  expect(text).toBe(
    'import numpy\nfrom sklearn.experimental import enable_iterative_imputer  # noqa: F401\nfrom sklearn.impute import IterativeImputer\n'
  );
});
