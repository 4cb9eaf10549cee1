"""A notebook of any size, as data scientists write them, with marks: the same for every run."""

import json
import random
from pathlib import Path


def code(identifier: str, source: str, module: str | None = None) -> dict:
    """One code cell, marked where a module is named."""
    metadata = {"promote": {"module": module, "role": "code"}} if module else {}
    return {
        "cell_type": "code",
        "id": identifier,
        "metadata": metadata,
        "execution_count": None,
        "outputs": [],
        "source": source,
    }


def notebook(cells: int, marked: int, modules: int) -> dict:
    """Make a notebook of `cells` code cells, `marked` of them spread over `modules` modules.

    Marked cells hold functions that use imports, a constant and a helper of
    another cell; the others are loose statements.
    """
    rng = random.Random(0)  # noqa: S311
    per_module = -(-marked // modules)
    head = [
        "import numpy as np\nimport pandas as pd\nimport re",
        "from collections import Counter\nimport math",
        "LIMIT = 0.5\nRATE = 1.19  # agreed with finance",
    ]
    result = [code(f"head{i}", source) for i, source in enumerate(head)]
    made = 0
    while len(result) < cells:
        number = len(result)
        room = cells - number
        if made < marked and (rng.random() < 0.35 or room <= marked - made):
            module = f"part_{made // per_module}"
            helper = ""
            if made % per_module == 0:
                source = (
                    f"def helper_{module}(values):\n"
                    f'    """Values that count."""\n'
                    f"    kept = [v for v in values if v is not None and v > LIMIT]\n"
                    f"    return np.asarray(kept) * RATE\n"
                )
            else:
                helper = f"helper_{module}"
                source = (
                    f"def step_{made}(frame, column='price', *, share=0.1):\n"
                    f'    """Share of {number}."""\n'
                    f"    text = frame[column].astype(str).map(lambda t: re.sub(r'\\D', '', t))\n"
                    f"    counts = Counter(text)\n"
                    f"    values = {helper}([len(t) for t in text])\n"
                    f"    if len(counts) > {number}:\n"
                    f"        print('many', len(counts))\n"
                    f"    return pd.Series(values).mean() * share + math.sqrt({number})\n"
                )
            result.append(code(f"cell{number}", source, module))
            made += 1
        else:
            source = (
                f"df_{number} = pd.DataFrame("
                f"{{'price': range({number}), 'age': range({number})}})\n"
                f"df_{number}['ratio'] = df_{number}['price'] / df_{number}['age'].clip(lower=1)\n"
                f"total_{number} = df_{number}['ratio'].sum()\n"
                f"df_{number}.head()"
            )
            result.append(code(f"cell{number}", source))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "cells": result,
    }


def write_project(folder: Path, cells: int, marked: int, modules: int) -> Path:
    """Write a project with such a notebook and return the notebook's path."""
    (folder / "src" / "bench_library").mkdir(parents=True)
    (folder / "src" / "bench_library" / "__init__.py").touch()
    (folder / "pyproject.toml").write_text('[project]\nname = "bench"\nversion = "0"\n')
    (folder / "STANDARDS.md").write_text(
        "---\nlibrary: src/bench_library\nextends: [default]\n---\n\n# Standards\n"
    )
    path = folder / "bench.ipynb"
    path.write_text(json.dumps(notebook(cells, marked, modules), indent=1))
    return path
