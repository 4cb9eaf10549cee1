/** JSON Schemas of commands' arguments, for `describedBy`. */

export const NO_ARGUMENTS = {
  args: { type: 'object' as const, properties: {} }
};

/** A place of the notebook: a cell's key, and UTF-16 offsets or a 1-based line of its source. */
export const PLACE = {
  args: {
    type: 'object' as const,
    required: ['cell'],
    properties: {
      cell: { type: 'string' as const },
      start: { type: ['integer', 'null'] as ('integer' | 'null')[] },
      end: { type: ['integer', 'null'] as ('integer' | 'null')[] },
      line: { type: 'integer' as const },
      focus: { type: 'boolean' as const }
    }
  }
};

/** A module name; absent: the one marked last, or the person is asked. Keys of cells; absent: the selected ones. Texts of their statements that stay. */
export const MARK = {
  args: {
    type: 'object' as const,
    properties: {
      module: { type: 'string' as const },
      cells: { type: 'array' as const, items: { type: 'string' as const } },
      skip: { type: 'array' as const, items: { type: 'string' as const } }
    }
  }
};

/** Edits and marks that a review offered, and what the button said. */
export const ACTIONS = {
  args: {
    type: 'object' as const,
    required: ['title', 'edits', 'marks'],
    properties: {
      title: { type: 'string' as const },
      edits: { type: 'array' as const },
      marks: { type: 'array' as const }
    }
  }
};

/** Files as a review offered them (`IFileChange`), and what the button said. */
export const PROJECT_FIX = {
  args: {
    type: 'object' as const,
    required: ['title', 'files'],
    properties: {
      title: { type: 'string' as const },
      files: { type: 'array' as const }
    }
  }
};

/** A file of the project and a 1-based line of it; without both, the standards document. */
export const FILE_LINE = {
  args: {
    type: 'object' as const,
    properties: {
      path: { type: 'string' as const },
      line: { type: ['integer', 'null'] as ('integer' | 'null')[] }
    }
  }
};

/** A symbol of a module's file, and what its cell becomes. */
export const FROM_LIBRARY = {
  args: {
    type: 'object' as const,
    required: ['path', 'name', 'as'],
    properties: {
      path: { type: 'string' as const },
      name: { type: 'string' as const },
      as: { oneOf: [{ const: 'code' }, { const: 'import' }] }
    }
  }
};

/** A module; absent: the first one. `once`: only where this notebook's was not opened before. */
export const LIBRARY_FILE = {
  args: {
    type: 'object' as const,
    properties: {
      module: { type: 'string' as const },
      role: { oneOf: [{ const: 'code' }, { const: 'test' }] },
      once: { type: 'boolean' as const }
    }
  }
};

/** Id of a standard; `title` for menus; `off` false takes a *Not now* back. */
export const STANDARD = {
  args: {
    type: 'object' as const,
    required: ['standard'],
    properties: {
      standard: { type: 'string' as const },
      title: { type: 'string' as const },
      off: { type: 'boolean' as const }
    }
  }
};

/** A sign-off by its id, in whose name, and what was agreed. */
export const SIGN_OFF = {
  args: {
    type: 'object' as const,
    required: ['id', 'who'],
    properties: {
      id: { type: 'string' as const },
      who: { type: 'string' as const },
      note: { type: 'string' as const }
    }
  }
};

/** A signature that is taken back. */
export const SIGNATURE = {
  args: {
    type: 'object' as const,
    required: ['id', 'who', 'notebook'],
    properties: {
      id: { type: 'string' as const },
      who: { type: 'string' as const },
      notebook: { type: 'string' as const }
    }
  }
};

/** Keys of cells; absent: the selected ones, or the selected lines of one. */
export const CELLS = {
  args: {
    type: 'object' as const,
    properties: {
      cells: { type: 'array' as const, items: { type: 'string' as const } }
    }
  }
};

/** A function and variables that it reads; absent: all of the active cell. */
export const PARAMETER = {
  args: {
    type: 'object' as const,
    properties: {
      symbol: { type: 'string' as const },
      cell: { type: 'string' as const },
      names: { type: 'array' as const, items: { type: 'string' as const } }
    }
  }
};
