//! Limits that keep a hostile file from exhausting the machine. Each is far above what a real job
//! file needs: the largest of 5,300 had 60 kB, a depth of 9 and 4,000 values.

/// The largest file that is read, in bytes. No posting comes near it, and a larger file can only be a
/// data set, which would be held in memory several times over: it is for its owner to split.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;

/// How deep values, lists and quotations may be nested.
pub const NESTING: usize = 64;

/// How many values the aliases of one YAML document may add to it.
pub const ALIAS_NODES: usize = 10_000;

/// How many bytes of text the aliases of one YAML document may add to it.
pub const ALIAS_BYTES: usize = 1024 * 1024;

/// The longest value, paragraph or list item that is read, in bytes; a longer one is an error, since a
/// part would mislead.
pub const PROSE_BYTES: usize = 1024 * 1024;

/// How many values one YAML or JSON file may hold.
pub const NODES: usize = 4_000_000;
