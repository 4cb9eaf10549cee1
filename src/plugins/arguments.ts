/** JSON Schemas of commands' arguments, for `describedBy`. */

export const NO_ARGUMENTS = {
  args: { type: 'object' as const, properties: {} }
};

/** A place of the notebook: a cell's key and UTF-16 offsets in its source. */
export const PLACE = {
  args: {
    type: 'object' as const,
    required: ['cell'],
    properties: {
      cell: { type: 'string' as const },
      start: { type: ['integer', 'null'] as ('integer' | 'null')[] },
      end: { type: ['integer', 'null'] as ('integer' | 'null')[] },
      focus: { type: 'boolean' as const }
    }
  }
};

/** A module name; absent: the one marked last, or the person is asked. */
export const MARK = {
  args: {
    type: 'object' as const,
    properties: { module: { type: 'string' as const } }
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
